"""Customers whom a mailing may mean beside the conditions of filters, a batch at a time and never all at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

from app.domain import birthday, name_day
from app.models import stored
from app.models.database import db

_LAST_DAY = "9999-12-31"
_BOUGHT = (
    "SELECT l.id, s.customer_id, l.user_id, s.kind, s.day FROM sale_line l JOIN sale s ON s.id = l.sale_id "
    "WHERE l.product_id = ? AND l.id > ? ORDER BY l.id LIMIT ?"
)
_BOUGHT_ON = (
    "SELECT v.value, (SELECT max(s.day) FROM sale s JOIN sale_line l ON l.sale_id = s.id "
    "WHERE (s.customer_id = v.value OR l.user_id = v.value) AND l.product_id = ?2 AND s.kind = 'sale') "
    "FROM json_each(?1) v"
)
_VISITORS = (
    "SELECT c.id, (SELECT min(s.at) FROM sale s WHERE s.customer_id = c.id AND s.kind = 'sale') FROM ("
    "SELECT id, last_sale_at FROM customer WHERE live = 1 AND id > ? ORDER BY id LIMIT ?) c"
)
_BORN = (
    "SELECT p.id FROM json_each(?) d CROSS JOIN customer p ON p.birth_month = d.value ->> 0 "
    "AND p.birth_day = d.value ->> 1 AND p.birth_calendar = d.value ->> 2 "
    "WHERE p.birth_month IS NOT NULL AND p.live = 1"
)
_NAMED = (
    "SELECT p.id FROM json_each(?) d CROSS JOIN customer p ON p.given_key = d.value "
    "WHERE p.given_key <> '' AND p.live = 1 AND p.language IN (SELECT value FROM json_each(?))"
)
_LIVE = "SELECT id FROM customer WHERE live = 1 AND id > ? ORDER BY id LIMIT ?"
_THESE = "SELECT value FROM json_each(?) v WHERE EXISTS (SELECT 1 FROM customer WHERE id = v.value AND live = 1)"
# So many days at a time are looked up, so that no statement grows with a span.
_DAYS = 31


def everyone(batch: int) -> Iterator[tuple[int, ...]]:
    """All customers who are shown."""
    after = 0
    while rows := db.execute_sql(_LIVE, (after, batch)).fetchall():
        after = rows[-1][0]
        yield tuple(int(row[0]) for row in rows)


def of_product(product_id: int, first: date | None, last: date | None, batch: int) -> Iterator[tuple[int, ...]]:
    """Who bought a product in these days, and for whom it was."""
    since = stored.day(first) if first else ""
    until = stored.day(last) if last else _LAST_DAY
    after = 0
    while rows := db.execute_sql(_BOUGHT, (product_id, after, batch)).fetchall():
        after = rows[-1][0]
        people = (one for row in rows if row[3] == "sale" and since <= row[4] <= until for one in row[1:3])
        yield tuple(dict.fromkeys(int(one) for one in people if one is not None))


def born_on(days: Sequence[date]) -> Iterator[tuple[int, ...]]:
    """Whose birthday is celebrated on one of these days, by whichever calendar they count it."""
    for start in range(0, len(days), _DAYS):
        born = (born for day in days[start : start + _DAYS] for born in birthday.on(day))
        keys = json.dumps(list(dict.fromkeys((one.month, one.day, one.calendar.value) for one in born)))
        yield tuple(int(row[0]) for row in db.execute_sql(_BORN, (keys,)))


def named_on(days: Sequence[date], country: str) -> Iterator[tuple[int, ...]]:
    """Whose name day is one of these days, of those who keep name days."""
    written = json.dumps([code for code in ("", name_day.LANGUAGE) if name_day.kept(code, country)])
    for start in range(0, len(days), _DAYS):
        keys = list(dict.fromkeys(key for day in days[start : start + _DAYS] for key in name_day.keys_on(day)))
        yield tuple(int(row[0]) for row in db.execute_sql(_NAMED, (json.dumps(keys), written)))


def first_bought_on(days: Sequence[date], batch: int) -> Iterator[tuple[int, ...]]:
    """Whose first purchase was on one of these days of an earlier year; on 29 February counts for the 28th too."""
    wanted = {(day.month, day.day): day.year for day in days}
    after = 0
    while rows := db.execute_sql(_VISITORS, (after, batch)).fetchall():
        after = rows[-1][0]
        firsts = ((one, stored.read_moment(at).date()) for one, at in rows if at)
        yield tuple(int(one) for one, first in firsts if first.year < wanted.get(_kept_on(first, wanted), 0))


def _kept_on(first: date, wanted: dict[tuple[int, int], int]) -> tuple[int, int]:
    own = (first.month, first.day)
    return (2, 28) if own == (2, 29) and own not in wanted else own


def bought_on(product_id: int, customers: Sequence[int]) -> dict[int, date]:
    """When each of these customers, or somebody for them, last bought a product."""
    rows = db.execute_sql(_BOUGHT_ON, (json.dumps(list(customers)), product_id)).fetchall()
    return {int(one): date.fromisoformat(day) for one, day in rows if day}


def live(ids: Sequence[int]) -> tuple[int, ...]:
    """Those of these customers who are shown."""
    return tuple(int(row[0]) for row in db.execute_sql(_THESE, (json.dumps(list(ids)),)))
