"""`python -m bench.names DATA`: whether each of 10,000 real names is on the first page by each of its keys.

DATA holds the folders `names` and `addresses-zh`. Where a full page of others fits a key as well, such as initials, the
last four digits of the phone are typed behind it: that is counted on its own. Anything else not found is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from app.models.database import transaction
from app.services import countries, customer_lists, customers, finding, shop
from app.services import settings as settings_service
from bench import name_people

PAGE = customer_lists.PAGE_ROWS
_BATCH = 500
_MOST_SHOWN = 40


def main() -> int:
    """Write everybody down, ask for everybody, tell."""
    options = _options()
    people = name_people.people(options.data)[:: options.every]
    with tempfile.TemporaryDirectory(prefix="regulars-names-") as folder:
        opened = shop.open_shop(Path(folder) / "shop")
        began = time.perf_counter()
        known = _write(people)
        print(f"{len(known):,} people written down in {time.perf_counter() - began:.0f} s")
        began = time.perf_counter()
        tried, found, narrowed, missed = _ask(people, known)
        spent = time.perf_counter() - began
        opened.close()
    _tell(tried, found, narrowed, missed)
    total = sum(tried.values())
    print(f"{total:,} keys, {len(missed):,} missed, {spent * 1000 / max(total, 1):.2f} ms each")
    return 1 if missed else 0


def _write(people: list[name_people.Person]) -> list[tuple[int, int]]:
    now = shop.local_now()
    settings = settings_service.set_up(countries.country("SK"), "sk", "EUR")
    known: list[tuple[int, int]] = []
    for start in range(0, len(people), _BATCH):
        with transaction():
            for person in people[start : start + _BATCH]:
                saved = customers.save(person.draft, seller="bench", now=now, settings=settings)
                known.append((saved.id, saved.number))
    return known


Missed = list[tuple[str, str, str]]


def _ask(
    people: list[name_people.Person], known: list[tuple[int, int]]
) -> tuple[Counter[str], Counter[str], Counter[str], Missed]:
    tried, found, narrowed = Counter[str](), Counter[str](), Counter[str]()
    missed: Missed = []
    for person, (identity, number) in zip(people, known, strict=True):
        for kind, typed in name_people.keys(person, str(number)):
            tried[kind] += 1
            page = finding.people(typed, PAGE)
            if identity in page:
                found[kind] += 1
            elif len(page) == PAGE and identity in finding.people(f"{typed} {person.draft.phones[0].typed[-4:]}", PAGE):
                narrowed[kind] += 1
            else:
                missed.append((kind, typed, person.draft.display_name))
    return tried, found, narrowed, missed


def _tell(tried: Counter[str], found: Counter[str], narrowed: Counter[str], missed: Missed) -> None:
    lost = Counter(kind for kind, _typed, _name in missed)
    print(f"{'key':32}{'tried':>8}{'found':>8}{'+ phone':>9}{'missed':>8}")
    for kind in tried:
        print(f"{kind:32}{tried[kind]:8,}{found[kind]:8,}{narrowed[kind]:9,}{lost[kind]:8,}")
    for kind, typed, name in missed[:_MOST_SHOWN]:
        print(f"missed: {name} by {kind} {typed!r}", file=sys.stderr)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.names", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with names/ and addresses-zh/")
    parser.add_argument("--every", type=int, default=1, help="only every so manieth person")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
