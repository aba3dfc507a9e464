"""Taking an import back: what hangs on it, and its records removed a batch at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence

from app.domain import document_number
from app.domain.document_number import Kind
from app.models import search
from app.models.database import db

# What refuses an undo: records made since that point at the import's sales.
_COMPLAINT = """
SELECT c.number, s.number FROM sale s JOIN complaint c ON c.sale_id = s.id WHERE s.import_id = ?1
UNION ALL SELECT c.number, s.number FROM complaint c JOIN sale_line l ON l.id = c.line_id
JOIN sale s ON s.id = l.sale_id WHERE s.import_id = ?1 LIMIT 1
"""
_RETURN = """
SELECT r.number, s.number FROM sale s JOIN sale r ON r.return_of = s.id
WHERE s.import_id = ?1 AND r.import_id IS NOT ?1
UNION ALL SELECT r.number, s.number FROM sale s JOIN sale_line l ON l.sale_id = s.id
JOIN sale_line b ON b.return_of = l.id JOIN sale r ON r.id = b.sale_id
WHERE s.import_id = ?1 AND r.import_id IS NOT ?1 LIMIT 1
"""
# Returns have higher ids than the sales they give back, so the newest go first.
_NEWEST = "SELECT id, customer_id, printed FROM sale WHERE import_id = ? ORDER BY id DESC LIMIT ?"
_VISITS = """
UPDATE customer SET last_sale_at =
    coalesce((SELECT max(at) FROM sale WHERE customer_id = customer.id AND kind = 'sale'), '')
WHERE id IN (SELECT value FROM json_each(?))
"""
_CUSTOMERS = "SELECT id FROM customer WHERE import_id = ? AND id > ? ORDER BY id LIMIT ?"
# A customer somebody has written to, sold to, complained with or given a name is no longer the import's.
_UNUSED_CUSTOMERS = """
SELECT c.id FROM customer c WHERE c.id IN (SELECT value FROM json_each(?1)) AND c.updated_at = c.created_at
AND c.merged_into IS NULL AND c.id NOT IN (
    SELECT t.value FROM draft d, json_tree(d.cart) t WHERE t.key = 'id' AND t.type = 'integer')
AND NOT EXISTS (SELECT 1 FROM sale WHERE customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM sale_line WHERE user_id = c.id)
AND NOT EXISTS (SELECT 1 FROM unit WHERE customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM unit WHERE user_id = c.id)
AND NOT EXISTS (SELECT 1 FROM complaint WHERE customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM letter WHERE customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM mailing_person WHERE customer_id = c.id AND letter_id IS NOT NULL)
AND NOT EXISTS (SELECT 1 FROM consent WHERE customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM customer WHERE merged_into = c.id)
"""
_PRODUCTS = "SELECT id FROM product WHERE import_id = ? AND id > ? ORDER BY id LIMIT ?"
_UNUSED_PRODUCTS = """
SELECT p.id FROM product p WHERE p.id IN (SELECT value FROM json_each(?1)) AND p.updated_at = p.created_at
AND p.id NOT IN (
    SELECT t.value FROM draft d, json_tree(d.cart) t WHERE t.key = 'product_id' AND t.type = 'integer')
AND NOT EXISTS (SELECT 1 FROM sale_line WHERE product_id = p.id)
AND NOT EXISTS (SELECT 1 FROM unit WHERE product_id = p.id)
"""
_SERIES = "SELECT till, kind FROM series WHERE kind IN ('sale', 'return')"
_LAST_NUMBER = "SELECT number FROM sale WHERE number GLOB ? ORDER BY length(number) DESC, number DESC LIMIT 1"
_SET_NEXT = "UPDATE series SET next = ? WHERE till = ? AND kind = ? AND next > ?"


def complaint_about(run: int) -> tuple[str, str] | None:
    """A complaint about one of the run's sales, and that sale."""
    row = db.execute_sql(_COMPLAINT, (run,)).fetchone()
    return (row[0], row[1]) if row else None


def later_return(run: int) -> tuple[str, str] | None:
    """A return made outside the run of something the run sold, and that sale."""
    row = db.execute_sql(_RETURN, (run,)).fetchone()
    return (row[0], row[1]) if row else None


def remove_sales(run: int, count: int) -> tuple[int, bool]:
    """Remove the newest sales of the run; how many, and whether one of them had been printed."""
    rows = db.execute_sql(_NEWEST, (run, count)).fetchall()
    ids = json.dumps([row[0] for row in rows])
    for sql in (
        "DELETE FROM unit WHERE sale_id IN (SELECT value FROM json_each(?))",
        "DELETE FROM sale WHERE id IN (SELECT value FROM json_each(?))",
    ):
        db.execute_sql(sql, (ids,))
    db.execute_sql(_VISITS, (json.dumps(sorted({row[1] for row in rows if row[1]})),))
    return len(rows), any(row[2] for row in rows)


def customers_after(run: int, last: int, count: int) -> tuple[int, ...]:
    """The next customers the run made."""
    return _ids(_CUSTOMERS, run, last, count)


def products_after(run: int, last: int, count: int) -> tuple[int, ...]:
    """The next products the run made."""
    return _ids(_PRODUCTS, run, last, count)


def remove_customers(ids: Sequence[int]) -> int:
    """Remove those of these customers that nothing uses; the others now belong to the shop. How many went."""
    unused = _ids(_UNUSED_CUSTOMERS, json.dumps(list(ids)))
    gone = json.dumps(unused)
    for customer in unused:
        for kind in (search.Kind.CUSTOMER, search.Kind.BUYER):
            search.remove(kind, customer)
    db.execute_sql("DELETE FROM customer WHERE id IN (SELECT value FROM json_each(?))", (gone,))
    db.execute_sql(
        "UPDATE customer SET import_id = NULL WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    return len(unused)


def remove_products(ids: Sequence[int]) -> int:
    """Remove those of these products that nothing uses; the others now belong to the shop. How many went."""
    unused = _ids(_UNUSED_PRODUCTS, json.dumps(list(ids)))
    gone = json.dumps(unused)
    for product in unused:
        search.remove(search.Kind.PRODUCT, product)
    db.execute_sql("DELETE FROM product WHERE id IN (SELECT value FROM json_each(?))", (gone,))
    db.execute_sql(
        "UPDATE product SET import_id = NULL WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    return len(unused)


def rewind() -> None:
    """Let each series go on after the last number that is still there, so that the undo leaves no gap at the end."""
    for till, kind in db.execute_sql(_SERIES).fetchall():
        prefix = document_number.prefix(Kind(kind), till)
        row = db.execute_sql(_LAST_NUMBER, (f"{prefix}-*",)).fetchone()
        following = int(row[0].rpartition("-")[2]) + 1 if row else 1
        db.execute_sql(_SET_NEXT, (following, till, kind, following))
    highest = int(db.execute_sql("SELECT coalesce(max(number), 0) FROM customer").fetchone()[0])
    db.execute_sql(_SET_NEXT, (highest + 1, 0, Kind.CUSTOMER.value, highest + 1))


def _ids(sql: str, *values: object) -> tuple[int, ...]:
    return tuple(int(row[0]) for row in db.execute_sql(sql, values))
