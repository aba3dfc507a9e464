"""Sales and returns in the file: written once in one transaction, read back whole or page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.domain import warranty
from app.domain.cart import Cart, CartLine
from app.domain.document_number import Kind, written
from app.domain.payment import Settlement
from app.domain.sale import WarrantyStart
from app.domain.totals import LineTotal, Totals
from app.models import bulk, series, stored
from app.models.database import db

_SALE = """
INSERT INTO sale (draft_id, number, kind, till, at, day, staff, customer_id, customer_name, customer_number, language,
    currency, prices_include_tax, rounding_rule, subtotal, discount, discount_percent, net, tax, due, rounding, total,
    change, fiscal_id, note)
VALUES (?, ?, 'sale', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_LINE = """
INSERT INTO sale_line (id, sale_id, position, product_id, code, name, quantity_milli, unit, price_micro,
    list_price_micro, price_reason, gross, discount, discount_percent, shared_discount, amount, tax_code, tax_percent,
    tax, serial, batch, expiry, user_id, user_name)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_TAX = "INSERT INTO sale_tax (sale_id, code, percent, net, tax, gross) VALUES (?, ?, ?, ?, ?, ?)"
_PAYMENT = "INSERT INTO payment (sale_id, position, method, amount, given) VALUES (?, ?, ?, ?, ?)"
_UNIT = """
INSERT INTO unit (number, sale_id, line_id, product_id, product_name, code, serial, batch, quantity_milli, customer_id,
    customer_name, user_id, user_name, term_count, term_unit, care, starts, ends)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce((SELECT care FROM product WHERE id = ?), ''), ?, ?)
"""
_VISIT = "UPDATE customer SET last_sale_at = max(last_sale_at, ?) WHERE id = ?"
# A piece has a warranty row of its own; a line of hundreds is goods by the box and stays one row.
LARGEST_SPLIT = 50


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is known only when the sale is written: its number, moment, till, seller and language."""

    number: str
    at: datetime
    till: int
    seller: str
    language: str
    fiscal_id: str


def find_draft(draft_id: str) -> str | None:
    """The number of the sale that came from a draft, if it was saved already."""
    row = db.execute_sql("SELECT number FROM sale WHERE draft_id = ?", (draft_id,)).fetchone()
    return str(row[0]) if row else None


def insert(cart: Cart, totals: Totals, settlement: Settlement, stamp: Stamp) -> tuple[WarrantyStart, ...]:
    """Write a complete sale and start its warranties, inside the caller's transaction."""
    sale_id = _insert_head(cart, totals, settlement, stamp)
    first = bulk.next_id("sale_line")
    lines = [(first + place, place + 1, line) for place, line in enumerate(cart.lines)]
    bulk.many(_LINE, [_line(n, sale_id, place, line, totals.lines[place - 1]) for n, place, line in lines])
    bulk.many(
        _TAX,
        [
            (sale_id, row.rate.code, str(row.rate.percent), row.net.minor, row.tax.minor, row.gross.minor)
            for row in totals.rates
        ],
    )
    bulk.many(
        _PAYMENT,
        [
            (sale_id, place, paid.method.value, paid.amount.minor, paid.given.minor)
            for place, paid in enumerate(settlement.payments, 1)
        ],
    )
    if cart.buyer is not None and cart.buyer.id is not None:
        db.execute_sql(_VISIT, (stored.moment(stamp.at), cart.buyer.id))
    starts = [_start_warranties(sale_id, n, cart, line, stamp) for n, _, line in lines if line.term is not None]
    return tuple(start for piece in starts for start in piece)


def _insert_head(cart: Cart, totals: Totals, settlement: Settlement, stamp: Stamp) -> int:
    buyer = cart.buyer
    cursor = db.execute_sql(
        _SALE,
        (
            cart.draft_id,
            stamp.number,
            stamp.till,
            stored.moment(stamp.at),
            stored.day(stamp.at.date()),
            stamp.seller,
            buyer.id if buyer else None,
            buyer.name if buyer else "",
            buyer.number if buyer else "",
            stamp.language,
            cart.currency,
            int(cart.prices_include_tax),
            cart.rounding.value,
            totals.subtotal.minor,
            totals.discount.minor,
            _percent(cart.discount.percent),
            totals.net.minor,
            totals.tax.minor,
            totals.due.minor,
            settlement.rounding.minor,
            settlement.total.minor,
            settlement.change.minor,
            stamp.fiscal_id,
            cart.note,
        ),
    )
    return int(cursor.lastrowid)


def _line(line_id: int, sale_id: int, position: int, line: CartLine, total: LineTotal) -> tuple[object, ...]:
    return (
        line_id,
        sale_id,
        position,
        line.product_id,
        line.code,
        line.name,
        stored.milli(line.quantity),
        line.unit,
        stored.micro(line.price),
        None if line.list_price is None else stored.micro(line.list_price),
        line.price_reason,
        total.gross.minor,
        total.discount.minor,
        _percent(line.discount.percent),
        total.shared.minor,
        total.amount.minor,
        line.tax.code,
        str(line.tax.percent),
        total.tax.tax.minor,
        line.serial,
        line.batch,
        line.expiry.isoformat() if line.expiry else None,
        line.user.id if line.user else None,
        line.user.name if line.user else "",
    )


def _percent(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _start_warranties(sale_id: int, line_id: int, cart: Cart, line: CartLine, stamp: Stamp) -> list[WarrantyStart]:
    if line.term is None:
        return []
    day = stamp.at.date()
    ends = warranty.ends(day, line.term)
    quantities = _pieces(line.quantity, line.unit)
    first = series.take(Kind.UNIT, stamp.till, len(quantities))
    numbers = [written(Kind.UNIT, stamp.till, first + offset) for offset in range(len(quantities))]
    buyer, user = cart.buyer, line.user
    people = (
        buyer.id if buyer else None,
        buyer.name if buyer else "",
        user.id if user else None,
        user.name if user else "",
    )
    goods = (sale_id, line_id, line.product_id, line.name, line.code, line.serial, line.batch)
    term = (line.term.count or None, line.term.unit.value, line.product_id, stored.day(day), _end(ends))
    pieces = zip(numbers, quantities, strict=True)
    bulk.many(_UNIT, [(number, *goods, quantity, *people, *term) for number, quantity in pieces])
    return [WarrantyStart(number, line.name, line.serial, ends) for number in numbers]


def _end(ends: date | None) -> str | None:
    return ends.isoformat() if ends else None


def _pieces(quantity: Decimal, unit: str) -> Sequence[int]:
    whole = unit == "pc" and quantity == quantity.to_integral_value() and quantity <= LARGEST_SPLIT
    return [stored.milli(Decimal(1))] * int(quantity) if whole else [stored.milli(quantity)]


def count_printed(number: str) -> None:
    """Remember that the sale's receipt was printed once more."""
    db.execute_sql("UPDATE sale SET printed = printed + 1 WHERE number = ?", (number,))
