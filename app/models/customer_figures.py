"""What a customer bought, is promised and waits for: for one card, or for the rows of a page at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.domain.birthday import Birthday, Calendar
from app.domain.customer_card import CustomerRow, Due, DueKind
from app.domain.money import Money
from app.domain.names import PersonName, listed
from app.domain.phones import Phone
from app.models import stored
from app.models.database import db

_ROWS = (
    "SELECT c.id, c.number, c.display_name, c.kind, c.organisation, c.family_name, c.given_name, c.title_before, "
    "c.title_after, c.middle_name, c.last_sale_at, c.birth_month, c.birth_day, c.birth_year, c.birth_calendar, "
    "c.birth_leap, p.typed, p.e164 FROM customer c "
    "LEFT JOIN customer_phone p ON p.customer_id = c.id AND p.position = 0 "
    "WHERE c.id IN (SELECT value FROM json_each(?))"
)
_SHORT = (
    "SELECT c.id, c.number, c.display_name, c.kind, c.organisation, c.family_name, c.given_name, c.title_before, "
    "c.title_after, c.middle_name, p.typed, p.e164 FROM customer c "
    "LEFT JOIN customer_phone p ON p.customer_id = c.id AND p.position = 0 "
    "WHERE c.id IN (SELECT value FROM json_each(?))"
)
_TAGS = "SELECT customer_id, tag FROM customer_tag WHERE customer_id IN (SELECT value FROM json_each(?))"
_TOWNS = (
    "SELECT c.customer_id, a.city FROM customer_address c JOIN address a ON a.id = c.address_id "
    "WHERE c.customer_id IN (SELECT value FROM json_each(?)) AND c.past = 0 AND a.city <> '' "
    "ORDER BY c.position DESC, c.id DESC"
)
_SPENT = (
    "SELECT customer_id, sum(total) FROM sale WHERE customer_id IN (SELECT value FROM json_each(?)) "
    "AND at >= ? AND currency = ? GROUP BY customer_id"
)
_COMPLAINTS = (
    "SELECT customer_id, id, number, subject, deadline FROM complaint "
    "WHERE customer_id IN (SELECT value FROM json_each(?)) "
    "AND state IN ('received', 'in_progress', 'with_supplier', 'waiting') ORDER BY deadline, id"
)
_ENDINGS = (
    "SELECT customer_id, id, number, product_name, ends FROM unit "
    "WHERE customer_id IN (SELECT value FROM json_each(?)) AND ends BETWEEN ? AND ? AND state = 'sold' "
    "ORDER BY ends, id"
)
_LAST = "SELECT at, total, currency FROM sale WHERE customer_id = ? AND kind = 'sale' ORDER BY at DESC, id DESC LIMIT 1"
_SPAN = (
    "SELECT coalesce(sum(total), 0), count(*) FILTER (WHERE kind = 'sale') FROM sale "
    "WHERE customer_id = ? AND at >= ? AND currency = ?"
)
_PROMISED = (
    "SELECT count(*), min(ends) FROM unit WHERE customer_id = ? AND (ends IS NULL OR ends >= ?) AND state = 'sold'"
)
# More of one kind than this is read on the customer's own page.
_MOST_DUES = 3


@dataclass(frozen=True, slots=True)
class Span:
    """What the figures look at: the day, from when "this year" counts, how far ahead dues are seen, which money."""

    today: date
    year_from: str
    endings_until: date
    birthday_days: int
    currency: str


@dataclass(frozen=True, slots=True)
class Purchases:
    """Money and number of sales over a span; returns are taken off the money."""

    spent: Money
    sales: int


def rows(ids: Sequence[int], span: Span) -> tuple[CustomerRow, ...]:
    """The rows of a page, in the order of the ids."""
    wanted = json.dumps(list(ids))
    tags: dict[int, list[str]] = {}
    for customer, tag in db.execute_sql(_TAGS, (wanted,)):
        tags.setdefault(customer, []).append(tag)
    spent = dict(db.execute_sql(_SPENT, (wanted, span.year_from, span.currency)).fetchall())
    found = {row[0]: row for row in db.execute_sql(_ROWS, (wanted,))}
    due = _dues(found.values(), wanted, span)
    towns = dict(db.execute_sql(_TOWNS, (wanted,)).fetchall())
    return tuple(
        replace(
            _row(found[one], Money(spent.get(one, 0), span.currency)),
            due=due.get(one, ()),
            tags=tuple(sorted(tags.get(one, ()))),
            town=towns.get(one, ""),
        )
        for one in ids
        if one in found
    )


@dataclass(frozen=True, slots=True)
class ShortRow:
    """Who a customer is, in one line."""

    id: int
    number: int
    name: str
    person: PersonName
    phone: Phone | None


def short_rows(ids: Sequence[int]) -> tuple[ShortRow, ...]:
    """Who these customers are, in the order of the ids."""
    found = {row[0]: row for row in db.execute_sql(_SHORT, (json.dumps(list(ids)),)).fetchall()}
    rows = (found[one] for one in ids if one in found)
    return tuple(
        ShortRow(row[0], row[1], row[2], _person(row), Phone(row[10], row[11]) if row[10] else None) for row in rows
    )


def _row(row: Sequence[Any], spent: Money) -> CustomerRow:
    return CustomerRow(
        id=row[0],
        number=row[1],
        name=row[2],
        person=_person(row),
        phone=Phone(row[16], row[17]) if row[16] else None,
        last_sale_at=stored.read_moment(row[10]) if row[10] else None,
        year_spent=spent,
    )


def _person(row: Sequence[Any]) -> PersonName:
    """The name the customer is listed by, in parts; a phone number stands for a name nobody knows."""
    _, _, shown, kind, organisation, family, given, before, after, middle = row[:10]
    parts = PersonName(family, given, before, after, middle)
    return listed(shown, parts, firm=kind == "organisation" and bool(organisation))


def dues(customer_id: int, span: Span) -> tuple[Due, ...]:
    """What is due for one customer: the birthday, then complaints, then warranties that end."""
    wanted = json.dumps([customer_id])
    return _dues(db.execute_sql(_ROWS, (wanted,)), wanted, span).get(customer_id, ())


def _dues(born: Iterable[Any], wanted: str, span: Span) -> dict[int, tuple[Due, ...]]:
    found: dict[int, list[Due]] = {}
    for row in born:
        due = _birthday(row, span)
        if due is not None:
            found.setdefault(row[0], []).append(due)
    _collect(found, DueKind.COMPLAINT, db.execute_sql(_COMPLAINTS, (wanted,)))
    until = stored.day(span.endings_until)
    _collect(found, DueKind.WARRANTY, db.execute_sql(_ENDINGS, (wanted, stored.day(span.today), until)))
    return {customer: tuple(due) for customer, due in found.items()}


def _collect(found: dict[int, list[Due]], kind: DueKind, rows: Iterable[Any]) -> None:
    for customer, identity, number, text, day in rows:
        own = found.setdefault(customer, [])
        if sum(due.kind is kind for due in own) < _MOST_DUES:
            own.append(Due(kind, date.fromisoformat(day), number, text, id=identity))


def _birthday(row: Sequence[Any], span: Span) -> Due | None:
    month, day, year, calendar, leap = row[11:16]
    if month is None:
        return None
    born = Birthday(month, day, year, Calendar(calendar), bool(leap))
    on = born.next(span.today, span.birthday_days)
    return Due(DueKind.BIRTHDAY, on, age=born.age_on(on)) if on else None


def last_sale(customer_id: int) -> tuple[datetime, Money] | None:
    """Moment and total of the newest sale."""
    row = db.execute_sql(_LAST, (customer_id,)).fetchone()
    return (stored.read_moment(row[0]), Money(row[1], row[2])) if row else None


def purchases(customer_id: int, since: str, currency: str) -> Purchases:
    """What was bought since a stored moment; an empty one is since ever."""
    spent, sales = db.execute_sql(_SPAN, (customer_id, since, currency)).fetchone()
    return Purchases(Money(spent, currency), sales)


def promised(customer_id: int, today: date) -> tuple[int, date | None]:
    """How many pieces are under warranty, and when the next promise ends."""
    count, ends = db.execute_sql(_PROMISED, (customer_id, stored.day(today))).fetchone()
    return int(count), stored.read_day(ends)
