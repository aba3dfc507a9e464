"""The system's own printers: which there are, whether they take anything, and handing them a paper."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from app.errors import PrintError
from app.i18n import N_

#: A printing system that has not taken a paper by then is taken for stuck.
SECONDS = 20
_ASK_SECONDS = 5
_LONGEST_REASON = 200
# `lp: Error - ` and its like, which say who speaks.
_SAID_BY = re.compile(r"^\S*lp:\s*(Error\s*[-–]\s*)?")
# Roll paper is as long as its content: only sheets have a name every driver knows.
_MEDIA = {"A4": "A4", "A5": "A5", "A6": "A6", "Letter": "Letter"}


@dataclass(frozen=True, slots=True)
class Queue:
    """A printer of the system. `stopped` says why it takes nothing now, in the system's words; empty if it does."""

    name: str
    usual: bool = False
    stopped: str = ""


def queues() -> tuple[Queue, ...]:
    """The printers the system knows, by name; none where there is no printing system."""
    names = [line.split()[0] for line in _asked("-e").splitlines() if line.strip()]
    usual = _usual()
    told = _states()
    return tuple(Queue(name, name == usual, told.get(name, "")) for name in sorted({*names, *told}, key=str.casefold))


def _usual() -> str:
    words = _asked("-d").partition(": ")
    return words[2].strip() if words[1] else ""


def _states() -> dict[str, str]:
    """Why each printer takes nothing, from what the system says of printers and of their queues."""
    states: dict[str, str] = {}
    last, bad = "", False
    for line in (_asked("-a") + _asked("-p")).splitlines():
        if line[:1].isspace():
            reason = line.strip()
            if bad and reason and reason != "reason unknown":
                states[last] = reason
            continue
        words = line.split()
        last = words[1] if words[:1] == ["printer"] else words[0] if words else ""
        bad = " not accepting " in line or " disabled since " in line
        if bad:
            states[last] = states.get(last) or line.strip()
        elif last:
            states.setdefault(last, "")
    return states


def _asked(question: str, *more: str) -> str:
    """What the system answers, in English so that it can be read; nothing if it does not answer."""
    command = shutil.which("lpstat")
    if command is None:
        return ""
    environment = os.environ | {"LC_ALL": "C", "SOFTWARE": ""}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, fixed program
            [command, question, *more],
            capture_output=True,
            text=True,
            timeout=_ASK_SECONDS,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


def send(pdf: bytes, queue: str, *, copies: int, title: str, paper: str) -> None:
    """Hand a PDF to a printer of the system; an empty name is the computer's own choice. Raises PrintError."""
    command = shutil.which("lp")
    if command is None:
        raise PrintError(N_("This computer has no printing system."), N_("The paper is kept as PDF."))
    _check(queue)
    words = [command, *(("-d", queue) if queue else ()), "-n", str(copies), "-t", title, "-o", "print-scaling=none"]
    if paper in _MEDIA:
        words += ["-o", f"media={_MEDIA[paper]}"]
    try:
        done = subprocess.run([*words, "--", "-"], input=pdf, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - no shell, fixed program
    except subprocess.TimeoutExpired as error:
        raise PrintError(N_("The printer does not answer."), N_("Look whether it is on and connected.")) from error
    if done.returncode:
        raise _refused(done.stderr.decode(errors="replace"))


def _check(queue: str) -> None:
    """A stopped printer would keep the paper and print it whenever it starts again: better to be told now."""
    name = queue or _usual()
    if not name:
        raise PrintError(
            N_("This computer has no printer of its own choice."), N_("Choose a printer in the settings of printing.")
        )
    reason = _states().get(name, "")
    if reason:
        raise PrintError(
            N_("The printer {name} is stopped: {reason}", name=name, reason=reason[:_LONGEST_REASON]),
            N_("Start it in the system’s settings of printers, then print again."),
        )


def _refused(words: str) -> PrintError:
    reason = _SAID_BY.sub("", words.strip())[:_LONGEST_REASON]
    return PrintError(
        N_("The printer refused: {reason}", reason=reason), N_("Look at the system’s settings of printers.")
    )
