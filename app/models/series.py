"""The next number of each till and kind; taken inside the transaction that uses it, so no number is lost."""

from __future__ import annotations

from app.domain import document_number
from app.domain.document_number import Kind
from app.models.database import db

_TAKE = (
    "INSERT INTO series (till, kind, next) VALUES (?, ?, 1 + ?) "
    "ON CONFLICT (till, kind) DO UPDATE SET next = next + ? RETURNING next"
)
# Customers share one series over all tills: their number is on their card.
_SHARED_TILL = 0


def take(kind: Kind, till: int, count: int = 1) -> int:
    """Reserve `count` numbers in a row and return the first. Only inside a transaction."""
    own = _SHARED_TILL if kind is Kind.CUSTOMER else till
    row = db.execute_sql(_TAKE, (own, kind.value, count, count)).fetchone()
    return int(row[0]) - count


def take_number(kind: Kind, till: int) -> str:
    """The next number, as printed."""
    return document_number.written(kind, till, take(kind, till))


def last_taken(kind: Kind, till: int) -> int:
    """The last number used; 0 before the first."""
    own = _SHARED_TILL if kind is Kind.CUSTOMER else till
    row = db.execute_sql("SELECT next FROM series WHERE till = ? AND kind = ?", (own, kind.value)).fetchone()
    return int(row[0]) - 1 if row else 0
