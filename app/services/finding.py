"""The one box of the program: customers, products, sales, warranties and complaints by whatever is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain import barcode, document_number, phones, search_keys
from app.domain.document_number import Kind
from app.domain.money import Money
from app.domain.names import PersonName
from app.models import customer_figures, finding, search, stored
from app.services import settings as settings_service

LIMIT = 20
_PAPER = re.compile(r"[A-Z]\d{1,3}-\d*")
_SHORTEST_SERIAL = 4
_LONGEST_CUSTOMER_NUMBER = 9
_PAPERS = 4
# So many of the customers that a text means within a filter are put in order.
_LOOKED_AT = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found. `kind` is customer, product, sale, return, unit, complaint, letter or mailing.

    `title` and `detail` are the record's own words, the same in every language; a sale is titled by its customer.
    `person` goes with a customer, `price` and `unit` with a product, `amount` with a sale, `day` with every paper.
    """

    kind: str
    id: int
    number: str
    title: str
    detail: str = ""
    person: PersonName | None = None
    price: Decimal | None = None
    unit: str = ""
    amount: Money | None = None
    day: date | None = None


def find(text: str, limit: int = LIMIT) -> tuple[Hit, ...]:
    """What a text means, best first: exact numbers and codes, customers who bought last, products, papers."""
    typed = " ".join(text.split())
    if not typed:
        return ()
    query = search_keys.query(typed)
    numbered, coded = _exact(typed)
    people = _customers(tuple(dict.fromkeys((*numbered, *recent(query, limit)))))
    goods = _products(tuple(dict.fromkeys((*coded, *search.product_ids(query, limit)))))
    exact = (
        *(hit for hit in people if hit.id in numbered),
        *(hit for hit in goods if hit.id in coded),
        *_exact_papers(document_number.opened_by(typed)),
    )
    customers = tuple(hit for hit in people if hit.id not in numbered)
    products = tuple(hit for hit in goods if hit.id not in coded)
    papers = _papers(typed)
    room = max(limit - len(exact) - min(len(papers), _PAPERS), 0)
    share = max(room - len(products), (room + 1) // 2)
    hits = (*exact, *customers[:share], *products, *papers, *customers[share:])
    once: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        once.setdefault((hit.kind, hit.id), hit)
    return tuple(once.values())[:limit]


def people(text: str, limit: int) -> tuple[int, ...]:
    """Customers a text means: the one whose number or card it is, then as `recent`."""
    typed = " ".join(text.split())
    numbered, _goods = _exact(typed)
    found = dict.fromkeys((*numbered, *recent(search_keys.query(typed), limit)))
    return tuple(found)[:limit]


def among(text: str, customers: tuple[int, ...], limit: int) -> tuple[int, ...]:
    """Those of a few customers that a text means, who bought last first."""
    typed = " ".join(text.split())
    numbered, _goods = _exact(typed)
    query, few = search_keys.query(typed), frozenset(customers)
    exact = [one for one in numbered if one in few]
    meant = finding.recent_first(search.among(query, customers, max(limit, _LOOKED_AT)))
    return tuple(dict.fromkeys((*exact, *meant)))[:limit]


def recent(query: search_keys.MatchQuery, limit: int) -> tuple[int, ...]:
    """Customers a query means: those with the words as typed, then the others; in each who bought last comes first."""
    return search.customer_ids(query, limit, finding.recent_first)


def exists(kind: Kind, number: str) -> bool:
    """Whether that paper is in the file."""
    return finding.exists(kind, number.strip().upper())


def _exact(typed: str) -> tuple[list[int], list[int]]:
    """Customers and products that this is the very number, card or code of."""
    digits = typed.isascii() and typed.isdecimal() and len(typed) <= _LONGEST_CUSTOMER_NUMBER
    number = int(typed) if digits else None
    found = finding.exact(number, typed.replace(" ", ""), barcode.canonical(typed), typed)
    goods = [record for kind, record in found if kind == "product"][:1]
    return [record for kind, record in found if kind == "customer"], goods


def _exact_papers(typed: str) -> tuple[Hit, ...]:
    kind = document_number.kind_of(typed)
    rows = finding.papers(kind, typed, 1) if kind is not None else []
    return tuple(_paper(row, kind) for row in rows if kind is not None and row[2] == typed)


def _papers(typed: str) -> list[Hit]:
    """Papers whose number, and pieces whose serial number, begins so."""
    number = document_number.opened_by(typed)
    if _PAPER.fullmatch(number):
        kind = next((k for k in Kind if k is not Kind.CUSTOMER and number[0] == document_number.prefix(k, 0)[0]), None)
        return [_paper(row, kind) for row in finding.papers(kind, number, _PAPERS)] if kind is not None else []
    if len(typed) >= _SHORTEST_SERIAL and " " not in typed and any(letter.isdigit() for letter in typed):
        return [_paper(row, Kind.UNIT) for row in finding.serials(typed, _PAPERS)]
    return []


def _customers(ids: tuple[int, ...]) -> tuple[Hit, ...]:
    if not ids:
        return ()
    region = settings_service.phone_region()
    return tuple(
        Hit(
            kind="customer",
            id=one.id,
            number=str(one.number),
            title=one.name,
            detail=phones.display(one.phone, region) if one.phone else "",
            person=one.person,
        )
        for one in customer_figures.short_rows(ids)
    )


def _products(ids: tuple[int, ...]) -> tuple[Hit, ...]:
    return tuple(
        Hit(
            kind="product",
            id=identity,
            number=sku,
            title=name,
            detail=category,
            price=stored.read_micro(price),
            unit=unit,
        )
        for identity, sku, name, category, price, unit in (finding.products(ids) if ids else ())
    )


def _paper(row: tuple[Any, ...], kind: Kind) -> Hit:
    named, identity, number, first, second, third, fourth = row
    if named == "unit":
        detail = " · ".join(part for part in (second, fourth or third) if part)
        return Hit(kind="unit", id=identity, number=number, title=first, detail=detail)
    day = date.fromisoformat(second)
    if named == "sale":
        amount = Money(third, fourth)
        return Hit(kind=kind.value, id=identity, number=number, title=first or number, amount=amount, day=day)
    if named in ("letter", "mailing"):
        return Hit(kind=named, id=identity, number=number, title=first, day=day)
    return Hit(kind="complaint", id=identity, number=number, title=first, detail=third, day=day)
