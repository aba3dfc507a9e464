"""Reading sales back: one document whole, or a page of the list."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.domain.cart import Party
from app.domain.money import Money
from app.domain.page import Cursor, Page
from app.domain.sale import Sale, SaleKind, SaleLine, SalePayment, SaleQuery, SaleRow, SoldUnit
from app.domain.tax import TaxRate, TaxRow
from app.models import stored
from app.models.database import db

_HEAD = """
SELECT id, number, kind, till, at, staff, customer_id, customer_name, customer_number, language, currency,
    prices_include_tax, subtotal, discount, discount_percent, net, tax, due, rounding, total, change, fiscal_id, note,
    reason, coalesce((SELECT o.number FROM sale o WHERE o.id = sale.return_of), ''), printed
FROM sale WHERE number = ?
"""
_LINES = """
SELECT id, position, name, code, quantity_milli, unit, price_micro, list_price_micro, price_reason, gross, discount,
    discount_percent, shared_discount, amount, tax_percent, serial, batch, expiry, user_id, user_name, product_id,
    return_of,
    coalesce((SELECT o.number FROM sale_line b JOIN sale o ON o.id = b.sale_id WHERE b.id = sale_line.return_of), '')
FROM sale_line WHERE sale_id = ? ORDER BY position
"""
_TAXES = (
    "SELECT code, percent, net, tax, gross FROM sale_tax WHERE sale_id = ? ORDER BY CAST(percent AS REAL) DESC, code"
)
_PAYMENTS = "SELECT method, amount, given FROM payment WHERE sale_id = ? ORDER BY position"
_UNITS = "SELECT number, line_id, product_name, serial, ends, care FROM unit WHERE sale_id = ? ORDER BY id"
_ROWS = """
SELECT s.id, s.number, s.kind, s.at, s.staff, s.customer_id, s.customer_name, s.total, s.currency,
    (SELECT count(*) FROM sale_line l WHERE l.sale_id = s.id),
    coalesce((SELECT l.name FROM sale_line l WHERE l.sale_id = s.id AND l.position = 1), '')
FROM sale s
"""


def by_number(number: str) -> Sale | None:
    """A sale or return with everything its papers say."""
    head = db.execute_sql(_HEAD, (number,)).fetchone()
    return _sale(head) if head else None


def any_sale() -> bool:
    """Whether anything was ever sold here by this program."""
    return db.execute_sql("SELECT 1 FROM sale WHERE import_id IS NULL LIMIT 1").fetchone() is not None


def last_number(till: int) -> tuple[str, str] | None:
    """Number and stored moment of the till's newest sale."""
    sql = "SELECT number, at FROM sale WHERE till = ? AND kind = 'sale' AND import_id IS NULL ORDER BY id DESC LIMIT 1"
    row = db.execute_sql(sql, (till,)).fetchone()
    return (str(row[0]), str(row[1])) if row else None


def _sale(head: tuple[Any, ...]) -> Sale:
    identity, number, kind, till, at, staff, customer_id, name, customer_number, language, currency = head[:11]
    included, subtotal, discount, percent, net, tax, due, rounding, total, change = head[11:21]
    fiscal, note, reason, original, printed = head[21:]
    return Sale(
        id=identity,
        number=number,
        kind=SaleKind(kind),
        till=till,
        at=stored.read_moment(at),
        seller=staff,
        # Without a name the buyer was erased: the document stands as one of a walk-in.
        customer=Party(name, customer_id, customer_number, language) if name else None,
        language=language,
        currency=currency,
        prices_include_tax=bool(included),
        lines=tuple(_line(row, currency) for row in db.execute_sql(_LINES, (identity,))),
        rates=tuple(_rate(row, currency) for row in db.execute_sql(_TAXES, (identity,))),
        payments=tuple(_payment(row, currency) for row in db.execute_sql(_PAYMENTS, (identity,))),
        units=tuple(_unit(row) for row in db.execute_sql(_UNITS, (identity,))),
        subtotal=Money(subtotal, currency),
        discount=Money(discount, currency),
        discount_percent=_decimal(percent),
        net=Money(net, currency),
        tax=Money(tax, currency),
        due=Money(due, currency),
        rounding=Money(rounding, currency),
        total=Money(total, currency),
        change=Money(change, currency),
        fiscal_id=fiscal,
        note=note,
        reason=reason,
        original=original,
        printed=printed,
    )


def _payment(row: tuple[Any, ...], currency: str) -> SalePayment:
    method, amount, given = row
    return SalePayment(method, Money(amount, currency), Money(given, currency))


def _unit(row: tuple[Any, ...]) -> SoldUnit:
    number, line_id, product, serial, ends, care = row
    return SoldUnit(number, line_id, product, serial, stored.read_day(ends), care)


def _line(row: tuple[Any, ...], currency: str) -> SaleLine:
    (identity, position, name, code, quantity, unit, price, listed, why, gross, discount, percent, shared, amount) = (
        row[:14]
    )
    tax_percent, serial, batch, expiry, user_id, user_name, product_id, return_of, original = row[14:]
    return SaleLine(
        id=identity,
        position=position,
        name=name,
        code=code,
        quantity=stored.read_milli(quantity),
        unit=unit,
        price=stored.read_micro(price),
        list_price=None if listed is None else stored.read_micro(listed),
        price_reason=why,
        gross=Money(gross, currency),
        discount=Money(discount, currency),
        discount_percent=_decimal(percent),
        shared_discount=Money(shared, currency),
        amount=Money(amount, currency),
        tax_percent=Decimal(tax_percent),
        serial=serial,
        batch=batch,
        expiry=stored.read_day(expiry),
        user=Party(user_name, user_id) if user_id or user_name else None,
        product_id=product_id,
        return_of=return_of,
        original=original,
    )


def _rate(row: tuple[Any, ...], currency: str) -> TaxRow:
    code, percent, net, tax, gross = row
    return TaxRow(TaxRate(code, Decimal(percent)), Money(net, currency), Money(tax, currency), Money(gross, currency))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


# Written out, not bound: the engine uses the index of the returns only when it sees the word.
_KINDS = {SaleKind.SALE: "s.kind = 'sale'", SaleKind.RETURN: "s.kind = 'return'"}


def page(query: SaleQuery, cursor: Cursor | None, limit: int) -> Page[SaleRow]:
    """Sales in the order of time (by number while one is being typed), `limit` rows after the cursor."""
    bounds, values = _numbered(query, cursor) if query.text else _timed(query, cursor)
    if query.customer_id is not None:
        bounds.append("s.customer_id = ?")
        values.append(query.customer_id)
    if query.kind is not None:
        bounds.append(_KINDS[query.kind])
    column, key = ("s.number", 1) if query.text else ("s.at", 3)
    direction = "DESC" if query.newest_first else "ASC"
    where = f"WHERE {' AND '.join(bounds)} " if bounds else ""
    order = f"ORDER BY {column} {direction}, s.id {direction} LIMIT ?"
    rows = db.execute_sql(_ROWS + where + order, (*values, limit + 1)).fetchall()
    shown = rows[:limit]
    after = (shown[-1][key], shown[-1][0]) if len(rows) > limit else None
    return Page(tuple(_row(row) for row in shown), after)


def _timed(query: SaleQuery, cursor: Cursor | None) -> tuple[list[str], list[object]]:
    sign = "<" if query.newest_first else ">"
    return ([f"(s.at, s.id) {sign} (?, ?)"], list(cursor)) if cursor else ([], [])


def _numbered(query: SaleQuery, cursor: Cursor | None) -> tuple[list[str], list[object]]:
    # Numbers are unique: the cursor takes the place of one end, or the engine would walk from there each time.
    sign, low, high = ">=", query.text, query.text + "\U0010ffff"
    if cursor is not None and query.newest_first:
        high = str(cursor[0])
    elif cursor is not None:
        sign, low = ">", str(cursor[0])
    return [f"s.number {sign} ? AND s.number < ?"], [low, high]


def _row(row: tuple[Any, ...]) -> SaleRow:
    identity, number, kind, at, staff, customer_id, customer, total, currency, lines, first = row
    return SaleRow(
        identity,
        number,
        SaleKind(kind),
        stored.read_moment(at),
        staff,
        customer_id,
        customer,
        Money(total, currency),
        lines,
        first,
    )
