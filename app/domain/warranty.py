"""Warranty terms: how long a promise lasts, when it ends, and how it stands on a given day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

from app.errors import InputError
from app.i18n import N_, Language, Message

# A promise counted in a hundred years or more is meant for life; larger figures are typing errors.
LARGEST_YEARS = 99
SOON_DAYS = 30
DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12


class TermUnit(StrEnum):
    """What a term is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LIFETIME = "lifetime"


_DAYS = {TermUnit.DAY: 1, TermUnit.WEEK: DAYS_IN_WEEK}
_MONTHS = {TermUnit.MONTH: 1, TermUnit.YEAR: MONTHS_IN_YEAR}
_LARGEST = {
    TermUnit.DAY: LARGEST_YEARS * 365,
    TermUnit.WEEK: LARGEST_YEARS * 52,
    TermUnit.MONTH: LARGEST_YEARS * MONTHS_IN_YEAR,
    TermUnit.YEAR: LARGEST_YEARS,
}
_WRITTEN = re.compile(r"([0-9]{1,6}) (day|week|month|year)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Term:
    """A length of promise: 24 months, 14 days, or for life (count 0). Its text is what storage keeps: `24 month`."""

    count: int
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.unit is TermUnit.LIFETIME:
            if self.count:
                raise InputError(N_("A term for life has no number."))
        elif not 0 < self.count <= _LARGEST[self.unit]:
            raise InputError(
                N_("A term is from 1 day to {n} years.", n=LARGEST_YEARS), N_("For longer, choose lifetime.")
            )

    def __str__(self) -> str:
        return str(self.unit) if self.unit is TermUnit.LIFETIME else f"{self.count} {self.unit}"


def words(term: Term, language: Language) -> str:
    """The length as people say it: 24 months, 14 days, for life."""
    match term.unit:
        case TermUnit.DAY:
            return language.ngettext("{n} day", "{n} days", term.count)
        case TermUnit.WEEK:
            return language.ngettext("{n} week", "{n} weeks", term.count)
        case TermUnit.MONTH:
            return language.ngettext("{n} month", "{n} months", term.count)
        case TermUnit.YEAR:
            return language.ngettext("{n} year", "{n} years", term.count)
        case TermUnit.LIFETIME:
            return language.gettext("for life")


LIFETIME = Term(0, TermUnit.LIFETIME)


def months(count: int) -> Term:
    """A term in months, the way most laws and certificates say it."""
    return Term(count, TermUnit.MONTH)


def parse(text: str) -> Term:
    """A term as storage and files keep it: `24 month`, `14 day`, `lifetime`."""
    if text == TermUnit.LIFETIME:
        return LIFETIME
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise InputError(N_("“{text}” is not a warranty term.", text=text), N_("Write it like 24 month or 2 year."))
    return Term(int(found[1]), TermUnit(found[2]))


def ends(start: date, term: Term) -> date | None:
    """The last day on which the promise still holds; None for life.

    The day of delivery is not counted, so one day from Monday ends on Tuesday, and 24 months from 18 November
    end on 18 November. Where the month of the end has no such day, the term ends on that month's last day:
    one month from 31 January ends on 28 February (29 in a leap year), one year from 29 February on 28 February.
    Months are always counted from the start, never from an end that was cut short.
    """
    if term.unit is TermUnit.LIFETIME:
        return None
    if term.unit in _DAYS:
        return _no_later_than_calendar(start, term.count * _DAYS[term.unit])
    return _months_later(start, term.count * _MONTHS[term.unit])


def _no_later_than_calendar(start: date, days: int) -> date:
    return start + timedelta(days=min(days, (date.max - start).days))


def _months_later(start: date, count: int) -> date:
    year, month = divmod(start.year * MONTHS_IN_YEAR + start.month - 1 + count, MONTHS_IN_YEAR)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


class WarrantyState(StrEnum):
    """How a promise stands on a day."""

    ACTIVE = "active"
    ENDING = "ending"
    ENDED = "ended"


STATE_WORDS: dict[WarrantyState, Message] = {
    WarrantyState.ACTIVE: N_("Under warranty"),
    WarrantyState.ENDING: N_("Ending soon"),
    WarrantyState.ENDED: N_("Ended"),
}


def state(end: date | None, today: date, soon_days: int = SOON_DAYS) -> WarrantyState:
    """Active, ending within `soon_days`, or ended; the last day itself is still under warranty."""
    if end is None:
        return WarrantyState.ACTIVE
    left = (end - today).days
    if left < 0:
        return WarrantyState.ENDED
    return WarrantyState.ENDING if left <= soon_days else WarrantyState.ACTIVE
