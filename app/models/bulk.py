"""Many rows at once: prepared statements filled from lists, for imports and demo shops."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlcipher3 import dbapi2 as sqlcipher

from app.models import faults
from app.models.database import db

_HIGHEST = {
    "address": "SELECT coalesce(max(id), 0) FROM address",
    "customer": "SELECT coalesce(max(id), 0) FROM customer",
    "product": "SELECT coalesce(max(id), 0) FROM product",
    "sale": "SELECT coalesce(max(id), 0) FROM sale",
    "sale_line": "SELECT coalesce(max(id), 0) FROM sale_line",
}
_CARDS = (
    "SELECT c.card, coalesce(m.id, c.id), coalesce(m.display_name, c.display_name), coalesce(m.number, c.number) "
    "FROM customer c LEFT JOIN customer m ON m.id = c.merged_into WHERE c.card IN (SELECT value FROM json_each(?))"
)
_SKUS = "SELECT sku, id FROM product WHERE sku IN (SELECT value FROM json_each(?))"
_DOCUMENTS = (
    "SELECT external_number FROM sale WHERE external_number IN (SELECT value FROM json_each(?)) AND import_id IS NOT ?"
)


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer as copied into sales."""

    id: int
    name: str
    number: int


def many(sql: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Run one statement for every row, inside the caller's transaction."""
    try:
        db.connection().executemany(sql, rows)
    except sqlcipher.Error as error:
        raise faults.told(error) from error


def next_id(table: str) -> int:
    """The first free id. It stays free while the caller's transaction holds the write lock."""
    return int(db.execute_sql(_HIGHEST[table]).fetchone()[0]) + 1


def buyers(cards: Iterable[str]) -> dict[str, Buyer]:
    """The customers with these cards; a merged one is who took its place."""
    rows = db.execute_sql(_CARDS, (json.dumps(list(cards)),))
    return {card: Buyer(int(identity), name, int(number)) for card, identity, name, number in rows}


def products(skus: Iterable[str]) -> dict[str, int]:
    """The ids of the products with these codes of the shop's own."""
    return {sku: int(identity) for sku, identity in db.execute_sql(_SKUS, (json.dumps(list(skus)),))}


def documents(numbers: Iterable[str], besides: int = 0) -> frozenset[str]:
    """Which of these numbers of another program are sales of the shop already, besides those of one run."""
    rows = db.execute_sql(_DOCUMENTS, (json.dumps(list(numbers)), besides))
    return frozenset(number for (number,) in rows)
