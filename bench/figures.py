"""One measured figure beside its bare parts, and how they are told."""

from __future__ import annotations

import json
import os
import platform
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in `unit`, beside the bare parts in the same run; `aim` is in words what we want of it.

    `ratio` is ours to bare: of times the smaller the better, of rates (`rate`) the larger.
    """

    name: str
    ours: float
    bare: float | None
    unit: str
    aim: str = ""
    met: bool | None = None

    @property
    def ratio(self) -> float | None:
        """Ours to the bare parts."""
        return self.ours / self.bare if self.bare else None


def within(name: str, ours: float, bare: float, unit: str, most: float) -> Figure:
    """A time that should be at most `most` times that of the bare parts."""
    return Figure(name, ours, bare, unit, f"≤ {most:g} ×", ours <= bare * most)


def rate(name: str, ours: float, bare: float, unit: str, least: float) -> Figure:
    """A rate that should be at least `least` times that of the bare parts."""
    return Figure(name, ours, bare, unit, f"≥ {least:g} ×", ours >= bare * least)


def times(call: Callable[[], object], count: int) -> list[float]:
    """Milliseconds of `count` calls, shortest first."""
    taken = []
    for _ in range(count):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value that `share` of the ordered values do not exceed."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(figures: Sequence[Figure]) -> str:
    """All figures, ratio first."""
    rows = [("ratio", "ours", "bare", "unit", "aim", "", "figure")]
    for figure in figures:
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f} ×"
        bare = "" if figure.bare is None else _short(figure.bare)
        met = {None: "", True: "met", False: "missed"}[figure.met]
        rows.append((ratio, _short(figure.ours), bare, figure.unit, figure.aim, met, figure.name))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    sides = (str.rjust,) * 3 + (str.ljust,) * 4
    aligned = ([side(text, width) for side, text, width in zip(sides, row, widths, strict=True)] for row in rows)
    return "\n".join("  ".join(row).rstrip() for row in aligned)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def write(figures: Sequence[Figure], target: Path) -> None:
    """All figures as JSON."""
    target.parent.mkdir(parents=True, exist_ok=True)
    told = [{"ratio": figure.ratio, **asdict(figure)} for figure in figures]
    machine = {"cores": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()}
    answer = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine, "figures": told}
    target.write_text(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", "utf-8")
