"""Birthdays: with or without a year, by the sun or by the Chinese moon calendar."""

from __future__ import annotations

import importlib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from app.i18n import N_, Message

if TYPE_CHECKING:
    from types import ModuleType

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
        """Whether it is celebrated on that day: 29 February on the 28th where the year has none."""
        return self in _celebrated(today, self.year)

    def next(self, today: date, within: int) -> date | None:
        """The next day of celebration from today on, if it is at most `within` days away."""
        days = (today + timedelta(days=ahead) for ahead in range(within + 1))
        return next((day for day in days if self.falls_on(day)), None)

    def age_on(self, day: date) -> int | None:
        """How old the person becomes in that year; None when the year of birth is not known."""
        if self.year is None:
            return None
        return (day.year if self.calendar is Calendar.SOLAR else _lunar(day)[0]) - self.year


def on(day: date) -> tuple[Birthday, ...]:
    """The birthdays, without years, that are celebrated on a day."""
    return _celebrated(day, None)


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


@cache
def _celebrated(day: date, year: int | None) -> tuple[Birthday, ...]:
    solar = [(day.month, day.day)]
    if (day.month, day.day) == (_FEBRUARY, _LEAP_DAY - 1) and monthrange(day.year, _FEBRUARY)[1] < _LEAP_DAY:
        solar.append((_FEBRUARY, _LEAP_DAY))
    found = [Birthday(month, number, year) for month, number in solar]
    _year, month, number = _lunar(day)
    days = [number]
    # A month of 29 days has no thirtieth: it is kept on the last day.
    if number == _LEAP_DAY and _lunar(day + timedelta(days=1))[2] == 1:
        days.append(_LONGEST_LUNAR_MONTH)
    # A leap month comes only in some years, so who was born in one celebrates in the ordinary month.
    if month > 0:
        found += [Birthday(month, d, year, Calendar.LUNAR, leap) for d in days for leap in (False, True)]
    return tuple(found)


@cache
def _lunar(day: date) -> tuple[int, int, int]:
    """Year, month (negative in a leap month) and day of the moon calendar."""
    found = _calendar().Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return int(found.getYear()), int(found.getMonth()), int(found.getDay())


@cache
def _calendar() -> ModuleType:
    # Imported with the first birthday looked at: its tables cost a twentieth of a second of every start.
    return importlib.import_module("lunar_python")
