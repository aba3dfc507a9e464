"""What letters say of purchases: each customer's first and latest, for any number of customers at once."""

from __future__ import annotations

import json
from collections.abc import Iterable

from app.domain.letter_values import Purchases
from app.models import stored
from app.models.database import db

_PURCHASES = (
    "WITH wanted AS (SELECT w.value AS id, "
    "(SELECT day FROM sale WHERE customer_id = w.value AND kind = 'sale' ORDER BY at, id LIMIT 1) AS first, "
    "(SELECT id FROM sale WHERE customer_id = w.value AND kind = 'sale' ORDER BY at DESC, id DESC LIMIT 1) AS last "
    "FROM json_each(?) w) "
    "SELECT w.id, w.first, s.day, "
    "(SELECT l.name FROM sale_line l WHERE l.sale_id = s.id ORDER BY l.amount DESC, l.position LIMIT 1) "
    "FROM wanted w JOIN sale s ON s.id = w.last"
)


def of_customers(customer_ids: Iterable[int]) -> dict[int, Purchases]:
    """First and latest purchase by customer; who never bought anything is not in it."""
    rows = db.execute_sql(_PURCHASES, (json.dumps(list(customer_ids)),)).fetchall()
    return {
        int(who): Purchases(stored.read_day(first), stored.read_day(last), product or "")
        for who, first, last, product in rows
    }
