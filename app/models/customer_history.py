"""A customer's history: sales, returns, pieces, complaints and letters, each read newest first from its own index."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from heapq import merge
from itertools import groupby, islice
from typing import Any

from app.domain.customer_card import EventKind, HistoryEvent, HistoryFilter, SoldItem
from app.domain.money import Money
from app.domain.page import Cursor, Page
from app.models import stored
from app.models.database import db

# Where two things happened in the same moment, the later link of the chain comes first.
_RANKS = {EventKind.LETTER: 0, EventKind.COMPLAINT: 1, EventKind.UNIT: 2, EventKind.RETURN: 3, EventKind.SALE: 3}
_NEWEST = "9999"
_LARGEST_ID = 2**62
_SHOWN_LINES = 3
_SALES = (
    "SELECT at, id, kind, number, total, currency, reason FROM sale "
    "WHERE customer_id = ? AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?"
)
_UNITS = (
    "SELECT s.at, u.id, u.number, u.product_name, u.serial, u.ends, u.state, u.user_name, u.customer_name, "
    "u.customer_id FROM unit u JOIN sale s ON s.id = u.sale_id "
    "WHERE u.id IN (SELECT id FROM unit WHERE customer_id = ? UNION SELECT id FROM unit WHERE user_id = ?) "
    "AND (s.at, u.id) < (?, ?) ORDER BY s.at DESC, u.id DESC LIMIT ?"
)
_USED = (
    "SELECT s.at, u.id, u.number, u.product_name, u.serial, u.ends, u.state, u.user_name, u.customer_name, "
    "u.customer_id FROM unit u JOIN sale s ON s.id = u.sale_id "
    "WHERE u.user_id = ? AND u.customer_id IS NOT ? "
    "AND (s.at, u.id) < (?, ?) ORDER BY s.at DESC, u.id DESC LIMIT ?"
)
_COMPLAINTS = (
    "SELECT received_at, id, number, subject, about, state, deadline FROM complaint "
    "WHERE customer_id = ? AND (received_at, id) < (?, ?) ORDER BY received_at DESC, id DESC LIMIT ?"
)
_LETTERS = (
    "SELECT at, id, number, occasion, printed FROM letter "
    "WHERE customer_id = ? AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?"
)
_LINES = (
    "SELECT sale_id, name, quantity_milli, unit, user_name FROM sale_line "
    "WHERE sale_id IN (SELECT value FROM json_each(?)) ORDER BY sale_id, position"
)
_WARRANTIES = (
    "SELECT sale_id, count(*), max(ends) FROM unit "
    "WHERE sale_id IN (SELECT value FROM json_each(?)) AND state = 'sold' GROUP BY sale_id"
)
_COUNTS = {
    HistoryFilter.SALES: "SELECT count(*) FROM sale WHERE customer_id = ?",
    HistoryFilter.COMPLAINTS: "SELECT count(*) FROM complaint WHERE customer_id = ?",
    HistoryFilter.LETTERS: "SELECT count(*) FROM letter WHERE customer_id = ?",
}
_COUNT_UNITS = (
    "SELECT count(*) FROM (SELECT id FROM unit WHERE customer_id = ? UNION SELECT id FROM unit WHERE user_id = ?)"
)
_COUNT_USED = "SELECT count(*) FROM unit WHERE user_id = ? AND customer_id IS NOT ?"
Event = tuple[tuple[str, int, int], HistoryEvent]
Place = tuple[str, int]
Source = Callable[[int, Place, int], list[Event]]


def page(customer_id: int, only: HistoryFilter, cursor: Cursor | None, limit: int) -> Page[HistoryEvent]:
    """The next entries, newest first. In the whole history a piece stands with the sale that sold it."""
    sources = [source(customer_id, _before(cursor, rank), limit + 1) for rank, source in _SOURCES[only]]
    found = list(islice(merge(*sources, key=_order, reverse=True), limit + 1))
    shown = found[:limit]
    return Page(_with_lines([event for _, event in shown]), shown[-1][0] if len(found) > limit else None)


def counts(customer_id: int) -> dict[HistoryFilter, int]:
    """How many entries each filter shows."""
    found = {only: _count(sql, customer_id) for only, sql in _COUNTS.items()}
    used = _count(_COUNT_USED, customer_id, customer_id)
    units = _count(_COUNT_UNITS, customer_id, customer_id)
    return found | {HistoryFilter.ALL: sum(found.values()) + used, HistoryFilter.UNITS: units}


def _count(sql: str, *values: int) -> int:
    return int(db.execute_sql(sql, values).fetchone()[0])


def _order(event: Event) -> tuple[str, int, int]:
    at, rank, identity = event[0]
    return at, -rank, identity


def _before(cursor: Cursor | None, rank: int) -> Place:
    """Where one kind goes on: kinds of a lower rank have already shown what happened in the cursor's moment."""
    if cursor is None:
        return _NEWEST, 0
    at, last_rank, identity = cursor
    if rank == last_rank:
        return str(at), int(str(identity))
    return str(at), 0 if rank < int(str(last_rank)) else _LARGEST_ID


def _sales(customer_id: int, before: Place, limit: int) -> list[Event]:
    rows = db.execute_sql(_SALES, (customer_id, *before, limit))
    return [_sale(row) for row in rows]


def _sale(row: Sequence[Any]) -> Event:
    at, identity, kind, number, total, currency, reason = row
    event = EventKind(kind)
    return (at, _RANKS[event], identity), HistoryEvent(
        kind=event,
        id=identity,
        number=number,
        at=stored.read_moment(at),
        amount=Money(total, currency),
        text=reason,
    )


def _units(customer_id: int, before: Place, limit: int) -> list[Event]:
    rows = db.execute_sql(_UNITS, (customer_id, customer_id, *before, limit))
    return [_unit(row, customer_id) for row in rows]


def _used(customer_id: int, before: Place, limit: int) -> list[Event]:
    rows = db.execute_sql(_USED, (customer_id, customer_id, *before, limit))
    return [_unit(row, customer_id) for row in rows]


def _unit(row: Sequence[Any], customer_id: int) -> Event:
    at, identity, number, product, serial, ends, state, user, buyer, buyer_id = row
    return (at, _RANKS[EventKind.UNIT], identity), HistoryEvent(
        kind=EventKind.UNIT,
        id=identity,
        number=number,
        at=stored.read_moment(at),
        items=(SoldItem(product),),
        text=serial,
        until=stored.read_day(ends),
        state=state,
        person=user if buyer_id == customer_id else "",
        buyer="" if buyer_id == customer_id else buyer,
    )


def _complaints(customer_id: int, before: Place, limit: int) -> list[Event]:
    rows = db.execute_sql(_COMPLAINTS, (customer_id, *before, limit))
    return [_complaint(row) for row in rows]


def _complaint(row: Sequence[Any]) -> Event:
    at, identity, number, subject, about, state, deadline = row
    return (at, _RANKS[EventKind.COMPLAINT], identity), HistoryEvent(
        kind=EventKind.COMPLAINT,
        id=identity,
        number=number,
        at=stored.read_moment(at),
        items=(SoldItem(about),) if about else (),
        text=subject,
        until=stored.read_day(deadline),
        state=state,
    )


def _letters(customer_id: int, before: Place, limit: int) -> list[Event]:
    rows = db.execute_sql(_LETTERS, (customer_id, *before, limit))
    return [_letter(row) for row in rows]


def _letter(row: Sequence[Any]) -> Event:
    at, identity, number, occasion, printed = row
    return (at, _RANKS[EventKind.LETTER], identity), HistoryEvent(
        kind=EventKind.LETTER,
        id=identity,
        number=number,
        at=stored.read_moment(at),
        text=occasion,
        state="printed" if printed else "",
    )


_SALE_SOURCE = (_RANKS[EventKind.SALE], _sales)
_UNIT_SOURCE = (_RANKS[EventKind.UNIT], _units)
_USED_SOURCE = (_RANKS[EventKind.UNIT], _used)
_COMPLAINT_SOURCE = (_RANKS[EventKind.COMPLAINT], _complaints)
_LETTER_SOURCE = (_RANKS[EventKind.LETTER], _letters)
_SOURCES: dict[HistoryFilter, tuple[tuple[int, Source], ...]] = {
    HistoryFilter.ALL: (_SALE_SOURCE, _USED_SOURCE, _COMPLAINT_SOURCE, _LETTER_SOURCE),
    HistoryFilter.SALES: (_SALE_SOURCE,),
    HistoryFilter.UNITS: (_UNIT_SOURCE,),
    HistoryFilter.COMPLAINTS: (_COMPLAINT_SOURCE,),
    HistoryFilter.LETTERS: (_LETTER_SOURCE,),
}


def _with_lines(events: list[HistoryEvent]) -> tuple[HistoryEvent, ...]:
    """The same events; sales and returns say what was sold and until when it is under warranty."""
    ids = json.dumps([event.id for event in events if event.kind in (EventKind.SALE, EventKind.RETURN)])
    rows = db.execute_sql(_LINES, (ids,))
    lines = {sale: tuple(found) for sale, found in groupby(rows, key=lambda row: row[0])}
    promises = {sale: (count, ends) for sale, count, ends in db.execute_sql(_WARRANTIES, (ids,))}
    return tuple(_filled(event, lines.get(event.id, ()), promises.get(event.id)) for event in events)


def _filled(event: HistoryEvent, lines: Sequence[Any], promise: tuple[int, str | None] | None) -> HistoryEvent:
    if event.kind not in (EventKind.SALE, EventKind.RETURN):
        return event
    count, ends = promise or (0, None)
    return replace(
        event,
        items=tuple(_line(line) for line in lines[:_SHOWN_LINES]),
        more=max(0, len(lines) - _SHOWN_LINES),
        person=_one_user(lines),
        warranties=count,
        until=stored.read_day(ends),
    )


def _line(line: Sequence[Any]) -> SoldItem:
    _, name, milli, unit, _ = line
    return SoldItem(name, abs(stored.read_milli(milli)), unit)


def _one_user(lines: Iterable[Any]) -> str:
    users = {line[4] for line in lines if line[4]}
    return users.pop() if len(users) == 1 else ""
