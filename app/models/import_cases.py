"""Complaints of a list: which are in the register, who and what they are about, and new ones written together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain import document_number
from app.domain.complaint_columns import ReadComplaint
from app.domain.complaint_file import ComplaintEvent
from app.domain.document_number import Kind
from app.models import bulk, series, stored
from app.models.database import db

_KNOWN = "SELECT draft_id FROM complaint WHERE draft_id IN (SELECT value FROM json_each(?))"
_SALES = "SELECT number, id FROM sale WHERE number IN (SELECT value FROM json_each(?))"
_UNITS = "SELECT number, id, sale_id, line_id FROM unit WHERE number IN (SELECT value FROM json_each(?))"
_INSERT = """
INSERT INTO complaint (id, draft_id, number, state, received_at, day, channel, customer_id, customer_name, contact,
    sale_id, line_id, unit_id, subject, about, description, wish, category, severity, condition, accessories, assigned,
    deadline_days, deadline, closed_on, outcome, language, staff, import_id, external_number)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_EVENT = "INSERT INTO complaint_event (complaint_id, at, kind, text, staff) VALUES (?, ?, ?, ?, ?)"
_NEXT_ID = "SELECT coalesce(max(id), 0) + 1 FROM complaint"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """A complaint about to be written. `wanted` is the number of ours it had, if it had one."""

    key: str
    record: ReadComplaint
    customer_id: int | None
    customer_name: str
    sale_id: int | None
    line_id: int | None
    unit_id: int | None
    days: int
    deadline: date
    language: str
    staff: str
    events: tuple[ComplaintEvent, ...]
    wanted: str = ""


def known(keys: Iterable[str]) -> frozenset[str]:
    """Which of these are in the register."""
    return frozenset(row[0] for row in db.execute_sql(_KNOWN, (_json(keys),)))


def sales(numbers: Iterable[str]) -> dict[str, int]:
    """Sales by their numbers."""
    return {number: int(identity) for number, identity in db.execute_sql(_SALES, (_json(numbers),))}


def units(numbers: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """Sold pieces by their numbers: id, sale and line."""
    rows = db.execute_sql(_UNITS, (_json(numbers),))
    return {number: (int(identity), int(sale), int(line)) for number, identity, sale, line in rows}


def add(cases: Sequence[NewCase], run: int, till: int) -> None:
    """Write complaints with their history, inside the caller's transaction."""
    identity = int(db.execute_sql(_NEXT_ID).fetchone()[0])
    rows: list[tuple[object, ...]] = []
    events: list[tuple[object, ...]] = []
    for own, new in enumerate(cases, identity):
        rows.append((own, new.key, _number(new.wanted, till), *_values(new), run, _external(new)))
        events += [(own, stored.moment(one.at), one.kind, one.text, one.staff) for one in new.events]
    bulk.many(_INSERT, rows)
    bulk.many(_EVENT, events)


def _number(wanted: str, till: int) -> str:
    """The number it had, if it is the very next of its series; else the next of this till."""
    if document_number.kind_of(wanted) is Kind.COMPLAINT:
        series_name = wanted.partition("-")[0]
        other = int(series_name[1:] or 0)
        if wanted == document_number.written(Kind.COMPLAINT, other, series.last_taken(Kind.COMPLAINT, other) + 1):
            return series.take_number(Kind.COMPLAINT, other)
    return series.take_number(Kind.COMPLAINT, till)


def _external(new: NewCase) -> str:
    return "" if new.wanted else new.record.number


def _values(new: NewCase) -> tuple[object, ...]:
    record = new.record
    at = record.received
    if at is None:
        raise ValueError(new.key)
    return (
        record.state.value,
        stored.moment(at),
        stored.day(at.date()),
        record.channel.value,
        new.customer_id,
        new.customer_name,
        record.contact,
        new.sale_id,
        new.line_id,
        new.unit_id,
        record.subject,
        record.about,
        record.description,
        record.wish or "",
        record.category or "",
        record.severity or "",
        record.condition,
        record.accessories,
        record.assigned,
        new.days,
        stored.day(new.deadline),
        stored.day(record.closed) if record.closed else None,
        record.outcome,
        new.language,
        new.staff,
    )


def _json(texts: Iterable[str]) -> str:
    return json.dumps([text for text in set(texts) if text])
