"""Imported sales and returns written a batch at a time: one prepared statement per table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain import document_number
from app.domain.document_number import Kind
from app.domain.imported import ImportedDocument, minor
from app.models import bulk, series, stored
from app.models.bulk import Buyer
from app.models.import_match import Stock

# The file does not say whether its prices include tax, so no tax is claimed: code "none" at 0 percent.
_SALE = """
INSERT INTO sale (id, draft_id, number, kind, till, at, day, staff, customer_id, customer_name, customer_number,
    language, currency, prices_include_tax, rounding_rule, subtotal, discount, net, tax, due, rounding, total,
    return_of, external_number, import_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 1, ?14, ?15, 0, ?15, 0, ?15, 0, ?15, ?16, ?17, ?18)
"""
_LINE = """
INSERT INTO sale_line (id, sale_id, position, product_id, code, name, quantity_milli, unit, price_micro, gross,
    discount, amount, tax_code, tax_percent, tax, return_of)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'pc', ?8, ?9, 0, ?9, 'none', '0', 0, ?10)
"""
_TAX = "INSERT INTO sale_tax (sale_id, code, percent, net, tax, gross) VALUES (?1, 'none', '0', ?2, 0, ?2)"
_PAYMENT = "INSERT INTO payment (sale_id, position, method, amount, given) VALUES (?1, 1, 'other', ?2, ?2)"
_VISIT = "UPDATE customer SET last_sale_at = max(last_sale_at, ?) WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What all documents of a run share."""

    run: int
    preset: str
    till: int
    seller: str
    language: str
    currency: str
    decimals: int
    rounding_rule: str


@dataclass(frozen=True, slots=True)
class People:
    """Who and what the documents of a batch name: buyers by card, product ids by code."""

    buyers: dict[str, Buyer]
    products: dict[str, int]


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a batch: its money as stored, in minor units, and the lines of returns found in an earlier sale."""

    stored: int
    matched: int


def write(documents: Sequence[ImportedDocument], people: People, stock: Stock, stamp: Stamp) -> Written:
    """Write documents that have lines and are not in the shop yet, inside the caller's transaction."""
    writer = _Writer(people, stock, stamp)
    writer.sales([document for document in documents if not document.returned])
    writer.returns([document for document in documents if document.returned])
    return Written(writer.stored, writer.matched)


class _Writer:
    def __init__(self, people: People, stock: Stock, stamp: Stamp) -> None:
        self._people = people
        self._stock = stock
        self._stamp = stamp
        self._sale_id = bulk.next_id("sale")
        self._line_id = bulk.next_id("sale_line")
        self.stored = 0
        self.matched = 0

    def sales(self, documents: Sequence[ImportedDocument]) -> None:
        """All sales of the batch at once."""
        heads: list[tuple[object, ...]] = []
        lines: list[tuple[object, ...]] = []
        totals: list[tuple[int, int]] = []
        for document, number in zip(documents, self._numbers(Kind.SALE, len(documents)), strict=True):
            self._remember(document)
            total = self._lines(document, lines, {})
            totals.append((self._sale_id, total))
            heads.append(self._head(document, number, total, None))
            self._sale_id += 1
        self._store(heads, lines, totals)
        self._visits(documents)

    def returns(self, documents: Sequence[ImportedDocument]) -> None:
        """Returns one by one: each looks for what is left of the sales before it."""
        for document, number in zip(documents, self._numbers(Kind.RETURN, len(documents)), strict=True):
            originals = self._originals(document)
            lines: list[tuple[object, ...]] = []
            total = self._lines(document, lines, originals)
            sales = {sale for _, sale in originals.values()}
            whole = sales.pop() if len(sales) == 1 and len(originals) == len(document.lines) else None
            head = self._head(document, number, total, whole)
            self._store([head], lines, [(self._sale_id, total)])
            self._sale_id += 1
            self.matched += len(originals)

    def _numbers(self, kind: Kind, count: int) -> list[str]:
        if not count:
            return []
        till = self._stamp.till
        first = series.take(kind, till, count)
        return [document_number.written(kind, till, first + offset) for offset in range(count)]

    def _lines(
        self, document: ImportedDocument, rows: list[tuple[object, ...]], originals: dict[int, tuple[int, int]]
    ) -> int:
        """Add the document's lines to `rows`; their sum."""
        total, line_id, sale_id, decimals = 0, self._line_id, self._sale_id, self._stamp.decimals
        products = self._people.products
        for position, (_, code, name, quantity, price, free) in enumerate(document.lines, 1):
            amount = minor(quantity, price, decimals)
            total += amount
            product = None if free else products[code]
            original = originals[position][0] if position in originals else None
            rows.append((line_id, sale_id, position, product, code, name, quantity, price, amount, original))
            line_id += 1
        self._line_id = line_id
        self.stored += total
        return total

    def _remember(self, document: ImportedDocument) -> None:
        """Keep in mind which of the lines about to be written will come back."""
        buyer = self._people.buyers.get(document.card)
        if buyer is None:
            return
        wanted, card = self._stock.wanted, document.card
        for offset, line in enumerate(document.lines):
            if (card, line.code) in wanted and not line.free:
                sold = (_moment(document), self._line_id + offset, self._sale_id, line.quantity_milli)
                self._stock.sell(buyer.id, self._people.products[line.code], sold)

    def _originals(self, document: ImportedDocument) -> dict[int, tuple[int, int]]:
        """For each line's position that was sold before, the line and the sale it gives back."""
        buyer = self._people.buyers.get(document.card)
        if buyer is None:
            return {}
        at = _moment(document)
        found = {
            position: self._stock.give_back(buyer, self._people.products[line.code], at, -line.quantity_milli)
            for position, line in enumerate(document.lines, 1)
            if not line.free
        }
        return {position: original for position, original in found.items() if original is not None}

    def _head(self, document: ImportedDocument, number: str, total: int, whole: int | None) -> tuple[object, ...]:
        stamp, buyer = self._stamp, self._people.buyers.get(document.card)
        kind = "return" if document.returned else "sale"
        who = (buyer.id, buyer.name, str(buyer.number)) if buyer else (None, "", "")
        own = (self._sale_id, f"{stamp.preset}:{document.number}", number, kind, stamp.till)
        when = (_moment(document), _day(document), stamp.seller)
        rest = (stamp.language, stamp.currency, stamp.rounding_rule, total, whole, document.number, stamp.run)
        return (*own, *when, *who, *rest)

    def _store(
        self, heads: list[tuple[object, ...]], lines: list[tuple[object, ...]], totals: list[tuple[int, int]]
    ) -> None:
        bulk.many(_SALE, heads)
        bulk.many(_LINE, lines)
        bulk.many(_TAX, totals)
        bulk.many(_PAYMENT, [pair for pair in totals if pair[1]])

    def _visits(self, documents: Sequence[ImportedDocument]) -> None:
        latest: dict[int, str] = {}
        for document in documents:
            buyer = self._people.buyers.get(document.card)
            if buyer is not None:
                latest[buyer.id] = max(latest.get(buyer.id, ""), _moment(document))
        bulk.many(_VISIT, [(at, identity) for identity, at in latest.items()])


def _local(document: ImportedDocument) -> datetime:
    if document.at is None:
        raise ValueError(document.number)
    return document.at


def _moment(document: ImportedDocument) -> str:
    # The file's time is the shop's wall clock; the zone of that day, not of today, tells its UTC moment.
    return stored.moment(_local(document).astimezone())


def _day(document: ImportedDocument) -> str:
    return stored.day(_local(document).date())
