"""Who is worth comparing with whom in a whole file: all who share a key, in little room and in linear time.

Eight bytes are kept for every key of every customer. A key that many share (the phone of a hostel, a tower block) is
not dropped: those under it are laid together once more by how their given names begin, and once by their surnames,
and where that is still a crowd, each is compared with the nearest by the other name. So a block of n people costs at
most `2 * _NEIGHBOURS * n` comparisons.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby

from app.domain.likeness_keys import Kind, beginnings, keys
from app.domain.likeness_person import Person

_PLACE_BITS = 24
_PLACE = (1 << _PLACE_BITS) - 1
_HASH = (1 << 36) - 1
_PARTS = 256
_PART_BITS = 8
_KIND_BITS = 3
# So many under one key are all compared with each other.
_WHOLE = 12
_NEIGHBOURS = 40
# Those who share a name and nothing else are one person only where hardly anybody has that name.
_NAMESAKES = 4
_SLOTS = 1 << 22
_FULL = 255
_COUNTED_AMONG = 50_000
#: So many customers at most: their place is kept in 24 bits.
MOST = _PLACE


class Census:
    """How often names occur: exactly for given names, in a few megabytes for whole ones."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()
        self._names = array("B", bytes(_SLOTS))
        self._people = 0

    def add(self, person: Person) -> None:
        """Count a customer's names."""
        self._people += 1
        for name in person.names[:1]:
            self._given["".join(name.given)] += 1
            for letters in name.letters:
                slot = hash(letters) % _SLOTS
                self._names[slot] = min(self._names[slot] + 1, _FULL)

    def namesakes(self, letters: str) -> int | None:
        """How many have the name of these letters; a few too many at times, never too few."""
        return self._names[hash(letters) % _SLOTS]

    def bearers(self, given: str) -> int:
        """How many in 50,000 have this given name: in a large file typing errors repeat themselves."""
        return self._given[given] // (1 + self._people // _COUNTED_AMONG)


class Blocks:
    """Everybody's keys; customers are named by the place in which they were added."""

    def __init__(self) -> None:
        self._keys = [array("Q") for _ in range(_PARTS)]
        self._given = array("H")
        self._family = array("H")

    def __len__(self) -> int:
        return len(self._given)

    def add(self, person: Person) -> None:
        """Lay the next customer under each of its keys."""
        place = len(self)
        given, family = beginnings(person)
        self._given.append(hash(given) & 0xFFFF)
        self._family.append(hash(family) & 0xFFFF)
        for kind, text in keys(person):
            code = hash(text) & _HASH
            self._keys[code % _PARTS].append(((code >> _PART_BITS) << _KIND_BITS | kind) << _PLACE_BITS | place)

    def pairs(self) -> Iterator[tuple[int, ...]]:
        """The pairs to compare, part by part: each number holds two places (see `places`); some come twice."""
        for part in self._keys:
            entries = sorted(part)
            # What was looked through needs its room no longer.
            del part[:]
            yield tuple(self._of_part(entries))

    def _of_part(self, entries: Sequence[int]) -> Iterator[int]:
        for code, block in groupby(entries, key=_code):
            members = list(dict.fromkeys(entry & _PLACE for entry in block))
            if len(members) > 1:
                yield from self._of_block(Kind(code & ((1 << _KIND_BITS) - 1)), members)

    def _of_block(self, kind: Kind, members: list[int]) -> Iterator[int]:
        if len(members) <= _WHOLE:
            if kind is not Kind.NAME or len(members) <= _NAMESAKES:
                yield from _joined(combinations(members, 2))
        elif kind is not Kind.NAME:
            for first, second in ((self._given, self._family), (self._family, self._given)):
                members.sort(key=second.__getitem__)
                members.sort(key=first.__getitem__)
                for _, few in groupby(members, key=first.__getitem__):
                    yield from _joined(_near(list(few)))


def _code(entry: int) -> int:
    return entry >> _PLACE_BITS


def _near(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place, one in enumerate(members):
        for other in members[place + 1 : place + 1 + _NEIGHBOURS]:
            yield one, other


def _joined(pairs: Iterable[tuple[int, int]]) -> Iterator[int]:
    return (min(pair) << _PLACE_BITS | max(pair) for pair in pairs)


def places(pair: int) -> tuple[int, int]:
    """The two places in a pair, the lower first."""
    return pair >> _PLACE_BITS, pair & _PLACE
