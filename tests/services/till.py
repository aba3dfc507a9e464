"""What tests of the registers do at the counter first: sell something, on a day of their own."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain import cart as carts
from app.domain.cart import Cart, CartLine, Party
from app.domain.payment import Method, Payment
from app.domain.settings import Settings
from app.domain.tax import TaxRate
from app.domain.warranty import months
from app.models import database
from app.services import sales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.warranty import Term
    from app.services.sales import Completed

SETTINGS = Settings(country="SK", currency="EUR", language="en", seller="Ruth")
SELLER = "Ruth"
TWO_YEARS = months(24)


def at(day: str, hour: int = 12) -> datetime:
    """A moment of the shop's day."""
    return datetime.fromisoformat(f"{day}T{hour:02d}:00:00").replace(tzinfo=UTC)


def line(name: str, price: str = "10", term: Term | None = TWO_YEARS, serial: str = "", **more: object) -> CartLine:
    tax = TaxRate("standard", Decimal(23))
    return CartLine(name, Decimal(price), tax, term=term, serial=serial, **more)  # type: ignore[arg-type]  # fields by name


def sell(*lines: CartLine, on: str = "2026-11-18", hour: int = 12, buyer: Party | None = None) -> Completed:
    """A sale that is paid by card and stands."""
    cart = Cart(str(uuid.uuid4()), "EUR", buyer=buyer)
    for item in lines:
        cart = carts.add(cart, item)
    return sales.complete(cart, (Payment(Method.CARD),), seller=SELLER, now=at(on, hour), settings=SETTINGS)


def customer(name: str, **columns: object) -> Party:
    """A customer of the file, written as plainly as the file allows."""
    row = {"number": _next_number(), "display_name": name, "sort_key": name.lower(), "family_name": name} | columns
    row |= {"created_at": "2026-01-01T00:00:00.000Z", "updated_at": "2026-01-01T00:00:00.000Z"}
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    found = database.db.execute_sql(f"INSERT INTO customer ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 - column names of this file's callers
    return Party(name, int(found.lastrowid), str(row["number"]), str(row.get("language", "")))


def _next_number() -> int:
    return int(database.db.execute_sql("SELECT coalesce(max(number), 1000) + 1 FROM customer").fetchone()[0])


def days(first: str, count: int) -> Iterator[str]:
    """`count` days from one on."""
    start = at(first)
    for ahead in range(count):
        yield (start + timedelta(days=ahead)).date().isoformat()


def steps_of(call: object) -> int:
    """How much work the engine does for a call, in hundreds of its own steps."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    connection = database.db.connection()
    connection.set_progress_handler(count, 100)
    try:
        call()  # type: ignore[operator]  # a question of a service
    finally:
        connection.set_progress_handler(None, 100)
    return counted
