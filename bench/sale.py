"""A five-line sale from cart to durable, beside the same rows written by bare SQL into the same kind of file."""

from __future__ import annotations

import time
import uuid
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.cart import CartLine
from app.domain.payment import Method, Payment
from app.domain.tax import TaxRate
from app.models import database
from app.services import drafts, sales, shop
from app.services import settings as settings_service
from bench import figures
from bench.clerk import prepare

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from app.domain.cart import Cart
    from app.domain.settings import Settings
    from bench.figures import Figure

_LINES = 5
# Rows of one sale, and the columns that cannot be the same twice.
_TABLES = {
    "sale": "SELECT * FROM sale ORDER BY id DESC LIMIT 1",
    "sale_line": "SELECT * FROM sale_line ORDER BY id DESC LIMIT 5",
    "sale_tax": "SELECT * FROM sale_tax ORDER BY sale_id DESC LIMIT 1",
    "payment": "SELECT * FROM payment ORDER BY sale_id DESC LIMIT 1",
    "audit": "SELECT * FROM audit ORDER BY id DESC LIMIT 1",
}


def measure(folder: Path, count: int) -> list[Figure]:
    """The median of `count` sales, in turn with `count` bare ones, so that both meet the same disk."""
    prepare(folder / "ours")
    prepare(folder / "bare")
    opened = shop.open_shop(folder / "ours")
    settings = settings_service.load()
    cart = replace(drafts.new_cart(settings), lines=_lines())
    _complete(cart, settings, shop.local_now())
    bare = Bare(folder / "bare" / shop.FILE_NAME)
    ours, raw = [], []
    for _ in range(count):
        fresh = replace(cart, draft_id=str(uuid.uuid4()))
        ours.append(_milliseconds(_complete, fresh, settings, shop.local_now()))
        raw.append(_milliseconds(bare.write))
    opened.close()
    bare.close()
    ours, raw = sorted(ours), sorted(raw)
    return [
        figures.within("sale of five lines, durable (median)", *_at(ours, raw, 0.5), "ms", 2),
        figures.within("sale of five lines, durable (p99)", *_at(ours, raw, 0.99), "ms", 2),
    ]


def _at(ours: list[float], raw: list[float], share: float) -> tuple[float, float]:
    return figures.percentile(ours, share), figures.percentile(raw, share)


def _milliseconds(call: Any, *values: object) -> float:
    began = time.perf_counter()
    call(*values)
    return (time.perf_counter() - began) * 1000


def _lines() -> tuple[CartLine, ...]:
    rate = TaxRate("standard", Decimal(23))
    return tuple(CartLine(f"Item {n}", Decimal("4.99") + n, rate, Decimal(n)) for n in range(1, _LINES + 1))


def _complete(cart: Cart, settings: Settings, now: datetime) -> None:
    paid = (Payment(Method.CASH),)
    sales.complete(cart, paid, seller="Ruth", now=now, settings=settings)


class Bare:
    """The rows of the last sale, written again and again by the driver alone, with the same settings."""

    def __init__(self, path: Path) -> None:
        self._conn = sqlcipher.connect(str(path), isolation_level=None)
        for name, value, _ in database.SETTINGS:
            self._conn.execute(f"PRAGMA {name} = {value}")
        self._rows = {table: database.db.execute_sql(sql).fetchall() for table, sql in _TABLES.items()}
        self._count = 0

    def write(self) -> None:
        """One sale: nine rows and the next number, in one durable transaction."""
        self._count += 1
        run = self._conn.execute
        run("BEGIN IMMEDIATE")
        run("UPDATE series SET next = next + 1 WHERE till = 1 AND kind = 'sale'")
        sale = (None, f"draft {self._count}", f"T1-{self._count:06d}", *self._rows["sale"][0][3:])
        identity = self._put("sale", sale)
        for row in self._rows["sale_line"]:
            self._put("sale_line", (None, identity, *row[2:]))
        for table in ("sale_tax", "payment"):
            self._put(table, (identity, *self._rows[table][0][1:]))
        self._put("audit", (None, *self._rows["audit"][0][1:]))
        run("COMMIT")

    def _put(self, table: str, row: tuple[Any, ...]) -> int:
        marks = ", ".join("?" * len(row))
        return int(self._conn.execute(f"INSERT INTO {table} VALUES ({marks})", row).lastrowid)  # noqa: S608 - our tables

    def close(self) -> None:
        """Let go of the file."""
        self._conn.close()
