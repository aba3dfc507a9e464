"""SIGKILL while the program sells: `python -m bench.kill --rounds 200 [--seed 7]`.

Every second round kills the real window (offscreen, driven by key presses), the others a process that sells through
the services. After each kill the shop is opened, checked whole, and compared with what had been called saved.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from app.models import check
from app.models.database import db
from app.services import shop
from bench.clerk import Log, prepare

SOONEST, LATEST = 0.08, 0.35
MODULES = ("bench.clerk", "bench.clerk_window")
# From a cold start the window needs this long; every fifth round is killed within it.
STARTING = 0.6
_SOLD = (
    "SELECT s.number, CAST(l.quantity_milli / 1000 AS INTEGER) FROM sale s "
    "JOIN sale_line l ON l.sale_id = s.id AND l.position = 1"
)


@dataclass
class Verdict:
    """What all rounds together showed."""

    kills: int = 0
    lost: set[str] = field(default_factory=set)
    twice: set[int] = field(default_factory=set)
    damaged: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    unseen: int = 0
    saved: int = 0
    slowest_opening: float = 0.0

    @property
    def good(self) -> bool:
        """Whether every promise held."""
        return not (self.lost or self.twice or self.damaged or self.gaps)

    def __str__(self) -> str:
        figures = (len(self.lost), len(self.twice), len(self.damaged), len(self.gaps))
        return "{} kills: {} lost, {} twice, {} damaged, {} gaps".format(self.kills, *figures)


class Clerk:
    """A process that is ready to sell."""

    def __init__(self, module: str, folder: Path, log: Path) -> None:
        self.module = module
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, folder, log],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"},
        )

    def work(self, seconds: float, *, from_start: bool) -> None:
        """Let it sell for that long, then kill it."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write("go\n")
        stdin.flush()
        if not from_start and stdout.readline() != "selling\n":
            raise RuntimeError(f"the clerk stopped: {self.module}")
        time.sleep(seconds)
        if self.process.poll() is not None:
            raise RuntimeError(f"the clerk stopped by itself: {self.module}")
        self.drop()

    def drop(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.communicate()


def judge(folder: Path, log: Log, verdict: Verdict) -> None:
    """Open the shop after a kill and compare it with the log."""
    began = time.perf_counter()
    opened = shop.open_shop(folder)
    verdict.slowest_opening = max(verdict.slowest_opening, time.perf_counter() - began)
    sold = {str(number): int(pieces) for number, pieces in db.execute_sql(_SOLD)}
    called = {words[2]: int(words[1]) for words in log.read() if words[0] == "done"}
    verdict.kills += 1
    verdict.saved = len(called)
    verdict.unseen += len(sold) > len(called)
    verdict.lost |= {number for number, pieces in called.items() if sold.get(number) != pieces}
    verdict.twice |= {pieces for pieces, times in Counter(sold.values()).items() if times > 1}
    verdict.damaged += [str(problem) for problem in (*check.engine_problems(), *check.rule_problems())]
    verdict.gaps += [str(problem) for problem in check.series_gaps()]
    opened.close()


def run(rounds: int, seed: int, folder: Path) -> Verdict:
    """All rounds in one shop."""
    chance, verdict = random.Random(seed), Verdict()  # noqa: S311 - chance that can be repeated
    log = Log(folder / "log")
    prepare(folder / "shop")
    # The next clerk gets ready while this one works: starting Python is not what is tested.
    ready = Clerk(MODULES[0], folder / "shop", log.path)
    try:
        for number in range(1, rounds + 1):
            clerk, ready = ready, Clerk(MODULES[number % 2], folder / "shop", log.path)
            early = number % 5 == 0
            clerk.work(chance.uniform(0, STARTING) if early else chance.uniform(SOONEST, LATEST), from_start=early)
            judge(folder / "shop", log, verdict)
    finally:
        ready.drop()
    return verdict


def main() -> int:
    """Run, tell, and say by the exit code whether every promise held."""
    parser = argparse.ArgumentParser(prog="python -m bench.kill")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="regulars-kill-") as folder:
        verdict = run(options.rounds, options.seed, Path(folder))
    print(
        f"seed {options.seed}, {time.perf_counter() - began:.0f} s, {verdict.saved} sales called saved, "
        f"{verdict.unseen} kills between saved and called saved, slowest opening {verdict.slowest_opening:.2f} s"
    )
    for problem in (*verdict.lost, *map(str, verdict.twice), *verdict.damaged, *verdict.gaps):
        print("problem:", problem)
    print(verdict)
    return 0 if verdict.good else 1


if __name__ == "__main__":
    sys.exit(main())
