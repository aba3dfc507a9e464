"""SIGKILL while the program sells: `python -m bench.kill --rounds 200 [--seed 7]`.

Every second round kills the real window (offscreen, driven by key presses), the others a process that sells through
the services. After each kill the shop is opened, checked whole, and compared with what had been called saved.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
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
PLACES = ("services", "window")
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


class Clerks:
    """A process that has the program loaded and sends out a copy of itself for each round."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.clerks", folder, log],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"},
        )

    def work(self, where: str, seconds: float, *, from_start: bool) -> None:
        """Let one sell at `where` for that long, then kill it."""
        self._tell(where)
        clerk = int(self._hear())
        if not from_start and (said := self._hear()) != "selling":
            raise RuntimeError(f"the clerk at the {where} stopped: {said}")
        time.sleep(seconds)
        os.kill(clerk, signal.SIGKILL)
        while (said := self._hear()) == "selling":
            pass
        if said != f"ended {-signal.SIGKILL}":
            raise RuntimeError(f"the clerk at the {where} stopped by itself: {said}")

    def _tell(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def _hear(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        """Let it end."""
        self.process.communicate("")


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
    clerks = Clerks(folder / "shop", log.path)
    try:
        for number in range(1, rounds + 1):
            early = number % 5 == 0
            seconds = chance.uniform(0, STARTING) if early else chance.uniform(SOONEST, LATEST)
            clerks.work(PLACES[number % 2], seconds, from_start=early)
            judge(folder / "shop", log, verdict)
    finally:
        clerks.close()
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
