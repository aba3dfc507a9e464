"""What a customer bought, piece by piece, to choose from when they complain."""

from __future__ import annotations

from datetime import date

from app.domain.complaint_file import About, Purchase
from app.models import stored
from app.models.database import db

# A sale without a name has lost its customer: the buyer was erased.
_COLUMNS = (
    "SELECT s.id, l.id, u.id, s.number, s.day, l.name, coalesce(nullif(u.serial, ''), l.serial), u.number, u.ends, "
    "s.customer_name, iif(s.customer_name = '', NULL, s.customer_id), l.user_name "
    "FROM sale s JOIN sale_line l ON l.sale_id = s.id "
    "LEFT JOIN unit u ON u.line_id = l.id "
)
# Two questions instead of one with OR: each walks its own index.
_BOUGHT = (
    _COLUMNS + "WHERE s.customer_id = ? AND s.kind = 'sale' ORDER BY s.at DESC, s.id DESC, l.position, u.id LIMIT ?"
)
_USED = _COLUMNS + "WHERE l.user_id = ? AND s.kind = 'sale' ORDER BY l.id DESC, u.id LIMIT ?"
_OF_SALE = _COLUMNS + "WHERE s.number = ? ORDER BY l.position, u.id LIMIT ?"
_OF_UNIT = _COLUMNS + "WHERE u.number = ? LIMIT ?"


def of_customer(customer_id: int, limit: int) -> tuple[Purchase, ...]:
    """The latest pieces a customer bought or was given, newest first."""
    bought = _read(_BOUGHT, customer_id, limit)
    known = {purchase.about for purchase in bought}
    used = tuple(purchase for purchase in _read(_USED, customer_id, limit) if purchase.about not in known)
    return tuple(sorted(bought + used, key=_day, reverse=True)[:limit])


def of_sale(number: str, limit: int) -> tuple[Purchase, ...]:
    """The pieces of one sale, as on its receipt."""
    return _read(_OF_SALE, number, limit)


def of_unit(number: str) -> Purchase | None:
    """The purchase of one sold piece."""
    return next(iter(_read(_OF_UNIT, number, 1)), None)


def _read(sql: str, key: object, limit: int) -> tuple[Purchase, ...]:
    return tuple(_purchase(row) for row in db.execute_sql(sql, (key, limit)))


def _purchase(row: tuple[str, ...]) -> Purchase:
    sale_id, line_id, unit_id, sale_number, day, name, serial, unit_number, ends, buyer, customer, user = row
    return Purchase(
        about=About(name, int(sale_id), int(line_id), int(unit_id) if unit_id else None),
        sale_number=sale_number,
        day=date.fromisoformat(day),
        serial=serial,
        unit_number=unit_number or "",
        ends=stored.read_day(ends),
        buyer=buyer,
        customer_id=int(customer) if customer else None,
        user=user,
    )


def _day(purchase: Purchase) -> date:
    return purchase.day
