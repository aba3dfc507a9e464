"""The complaint register: written at once, moved by rule, read as pages, as a board and one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

import peewee

from app.domain.complaint import Category, Channel, ComplaintState, Severity, Wish
from app.domain.complaint_file import Answered, ComplaintDraft, ComplaintEvent, ComplaintFile, ComplaintRow
from app.domain.page import Cursor, Page
from app.models import stored
from app.models.database import db

Choice = TypeVar("Choice", Category, Severity, Wish)

_COLUMNS = (
    "c.id, c.number, c.state, c.received_at, c.subject, c.about, c.customer_name, c.assigned, c.deadline, "
    "CASE c.state WHEN 'waiting' THEN (SELECT max(e.at) FROM complaint_event e "
    "WHERE e.complaint_id = c.id AND e.kind = 'waiting') END, c.closed_on, c.severity"
)
_OPEN_STATES = ("received", "in_progress", "with_supplier", "waiting")
_IN_STATE = (
    f"SELECT {_COLUMNS} FROM complaint c WHERE c.state = ? AND (c.deadline, c.id) > (?, ?) "  # noqa: S608 - constants
    "AND (? = '' OR c.assigned = ?) ORDER BY c.deadline, c.id LIMIT ?"
)
_ANSWERED = (
    f"SELECT {_COLUMNS} FROM complaint c WHERE c.closed_on IS NOT NULL AND (c.closed_on, c.id) < (?, ?) "  # noqa: S608 - constants
    "ORDER BY c.closed_on DESC, c.id DESC LIMIT ?"
)
_ANSWERED_SINCE = (
    f"SELECT {_COLUMNS} FROM complaint c WHERE c.closed_on IS NOT NULL AND c.closed_on >= ? "  # noqa: S608 - constants
    "AND (? = '' OR c.assigned = ?) ORDER BY c.closed_on DESC, c.id DESC LIMIT ?"
)
_ALL = (
    f"SELECT {_COLUMNS}, c.received_at FROM complaint c WHERE (c.received_at, c.id) < (?, ?) "  # noqa: S608 - constants
    "ORDER BY c.received_at DESC, c.id DESC LIMIT ?"
)
_BY_NUMBER = (
    f"SELECT {_COLUMNS} FROM complaint c WHERE c.number >= ? AND c.number < ? "  # noqa: S608 - constants
    "ORDER BY c.number LIMIT ?"
)
_OF_UNIT = f"SELECT {_COLUMNS} FROM complaint c WHERE c.unit_id = ? ORDER BY c.id DESC LIMIT 50"  # noqa: S608 - constants
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM complaint WHERE state = ? AND (? = '' OR assigned = ?) LIMIT ?)"
_COUNT_ANSWERED = (
    "SELECT count(*) FROM (SELECT 1 FROM complaint WHERE closed_on IS NOT NULL AND closed_on >= ? "
    "AND (? = '' OR assigned = ?) LIMIT ?)"
)
_FIGURES = (
    "SELECT count(*), coalesce(sum(closed_on <= deadline), 0), "
    "coalesce(avg(julianday(closed_on) - julianday(day)), 0) FROM "
    "(SELECT day, deadline, closed_on FROM complaint WHERE closed_on IS NOT NULL AND closed_on >= ? LIMIT ?)"
)
_RELATED = (
    "SELECT s.number, s.day, u.number, coalesce(nullif(u.serial, ''), l.serial, ''), "
    "coalesce(nullif(u.batch, ''), l.batch, '') FROM complaint c LEFT JOIN sale s ON s.id = c.sale_id "
    "LEFT JOIN sale_line l ON l.id = c.line_id LEFT JOIN unit u ON u.id = c.unit_id WHERE c.id = ?"
)
_AFTER = "\U0010ffff"


class Complaint(peewee.Model):
    """One complaint."""

    id = peewee.AutoField()
    draft_id = peewee.TextField(unique=True)
    number = peewee.TextField(unique=True)
    state = peewee.TextField()
    received_at = peewee.TextField()
    day = peewee.TextField()
    channel = peewee.TextField()
    customer_id = peewee.IntegerField(null=True)
    customer_name = peewee.TextField()
    contact = peewee.TextField()
    sale_id = peewee.IntegerField(null=True)
    line_id = peewee.IntegerField(null=True)
    unit_id = peewee.IntegerField(null=True)
    subject = peewee.TextField()
    about = peewee.TextField()
    description = peewee.TextField()
    wish = peewee.TextField()
    category = peewee.TextField()
    severity = peewee.TextField()
    condition = peewee.TextField()
    accessories = peewee.TextField()
    assigned = peewee.TextField()
    deadline_days = peewee.IntegerField()
    deadline = peewee.TextField()
    closed_on = peewee.TextField(null=True)
    outcome = peewee.TextField()
    language = peewee.TextField()
    staff = peewee.TextField()

    class Meta:
        database = db
        table_name = "complaint"


class Event(peewee.Model):
    """One entry of a complaint's history; never changed."""

    id = peewee.AutoField()
    complaint_id = peewee.IntegerField()
    at = peewee.TextField()
    kind = peewee.TextField()
    text = peewee.TextField()
    staff = peewee.TextField()

    class Meta:
        database = db
        table_name = "complaint_event"


def insert(draft: ComplaintDraft, *, number: str, received: datetime, deadline: date, days: int, staff: str) -> None:
    """Write a new complaint with its first event, inside the caller's transaction."""
    row = Complaint.create(
        draft_id=draft.draft_id,
        number=number,
        state=ComplaintState.RECEIVED.value,
        received_at=stored.moment(received),
        day=stored.day(received.date()),
        channel=draft.channel.value,
        customer_id=draft.customer_id,
        customer_name=draft.customer_name,
        contact=draft.contact,
        sale_id=draft.about.sale_id,
        line_id=draft.about.line_id,
        unit_id=draft.about.unit_id,
        subject=draft.subject,
        about=draft.about.text,
        description=draft.description,
        wish=draft.wish or "",
        category=draft.category or "",
        severity=draft.severity.value,
        condition=draft.condition,
        accessories=draft.accessories,
        assigned=draft.assigned,
        deadline_days=days,
        deadline=stored.day(deadline),
        outcome="",
        language=draft.language,
        staff=staff,
    )
    add_event(row.id, received, ComplaintState.RECEIVED, "", staff)


def add_event(complaint_id: int, at: datetime, kind: str, text: str, staff: str) -> None:
    """Append to the history, inside the caller's transaction."""
    Event.create(complaint_id=complaint_id, at=stored.moment(at), kind=str(kind), text=text, staff=staff)


def write_state(complaint_id: int, state: ComplaintState, deadline: date, closed_on: date | None, outcome: str) -> None:
    """Change where a complaint is, inside the caller's transaction."""
    values = {
        "state": state.value,
        "deadline": stored.day(deadline),
        "closed_on": stored.day(closed_on) if closed_on else None,
        "outcome": outcome,
    }
    Complaint.update(values).where(Complaint.id == complaint_id).execute()


def write_assigned(complaint_id: int, assigned: str) -> None:
    """Give a complaint to someone, inside the caller's transaction."""
    Complaint.update(assigned=assigned).where(Complaint.id == complaint_id).execute()


def number_of_draft(draft_id: str) -> tuple[str, date] | None:
    """The number and deadline of the complaint a draft became."""
    row = Complaint.get_or_none(Complaint.draft_id == draft_id)
    return None if row is None else (row.number, date.fromisoformat(row.deadline))


def find(number: str) -> ComplaintFile | None:
    """The complaint with that number."""
    row = Complaint.get_or_none(Complaint.number == number.strip().upper())
    return None if row is None else _file(row)


def open_page(cursor: Cursor | None, limit: int) -> Page[ComplaintRow]:
    """Open complaints by deadline: the heads of the four states, merged."""
    after = cursor or ("", 0)
    heads = [_in_state(state, after, "", limit + 1) for state in _OPEN_STATES]
    rows = sorted((row for head in heads for row in head), key=_by_deadline)
    more = _by_deadline(rows[limit - 1]) if len(rows) > limit else None
    return Page(tuple(rows[:limit]), more)


def answered_page(cursor: Cursor | None, limit: int) -> Page[ComplaintRow]:
    """Answered complaints, the latest answer first."""
    rows = _read(_ANSWERED, (*(cursor or (_AFTER, 0)), limit + 1))
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(tuple(rows[:limit]), (str(last.closed_on), last.id) if last else None)


def all_page(cursor: Cursor | None, limit: int) -> Page[ComplaintRow]:
    """Every complaint, the latest first."""
    found = db.execute_sql(_ALL, (*(cursor or (_AFTER, 0)), limit + 1)).fetchall()
    more = (found[limit - 1][-1], found[limit - 1][0]) if len(found) > limit else None
    return Page(tuple(_row(row) for row in found[:limit]), more)


def numbered_page(beginning: str, cursor: Cursor | None, limit: int) -> Page[ComplaintRow]:
    """Complaints whose number begins so."""
    text = beginning.strip().upper()
    # A space comes before every digit, so the next number is the first that is not smaller.
    start = f"{cursor[0]} " if cursor else text
    rows = _read(_BY_NUMBER, (start, text + _AFTER, limit + 1))
    return Page(tuple(rows[:limit]), (rows[limit - 1].number,) if len(rows) > limit else None)


def in_state(state: ComplaintState, assigned: str, limit: int) -> tuple[ComplaintRow, ...]:
    """The first complaints of a state by deadline; of one person, or with an empty name of all."""
    return tuple(_in_state(state.value, ("", 0), assigned, limit))


def answered_since(day: date, assigned: str, limit: int) -> tuple[ComplaintRow, ...]:
    """The latest answers given on or after a day."""
    return tuple(_read(_ANSWERED_SINCE, (stored.day(day), assigned, assigned, limit)))


def about_unit(unit_id: int) -> tuple[ComplaintRow, ...]:
    """The complaints about one sold piece, the latest first."""
    return tuple(_read(_OF_UNIT, (unit_id,)))


def count_in_state(state: ComplaintState, assigned: str, limit: int) -> int:
    """How many complaints are in a state, counted up to a limit."""
    return int(db.execute_sql(_COUNT, (state.value, assigned, assigned, limit)).fetchone()[0])


def count_answered_since(day: date, assigned: str, limit: int) -> int:
    """How many answers were given on or after a day, counted up to a limit."""
    return int(db.execute_sql(_COUNT_ANSWERED, (stored.day(day), assigned, assigned, limit)).fetchone()[0])


def answered(since: date, limit: int) -> Answered:
    """How the answers since a day came out, looking at a limited number of them."""
    count, in_time, days = db.execute_sql(_FIGURES, (stored.day(since), limit)).fetchone()
    return Answered(int(count), int(in_time), round(days))


def _in_state(state: str, after: Cursor, assigned: str, limit: int) -> list[ComplaintRow]:
    return _read(_IN_STATE, (state, *after, assigned, assigned, limit))


def _by_deadline(row: ComplaintRow) -> tuple[str, int]:
    return stored.day(row.deadline), row.id


def _read(sql: str, params: Iterable[object]) -> list[ComplaintRow]:
    return [_row(row) for row in db.execute_sql(sql, tuple(params))]


def _row(row: tuple[str, ...]) -> ComplaintRow:
    return ComplaintRow(
        id=int(row[0]),
        number=row[1],
        state=ComplaintState(row[2]),
        received=stored.read_moment(row[3]),
        subject=row[4],
        about=row[5],
        customer=row[6],
        assigned=row[7],
        deadline=date.fromisoformat(row[8]),
        waiting_since=stored.read_moment(row[9]).date() if row[9] else None,
        closed_on=stored.read_day(row[10]),
        severity=_choice(Severity, row[11]),
    )


def _file(found: Complaint) -> ComplaintFile:
    row = db.execute_sql(f"SELECT {_COLUMNS} FROM complaint c WHERE c.id = ?", (found.id,)).fetchone()  # noqa: S608 - constants
    sale_number, sale_day, unit_number, serial, batch = db.execute_sql(_RELATED, (found.id,)).fetchone()
    return ComplaintFile(
        row=_row(row),
        channel=Channel(found.channel),
        description=found.description,
        wish=_choice(Wish, found.wish),
        category=_choice(Category, found.category),
        condition=found.condition,
        accessories=found.accessories,
        contact=found.contact,
        customer_id=found.customer_id,
        sale_number=sale_number or "",
        sale_day=stored.read_day(sale_day),
        unit_number=unit_number or "",
        serial=serial,
        batch=batch,
        deadline_days=found.deadline_days,
        outcome=found.outcome,
        language=found.language,
        staff=found.staff,
        events=_events(found.id),
    )


def _events(complaint_id: int) -> tuple[ComplaintEvent, ...]:
    rows = Event.select().where(Event.complaint_id == complaint_id).order_by(Event.id.desc()).limit(200)
    return tuple(ComplaintEvent(stored.read_moment(row.at), row.kind, row.text, row.staff) for row in rows)


def _choice(kind: type[Choice], text: str) -> Choice | None:
    return kind(text) if text else None
