"""Whether two birthdays are one: a missing year, day and month the wrong way round, by the sun and by the moon."""

from __future__ import annotations

from datetime import date
from enum import Enum

from app.domain import likeness_name
from app.domain.birthday import Birthday, Calendar


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
    return Born.SLIP if likeness_name.distance(str(one), str(other), 1) == 1 else Born.OTHER


def _across(one: Birthday, other: Birthday) -> Born | None:
    """One by the sun, the other by the moon."""
    sun, moon = (one, other) if one.calendar is Calendar.SOLAR else (other, one)
    if (sun.month, sun.day, sun.year) == (moon.month, moon.day, moon.year):
        # Only the mark of the calendar was forgotten.
        return Born.SAME_DAY
    if sun.year is None:
        return None
    if moon.falls_on(date(sun.year, sun.month, sun.day)) and moon.year in (None, sun.year, sun.year - 1):
        return Born.LUNAR
    return Born.OTHER if moon.year is not None and abs(moon.year - sun.year) > 1 else None
