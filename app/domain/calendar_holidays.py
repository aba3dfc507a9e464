"""Public holidays of a country, from the library of holidays, with names in every language of the program.

Of Great Britain they are those of England; of the federal countries those of the whole federation. China announces each
November how its days are moved; of the years after that the library knows what the regulation says.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from app.domain import calendar_table
from app.domain.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

# A part of the country stands for it, and which of the library's languages is the country's own.
_PARTS = {"GB": "ENG"}
_OWN_LANGUAGE = {"CN": "zh_CN", "SK": "sk"}
_LAST_YEAR = 2100
_MOVED = "Day off"
_SUFFIX = re.compile(r"\s*\((observed|substituted)[^)]*\)$")
_SATURDAY = 5
# Two holidays may share a day; more never do.
_LOOKED_BACK = 2


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off in a row under one name."""

    country: str
    first: date
    last: date
    names: Wording


def between(country: str, first: date, last: date) -> tuple[Holiday, ...]:
    """The holidays that touch the days from first to last, in order."""
    years = range(max(first.year - 1, 1), min(last.year + 1, _LAST_YEAR) + 1)
    found = (one for year in years for one in _in_year(country, year))
    return tuple(one for one in _joined(found) if one.first <= last and one.last >= first)


@cache
def _in_year(country: str, year: int) -> tuple[Holiday, ...]:
    english = _library_days(country, year, "en_US")
    own = _library_days(country, year, _OWN_LANGUAGE.get(country, ""))
    pairs = ((day, part) for day, text in sorted(english.items()) for part in text.split("; "))
    return tuple(_holiday(country, day, name, own.get(day, name)) for day, name in pairs)


def _holiday(country: str, day: date, name: str, own: str) -> Holiday:
    plain = _SUFFIX.sub("", name)
    names = calendar_table.holiday_names().get(f"{country} {plain}") or calendar_table.holiday_names().get(plain)
    fallback = Wording.of({"en": plain, _OWN_LANGUAGE.get(country, "en"): _SUFFIX.sub("", own)})
    return Holiday(country, day, day, names or fallback)


def _joined(days: Iterable[Holiday]) -> list[Holiday]:
    """Days under one name, and days moved to them, are one holiday; weekends between them belong to it."""
    moved = calendar_table.holiday_names()[_MOVED]
    found: list[Holiday] = []
    for one in days:
        place = next((place for place in _newest(found) if _goes_on(found[place], one, moved)), None)
        if place is None:
            found.append(one)
        else:
            found[place] = replace(found[place], last=one.last)
    return found


def _newest(found: list[Holiday]) -> range:
    return range(len(found) - 1, max(len(found) - 1 - _LOOKED_BACK, -1), -1)


def _goes_on(before: Holiday, one: Holiday, moved: Wording) -> bool:
    return one.names in (before.names, moved) and _next_working(before.last) >= one.first


def _next_working(day: date) -> date:
    day += timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day


def _library_days(country: str, year: int, language: str) -> dict[date, str]:
    holidays = _library()
    languages = holidays.country_holidays(country).supported_languages
    found = holidays.country_holidays(
        country,
        subdiv=_PARTS.get(country),
        years=year,
        language=language if language in languages else None,
    )
    return dict(found.items())


@cache
def _library() -> ModuleType:
    # Loaded with the first calendar looked at: it knows every country of the world.
    return importlib.import_module("holidays")
