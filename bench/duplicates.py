"""Planted duplicates found among generated people: precision, recall, seconds, beside bare SQL joins and RapidFuzz.

`python -m bench.duplicates --people 100000 --planted 2000 --names DIR --seed N`
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from rapidfuzz import fuzz

from app.domain import names, phones, search_keys
from app.domain.customer import CustomerDraft
from app.domain.duplicate import ScanResult
from app.domain.folding import words
from app.domain.likeness import Verdict, remembered
from app.domain.names import PersonName
from app.models import bulk, search
from app.models.database import db, transaction
from app.services import countries, duplicates, shop
from app.services import settings as settings_service
from bench import duplicate_people, figures
from bench.duplicate_errors import Planter, told_apart
from bench.duplicate_people import Record
from bench.figures import Figure

REGION = "SK"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
# The bare parts read the rows, join what is equal and call one distance; they fold, read and judge nothing.
MOST_TIMES_BARE = 20
MOST_MILLISECONDS = 10
_CUSTOMER = (
    "INSERT INTO customer (id, number, title_before, given_name, family_name, title_after, display_name, sort_key, "
    "form, birth_year, birth_month, birth_day, birth_calendar, birth_leap, given_key, created_at, updated_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')"
)
_PHONE = "INSERT INTO customer_phone (customer_id, typed, e164) VALUES (?, ?, ?)"
_EMAIL = "INSERT INTO customer_email (customer_id, address) VALUES (?, ?)"
_ADDRESS = "INSERT INTO address (id, street, city) VALUES (?, ?, ?)"
_LINK = "INSERT INTO customer_address (customer_id, address_id) VALUES (?, ?)"
_FOUND = "SELECT one_id, other_id, score, reasons FROM duplicate_pair WHERE state = 'open'"
_ROWS = (
    "SELECT * FROM customer",
    "SELECT * FROM customer_phone",
    "SELECT * FROM customer_email",
    "SELECT * FROM customer_address c JOIN address a ON a.id = c.address_id",
)
_ONE_PHONE = (
    "SELECT a.customer_id, b.customer_id FROM customer_phone a JOIN customer_phone b "
    "ON b.e164 = a.e164 AND b.customer_id > a.customer_id"
)
_ONE_EMAIL = (
    "SELECT a.customer_id, b.customer_id FROM customer_email a JOIN customer_email b "
    "ON lower(b.address) = lower(a.address) AND b.customer_id > a.customer_id"
)
_ONE_NAME = (
    "SELECT a.id, b.id FROM customer a JOIN customer b ON b.sort_key = a.sort_key AND b.id > a.id "
    "AND a.live = 1 AND b.live = 1 WHERE a.birth_day = b.birth_day"
)
_ONE_HOME = (
    "SELECT x.customer_id, y.customer_id FROM address c JOIN address d ON d.city = c.city AND d.street = c.street "
    "AND d.id >= c.id JOIN customer_address x ON x.address_id = c.id "
    "JOIN customer_address y ON y.address_id = d.id AND y.customer_id > x.customer_id"
)


@dataclass(frozen=True, slots=True)
class Score:
    """How well the planted pairs were found. `alike` are two of one name whom nothing recorded tells apart."""

    planted: Counter[str]
    found: Counter[str]
    pairs: int
    alike: int
    family: int
    chance: int
    family_certain: int
    chance_certain: int

    @property
    def recall(self) -> float:
        """The share of planted pairs that was found."""
        return sum(self.found.values()) / max(sum(self.planted.values()), 1)

    @property
    def precision(self) -> float:
        """The share of planted ones among the pairs found, without those that nobody could tell apart."""
        return sum(self.found.values()) / max(self.pairs - self.alike, 1)

    @property
    def precision_with_alike(self) -> float:
        """The same with father and son of one name as errors."""
        return sum(self.found.values()) / max(self.pairs, 1)


def population(people: int, planted: int, seed: int, folder: Path | None) -> list[Record]:
    """Everybody and the planted second records, in the order they were written down."""
    maker = duplicate_people.Maker(duplicate_people.lists(folder), seed)
    maker.fill(people)
    Planter(maker).plant(planted)
    return maker.made.records


def load(records: Sequence[Record], *, findable: bool = False) -> None:
    """Put the records into the open shop, id by id from 1 on."""
    numbers = [tuple(phones.normalise(entry.typed, REGION) for entry in record.draft.phones) for record in records]
    drafts = [record.draft for record in records]
    with transaction():
        bulk.many(_CUSTOMER, (_columns(place, draft) for place, draft in enumerate(drafts, 1)))
        bulk.many(_PHONE, ((i, phone.raw, phone.e164) for i, own in enumerate(numbers, 1) for phone in own))
        bulk.many(_EMAIL, ((i, one.address) for i, draft in enumerate(drafts, 1) for one in draft.emails))
        homes = [(i, home) for i, draft in enumerate(drafts, 1) for home in draft.addresses]
        rows = {home: row for row, home in enumerate(dict.fromkeys(home for _, home in homes), 1)}
        bulk.many(_ADDRESS, ((row, home.street, home.city) for home, row in rows.items()))
        bulk.many(_LINK, ((i, rows[home]) for i, home in homes))
        if findable:
            search.put_many(search.Kind.CUSTOMER, enumerate(map(_keys, drafts, numbers), 1))


def _columns(place: int, draft: CustomerDraft) -> tuple[object, ...]:
    given = words(draft.given_name)
    key = given[0] if given and given[0].isascii() else ""
    return (
        place, 1000 + place, draft.title_before, draft.given_name, draft.family_name, draft.title_after,
        draft.display_name, names.sort_key(draft.listed_as), draft.form.value, draft.birth_year, draft.birth_month,
        draft.birth_day, draft.birth_calendar.value, int(draft.birth_leap), key,
    )  # fmt: skip


def _keys(draft: CustomerDraft, numbers: tuple[phones.Phone, ...]) -> str:
    return search_keys.customer_keys(
        (PersonName(draft.family_name, draft.given_name),),
        phones=numbers,
        emails=(one.address for one in draft.emails),
        street=" ".join(home.street for home in draft.addresses),
        town=" ".join(home.city for home in draft.addresses),
    )


def judge(records: Sequence[Record]) -> Score:
    """Compare what the shop remembers with what was planted."""
    first = {record.person: place for place, record in enumerate(records, 1) if not record.kind}
    truth = {(first[one.person], place): one.kind for place, one in enumerate(records, 1) if one.kind}
    found = db.execute_sql(_FOUND).fetchall()
    told = Counter[str]()
    for one, other, score, reasons in found:
        if (one, other) not in truth:
            told[_mistake(records[one - 1], records[other - 1])] += 1
            told[f"{_mistake(records[one - 1], records[other - 1])} certain"] += _certain(score, json.loads(reasons))
    return Score(
        planted=Counter(truth.values()),
        found=Counter(truth[one, other] for one, other, *_ in found if (one, other) in truth),
        pairs=len(found),
        alike=told["alike"],
        family=told["family"],
        chance=told["chance"],
        family_certain=told["family certain"] + told["alike certain"],
        chance_certain=told["chance certain"],
    )


def _certain(score: int, reasons: Sequence[str]) -> bool:
    return remembered(score, reasons).verdict is Verdict.SAME


def _mistake(one: Record, other: Record) -> str:
    if one.person == other.person or one.family != other.family:
        return "chance"
    alike = one.draft.given_name == other.draft.given_name
    return "alike" if alike and not told_apart(one.draft, other.draft) else "family"


@dataclass(frozen=True, slots=True)
class Run:
    """A scan to its end: what it says, its seconds by the clock and of the processor, its longest step."""

    result: ScanResult
    seconds: float
    processor: float
    longest: float


def run_scan() -> Run:
    """Look through the whole shop."""
    clock, processor = time.perf_counter(), time.process_time()
    longest, before, work = 0.0, processor, duplicates.scan(now=NOW)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return Run(end.value, time.perf_counter() - clock, time.process_time() - processor, longest)
        longest, before = max(longest, time.process_time() - before), time.process_time()


def bare() -> float:
    """Seconds of the processor for every row, the joins that lay customers together, and a distance for each pair."""
    began = time.process_time()
    for rows in _ROWS:
        db.execute_sql(rows).fetchall()
    shown = dict(db.execute_sql("SELECT id, sort_key FROM customer").fetchall())
    for join in (_ONE_PHONE, _ONE_EMAIL, _ONE_NAME, _ONE_HOME):
        for one, other in db.execute_sql(join).fetchall():
            fuzz.ratio(shown[one], shown[other])
    return time.process_time() - began


def measure(folder: Path, people: int, planted: int) -> list[Figure]:
    """The scan beside the bare parts, and an offer while a customer is written down."""
    records = population(people, planted, 7, None)
    opened = shop.open_shop(folder)
    load(records, findable=True)
    parts, run = bare(), run_scan()
    score, offers = judge(records), offer_times(records, 200)
    opened.close()
    name, last = f"search for duplicates, {people:,} customers", figures.percentile(offers, 0.99)
    return [
        figures.within(name, run.processor, parts, "s", MOST_TIMES_BARE),
        Figure(f"{name}: planted ones found", score.recall * 100, None, "%", "≥ 95 %", score.recall >= 0.95),
        Figure(f"{name}: found ones planted", score.precision * 100, None, "%", "≥ 98 %", score.precision >= 0.98),
        Figure(
            f"offer of a duplicate, {people:,} customers (p99)", last, None, "ms", f"≤ {MOST_MILLISECONDS} ms",
            last <= MOST_MILLISECONDS,
        ),
    ]  # fmt: skip


def offer_times(records: Sequence[Record], count: int) -> list[float]:
    """Milliseconds of the processor for an offer to planted records, shortest first."""
    settings = settings_service.set_up(countries.country(REGION), "en", "EUR", settings_service.load())
    drafts = [replace(record.draft, id=place) for place, record in enumerate(records, 1) if record.kind]
    taken = []
    for draft in drafts[:count]:
        began = time.process_time()
        duplicates.similar(draft, settings)
        taken.append((time.process_time() - began) * 1000)
    return sorted(taken)


def told(score: Score) -> Iterable[str]:
    """The result in lines."""
    for kind, planted in sorted(score.planted.items()):
        yield f"{kind:26} {score.found[kind] / planted:7.1%} of {planted}"
    yield f"{'recall':26} {score.recall:7.1%} of {sum(score.planted.values())}"
    yield f"{'precision':26} {score.precision:7.1%} of {score.pairs - score.alike} pairs"
    alike = f"{score.alike} pairs of one name whom nothing recorded tells apart"
    yield f"{'precision with these':26} {score.precision_with_alike:7.1%}: {alike}"
    yield f"wrong: {score.family} in families, {score.chance} by chance"
    yield f"called the same: {score.family_certain} in families, {score.chance_certain} by chance"


def main() -> int:
    """Make a shop, look through it, tell."""
    parser = argparse.ArgumentParser(prog="python -m bench.duplicates", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--planted", type=int, default=2_000)
    parser.add_argument("--names", type=Path, help="a folder of name lists, else those of the demo shop")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    records = population(options.people, options.planted, options.seed, options.names)
    with tempfile.TemporaryDirectory(prefix="regulars-bench-") as name:
        opened = shop.open_shop(Path(name))
        load(records, findable=True)
        before = _megabytes()
        run = run_scan()
        after = _megabytes()
        print("\n".join(told(judge(records))))
        print(f"{run.result.customers:,} customers, {run.result.compared:,} pairs compared")
        print(f"{run.seconds:.1f} s, of the processor {run.processor:.1f} s, bare {bare():.1f} s")
        print(f"longest step {run.longest * 1000:.0f} ms, peak {after:.0f} MB ({before:.0f} before)")
        offers = offer_times(records, 1000)
        halves = (figures.percentile(offers, share) for share in (0.5, 0.99))
        print("offer while entering: p50 {:.1f} ms, p99 {:.1f} ms".format(*halves))
        opened.close()
    return 0


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
