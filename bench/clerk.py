"""A clerk who sells until the process is killed, and writes down what the program called saved.

The n-th sale sells n pieces, so that a sale made twice can be told from two sales.
"""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain import cart as carts
from app.domain.cart import CartLine
from app.domain.payment import Method, Payment
from app.domain.product import ProductDraft
from app.domain.warranty import months
from app.services import box, countries, drafts, products, sales, shop
from app.services import settings as settings_service

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.cart import Cart
    from app.domain.settings import Settings

CODE = "4006381333931"
SELLER = "Ruth"


@dataclass
class Log:
    """What the clerk set out to sell (`begin n draft`) and what was called saved (`done n number`)."""

    path: Path

    def __post_init__(self) -> None:
        self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, *words: object) -> None:
        """A line that survives what comes next."""
        os.write(self._file, (" ".join(map(str, words)) + "\n").encode())
        os.fsync(self._file)

    def read(self) -> list[list[str]]:
        """Every whole line."""
        lines = self.path.read_text().split("\n")[:-1]
        return [line.split() for line in lines]

    def begun(self) -> tuple[int, str] | None:
        """The sale that was begun and not called saved."""
        last = next(reversed(self.read()), None)
        return (int(last[1]), last[2]) if last and last[0] == "begin" else None

    def following(self) -> int:
        """The number of pieces of the next sale."""
        return 1 + max((int(words[1]) for words in self.read() if words[0] == "done"), default=0)


def prepare(folder: Path) -> None:
    """A Slovak shop with one product that has a warranty."""
    opened = shop.open_shop(folder)
    now = shop.local_now()
    new = settings_service.set_up(countries.country("SK"), "en", "EUR", settings_service.load())
    settings_service.save(replace(new, seller=SELLER), seller=SELLER, now=now)
    kettle = ProductDraft(name="Kettle", price=Decimal("12.90"), codes=(CODE,), tax_code="standard")
    term = months(24)
    kettle = replace(kettle, term_count=term.count, term_unit=term.unit)
    products.save(kettle, seller=SELLER, now=now, settings=settings_service.load())
    opened.close()


def rung_up(pieces: int, draft_id: str, settings: Settings) -> Cart:
    """The cart of one sale."""
    cart = replace(drafts.new_cart(settings), draft_id=draft_id)
    taken = box.take(f"{pieces}*{CODE}", settings)
    if not isinstance(taken, box.TakeLine):
        raise TypeError(taken)
    cart = carts.add(cart, taken.line)
    return carts.add(cart, CartLine("Delivery", Decimal("1.99"), taken.line.tax))


def sell_for_ever(log: Log) -> None:
    """Sale after sale through the services; one that was begun before is sent again with its draft."""
    settings = settings_service.load()
    while True:
        pieces, draft_id = log.begun() or (log.following(), str(uuid.uuid4()))
        log.write("begin", pieces, draft_id)
        cart = rung_up(pieces, draft_id, settings)
        drafts.keep(cart, seller=SELLER, now=shop.local_now(), settings=settings)
        paid = (Payment(Method.CASH),)
        done = sales.complete(cart, paid, seller=SELLER, now=shop.local_now(), settings=settings)
        log.write("done", pieces, done.number)


def work(folder: Path, log: Log) -> None:
    """Open the shop and sell through the services."""
    shop.open_shop(folder)
    print("selling", flush=True)
    sell_for_ever(log)
