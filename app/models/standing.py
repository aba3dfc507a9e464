"""What is still open between the shop and one person, counted before they are erased."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from app.models import stored
from app.models.database import db

_IDS = "(SELECT value FROM json_each(?))"
_COUNTS = {
    "sales": f"SELECT count(*) FROM sale WHERE customer_id IN {_IDS}",  # noqa: S608 - constants
    "warranties": f"SELECT count(*) FROM unit WHERE customer_id IN {_IDS}",  # noqa: S608 - constants
    "complaints": f"SELECT count(*) FROM complaint WHERE customer_id IN {_IDS}",  # noqa: S608 - constants
    "letters": f"SELECT count(*) FROM letter WHERE customer_id IN {_IDS}",  # noqa: S608 - constants
}
_OPEN = (
    f"SELECT number FROM complaint WHERE customer_id IN {_IDS} "  # noqa: S608 - constants
    "AND state IN ('received', 'in_progress', 'with_supplier', 'waiting') ORDER BY deadline, id LIMIT 20"
)
_RUNNING = (
    f"SELECT count(*), max(ends), count(*) FILTER (WHERE ends IS NULL) FROM unit WHERE customer_id IN {_IDS} "  # noqa: S608 - constants
    "AND state = 'sold' AND (ends IS NULL OR ends >= ?)"
)
_DRAFTS = "SELECT cart FROM draft"


@dataclass(frozen=True, slots=True)
class Open:
    """Numbers of open complaints, warranties that run and until when, carts that are not paid."""

    complaints: tuple[str, ...]
    running: int
    until: date | None
    lifelong: bool
    unpaid: int


def counts(ids: tuple[int, ...]) -> dict[str, int]:
    """How many sales, warranties, complaints and letters stay."""
    wanted = json.dumps(ids)
    return {name: int(db.execute_sql(sql, (wanted,)).fetchone()[0]) for name, sql in _COUNTS.items()}


def open_with(ids: tuple[int, ...], today: date) -> Open:
    """What is open on that day."""
    wanted = json.dumps(ids)
    complaints = tuple(str(row[0]) for row in db.execute_sql(_OPEN, (wanted,)).fetchall())
    running, until, lifelong = db.execute_sql(_RUNNING, (wanted, stored.day(today))).fetchone()
    carts = (json.loads(row[0]) for row in db.execute_sql(_DRAFTS).fetchall())
    unpaid = sum(1 for cart in carts if cart["lines"] and cart["buyer"] and cart["buyer"][1] in ids)
    return Open(complaints, int(running), stored.read_day(until), bool(lifelong), unpaid)
