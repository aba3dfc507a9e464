"""From the command to the first painted counter page, beside a bare PySide6 window; and the peak memory of both."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

from bench import figures

if TYPE_CHECKING:
    from pathlib import Path

    from bench.figures import Figure

_MEGABYTE = 1024
_MOST_SECONDS = 60


def measure(folder: Path, customers: int, count: int) -> list[Figure]:
    """The median of several whole processes, in turn."""
    _run()
    _run(folder)
    bare, ours = [], []
    for _ in range(count):
        bare.append(_run())
        ours.append(_run(folder))
    name = f"start to painted counter page, {customers:,} customers"
    return [
        figures.within(name, _median(ours), _median(bare), "s", 1.5),
        figures.Figure("peak memory of the window after the start", _memory(ours), _memory(bare), "MB"),
    ]


def _median(runs: list[tuple[float, int]]) -> float:
    return sorted(seconds for seconds, _ in runs)[len(runs) // 2]


def _memory(runs: list[tuple[float, int]]) -> float:
    return max(kilobytes for _, kilobytes in runs) / _MEGABYTE


def _surroundings() -> dict[str, str]:
    """As installed: modules compiled once and kept, whatever the measuring shell says; no display needed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


def _run(*arguments: Path) -> tuple[float, int]:
    """Seconds to the first paint, and kilobytes."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.first_paint", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=_surroundings(),
    )
    assert process.stdout is not None
    patience = threading.Timer(_MOST_SECONDS, process.kill)
    patience.start()
    told = process.stdout.readline()
    taken = time.perf_counter() - began
    patience.cancel()
    process.communicate()
    if not told:
        raise RuntimeError("the window was never painted")
    return taken, int(told)
