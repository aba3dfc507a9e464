"""A screen of our own, the real program on it, and fingers that press real keys."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = ("Xvfb", "xdotool")
PATIENCE = 60.0
Value = TypeVar("Value")


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def until(ask: Callable[[], Value], what: str, patience: float = PATIENCE) -> Value:
    """Ask again until the answer is something; a slow machine only takes longer."""
    end = time.monotonic() + patience
    while not (answer := ask()):
        assert time.monotonic() < end, f"in {patience:.0f} s there was no {what}"
        time.sleep(0.05)
    return answer


@contextmanager
def screen(size: str = "1440x900x24") -> Iterator[str]:
    """An Xvfb on the first free number, which it finds itself and tells through a pipe.

    It does not start anew when the last program leaves: the next one would knock at a closed door.
    """
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


@dataclass
class Program:
    """The real program on the screen. Keys go to whatever window has the keyboard there."""

    display: str
    folder: Path
    passphrase: str = ""
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        unwanted = {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "REGULARS_PASSPHRASE", "REGULARS_DATA"}
        kept = {key: value for key, value in os.environ.items() if key not in unwanted}
        secret = {"REGULARS_PASSPHRASE": self.passphrase} if self.passphrase else {}
        return {**kept, **secret, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "app", "--data", str(self.folder), *arguments]

    def start(self) -> subprocess.Popen[str]:
        """Open the window, without waiting for it."""
        process = subprocess.Popen(
            self.command(), cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.running.append(process)
        return process

    def window(self, process: subprocess.Popen[str], *, least: int = 0) -> str:
        """The window of that process once it can be seen, with the keyboard given to it."""

        def found() -> str:
            assert process.poll() is None, process.communicate()[1]
            windows = self.xdotool("search", "--onlyvisible", "--pid", str(process.pid), "--name", "Regulars").split()
            wide = [one for one in windows if self.size(one)[0] > least]
            return wide[-1] if wide else ""

        window = until(found, "window")
        self.xdotool("windowfocus", window)
        until(lambda: self.xdotool("getwindowfocus").strip() == window, "keyboard in the window")
        return window

    def size(self, window: str) -> tuple[int, int]:
        words = dict(
            line.split("=", 1)
            for line in self.xdotool("getwindowgeometry", "--shell", window).splitlines()
            if "=" in line
        )
        return int(words.get("WIDTH", 0)), int(words.get("HEIGHT", 0))

    def xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return done.stdout

    def scans(self, code: str) -> None:
        """A burst, as a scanner's wedge sends it."""
        self.xdotool("type", "--delay", "1", code)
        self.presses("Return")

    def types(self, text: str) -> None:
        """As fingers do, with time between the keys."""
        self.xdotool("type", "--delay", "70", text)

    def presses(self, *keys: str) -> None:
        self.xdotool("key", "--delay", "70", *keys)

    def asks(self, *arguments: str) -> Any:
        """A question on the command line while the window is open."""
        done = subprocess.run(
            self.command(*arguments, "--json"),
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return json.loads(done.stdout) if done.stdout else done.stderr

    def asked_to_end(self, process: subprocess.Popen[str]) -> str:
        """SIGTERM, and what the program said on its way out."""
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=PATIENCE)[1]
        assert process.returncode == 0, said
        return said

    def clean_up(self) -> None:
        for process in self.running:
            if process.poll() is None:
                process.kill()
                process.communicate()
