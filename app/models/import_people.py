"""Customers and products that an import has to make, because its documents name them and the shop has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain import names, search_keys
from app.domain.document_number import Kind
from app.domain.imported import ImportedProduct
from app.domain.names import PersonName
from app.models import bulk, search, series, stored
from app.models.bulk import Buyer

_CUSTOMER = """
INSERT INTO customer (id, number, family_name, display_name, sort_key, card, note, import_id, created_at, updated_at)
VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
"""
_PRODUCT = """
INSERT INTO product (id, sku, name, sort_key, price_micro, tax_code, import_id, created_at, updated_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
"""


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A customer known by a card alone; `name` is what to call them until somebody writes their name."""

    card: str
    name: str
    note: str


def add_customers(customers: Sequence[NewCustomer], run: int, now: datetime) -> dict[str, Buyer]:
    """Write customers with their search words, inside the caller's transaction."""
    if not customers:
        return {}
    number = series.take(Kind.CUSTOMER, 0, len(customers))
    identity, at = bulk.next_id("customer"), stored.moment(now)
    made: dict[str, Buyer] = {}
    rows: list[tuple[object, ...]] = []
    words: list[tuple[int, str]] = []
    for offset, new in enumerate(customers):
        buyer = made[new.card] = Buyer(identity + offset, new.name, number + offset)
        named = PersonName(new.name, "")
        rows.append((buyer.id, buyer.number, new.name, names.sort_key(named), new.card, new.note, run, at))
        words.append((buyer.id, search_keys.customer_keys((named,), number=str(buyer.number), tags=(new.card,))))
    bulk.many(_CUSTOMER, rows)
    for kind in (search.Kind.CUSTOMER, search.Kind.BUYER):
        search.put_many(kind, words)
    return made


def add_products(products: Sequence[ImportedProduct], tax_code: str, run: int, now: datetime) -> dict[str, int]:
    """Write products with their search words, inside the caller's transaction."""
    identity, at = bulk.next_id("product"), stored.moment(now)
    made: dict[str, int] = {}
    rows: list[tuple[object, ...]] = []
    words: list[tuple[int, str]] = []
    for offset, new in enumerate(products):
        own = made[new.code] = identity + offset
        sort_key = names.sort_key(PersonName(new.name, ""))
        rows.append((own, new.code, new.name, sort_key, new.price_micro, tax_code, run, at))
        words.append((own, search_keys.product_keys(new.name, sku=new.code)))
    bulk.many(_PRODUCT, rows)
    search.put_many(search.Kind.PRODUCT, words)
    return made
