"""The demo shop in the file: whether there is room for one, its marks, and customers by the hundred thousand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain import names, search_keys
from app.domain.document_number import Kind
from app.domain.names import PersonName
from app.domain.phones import Phone
from app.models import bulk, search, series, stored
from app.models.database import db

_CUSTOMER = """
INSERT INTO customer (id, number, given_name, family_name, display_name, sort_key, demo, created_at, updated_at,
    given_key)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?7, ?8)
"""
_PHONE = "INSERT INTO customer_phone (customer_id, typed, e164) VALUES (?, ?, ?)"
_HAS = "SELECT EXISTS (SELECT 1 FROM customer) OR EXISTS (SELECT 1 FROM product) OR EXISTS (SELECT 1 FROM sale)"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person by name and phone alone."""

    name: PersonName
    phone: Phone


def is_empty() -> bool:
    """Whether the shop has no customer, product or sale yet."""
    return not db.execute_sql(_HAS).fetchone()[0]


def mark() -> None:
    """Say of every customer and product that they belong to the demo; how they were made is nothing to take back."""
    db.execute_sql("DELETE FROM act")
    for table in ("customer", "product"):
        db.execute_sql(f"UPDATE {table} SET demo = 1 WHERE demo = 0")  # noqa: S608 - names are ours


def add(newcomers: Sequence[Newcomer], now: datetime) -> None:
    """Write many customers with their search words, inside the caller's transaction."""
    number = series.take(Kind.CUSTOMER, 0, len(newcomers))
    identity, at = bulk.next_id("customer"), stored.moment(now)
    people: list[tuple[object, ...]] = []
    phones: list[tuple[object, ...]] = []
    words: list[tuple[int, str]] = []
    for offset, one in enumerate(newcomers):
        own, name = identity + offset, one.name
        shown, key = names.display(name), names.sort_key(name)
        people.append((own, number + offset, name.given, name.family, shown, key, at, names.given_key(name)))
        phones.append((own, one.phone.raw, one.phone.e164))
        words.append((own, search_keys.customer_keys((name,), (one.phone,), number=str(number + offset))))
    bulk.many(_CUSTOMER, people)
    bulk.many(_PHONE, phones)
    search.put_many(search.Kind.CUSTOMER, words)
