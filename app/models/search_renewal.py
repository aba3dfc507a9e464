"""Keys made anew for records written in traditional characters, for files from before both scripts met in the search.

Every other record's keys are the same as before, so a shop without such names has nothing to renew. The statements
name only what the first shape of the file had.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.domain.names import PersonName
from app.domain.phones import Phone
from app.domain.search_keys import customer_keys, product_keys
from app.domain.simplified import traditional
from app.models import search
from app.models.database import db

_PEOPLE = "SELECT id, family_name || given_name || organisation FROM customer WHERE merged_into IS NULL"
_PLACES = (
    "SELECT c.customer_id, a.street || a.city FROM customer_address c JOIN address a ON a.id = c.address_id "
    "WHERE c.past = 0"
)
_TAGS = "SELECT DISTINCT tag FROM customer_tag"
_TAGGED = "SELECT customer_id FROM customer_tag WHERE tag = ?"
_GOODS = (
    "SELECT p.id, p.name, p.sku, p.category, coalesce(s.name, '') FROM product p "
    "LEFT JOIN supplier s ON s.id = p.supplier_id"
)
_PERSON = (
    "SELECT number, organisation, family_name, given_name, title_before, title_after, middle_name, display_name, "
    "last_sale_at FROM customer WHERE id = ?"
)
_PHONES = "SELECT typed, e164 FROM customer_phone WHERE customer_id = ? ORDER BY position, id"
_EMAILS = "SELECT address FROM customer_email WHERE customer_id = ? ORDER BY position, id"
_HOMES = (
    "SELECT a.street, a.city FROM customer_address c JOIN address a ON a.id = c.address_id "
    "WHERE c.customer_id = ? AND c.past = 0 ORDER BY c.position, c.id"
)
_OWN_TAGS = "SELECT tag FROM customer_tag WHERE customer_id = ? ORDER BY tag"
_CODES = "SELECT code FROM product_code WHERE product_id = ?"


def renew() -> int:
    """Renew what needs it, inside the caller's transaction, and return how many records that were."""
    people = sorted(set(_customers()))
    for customer in people:
        _renew_customer(customer)
    goods = [row for row in _rows(_GOODS) if traditional(str(row[1]) + str(row[3]) + str(row[4]))]
    for identity, name, sku, category, supplier in goods:
        codes = [code for (code,) in _rows(_CODES, identity)]
        search.put(search.Kind.PRODUCT, identity, product_keys(name, codes, sku, category, supplier))
    return len(people) + len(goods)


def _customers() -> Iterator[int]:
    for sql in (_PEOPLE, _PLACES):
        yield from (identity for identity, text in _rows(sql) if not text.isascii() and traditional(text))
    for (tag,) in _rows(_TAGS):
        if traditional(tag):
            yield from (identity for (identity,) in _rows(_TAGGED, tag))


def _renew_customer(customer: int) -> None:
    ((number, organisation, family, given, before, after, middle, shown, bought),) = _rows(_PERSON, customer)
    person = PersonName(family, given, before, after, middle)
    names = [person if family or given else PersonName(shown, "")]
    if organisation:
        names.append(PersonName(organisation, ""))
    homes = _rows(_HOMES, customer)
    keys = customer_keys(
        dict.fromkeys(names),
        phones=[Phone(typed, e164) for typed, e164 in _rows(_PHONES, customer)],
        number=str(number),
        emails=[address for (address,) in _rows(_EMAILS, customer)],
        street=" ".join(street for street, _ in homes),
        town=" ".join(town for _, town in homes),
        tags=[tag for (tag,) in _rows(_OWN_TAGS, customer)],
    )
    for index in (search.Kind.CUSTOMER, search.Kind.BUYER) if bought else (search.Kind.CUSTOMER,):
        search.put(index, customer, keys)


def _rows(sql: str, *values: object) -> list[tuple[Any, ...]]:
    return list(db.execute_sql(sql, values))
