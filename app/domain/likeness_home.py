"""Whether two addresses are one place, however the street is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from app.domain import likeness_name
from app.domain.customer import Address
from app.domain.folding import words
from app.domain.simplified import simplified

# Words that say only that it is a street, or a number: some write them, some leave them out.
_GENERIC = frozenset(
    "ul ulica ulice street st str strasse road rd lane ln avenue ave av trieda tr square sq "  # noqa: SIM905 - reads better as a line
    "nam namestie namesti c cislo no 号 號 号楼 室".split(),
)
_TOWN_ENDINGS = "市县区"
_SHORTEST = 5
_LONG = 9


class Place(Enum):
    """How two addresses agree."""

    HOME = "home"
    OTHER_HOUSE = "other_house"
    STREET = "street"
    TOWN = "town"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Home:
    """An address as it is compared: the bare street, its numbers, the bare town and the postcode."""

    street: str
    numbers: tuple[str, ...]
    town: str
    postcode: str


@lru_cache(maxsize=4096)
def home_of(address: Address) -> Home | None:
    """The address as it is compared; None where nothing of it can be."""
    named, numbers = street_words(address.street)
    street = "".join(named)
    town = "".join(word for word in words(simplified(address.city)) if not word[0].isdecimal()).rstrip(_TOWN_ENDINGS)
    postcode = "".join(words(address.postcode))
    if not (street and numbers) and not town and not postcode:
        return None
    return Home(street, numbers, town, postcode)


def street_words(street: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that name a street, and its numbers."""
    found = words(simplified(street))
    named = (word for word in found if not word[0].isdecimal() and word not in _GENERIC)
    return tuple(named), tuple(word for word in found if word[0].isdecimal())


def compare(one: Home, other: Home) -> Place:
    """How two addresses agree; house 5 is not house 50."""
    if not _same_town(one, other):
        return Place.OTHER
    if not _same_street(one.street, other.street):
        return Place.TOWN
    if not one.numbers or not other.numbers:
        return Place.STREET if one.street else Place.TOWN
    mine, theirs = set(one.numbers), set(other.numbers)
    return Place.HOME if mine <= theirs or theirs <= mine else Place.OTHER_HOUSE


def _same_town(one: Home, other: Home) -> bool:
    if one.town and other.town and one.town == other.town:
        return True
    if one.postcode and one.postcode == other.postcode:
        return True
    # Where one of them names no town, the street must do.
    return not (one.town or one.postcode) or not (other.town or other.postcode)


def _same_street(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST:
        return False
    allowed = 2 if shorter >= _LONG else 1
    return likeness_name.distance(one, other, allowed) <= allowed
