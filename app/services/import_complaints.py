"""Complaints of a file: each is registered once, numbered by our series, with the number it had beside it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from app.domain import complaint as rules
from app.domain import phones
from app.domain.complaint import ComplaintState
from app.domain.complaint_columns import ReadComplaint
from app.domain.complaint_file import ComplaintEvent, EventKind
from app.domain.complaint_presets import CFPB
from app.domain.importing import Fate, Look, Order, PreviewLine
from app.domain.settings import Settings
from app.i18n import N_, Message
from app.models import customer, import_cases, import_people_read
from app.models.import_cases import NewCase
from app.models.import_people_read import Asked, Known
from app.services import import_lists, import_source
from app.services import settings as settings_service
from app.services.import_lists import Done, Plan, Steps
from app.services.import_source import Source

_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s.,;]+")
_PHONE = re.compile(r"\+?\d[\d ()/.\-]{5,}\d")
_LONGEST_NUMBER = 18
# Programs that number their complaints once for ever; of other tables the whole row says which complaint it is.
_NUMBERED = (CFPB,)


def bring(order: Order, *, seller: str, now: datetime, settings: Settings, dry_run: bool = False) -> Steps:
    """Let the complaints of a file come in; see `import_lists.bring`."""
    return import_lists.bring(_plan(import_source.opened(order), seller, now, settings), dry_run=dry_run)


def look(source: Source, *, now: datetime, settings: Settings) -> Look:
    """The first complaints of a file as they will be. Writes nothing."""
    return import_lists.look(_plan(source, "", now, settings))


def _plan(source: Source, seller: str, now: datetime, settings: Settings) -> Plan[ReadComplaint]:
    target = ComplaintTarget(source, seller, settings)
    return Plan(source, import_source.complaints(source, settings, now), target, seller, now)


class _Papers:
    """The sales and sold pieces that rows name by their numbers."""

    def __init__(self, records: Sequence[ReadComplaint]) -> None:
        self._sales = import_cases.sales(record.receipt for record in records)
        self._units = import_cases.units(record.unit for record in records)

    def about(self, record: ReadComplaint) -> tuple[int | None, int | None, int | None]:
        """Sold piece, sale and line."""
        return self._units.get(record.unit, (None, self._sales.get(record.receipt), None))

    def missing(self, record: ReadComplaint) -> Iterator[Message]:
        """What of it is not in the shop."""
        if record.receipt and record.receipt not in self._sales:
            yield N_("There is no sale {number} here: the complaint stands without it.", number=record.receipt)
        if record.unit and record.unit not in self._units:
            yield N_("There is no warranty {number} here: the complaint stands without it.", number=record.unit)


class ComplaintTarget:
    """Writes batches of complaints, or only says what would become of them."""

    def __init__(self, source: Source, seller: str, settings: Settings) -> None:
        self._source, self._seller, self._settings = source, seller, settings
        country = settings_service.profile(settings)
        self._days, self._region = country.complaint_days, country.phone_region
        self._met: set[str] = set()

    def take(self, batch: Sequence[ReadComplaint], run: int) -> Done:
        """Deal with a batch, inside the caller's transaction."""
        done, new = Done(), list[ReadComplaint]()
        keys = {record.row: self._key(record) for record in batch}
        known = import_cases.known(keys.values())
        papers = _Papers(batch)
        for record in batch:
            key = keys[record.row]
            fate = Fate.ALREADY if key in known or key in self._met else Fate.NEW
            if record.problem is not None:
                fate = Fate.PROBLEM
                done.note(record, fate, record.problem)
            else:
                done.note(record, fate, *papers.missing(record))
            if fate is Fate.NEW:
                self._met.add(key)
                new.append(record)
            words = record.problem or next(iter(record.warnings), None)
            done.lines.append(PreviewLine(row=record.row, content=record, fate=fate, words=words))
        if run:
            self._met.clear()
            import_cases.add(tuple(self._cases(new, keys, papers)), run, self._settings.till)
        return done

    def _key(self, record: ReadComplaint) -> str:
        """What makes two rows one complaint."""
        if record.number and self._source.preset in _NUMBERED:
            return f"import:{self._source.preset}:{record.number}"
        at = record.received.isoformat() if record.received else ""
        said = (record.number, at, record.subject, record.description, record.customer, record.contact, record.about)
        return f"import:{self._source.name}:{hashlib.sha256(json.dumps(said).encode()).hexdigest()}"

    def _cases(self, records: Sequence[ReadComplaint], keys: dict[int, str], papers: _Papers) -> Iterator[NewCase]:
        people = self._people(records)
        for record in records:
            at = record.received
            if at is None:
                continue
            unit, sale, line = papers.about(record)
            who = self._customer(record, people)
            days = self._days if record.days is None else record.days
            yield NewCase(
                key=keys[record.row],
                record=record,
                customer_id=who,
                customer_name=record.customer or (self._name(who) if who else ""),
                sale_id=sale,
                line_id=line,
                unit_id=unit,
                days=days,
                deadline=record.deadline or rules.deadline(at.date(), days),
                language=record.language or self._settings.language,
                staff=record.staff or self._seller,
                events=self._events(record),
                wanted=record.number if self._source.own else "",
            )

    def _people(self, records: Sequence[ReadComplaint]) -> Known:
        asked = Asked(
            phones=(number for record in records for number in self._phones(record)),
            emails=(email for record in records for email in _emails(record)),
            cards=(),
            names=(),
        )
        return import_people_read.known(asked)

    def _phones(self, record: ReadComplaint) -> Iterator[str]:
        for text in _PHONE.findall(record.contact):
            number = phones.normalise(text, self._region).e164
            if number:
                yield number

    def _customer(self, record: ReadComplaint, people: Known) -> int | None:
        """Who complained: by our number, or as the only one who can be reached so. A name alone is nobody."""
        number = record.customer_number
        if number.isascii() and number.isdecimal() and len(number) < _LONGEST_NUMBER:
            return customer.id_of_number(int(number))
        found = {one for number in self._phones(record) for one in people.phones.get(number, ())}
        found |= {one for email in _emails(record) for one in people.emails.get(email, ())}
        return found.pop() if len(found) == 1 else None

    @staticmethod
    def _name(customer_id: int) -> str:
        draft = customer.draft_of(customer_id)
        return draft.display_name if draft else ""

    def _events(self, record: ReadComplaint) -> tuple[ComplaintEvent, ...]:
        """Its history: as our own table has it, else that it came, what was said, how it ended."""
        if record.history:
            return record.history
        at = record.received
        if at is None:
            return ()
        staff = record.staff or self._seller
        events = [ComplaintEvent(at, ComplaintState.RECEIVED, "", staff)]
        if record.note:
            events.append(ComplaintEvent(at, EventKind.NOTE, record.note, staff))
        if record.state is not ComplaintState.RECEIVED:
            day = record.closed
            ended = at.replace(year=day.year, month=day.month, day=day.day) if day else at
            events.append(ComplaintEvent(max(at, ended), record.state, record.outcome, staff))
        return tuple(events)


def _emails(record: ReadComplaint) -> list[str]:
    return [found.lower() for found in _EMAIL.findall(record.contact)]
