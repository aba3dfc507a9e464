"""Carts that are not sales yet: the one open at each till, and the parked ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.models import stored
from app.models.database import db

_PUT = """
INSERT INTO draft (id, state, till, label, cart, staff, at) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, label = excluded.label, cart = excluded.cart,
    staff = excluded.staff, at = excluded.at
"""


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft with its cart as JSON text."""

    id: str
    state: str
    label: str
    cart: str
    staff: str
    at: datetime


def put(draft: StoredDraft, till: int) -> None:
    """Save a draft over its earlier state."""
    row = (draft.id, draft.state, till, draft.label, draft.cart, draft.staff, stored.moment(draft.at))
    db.execute_sql(_PUT, row)


def drop(draft_id: str) -> None:
    """Forget a draft; nothing happens if there is none."""
    db.execute_sql("DELETE FROM draft WHERE id = ?", (draft_id,))


def of_state(till: int, state: str, limit: int) -> tuple[StoredDraft, ...]:
    """The till's drafts of one state, newest first."""
    sql = "SELECT id, state, label, cart, staff, at FROM draft WHERE till = ? AND state = ? ORDER BY at DESC LIMIT ?"
    return tuple(_draft(row) for row in db.execute_sql(sql, (till, state, limit)))


def by_id(draft_id: str) -> StoredDraft | None:
    """One draft."""
    sql = "SELECT id, state, label, cart, staff, at FROM draft WHERE id = ?"
    row = db.execute_sql(sql, (draft_id,)).fetchone()
    return _draft(row) if row else None


def naming(customer_id: int) -> tuple[tuple[str, str], ...]:
    """Id and cart of every draft that may name a customer; the carts' own words decide."""
    sql = (
        "SELECT d.id, d.cart FROM draft d WHERE EXISTS (SELECT 1 FROM json_tree(d.cart) t WHERE t.key = 1 "
        "AND t.type = 'integer' AND t.value = ?)"
    )
    return tuple((identity, cart) for identity, cart in db.execute_sql(sql, (customer_id,)).fetchall())


def set_cart(draft_id: str, cart: str) -> None:
    """Keep a draft with other people in it."""
    db.execute_sql("UPDATE draft SET cart = ? WHERE id = ?", (cart, draft_id))


def _draft(row: tuple[str, ...]) -> StoredDraft:
    identity, state, label, cart, staff, at = row
    return StoredDraft(identity, state, label, cart, staff, stored.read_moment(at))
