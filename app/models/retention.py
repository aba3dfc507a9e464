"""Customers of whom nothing was heard since a moment, and whom nothing that goes on needs."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from app.domain.page import Cursor, Page
from app.domain.retention import Contact, Forgettable
from app.models import stored
from app.models.database import db

# Each customer that has not bought since is looked at once, by the index over the last visit; the rest are short
# looks into indexes of what hangs on them.
_QUIET = """
FROM customer c WHERE c.live = 1 AND c.last_sale_at < ?1 AND c.created_at < ?1 AND c.updated_at < ?1
AND coalesce(c.verified_on, '') < ?2 AND c.household_id IS NULL
AND NOT EXISTS (SELECT 1 FROM relation WHERE one_id = c.id)
AND NOT EXISTS (SELECT 1 FROM relation WHERE other_id = c.id)
AND NOT EXISTS (SELECT 1 FROM unit WHERE customer_id = c.id AND state = 'sold' AND (ends IS NULL OR ends >= ?2))
AND NOT EXISTS (SELECT 1 FROM unit WHERE user_id = c.id AND state = 'sold' AND (ends IS NULL OR ends >= ?2))
AND NOT EXISTS (SELECT 1 FROM sale WHERE customer_id = c.id AND at >= ?1)
AND NOT EXISTS (SELECT 1 FROM sale_line l JOIN sale s ON s.id = l.sale_id WHERE l.user_id = c.id AND s.at >= ?1)
AND NOT EXISTS (SELECT 1 FROM complaint WHERE customer_id = c.id AND (closed_on IS NULL OR closed_on >= ?2))
AND NOT EXISTS (SELECT 1 FROM letter WHERE customer_id = c.id AND at >= ?1)
AND NOT EXISTS (SELECT 1 FROM mailing_person p JOIN letter l ON l.id = p.letter_id
    WHERE p.customer_id = c.id AND l.at >= ?1)
AND NOT EXISTS (SELECT 1 FROM need WHERE customer_id = c.id AND (state IN ('open', 'told') OR created_at >= ?1))
AND NOT EXISTS (SELECT 1 FROM consent WHERE customer_id = c.id AND at >= ?1)
AND NOT EXISTS (SELECT 1 FROM attachment WHERE customer_id = c.id AND added_at >= ?1)
AND c.id NOT IN (SELECT t.value FROM draft d, json_tree(d.cart) t WHERE t.type = 'integer' AND t.path LIKE '%buyer')
"""
_COLUMNS = "SELECT c.last_sale_at, c.id, c.number, c.display_name, c.created_at, c.verified_on "
_PAGE = _COLUMNS + _QUIET + "AND (c.last_sale_at, c.id) > (?3, ?4) ORDER BY c.last_sale_at, c.id LIMIT ?5"
_COUNT = f"SELECT count(*) FROM (SELECT 1 {_QUIET} LIMIT ?3)"  # noqa: S608 - constants
_STILL = f"SELECT count(*) FROM (SELECT 1 {_QUIET} AND c.id = ?3)"  # noqa: S608 - constants
_LAST = {
    Contact.WARRANTY: "SELECT customer_id, max(ends) FROM unit WHERE customer_id IN {ids} GROUP BY 1",
    Contact.COMPLAINT: "SELECT customer_id, max(closed_on) FROM complaint WHERE customer_id IN {ids} GROUP BY 1",
    Contact.LETTER: "SELECT id, max(day) FROM (SELECT customer_id AS id, day FROM letter WHERE customer_id IN {ids} "
    "UNION ALL SELECT p.customer_id, l.day FROM mailing_person p JOIN letter l ON l.id = p.letter_id "
    "WHERE p.customer_id IN {ids}) GROUP BY 1",
    Contact.NEED: "SELECT customer_id, max(substr(created_at, 1, 10)) FROM need WHERE customer_id IN {ids} GROUP BY 1",
    Contact.CONSENT: "SELECT customer_id, max(substr(at, 1, 10)) FROM consent WHERE customer_id IN {ids} GROUP BY 1",
}
_SALES = "SELECT customer_id, count(*) FROM sale WHERE customer_id IN (SELECT value FROM json_each(?)) GROUP BY 1"
_FIRST: Cursor = ("", 0)


def page(since: datetime, cursor: Cursor | None, limit: int) -> Page[Forgettable]:
    """The next of them, who never bought first and then those who bought longest ago."""
    values = (*_since(since), *(cursor or _FIRST), limit + 1)
    rows = db.execute_sql(_PAGE, values).fetchall()
    more = (rows[limit - 1][0], rows[limit - 1][1]) if len(rows) > limit else None
    return Page(_forgettable(rows[:limit]), more)


def count(since: datetime, most: int) -> int:
    """How many they are, counted up to `most`."""
    return int(db.execute_sql(_COUNT, (*_since(since), most)).fetchone()[0])


def is_quiet(customer_id: int, since: datetime) -> bool:
    """Whether that still holds for one of them."""
    return bool(db.execute_sql(_STILL, (*_since(since), customer_id)).fetchone()[0])


def _since(since: datetime) -> tuple[str, str]:
    return stored.moment(since), stored.day(since.date())


def _forgettable(rows: list[Any]) -> tuple[Forgettable, ...]:
    wanted = (json.dumps([row[1] for row in rows]),)
    ids = "(SELECT value FROM json_each(?1))"
    last = {kind: dict(db.execute_sql(sql.format(ids=ids), wanted).fetchall()) for kind, sql in _LAST.items()}
    sales = dict(db.execute_sql(_SALES, wanted).fetchall())
    found = []
    for bought, identity, number, name, created, verified in rows:
        days = {kind: known.get(identity) or "" for kind, known in last.items()}
        days |= {Contact.SALE: bought[:10], Contact.ADDED: created[:10], Contact.VERIFIED: verified or ""}
        kind = max(days, key=lambda one: days[one])
        day = date.fromisoformat(days[kind])
        found.append(Forgettable(identity, number, name, kind, day, sales.get(identity, 0)))
    return tuple(found)
