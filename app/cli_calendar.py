"""The command that lists the calendar."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import timedelta

from app.cli_session import CliSession
from app.domain.calendar import KIND_WORDS, Entry
from app.domain.calendar_people import Celebrant
from app.domain.page import Cursor
from app.domain.settings import Settings
from app.services import calendar as calendar_service

_SPAN = timedelta(days=7 * calendar_service.WEEKS_SHOWN - 1)


def calendar(session: CliSession, options: Namespace) -> object:
    """Festivals, days off and whom to congratulate, in the order of their days."""
    session.open()
    settings = session.settings
    first = options.first or session.now().date()
    entries = calendar_service.span(first, options.last or first + _SPAN, settings)
    if options.json:
        return [_json(session, entry, settings, people=options.people) for entry in entries]
    lines = (line for entry in entries for line in _lines(session, entry, settings, people=options.people))
    return "\n".join(lines)


def _json(session: CliSession, entry: Entry, settings: Settings, *, people: bool) -> dict[str, object]:
    occasion = calendar_service.occasion(entry)
    answer: dict[str, object] = {
        "kind": entry.kind.value,
        "first": entry.first.isoformat(),
        "last": entry.last.isoformat(),
        "name": _name(session, entry),
        "countries": list(entry.countries),
        "free": list(entry.free),
        "greet": entry.greet,
        "occasion": occasion.value if occasion else None,
        "post_by": entry.write_by.isoformat() if entry.write_by else None,
        "people": entry.people.number if entry.people else None,
        "number": entry.number or None,
    }
    if people and entry.people_kind is not None:
        answer["celebrants"] = [_person(one) for one in _everybody(entry, settings)]
    return answer


def _person(one: Celebrant) -> dict[str, object]:
    born = one.birthday
    lunar = {"month": born.month, "day": born.day, "leap": born.leap} if born and one.lunar else None
    return {"number": one.number, "name": one.name, "day": one.day.isoformat(), "years": one.years, "lunar": lunar}


def _lines(session: CliSession, entry: Entry, settings: Settings, *, people: bool) -> Iterator[str]:
    days = entry.first.isoformat() if entry.first == entry.last else f"{entry.first}/{entry.last}"
    many = f"{entry.people.number}{'+' if entry.people.more else ''}" if entry.people else ""
    yield "\t".join((days, entry.kind, _name(session, entry), " ".join(entry.countries), many))
    if people and entry.people_kind is not None:
        for one in _everybody(entry, settings):
            years = "" if one.years is None else str(one.years)
            yield "\t".join(("", one.day.isoformat(), str(one.number), one.name, years))


def _name(session: CliSession, entry: Entry) -> str:
    own = entry.names.in_language(session.speech.code) or entry.title
    return own if entry.people_kind is None else session.speech.render(KIND_WORDS[entry.kind])


def _everybody(entry: Entry, settings: Settings) -> Iterator[Celebrant]:
    cursor: Cursor | None = None
    while True:
        page = calendar_service.people(entry, settings, cursor)
        yield from page.rows
        cursor = page.next
        if cursor is None:
            return
