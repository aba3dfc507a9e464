"""The one box's questions: papers by the beginning of a number, and short rows of what the index found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from app.domain.document_number import Kind
from app.models.database import db

# Larger than every character, so that all texts with the same beginning come before it.
_AFTER = "\U0010ffff"
_SALE = "SELECT 'sale', id, number, customer_name, day, total, currency FROM sale "
_UNIT = "SELECT 'unit', id, number, product_name, serial, customer_name, user_name FROM unit "
_COMPLAINT = "SELECT 'complaint', id, number, subject, day, customer_name, state FROM complaint "
_LETTER = "SELECT 'letter', id, number, customer_name, day, occasion, '' FROM letter "
_MAILING = "SELECT 'mailing', id, number, name, substr(created_at, 1, 10), occasion, '' FROM mailing "
_BY_NUMBER = {
    Kind.SALE: _SALE + "WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
    Kind.RETURN: _SALE + "WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
    Kind.UNIT: _UNIT + "WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
    Kind.COMPLAINT: _COMPLAINT + "WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
    Kind.LETTER: _LETTER + "WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
    Kind.MAILING: _MAILING + "WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
}
_BY_SERIAL = (
    _UNIT + "WHERE serial <> '' AND serial >= ? COLLATE NOCASE AND serial < ? COLLATE NOCASE "
    "ORDER BY serial COLLATE NOCASE, id LIMIT ?"
)
_EXISTS = {
    Kind.SALE: "SELECT 1 FROM sale WHERE number = ?",
    Kind.RETURN: "SELECT 1 FROM sale WHERE number = ?",
    Kind.UNIT: "SELECT 1 FROM unit WHERE number = ?",
    Kind.COMPLAINT: "SELECT 1 FROM complaint WHERE number = ?",
    Kind.LETTER: "SELECT 1 FROM letter WHERE number = ?",
    Kind.MAILING: "SELECT 1 FROM mailing WHERE number = ?",
    Kind.CUSTOMER: "SELECT 1 FROM customer WHERE number = ?",
}
_RECENT = (
    "SELECT id FROM customer WHERE id IN (SELECT value FROM json_each(?)) AND live = 1 "
    "ORDER BY last_sale_at DESC, id DESC"
)
_EXACT = (
    # The number and the card of a merged record are now those of who took its place.
    "SELECT 'customer', k.id FROM customer c JOIN customer k ON k.id = coalesce(c.merged_into, c.id) "
    "WHERE c.number = ? AND k.live = 1 "
    "UNION ALL SELECT 'customer', k.id FROM customer c JOIN customer k ON k.id = coalesce(c.merged_into, c.id) "
    "WHERE c.card = ? AND k.live = 1 "
    "UNION ALL SELECT 'product', product_id FROM product_code WHERE code = ? "
    # Typed in any case, but two that differ only by case stay two.
    "UNION ALL SELECT * FROM "
    "(SELECT 'product', id FROM product WHERE sku = ? COLLATE NOCASE ORDER BY sku = ? DESC, id LIMIT 1)"
)
_PRODUCTS = (
    "SELECT id, sku, name, category, price_micro, unit FROM product "
    "WHERE id IN (SELECT value FROM json_each(?)) AND active = 1"
)


def papers(kind: Kind, beginning: str, limit: int) -> list[tuple[Any, ...]]:
    """Papers of a kind whose number begins so, the latest first."""
    return list(db.execute_sql(_BY_NUMBER[kind], (beginning, beginning + _AFTER, limit)).fetchall())


def serials(beginning: str, limit: int) -> list[tuple[Any, ...]]:
    """Sold pieces whose serial number begins so, in whatever case."""
    return list(db.execute_sql(_BY_SERIAL, (beginning, beginning + _AFTER, limit)).fetchall())


def exists(kind: Kind, number: str) -> bool:
    """Whether a paper or customer with that number is in the file."""
    return db.execute_sql(_EXISTS[kind], (number,)).fetchone() is not None


def exact(number: int | None, card: str, code: str, sku: str) -> list[tuple[str, int]]:
    """Customers with that number or card, then products with that code or that number of the shop's own."""
    return list(db.execute_sql(_EXACT, (number, card, code, sku, sku)).fetchall())


def recent_first(customers: list[int]) -> list[int]:
    """These customers, those who bought last first."""
    if len(customers) < 2:  # noqa: PLR2004 - nothing to put in order
        return customers
    return [row[0] for row in db.execute_sql(_RECENT, (json.dumps(customers),)).fetchall()]


def products(ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """Short rows of those products that are still sold, in the order of the ids."""
    found = {row[0]: row for row in db.execute_sql(_PRODUCTS, (json.dumps(list(ids)),)).fetchall()}
    return [found[one] for one in ids if one in found]
