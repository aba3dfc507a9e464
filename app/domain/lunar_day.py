"""The Chinese calendar: a day by the sun as a day by the moon and back, and the days of the solar terms.

Both are reckoned in Beijing time, as the almanac is, wherever the shop stands.
"""

from __future__ import annotations

import importlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

# The Julian day before the first day that Python counts.
_JULIAN = 1_721_425
_HALF_DAY = 0.5
# The library's list of terms begins with one of the year before, and the winter solstice before that year.
_FIRST_TERM = 2

TERMS = (
    "minor_cold",
    "major_cold",
    "spring_begins",
    "rain_water",
    "insects_awaken",
    "spring_equinox",
    "clear_brightness",
    "grain_rain",
    "summer_begins",
    "grain_buds",
    "grain_in_ear",
    "summer_solstice",
    "minor_heat",
    "major_heat",
    "autumn_begins",
    "heat_ends",
    "white_dew",
    "autumn_equinox",
    "cold_dew",
    "frost_descends",
    "winter_begins",
    "minor_snow",
    "major_snow",
    "winter_solstice",
)
# As the almanac writes them: 正月初一, 闰六月廿三, 腊月三十.
_DIGITS = "一二三四五六七八九十"
_MONTHS = ("正", *_DIGITS[1:], "冬", "腊")
_TENS = ("初", "十", "廿")
_TENTHS = {10: "初十", 20: "二十", 30: "三十"}


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the moon's calendar. `leap` is the second month of that number in its year."""

    year: int
    month: int
    day: int
    leap: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a moon year: its first day, counted as Python counts days, and how many it has."""

    month: int
    leap: bool
    first: int
    days: int


def of(day: date) -> LunarDay:
    """The day by the moon."""
    number = day.toordinal()
    year = day.year if months(day.year)[0].first <= number else day.year - 1
    own = months(year)
    month = own[bisect_right([one.first for one in own], number) - 1]
    return LunarDay(year, month.month, number - month.first + 1, month.leap)


def by_sun(lunar: LunarDay) -> date | None:
    """The day by the sun; None when that year has no such month, or the month no such day."""
    month = find(lunar.year, lunar.month, leap=lunar.leap)
    if month is None or not 1 <= lunar.day <= month.days:
        return None
    return date.fromordinal(month.first + lunar.day - 1)


def chinese(month: int, day: int, *, leap: bool = False) -> str:
    """A month and day of the moon's calendar as Chinese writes them."""
    number = _TENTHS.get(day) or _TENS[day // 10] + _DIGITS[day % 10 - 1]
    return f"{'闰' if leap else ''}{_MONTHS[month - 1]}月{number}"


def find(year: int, month: int, *, leap: bool = False) -> Month | None:
    """One month of a moon year."""
    return next((one for one in months(year) if (one.month, one.leap) == (month, leap)), None)


def term(year: int, name: str) -> date:
    """The day in a year of the sun on which a solar term begins."""
    return terms(year)[TERMS.index(name)]


@cache
def terms(year: int) -> tuple[date, ...]:
    """The days of the 24 terms of a year of the sun, in the order of TERMS."""
    found = _library().LunarYear.fromYear(year).getJieQiJulianDays()
    return tuple(_day(found[_FIRST_TERM + place]) for place in range(len(TERMS)))


@cache
def months(year: int) -> tuple[Month, ...]:
    """The twelve or thirteen months of a moon year, in order."""
    found = (one for one in _library().LunarYear.fromYear(year).getMonths() if one.getYear() == year)
    return tuple(
        Month(abs(one.getMonth()), one.getMonth() < 0, _day(one.getFirstJulianDay()).toordinal(), one.getDayCount())
        for one in found
    )


def _day(julian: float) -> date:
    return date.fromordinal(int(julian + _HALF_DAY) - _JULIAN)


@cache
def _library() -> ModuleType:
    # Loaded with the first day looked at: its tables cost a twentieth of a second of every start.
    return importlib.import_module("lunar_python")
