"""Birthdays: with or without a year, by the sun or by the Chinese moon calendar.

Three rules say when a day is kept that the year does not have: 29 February on the 28th; the 30th of a moon month of 29
days on its last day; a day of a leap month in the ordinary month of that number.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from app.domain import lunar_day
from app.i18n import N_, Message

OLDEST_YEAR = 1880
_LEAP_YEAR = 2000
_LONGEST_LUNAR_MONTH = 30
_FEBRUARY = 2
_LEAP_DAY = 29
_MONTHS = 12


class Calendar(StrEnum):
    """What a birthday is counted by."""

    SOLAR = "solar"
    LUNAR = "lunar"


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of birth; month and day are in the given calendar. `leap` is a leap month of the moon calendar."""

    month: int
    day: int
    year: int | None = None
    calendar: Calendar = Calendar.SOLAR
    leap: bool = False

    def falls_on(self, today: date) -> bool:
        """Whether it is celebrated on that day."""
        return replace(self, year=None) in on(today)

    def next(self, today: date, within: int) -> date | None:
        """The next day of celebration from today on, if it is at most `within` days away."""
        days = (today + timedelta(days=ahead) for ahead in range(within + 1))
        return next((day for day in days if self.falls_on(day)), None)

    def age_on(self, day: date) -> int | None:
        """How old the person becomes in that year; None when the year of birth is not known."""
        if self.year is None:
            return None
        return (day.year if self.calendar is Calendar.SOLAR else lunar_day.of(day).year) - self.year


@cache
def on(day: date) -> tuple[Birthday, ...]:
    """The birthdays, without years, that are celebrated on a day."""
    return _by_sun(day) + _by_moon(day)


def between(first: date, last: date) -> tuple[tuple[date, Birthday], ...]:
    """Every birthday, without its year, of the days from first to last, each with the day it is celebrated on."""
    days = (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    return tuple((day, born) for day in days for born in on(day))


def problem(month: int | None, day: int | None, year: int | None, calendar: Calendar, today: date) -> Message | None:
    """What is wrong with a birthday as typed, or None."""
    if month is None or day is None:
        nothing = month is None and day is None and year is None
        return None if nothing else N_("A birthday needs its day and month; the year may stay empty.")
    if not 1 <= month <= _MONTHS:
        return N_("A month is from 1 to 12.")
    if not 1 <= day <= _days(month, year, calendar):
        return N_("That month does not have so many days.")
    return _year_problem(Birthday(month, day, year, calendar), today)


def _year_problem(birthday: Birthday, today: date) -> Message | None:
    if birthday.year is None:
        return None
    if not OLDEST_YEAR <= birthday.year <= today.year:
        return N_("A year of birth is from {first} to {last}.", first=OLDEST_YEAR, last=today.year)
    solar = birthday.calendar is Calendar.SOLAR
    if solar and date(birthday.year, birthday.month, birthday.day) > today:
        return N_("This day is still to come.")
    return None


def _days(month: int, year: int | None, calendar: Calendar) -> int:
    if calendar is Calendar.LUNAR:
        return _LONGEST_LUNAR_MONTH
    known = year is not None and OLDEST_YEAR <= year <= date.max.year
    return monthrange(year if known and year is not None else _LEAP_YEAR, month)[1]


def _by_sun(day: date) -> tuple[Birthday, ...]:
    own = Birthday(day.month, day.day)
    short = (day.month, day.day) == (_FEBRUARY, _LEAP_DAY - 1) and monthrange(day.year, _FEBRUARY)[1] < _LEAP_DAY
    return (own, Birthday(_FEBRUARY, _LEAP_DAY)) if short else (own,)


def _by_moon(day: date) -> tuple[Birthday, ...]:
    own = lunar_day.of(day)
    last = own.day == _LEAP_DAY and lunar_day.of(day + timedelta(days=1)).day == 1
    days = (own.day, _LONGEST_LUNAR_MONTH) if last else (own.day,)
    stands_in = not own.leap and lunar_day.find(own.year, own.month, leap=True) is None
    leaps = (False, True) if stands_in else (own.leap,)
    return tuple(Birthday(own.month, number, None, Calendar.LUNAR, leap) for number in days for leap in leaps)
