"""SIGKILL while the program writes a mailing: `python -m bench.kill_mail --rounds 40 [--seed 7]`.

A process writes letters through the services and is killed somewhere on the way; then the shop is opened and looked
at. Nobody may have two letters of a mailing, no number may be left out, and the pieces stand in their order.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.domain.consent import Answer, Channel, Purpose, State
from app.domain.customer import Address, named
from app.domain.mailing import MailingPlan, MailingState
from app.domain.mailing_audience import Audience
from app.models import check, consent
from app.models.database import db
from app.services import customers, mailing_gather, mailing_write, mailings, shop
from app.services import settings as settings_service
from bench.clerk import prepare

PEOPLE, LATEST = 600, 0.4
_SELLER = "Bench"
_TWICE = (
    "SELECT count(*) FROM (SELECT 1 FROM letter WHERE mailing_id IS NOT NULL "
    "GROUP BY mailing_id, customer_id HAVING count(*) > 1)"
)
_DISORDER = (
    "SELECT count(*) FROM mailing_person p JOIN mailing_person n ON n.mailing_id = p.mailing_id "
    "AND n.piece = p.piece + 1 JOIN letter a ON a.id = p.letter_id JOIN letter b ON b.id = n.letter_id "
    "WHERE b.number <= a.number OR n.place <= p.place"
)
_PIECES = "SELECT count(*), coalesce(max(piece), 0) FROM mailing_person WHERE mailing_id = ? AND piece IS NOT NULL"


def run(rounds: int, seed: int, folder: Path) -> tuple[int, list[str]]:
    """Kills that hit a mailing being written, and everything that was wrong after any of them."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    place, wrong, hits = folder / "shop", [], 0
    prepare(place)
    mailing = _with_shop(place, _begin)
    for _ in range(rounds):
        _kill(place, mailing, chance.uniform(0, LATEST))
        state, problems = _judged(place, mailing)
        wrong += problems
        hits += state is MailingState.WRITING
        if state is MailingState.WRITTEN:
            mailing = _with_shop(place, _again)
    return hits, wrong


def _kill(place: Path, mailing: int, seconds: float) -> None:
    command = [sys.executable, "-m", "bench.kill_mail", "--child", str(place), str(mailing)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        time.sleep(seconds)
        process.kill()


def _judged(place: Path, mailing: int) -> tuple[MailingState, list[str]]:
    opened = shop.open_shop(place)
    found = [str(problem) for problem in (*check.engine_problems(), *check.rule_problems(), *check.series_gaps())]
    for sql, said in ((_TWICE, "letters twice"), (_DISORDER, "pieces out of order")):
        if count := db.execute_sql(sql).fetchone()[0]:
            found.append(f"{count} {said}")
    many, last = db.execute_sql(_PIECES, (mailing,)).fetchone()
    if many != last:
        found.append(f"{many} pieces up to number {last}")
    known = mailings.one(mailing)
    if known.state is MailingState.WRITTEN and known.tally.written != PEOPLE:
        found.append(f"{known.tally.written} letters instead of {PEOPLE}")
    opened.close()
    return known.state, found


def _with_shop(place: Path, deed: object) -> int:
    opened = shop.open_shop(place)
    try:
        return deed()  # type: ignore[operator,no-any-return]  # one of the two below
    finally:
        opened.close()


def _begin() -> int:
    now, current = shop.local_now(), settings_service.load()
    for number in range(PEOPLE):
        home = Address(street=f"Dlhá {PEOPLE - number}", city="Nitra", postcode="949 01")
        draft = named(f"Person {number:04d}", addresses=(home,))
        one = customers.save(draft, seller=_SELLER, now=now, settings=current).id
        consent.add(one, Answer(Channel.LETTER, Purpose.GREETING, State.YES, now, "form", "May we?", _SELLER))
    return _again()


def _again() -> int:
    """The next mailing to everybody, gathered."""
    now, current = shop.local_now(), settings_service.load()
    plan = MailingPlan(name="Bench", audience=Audience(), every_days=0, per_household=False)
    identity = mailings.new(plan, seller=_SELLER, now=now).id
    for _ in mailing_gather.gather(identity, seller=_SELLER, now=now, settings=current):
        pass
    return identity


def _write(place: Path, mailing: int) -> None:
    opened = shop.open_shop(place)
    steps = mailing_write.write(mailing, seller=_SELLER, now=shop.local_now(), settings=settings_service.load())
    print("writing", flush=True)
    for _ in steps:
        pass
    opened.close()


def main() -> int:
    """Run, tell, and say by the exit code whether every promise held."""
    parser = argparse.ArgumentParser(prog="python -m bench.kill_mail", description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--child", nargs=2, metavar=("SHOP", "MAILING"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        _write(Path(options.child[0]), int(options.child[1]))
        return 0
    with tempfile.TemporaryDirectory(prefix="regulars-kill-") as folder:
        hits, wrong = run(options.rounds, options.seed, Path(folder))
    print("\n".join((*wrong[:20], f"{options.rounds} kills, {hits} in the middle of a mailing, {len(wrong)} faults")))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
