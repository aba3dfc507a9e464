"""The few words under which a customer is laid beside others when the whole file is looked through."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from app.domain.birthday import Birthday
from app.domain.likeness_name import Name, stem
from app.domain.likeness_person import SHORTEST_PHONE, Person

_TAIL = 4
_BEGINNING = 3


class Kind(IntEnum):
    """What two customers under one key have in common; a block of one kind has its own limit."""

    PHONE = 0
    EMAIL = 1
    HOME = 2
    NAME = 3
    NAME_AND_DAY = 4
    NAME_AND_DIGITS = 5
    WORD_AND_BIRTH = 6
    FIRM = 7


Key = tuple[Kind, str]


def keys(person: Person) -> Iterator[Key]:
    """Every key of a customer. Two records of one person that can be told at all share at least one."""
    for phone in person.phones:
        yield Kind.PHONE, phone[-SHORTEST_PHONE:]
    for email in person.emails:
        yield Kind.EMAIL, email
    for home in person.homes:
        if home.numbers:
            for number in dict.fromkeys((home.numbers[0], home.numbers[-1])):
                yield Kind.HOME, f"{home.street} {number} {home.town or home.postcode}"
    if person.organisation:
        yield Kind.FIRM, " ".join(person.firm)
        return
    for name in person.names:
        yield from _name_keys(name, person)


def _name_keys(name: Name, person: Person) -> Iterator[Key]:
    for letters in name.letters:
        yield Kind.NAME, letters
        for phone in person.phones:
            # A wrong digit stands in one half only.
            yield Kind.NAME_AND_DIGITS, f"{letters} {phone[-_TAIL:]}"
            yield Kind.NAME_AND_DIGITS, f"{letters} -{phone[-2 * _TAIL : -_TAIL]}"
        if person.birthday is not None:
            yield Kind.NAME_AND_DAY, f"{letters} {_day(person.birthday)}"
    if person.birthday is not None and person.birthday.year is not None:
        for word in dict.fromkeys(_words(name)):
            yield Kind.WORD_AND_BIRTH, f"{word} {_day(person.birthday)} {person.birthday.year}"


def _day(birthday: Birthday) -> str:
    """Day and month in whatever order they were typed."""
    return "{} {}".format(*sorted((birthday.day, birthday.month)))


def _words(name: Name) -> Iterator[str]:
    for family, given in name.sounds:
        yield from filter(None, (family if name.han else stem(family), given))


def beginnings(person: Person) -> tuple[str, str]:
    """How given name and surname begin: in a block that is too large only those who share one are compared."""
    if not person.names:
        return "", ""
    family, given = person.names[0].sounds[0]
    return given[:_BEGINNING], family[:_BEGINNING]
