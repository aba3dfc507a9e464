"""The calendar of a shop: what the next weeks bring, and whom they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from app.domain import calendar as rules
from app.domain import calendar_people, name_day
from app.domain.calendar import PEOPLE_OCCASIONS, POST_DAYS, Entry, EntryKind
from app.domain.calendar_follow import COUNTRIES, read_follow
from app.domain.calendar_people import Celebrant, PeopleKind, Spot
from app.domain.occasion import Occasion
from app.domain.page import Cursor, Page
from app.domain.segment import Counted
from app.domain.settings import Settings
from app.models import calendar, customer_figures, stored
from app.models.calendar import Facts
from app.models.customer_figures import ShortRow

PAGE_ROWS = 50
WEEKS_SHOWN = 8
# Counting further would only slow the page; it then says "more than".
MOST_COUNTED = 999
# So many are named on an entry's own line.
NAMED = 3
_MOST_MAILINGS = 200
_ENGLISH = ("GB", "IE", "US", "AU", "CA", "NZ")


def span(first: date, last: date, settings: Settings) -> tuple[Entry, ...]:
    """Everything from first to last, in order; people week by week. Raises InputError for a span that is none."""
    rules.check_span(first, last)
    found = rules.festivals(first, last, follows(settings))
    for week in rules.weeks(first, last):
        found += _people_of_week(week, settings)
    found += _mailings(first, last)
    return tuple(sorted(found, key=lambda entry: entry.place))


def follows(settings: Settings) -> tuple[str, ...]:
    """The countries whose festivals the shop keeps: those of the setting, else its own and its customers'."""
    return read_follow(settings.calendars) or default_follows(settings)


def default_follows(settings: Settings) -> tuple[str, ...]:
    """The shop's own country, and one for each language that customers are written to in."""
    own = {settings.country} & set(COUNTRIES)
    for language, code in (("zh_CN", "CN"), ("sk", "SK")):
        if settings.language == language or calendar.speaks(language):
            own.add(code)
    if not own & set(_ENGLISH) and (calendar.speaks("en") or not own):
        own.add("GB")
    return tuple(code for code in COUNTRIES if code in own)


def people(entry: Entry, settings: Settings, cursor: Cursor | None = None, limit: int = PAGE_ROWS) -> Page[Celebrant]:
    """A page of those an entry is about, day by day, who came last first; nobody for a festival."""
    kind = entry.people_kind
    if kind is None:
        return Page(())
    return celebrants(kind, entry.first, entry.last, settings, cursor, limit=limit)


def celebrants(
    kind: PeopleKind,
    first: date,
    last: date,
    settings: Settings,
    cursor: Cursor | None = None,
    *,
    limit: int = PAGE_ROWS,
) -> Page[Celebrant]:
    """A page of those who are congratulated from first to last."""
    spots = calendar_people.spots(kind, first, last, settings.country)
    found = calendar.walk(kind, spots, cursor, limit + 1)
    shown = found[:limit]
    ids = [one.id for one in shown]
    facts, rows = calendar.facts(ids), {row.id: row for row in customer_figures.short_rows(ids)}
    known = [one for one in shown if one.id in rows and one.id in facts]
    return Page(
        tuple(_celebrant(rows[one.id], facts[one.id], spots[one.spot], kind) for one in known),
        shown[-1].place if len(found) > limit else None,
    )


def counted(kind: PeopleKind, first: date, last: date, settings: Settings) -> Counted:
    """How many are congratulated from first to last, counted up to MOST_COUNTED."""
    spots = calendar_people.spots(kind, first, last, settings.country)
    number = calendar.count(kind, spots, MOST_COUNTED + 1)
    return Counted(min(number, MOST_COUNTED), number > MOST_COUNTED)


def batches(
    kind: PeopleKind, first: date, last: date, settings: Settings, size: int = 500
) -> Iterator[tuple[int, ...]]:
    """The same people as bare ids, a batch at a time, for a mailing to all of them."""
    spots = calendar_people.spots(kind, first, last, settings.country)
    cursor: Cursor | None = None
    while found := calendar.walk(kind, spots, cursor, size):
        yield tuple(one.id for one in found)
        cursor = found[-1].place


def occasion(entry: Entry) -> Occasion | None:
    """The occasion of the letters that go with an entry; None where none is fitting."""
    return next((Occasion(name) for name in entry.occasions if name in tuple(Occasion)), None)


def _celebrant(row: ShortRow, facts: Facts, spot: Spot, kind: PeopleKind) -> Celebrant:
    born = facts.birthday if kind is PeopleKind.BIRTHDAYS else None
    years = born.age_on(spot.day) if born else None
    if kind is PeopleKind.ANNIVERSARIES and facts.first_sale is not None:
        years = spot.day.year - facts.first_sale.year
    return Celebrant(
        id=row.id,
        number=row.number,
        name=row.name,
        person=row.person,
        phone=row.phone,
        day=spot.day,
        birthday=born,
        years=years,
    )


def _people_of_week(week: tuple[date, date], settings: Settings) -> list[Entry]:
    first, last = week
    found: list[Entry] = []
    for kind, occasions in PEOPLE_OCCASIONS.items():
        if kind is EntryKind.NAME_DAYS and name_day.COUNTRY not in follows(settings):
            continue
        number = counted(PeopleKind(kind), first, last, settings)
        if number.number:
            found.append(
                Entry(
                    kind=kind,
                    first=first,
                    last=last,
                    who=_names(first, last) if kind is EntryKind.NAME_DAYS else _who(PeopleKind(kind), *week, settings),
                    greet=True,
                    occasions=occasions,
                    write_by=first - timedelta(days=POST_DAYS),
                    people=number,
                )
            )
    return found


def _names(first: date, last: date) -> tuple[str, ...]:
    """The names of a week's name days, as the calendar writes them."""
    days = (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    return tuple(dict.fromkeys(name for day in days for name in name_day.names_on(day)))


def _who(kind: PeopleKind, first: date, last: date, settings: Settings) -> tuple[str, ...]:
    """The first of those who are congratulated."""
    return tuple(one.name for one in celebrants(kind, first, last, settings, limit=NAMED).rows)


def _mailings(first: date, last: date) -> list[Entry]:
    begins, ends = datetime(first.year, first.month, first.day), datetime(last.year, last.month, last.day)
    since = stored.moment(begins.astimezone())
    until = stored.moment((ends + timedelta(days=1)).astimezone())
    return [
        Entry(
            kind=EntryKind.MAILING,
            first=one.day,
            last=one.day,
            title=one.name,
            occasions=(one.occasion,),
            people=Counted(one.people),
            number=one.number,
            mailing=one.id,
            state=one.state,
        )
        for one in calendar.mailings(since, until, _MOST_MAILINGS)
    ]
