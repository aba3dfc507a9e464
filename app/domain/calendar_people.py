"""Whom a day of the calendar is about, as spots: the values by which an index of the file finds them."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain import birthday, name_day
from app.domain.birthday import Birthday, Calendar
from app.domain.names import PersonName
from app.domain.phones import Phone

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEFORE_LEAP_DAY = (2, 28)
_LEAP_DAY = "02-29"


class PeopleKind(StrEnum):
    """Why somebody is congratulated."""

    BIRTHDAYS = "birthdays"
    NAME_DAYS = "name_days"
    ANNIVERSARIES = "anniversaries"


@dataclass(frozen=True, slots=True)
class Spot:
    """A day, and what the people it is about have in the file."""

    day: date
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Celebrant:
    """One person and the day. `years` is the age they reach, or how long ago they first bought; None if unknown."""

    id: int
    number: int
    name: str
    person: PersonName
    phone: Phone | None
    day: date
    birthday: Birthday | None = None
    years: int | None = None

    @property
    def lunar(self) -> bool:
        """Whether the birthday is counted by the moon."""
        return self.birthday is not None and self.birthday.calendar is Calendar.LUNAR


def spots(kind: PeopleKind, first: date, last: date, country: str) -> tuple[Spot, ...]:
    """The spots of the days from first to last, in their order."""
    match kind:
        case PeopleKind.BIRTHDAYS:
            return born(first, last)
        case PeopleKind.NAME_DAYS:
            return named(first, last, country)
        case PeopleKind.ANNIVERSARIES:
            return bought(first, last)


def born(first: date, last: date) -> tuple[Spot, ...]:
    """Month, day, calendar and leap month of those who have a birthday."""
    found = birthday.between(first, last)
    return _once(Spot(day, (one.month, one.day, one.calendar.value, int(one.leap))) for day, one in found)


def named(first: date, last: date, country: str) -> tuple[Spot, ...]:
    """Folded given names with the languages of those who keep name days in a shop of that country."""
    languages = [code for code in (name_day.LANGUAGE, "") if name_day.kept(code, country)]
    names = ((day, key) for day in _days(first, last) for key in name_day.keys_on(day))
    return _once(Spot(day, (key, code)) for day, key in names for code in languages)


def bought(first: date, last: date) -> tuple[Spot, ...]:
    """Month with day, and the year that the first purchase lies before; 29 February is kept on the 28th."""
    return _once(
        Spot(day, (month_day, str(day.year))) for day in _days(first, last) for month_day in _anniversaries(day)
    )


def _anniversaries(day: date) -> tuple[str, ...]:
    own = day.isoformat()[5:]
    short = (day.month, day.day) == _BEFORE_LEAP_DAY and not isleap(day.year)
    return (own, _LEAP_DAY) if short else (own,)


def _days(first: date, last: date) -> Iterable[date]:
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))


def _once(found: Iterable[Spot]) -> tuple[Spot, ...]:
    """Each value on its first day: in a span longer than a year nobody is meant twice."""
    kept: dict[tuple[str | int, ...], Spot] = {}
    for spot in found:
        kept.setdefault(spot.values, spot)
    return tuple(kept.values())
