"""Whether two birthdays are one: a missing year, day and month the wrong way round, by the sun and by the moon."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import Enum

from app.domain import likeness_name, lunar_day
from app.domain.birthday import Birthday, Calendar

# So many years apart are a father and his son, whatever the day.
_GENERATION = 15
# Days from the first of January to the first of a moon year, and with a leap month before; with a few to spare.
_EARLIEST = 14
_LATEST = 88


class Born(Enum):
    """How two birthdays agree."""

    SAME = "same"
    SAME_DAY = "same_day"
    SWAPPED = "swapped"
    LUNAR = "lunar"
    SLIP = "slip"
    OTHER = "other"


def compare(one: Birthday, other: Birthday) -> Born | None:
    """How two birthdays agree; None when nothing can be said."""
    if one.calendar is not other.calendar:
        return _across(one, other)
    if (one.month, one.day) == (other.month, other.day):
        return _by_year(one.year, other.year)
    if one.year is not None and other.year is not None and one.year != other.year:
        return Born.OTHER
    in_one_year = one.year is not None and other.year is not None
    if (one.month, one.day) == (other.day, other.month):
        return Born.SWAPPED if in_one_year else Born.SLIP
    # In one year and with only day or month otherwise: one of them was typed wrongly, or there are two people.
    return Born.SLIP if in_one_year and (one.month == other.month or one.day == other.day) else Born.OTHER


def _by_year(one: int | None, other: int | None) -> Born:
    if one is None or other is None:
        return Born.SAME_DAY
    if one == other:
        return Born.SAME
    slip = abs(one - other) < _GENERATION and likeness_name.distance(str(one), str(other), 1) == 1
    return Born.SLIP if slip else Born.OTHER


def _across(one: Birthday, other: Birthday) -> Born | None:
    """One by the sun, the other by the moon."""
    sun, moon = (one, other) if one.calendar is Calendar.SOLAR else (other, one)
    if (sun.month, sun.day, sun.year) == (moon.month, moon.day, moon.year):
        # Only the mark of the calendar was forgotten.
        return Born.SAME_DAY
    if sun.year is None:
        return None
    year = moon.year or sun.year
    if abs(year - sun.year) > 1:
        return Born.OTHER
    day = _ordinal(sun, sun.year)
    # The last weeks of a moon year lie in the next year of the sun, which people may have written.
    return Born.LUNAR if _about(moon, sun) and day in (_by_sun(moon, year), _by_sun(moon, year - 1)) else None


def _about(moon: Birthday, sun: Birthday) -> bool:
    """Whether the days may be one at all: a moon year begins three to seven weeks after that of the sun."""
    by_moon, by_sun = (moon.month - 1) * 29.5 + moon.day, (sun.month - 1) * 30.4 + sun.day
    return _EARLIEST <= (by_sun - by_moon) % 365 <= _LATEST


def _ordinal(sun: Birthday, year: int) -> int | None:
    """The day of birth counted from the first of all; none for 29 February of an ordinary year."""
    last = monthrange(year, sun.month)[1]
    return date(year, sun.month, sun.day).toordinal() if sun.day <= last else None


def _by_sun(moon: Birthday, year: int) -> int:
    """When that day of a moon year was, counted likewise; 0 if it had no such month."""
    month = lunar_day.find(year, moon.month, leap=moon.leap)
    return month.first + moon.day - 1 if month is not None else 0
