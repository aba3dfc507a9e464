"""Name days: the day on which everybody of a given name is congratulated, kept in Slovakia as much as birthdays.

The calendar is resources/names/name-days-sk.txt. Whoever was given two names celebrates the first of them.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from app import paths
from app.domain.folding import fold

# Who keeps them: people who are written to in this language, or anybody in a shop of this country.
LANGUAGE, COUNTRY = "sk", "SK"
_FEBRUARY = 2
_LEAP_DAY = (_FEBRUARY, 29)

Day = tuple[int, int]


def kept(language: str, country: str) -> bool:
    """Whether a customer with that language (empty: the shop's own) in a shop of that country keeps name days."""
    return language == LANGUAGE or (not language and country == COUNTRY)


def day_of(given_key: str) -> Day | None:
    """Month and day of a folded given name (`names.given_key`), if the calendar has it."""
    return _calendar()[1].get(given_key)


def names_on(day: date) -> tuple[str, ...]:
    """The names of a day as the calendar writes them; 29 February's are kept on the 28th where there is none."""
    shown = _calendar()[0]
    found = shown.get((day.month, day.day), ())
    tomorrow = day + timedelta(days=1)
    if day.month == _FEBRUARY != tomorrow.month and day.day != _LEAP_DAY[1]:
        found += shown.get(_LEAP_DAY, ())
    return found


def keys_on(day: date) -> tuple[str, ...]:
    """The same names folded, to look customers up by."""
    return tuple(fold(name) for name in names_on(day))


def next_day(given_key: str, today: date, within: int) -> date | None:
    """The next name day from today on, if it is at most `within` days away."""
    days = (today + timedelta(days=ahead) for ahead in range(within + 1))
    return next((day for day in days if given_key in keys_on(day)), None) if day_of(given_key) else None


@cache
def _calendar() -> tuple[dict[Day, tuple[str, ...]], dict[str, Day]]:
    """Names by day, and days by folded name."""
    shown: dict[Day, tuple[str, ...]] = {}
    for line in (paths.resources() / "names" / "name-days-sk.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            day, _, names = line.partition(" ")
            shown[int(day[:2]), int(day[3:])] = tuple(names.split(", "))
    return shown, {fold(name): day for day, names in shown.items() for name in names}
