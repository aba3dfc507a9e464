"""One look through the whole file for customers who are there twice."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterator, Sequence
from datetime import datetime

from app.domain import likeness
from app.domain.batches import batches
from app.domain.changes import Changes
from app.domain.duplicate import ScanResult
from app.domain.likeness import Likeness, Verdict
from app.domain.likeness_blocks import MOST, Blocks, Census, places
from app.domain.progress import Progress
from app.errors import InputError
from app.i18n import N_
from app.models import duplicate
from app.models.database import transaction

# Each step ends before a sale at the counter would wait noticeably.
_READ = 250
_COMPARED = 250
_DROPPED = 500
# Pairs are looked at together whose first customers were read in the same so many, so that few are read twice.
_STRETCH = 4096


class Scan:
    """The state of one look: who was read, what they share, what was found."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._total = duplicate.count()
        self._ids = array("q")
        self._blocks = Blocks()
        self._census = Census()
        self._compared = self._found = self._certain = 0

    def run(self) -> Generator[Progress, None, ScanResult]:
        """Read everybody, lay them together, compare. What was found before a cancel is kept."""
        if self._total > MOST:
            raise InputError(N_("There is room for {n} customers in one search for duplicates.", n=MOST))
        yield from self._read()
        stretches = yield from self._together()
        yield from self._compare(stretches)
        yield from self._drop_old()
        return ScanResult(
            customers=len(self._ids),
            compared=self._compared,
            pairs=self._found,
            certain=self._certain,
            changes=Changes.of("duplicates"),
        )

    def _read(self) -> Iterator[Progress]:
        last = 0
        while batch := duplicate.following(last, _READ):
            last = batch[-1][0]
            for identity, person in batch:
                self._ids.append(identity)
                self._census.add(person)
                self._blocks.add(person)
            yield self._progress(0)

    def _together(self) -> Generator[Progress, None, list[array[int]]]:
        """The pairs to compare, by where their first customer stands."""
        stretches = [array("Q") for _ in range(len(self._ids) // _STRETCH + 1)]
        for part in self._blocks.pairs():
            for pair in part:
                stretches[places(pair)[0] // _STRETCH].append(pair)
            yield self._progress(0)
        return stretches

    def _compare(self, stretches: Sequence[array[int]]) -> Iterator[Progress]:
        for done, stretch in enumerate(stretches):
            for batch in batches(sorted(set(stretch)), _COMPARED):
                self._write(self._alike(batch))
                self._compared += len(batch)
                yield self._progress(done / len(stretches))

    def _alike(self, batch: Sequence[int]) -> tuple[tuple[int, int, Likeness], ...]:
        pairs = [(self._ids[one], self._ids[other]) for one, other in map(places, batch)]
        people = duplicate.people({identity for pair in pairs for identity in pair})
        # Another till may have merged or removed somebody since they were read.
        known = ((one, other, people[one], people[other]) for one, other in pairs if one in people and other in people)
        judged = (
            (one, other, likeness.likeness(first, second, self._census))
            for one, other, first, second in known
            if likeness.may_be_one(first, second, self._census)
        )
        return tuple((one, other, alike) for one, other, alike in judged if alike.one_person)

    def _write(self, found: Sequence[tuple[int, int, Likeness]]) -> None:
        if not found:
            return
        with transaction():
            written = duplicate.put_found(found, self._now)
        self._found += len(written)
        self._certain += sum(alike.verdict is Verdict.SAME for alike in written)

    def _drop_old(self) -> Iterator[Progress]:
        """Pairs of an earlier look that are not alike any more."""
        dropped = _DROPPED
        while dropped == _DROPPED:
            with transaction():
                dropped = duplicate.drop_old(self._now, _DROPPED)
            yield self._progress(1)

    def _progress(self, share: float) -> Progress:
        """Reading is one half of the work, comparing the other."""
        whole = max(self._total, len(self._ids), 1)
        return Progress(len(self._ids) + int(whole * share), 2 * whole)
