"""Festivals and seasons: a rule that gives the days, names in every language, and what a letter may make of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from app.domain import lunar_day
from app.domain.lunar_day import LunarDay
from app.domain.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEEK = 7
_NOTHING = Wording()


class FestivalKind(StrEnum):
    """A festival is a day, a season is a time to sell in, a term is one of the 24 parts of the Chinese solar year."""

    FESTIVAL = "festival"
    SEASON = "season"
    TERM = "term"


class Rule(Protocol):
    """What finds a festival's day."""

    def in_year(self, year: int) -> date:
        """The day that belongs to a year; a late day of a moon year lies in the next year of the sun."""


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same day each year."""

    month: int
    day: int
    plus: int = 0

    def in_year(self, year: int) -> date:
        return date(year, self.month, self.day) + timedelta(days=self.plus)


@dataclass(frozen=True, slots=True)
class WeekdayFrom:
    """The first such weekday (Monday is 0) on or after a day: the second Sunday of May is Sunday from 8 May on."""

    month: int
    day: int
    weekday: int
    plus: int = 0

    def in_year(self, year: int) -> date:
        first = date(year, self.month, self.day)
        return first + timedelta(days=(self.weekday - first.weekday()) % _WEEK + self.plus)


@dataclass(frozen=True, slots=True)
class FromEaster:
    """So many days after Easter Sunday of the western churches, or before it."""

    plus: int

    def in_year(self, year: int) -> date:
        return easter(year) + timedelta(days=self.plus)


@dataclass(frozen=True, slots=True)
class ByMoon:
    """A day of the moon's calendar. Festivals are kept in the ordinary month, never in a leap month."""

    month: int
    day: int
    plus: int = 0

    def in_year(self, year: int) -> date:
        found = lunar_day.by_sun(LunarDay(year, self.month, self.day))
        if found is None:
            raise ValueError(self)
        return found + timedelta(days=self.plus)


@dataclass(frozen=True, slots=True)
class BySolarTerm:
    """The day on which a solar term begins."""

    term: str
    plus: int = 0

    def in_year(self, year: int) -> date:
        return lunar_day.term(year, self.term) + timedelta(days=self.plus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Festival:
    """One entry of our own tables.

    `days` is how long it lasts. `greet` says whether a letter of good wishes is fitting. `occasions` are the occasions
    of letters that go with it, the most fitting first. `ahead` is how many days before it a letter should be posted.
    """

    id: str
    kind: FestivalKind
    names: Wording
    countries: tuple[str, ...]
    rule: Rule
    days: int = 1
    greet: bool = False
    occasions: tuple[str, ...] = ()
    ahead: int = 10
    note: Wording = _NOTHING
    source: str = ""

    def spans(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """First and last day of each time it touches the days from first to last."""
        for year in range(first.year - 1, last.year + 1):
            begins = self.rule.in_year(year)
            ends = begins + timedelta(days=self.days - 1)
            if begins <= last and ends >= first:
                yield begins, ends


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar: the rule of Meeus, Jones and Butcher."""
    golden, century, of_century = year % 19, year // 100, year % 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)
