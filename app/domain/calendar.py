"""The shop's calendar: festivals, seasons, days off, people to congratulate and mailings, as entries of one list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.domain import calendar_holidays, calendar_table
from app.domain.calendar_follow import COUNTRIES
from app.domain.calendar_holidays import Holiday
from app.domain.calendar_people import PeopleKind
from app.domain.festival import Festival, FestivalKind
from app.domain.segment import Counted
from app.domain.wording import Wording
from app.errors import InputError
from app.i18n import N_, Message

#: So many days before its day a letter to one person is posted; a festival's own table may ask for more.
POST_DAYS = 5
MOST_DAYS = 800
_WEEK = 7
_NOTHING = Wording()


class EntryKind(StrEnum):
    """What an entry is, in the order in which one day lists them."""

    HOLIDAY = "holiday"
    FESTIVAL = "festival"
    SEASON = "season"
    TERM = "term"
    BIRTHDAYS = "birthdays"
    NAME_DAYS = "name_days"
    ANNIVERSARIES = "anniversaries"
    MAILING = "mailing"


KIND_WORDS: dict[EntryKind, Message] = {
    EntryKind.HOLIDAY: N_("Public holidays"),
    EntryKind.FESTIVAL: N_("Festivals"),
    EntryKind.SEASON: N_("Seasons"),
    EntryKind.TERM: N_("Solar terms"),
    EntryKind.BIRTHDAYS: N_("Birthdays"),
    EntryKind.NAME_DAYS: N_("Name days"),
    EntryKind.ANNIVERSARIES: N_("First purchases"),
    EntryKind.MAILING: N_("Mailings"),
}
_ORDER = tuple(EntryKind)
#: The occasion of a letter that goes with people.
PEOPLE_OCCASIONS = {
    EntryKind.BIRTHDAYS: ("birthday",),
    EntryKind.NAME_DAYS: ("name_day",),
    EntryKind.ANNIVERSARIES: ("anniversary", "thank_you"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the calendar.

    `names` are a festival's or holiday's, `title` is a mailing's own name; `who` are the first people of a week, or the
    names it celebrates.
    `free` are the countries where the day is a public holiday. `occasions` go with a letter, the most fitting first;
    none, or `greet` False, means that good wishes are not fitting. `write_by` is the day to post the letters.
    `people` is how many are congratulated; `number`, `mailing` (its id) and
    `state` belong to a mailing.
    """

    kind: EntryKind
    first: date
    last: date
    names: Wording = _NOTHING
    title: str = ""
    who: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    greet: bool = False
    occasions: tuple[str, ...] = ()
    write_by: date | None = None
    people: Counted | None = None
    note: Wording = _NOTHING
    number: str = ""
    mailing: int | None = None
    state: str = ""

    @property
    def people_kind(self) -> PeopleKind | None:
        """Whom it counts, if it is about people."""
        return PeopleKind(self.kind) if self.kind in PEOPLE_OCCASIONS else None

    @property
    def place(self) -> tuple[date, int, str]:
        """Where it stands in the list."""
        return self.first, _ORDER.index(self.kind), self.names.in_language("en") or self.title


def check_span(first: date, last: date) -> None:
    """Raises InputError for a span that ends before it begins, or is too long to list."""
    if last < first:
        raise InputError(N_("The last day is before the first."))
    if (last - first).days > MOST_DAYS:
        raise InputError(N_("The calendar shows at most {n} days at once.", n=MOST_DAYS))


def festivals(first: date, last: date, countries: Iterable[str]) -> list[Entry]:
    """Festivals, seasons, terms and public holidays of these countries that touch the span."""
    followed = set(countries)
    found: dict[tuple[date, date, str], Entry] = {}
    for festival in calendar_table.festivals():
        if followed & set(festival.countries):
            for begins, ends in festival.spans(first, last):
                _put(found, _of_festival(festival, begins, ends, followed))
    for country in COUNTRIES:
        if country in followed:
            for holiday in calendar_holidays.between(country, first, last):
                _put_holiday(found, holiday)
    return list(found.values())


def weeks(first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The span in weeks from Monday to Sunday, the first and the last cut to it."""
    found: list[tuple[date, date]] = []
    while first <= last:
        ends = min(first + timedelta(days=_WEEK - 1 - first.weekday()), last)
        found.append((first, ends))
        first = ends + timedelta(days=1)
    return tuple(found)


def _of_festival(festival: Festival, begins: date, ends: date, followed: set[str]) -> Entry:
    return Entry(
        kind=EntryKind(festival.kind.value),
        first=begins,
        last=ends,
        names=festival.names,
        countries=tuple(code for code in COUNTRIES if code in followed and code in festival.countries),
        greet=festival.greet,
        occasions=festival.occasions,
        write_by=begins - timedelta(days=festival.ahead) if festival.occasions else None,
        note=festival.note,
    )


def _put(found: dict[tuple[date, date, str], Entry], entry: Entry) -> None:
    """One day under one name is one entry, whichever countries keep it."""
    key = (entry.first, entry.last, entry.names.in_language("en"))
    known = found.get(key)
    if known is None:
        found[key] = entry
    else:
        found[key] = replace(
            known, countries=_merged(known.countries, entry.countries), free=_merged(known.free, entry.free)
        )


def _put_holiday(found: dict[tuple[date, date, str], Entry], holiday: Holiday) -> None:
    """A single day off that a festival of that country already names only marks it."""
    own = (holiday.country,)
    name = holiday.names.in_language("en")
    for key, entry in found.items():
        same = holiday.country in entry.countries or key[2] == name
        if key[0] == key[1] == holiday.first == holiday.last and entry.kind.value == FestivalKind.FESTIVAL and same:
            found[key] = replace(entry, countries=_merged(entry.countries, own), free=_merged(entry.free, own))
            return
    _put(
        found,
        Entry(
            kind=EntryKind.HOLIDAY,
            first=holiday.first,
            last=holiday.last,
            names=holiday.names,
            countries=own,
            free=own,
        ),
    )


def _merged(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in COUNTRIES if code in one or code in other)
