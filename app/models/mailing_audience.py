"""Customers whom a mailing may mean beside the conditions of filters, a batch at a time and never all at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

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
_LIVE = "SELECT id FROM customer WHERE live = 1 AND id > ? ORDER BY id LIMIT ?"
_THESE = "SELECT value FROM json_each(?) v WHERE EXISTS (SELECT 1 FROM customer WHERE id = v.value AND live = 1)"


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


def bought_on(product_id: int, customers: Sequence[int]) -> dict[int, date]:
    """When each of these customers, or somebody for them, last bought a product."""
    rows = db.execute_sql(_BOUGHT_ON, (json.dumps(list(customers)), product_id)).fetchall()
    return {int(one): date.fromisoformat(day) for one, day in rows if day}


def live(ids: Sequence[int]) -> tuple[int, ...]:
    """Those of these customers who are shown."""
    return tuple(int(row[0]) for row in db.execute_sql(_THESE, (json.dumps(list(ids)),)))
