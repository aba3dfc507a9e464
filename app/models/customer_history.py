"""A customer's history: each kind of thing that happened is read newest first from its own index, then merged."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from heapq import merge
from itertools import groupby, islice
from typing import Any

from app.domain.customer import FormOfAddress
from app.domain.customer_card import EventKind, HistoryEvent, HistoryFilter, SoldItem
from app.domain.folding import fold
from app.domain.money import Money
from app.domain.page import Cursor, Page
from app.models import stored
from app.models.database import db

# Where two things happened in the same moment, the later link of the chain comes first.
_RANKS = {
    EventKind.LETTER: 0,
    EventKind.COMPLAINT: 1,
    EventKind.UNIT: 2,
    EventKind.USED: 2,
    EventKind.RETURN: 3,
    EventKind.SALE: 3,
    EventKind.NEED: 4,
    EventKind.RELATION: 5,
}
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
    "SELECT at, id, number, kind, customer_name FROM sale "
    "WHERE id IN (SELECT sale_id FROM sale_line WHERE user_id = ?1) AND customer_id IS NOT ?1 "
    "AND (at, id) < (?2, ?3) ORDER BY at DESC, id DESC LIMIT ?4"
)
_NEEDS = (
    "SELECT created_at, id, what, state, wanted_by, price_limit, currency FROM need "
    "WHERE customer_id = ? AND (created_at, id) < (?, ?) ORDER BY created_at DESC, id DESC LIMIT ?"
)
_RELATIONS = (
    "SELECT r.created_at, r.id, r.role, c.display_name, c.form, c.id FROM ("
    "SELECT id, created_at, other_id AS them, other_is AS role FROM relation WHERE one_id = ?1 UNION ALL "
    "SELECT id, created_at, one_id AS them, one_is AS role FROM relation WHERE other_id = ?1) r "
    "JOIN customer c ON c.id = r.them AND c.live = 1 "
    "WHERE (r.created_at, r.id) < (?2, ?3) ORDER BY r.created_at DESC, r.id DESC LIMIT ?4"
)
_COMPLAINTS = (
    "SELECT received_at, id, number, subject, about, state, deadline FROM complaint "
    "WHERE customer_id = ? AND (received_at, id) < (?, ?) ORDER BY received_at DESC, id DESC LIMIT ?"
)
# Their own, and those of a mailing that name them beside another one.
_OWN_LETTERS = (
    "SELECT id FROM letter WHERE customer_id = ?1 UNION "
    "SELECT letter_id FROM mailing_person WHERE customer_id = ?1 AND letter_id IS NOT NULL"
)
_LETTERS = (
    "SELECT l.at, l.id, l.number, l.occasion, l.printed, l.returned_on, m.name FROM letter l "  # noqa: S608 - constants
    f"LEFT JOIN mailing m ON m.id = l.mailing_id WHERE l.id IN ({_OWN_LETTERS}) AND (l.at, l.id) < (?2, ?3) "
    "ORDER BY l.at DESC, l.id DESC LIMIT ?4"
)
_LINES = (
    "SELECT sale_id, name, quantity_milli, unit, user_name, user_id FROM sale_line "
    "WHERE sale_id IN (SELECT value FROM json_each(?)) ORDER BY sale_id, position"
)
_WARRANTIES = (
    "SELECT sale_id, user_id, ends FROM unit "
    "WHERE sale_id IN (SELECT value FROM json_each(?)) AND state = 'sold' ORDER BY sale_id"
)
_COUNTS = {
    HistoryFilter.SALES: "SELECT count(*) FROM sale WHERE customer_id = ?",
    HistoryFilter.COMPLAINTS: "SELECT count(*) FROM complaint WHERE customer_id = ?",
    HistoryFilter.LETTERS: f"SELECT count(*) FROM ({_OWN_LETTERS})",  # noqa: S608 - constants
}
_COUNT_UNITS = (
    "SELECT count(*) FROM (SELECT id FROM unit WHERE customer_id = ? UNION SELECT id FROM unit WHERE user_id = ?)"
)
_COUNT_REST = (
    "SELECT (SELECT count(*) FROM sale WHERE id IN (SELECT sale_id FROM sale_line WHERE user_id = ?1) "
    "AND customer_id IS NOT ?1) + (SELECT count(*) FROM need WHERE customer_id = ?1) + (SELECT count(*) FROM "
    "(SELECT other_id AS them FROM relation WHERE one_id = ?1 "
    "UNION ALL SELECT one_id FROM relation WHERE other_id = ?1) r JOIN customer c ON c.id = r.them AND c.live = 1)"
)
_OPEN_COMPLAINTS = (
    "SELECT count(*), min(deadline) FROM complaint "
    "WHERE customer_id = ? AND state IN ('received', 'in_progress', 'with_supplier', 'waiting')"
)
Event = tuple[tuple[str, int, int], HistoryEvent]
Place = tuple[str, int]
Source = Callable[[int, Place, int], list[Event]]
Sold = tuple[dict[int, tuple[Any, ...]], dict[int, tuple[Any, ...]]]
# A search looks at so many entries at once, and shows no more than this.
_SEARCHED, _MOST_FOUND = 250, 100


def page(customer_id: int, only: HistoryFilter, cursor: Cursor | None, limit: int) -> Page[HistoryEvent]:
    """The next entries, newest first. In the whole history a piece stands with the sale that sold it."""
    sources = [source(customer_id, _before(cursor, rank), limit + 1) for rank, source in _SOURCES[only]]
    found = list(islice(merge(*sources, key=_order, reverse=True), limit + 1))
    shown = found[:limit]
    events = _with_lines([event for _, event in shown], customer_id)
    return Page(events, shown[-1][0] if len(found) > limit else None)


def find(customer_id: int, only: HistoryFilter, words: Sequence[str], most: int) -> tuple[HistoryEvent, ...]:
    """The newest entries that say every one of these folded words, among the newest `most`."""
    found: list[HistoryEvent] = []
    cursor: Cursor | None = None
    for _ in range(0, most, _SEARCHED):
        sources = [source(customer_id, _before(cursor, rank), _SEARCHED + 1) for rank, source in _SOURCES[only]]
        batch = list(islice(merge(*sources, key=_order, reverse=True), _SEARCHED + 1))
        found += _matching([event for _, event in batch[:_SEARCHED]], customer_id, words)
        if len(batch) <= _SEARCHED or len(found) >= _MOST_FOUND:
            break
        cursor = batch[_SEARCHED - 1][0]
    return tuple(found[:_MOST_FOUND])


def open_complaints(customer_id: int) -> tuple[int, date | None]:
    """How many complaints wait for an answer, and until when the first one is due."""
    count, due = db.execute_sql(_OPEN_COMPLAINTS, (customer_id,)).fetchone()
    return int(count), stored.read_day(due)


def counts(customer_id: int) -> dict[HistoryFilter, int]:
    """How many entries each filter shows."""
    found = {only: _count(sql, customer_id) for only, sql in _COUNTS.items()}
    rest = _count(_COUNT_REST, customer_id)
    units = _count(_COUNT_UNITS, customer_id, customer_id)
    return found | {HistoryFilter.ALL: sum(found.values()) + rest, HistoryFilter.UNITS: units}


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
    rows = db.execute_sql(_USED, (customer_id, *before, limit))
    return [
        (
            (at, _RANKS[EventKind.USED], identity),
            HistoryEvent(
                kind=EventKind.USED,
                id=identity,
                number=number,
                at=stored.read_moment(at),
                state=kind,
                buyer=buyer,
            ),
        )
        for at, identity, number, kind, buyer in rows
    ]


def _needs(customer_id: int, before: Place, limit: int) -> list[Event]:
    rows = db.execute_sql(_NEEDS, (customer_id, *before, limit))
    return [
        (
            (at, _RANKS[EventKind.NEED], identity),
            HistoryEvent(
                kind=EventKind.NEED,
                id=identity,
                number="",
                at=stored.read_moment(at),
                text=what,
                state=state,
                until=stored.read_day(by),
                limit=Money(limit, currency) if limit is not None else None,
            ),
        )
        for at, identity, what, state, by, limit, currency in rows
    ]


def _relations(customer_id: int, before: Place, limit: int) -> list[Event]:
    rows = db.execute_sql(_RELATIONS, (customer_id, *before, limit))
    return [
        (
            (at, _RANKS[EventKind.RELATION], identity),
            HistoryEvent(
                kind=EventKind.RELATION,
                id=them,
                number="",
                at=stored.read_moment(at),
                text=role,
                person=name,
                form=FormOfAddress(form),
            ),
        )
        for at, identity, role, name, form, them in rows
    ]


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
    at, identity, number, occasion, printed, returned, mailing = row
    return (at, _RANKS[EventKind.LETTER], identity), HistoryEvent(
        kind=EventKind.LETTER,
        id=identity,
        number=number,
        at=stored.read_moment(at),
        items=(SoldItem(mailing),) if mailing else (),
        text=occasion,
        state="returned" if returned else "printed" if printed else "",
    )


_SALE_SOURCE = (_RANKS[EventKind.SALE], _sales)
_UNIT_SOURCE = (_RANKS[EventKind.UNIT], _units)
_USED_SOURCE = (_RANKS[EventKind.USED], _used)
_COMPLAINT_SOURCE = (_RANKS[EventKind.COMPLAINT], _complaints)
_LETTER_SOURCE = (_RANKS[EventKind.LETTER], _letters)
_NEED_SOURCE = (_RANKS[EventKind.NEED], _needs)
_RELATION_SOURCE = (_RANKS[EventKind.RELATION], _relations)
_SOURCES: dict[HistoryFilter, tuple[tuple[int, Source], ...]] = {
    HistoryFilter.ALL: (
        _SALE_SOURCE,
        _USED_SOURCE,
        _COMPLAINT_SOURCE,
        _LETTER_SOURCE,
        _NEED_SOURCE,
        _RELATION_SOURCE,
    ),
    HistoryFilter.SALES: (_SALE_SOURCE,),
    HistoryFilter.UNITS: (_UNIT_SOURCE,),
    HistoryFilter.COMPLAINTS: (_COMPLAINT_SOURCE,),
    HistoryFilter.LETTERS: (_LETTER_SOURCE,),
}


_SOLD = (EventKind.SALE, EventKind.RETURN, EventKind.USED)


def _with_lines(events: list[HistoryEvent], customer_id: int) -> tuple[HistoryEvent, ...]:
    """The same events; sales and returns say what was sold and until when it is under warranty."""
    sold = _sold(events)
    return tuple(_filled(event, sold, customer_id) if event.kind in _SOLD else event for event in events)


def _matching(events: list[HistoryEvent], customer_id: int, words: Sequence[str]) -> list[HistoryEvent]:
    """Those that say every word; a sale shows the lines that say one first."""
    sold = _sold(events)
    found: list[HistoryEvent] = []
    for event in events:
        lines = sold[0].get(event.id, ()) if event.kind in _SOLD else ()
        told = (event.number, event.text, event.person, event.buyer, *(item.name for item in event.items))
        said = fold(" ".join((*told, *(str(part) for line in lines for part in (line[1], line[4])))))
        if all(word in said for word in words):
            found.append(_filled(event, sold, customer_id, words) if event.kind in _SOLD else event)
    return found


def _sold(events: list[HistoryEvent]) -> Sold:
    """The lines of these sales, and the promises that came with them."""
    ids = json.dumps([event.id for event in events if event.kind in _SOLD])
    rows = db.execute_sql(_LINES, (ids,))
    lines = {sale: tuple(found) for sale, found in groupby(rows, key=lambda row: row[0])}
    units = db.execute_sql(_WARRANTIES, (ids,))
    return lines, {sale: tuple(found) for sale, found in groupby(units, key=lambda row: row[0])}


def _filled(event: HistoryEvent, sold: Sold, customer_id: int, words: Sequence[str] = ()) -> HistoryEvent:
    lines, units = sold[0].get(event.id, ()), sold[1].get(event.id, ())
    if event.kind is EventKind.USED:
        lines = tuple(line for line in lines if line[5] == customer_id)
        units = tuple(unit for unit in units if unit[1] == customer_id)
    first = sorted(lines, key=lambda line: not any(word in fold(line[1]) for word in words)) if words else lines
    ends = max((unit[2] for unit in units if unit[2]), default=None)
    return replace(
        event,
        items=tuple(_line(line) for line in first[:_SHOWN_LINES]),
        more=max(0, len(lines) - _SHOWN_LINES),
        person="" if event.kind is EventKind.USED else _one_user(lines),
        warranties=len(units),
        until=stored.read_day(ends),
    )


def _line(line: Sequence[Any]) -> SoldItem:
    _, name, milli, unit, _, _ = line
    return SoldItem(name, abs(stored.read_milli(milli)), unit)


def _one_user(lines: Iterable[Any]) -> str:
    users = {line[4] for line in lines if line[4]}
    return users.pop() if len(users) == 1 else ""
