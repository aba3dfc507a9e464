"""A shop as tests speak of it: set it up, add people and goods, ring up, ask. Real services, a real file."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain import cart as carts
from app.domain import customer as people
from app.domain import money
from app.domain.cart import Ask, Cart, CartLine, Party
from app.domain.payment import Method, Payment
from app.domain.product import ProductDraft
from app.domain.settings import Identity
from app.domain.tax import TaxRate
from app.domain.warranty import Term, months
from app.models import database
from app.services import check, countries, customers, drafts, products, sales
from app.services import settings as settings_service
from app.services import shop as shops

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.sale import Sale
    from app.domain.settings import Settings
    from app.services.sales import Completed
    from app.services.shop import Shop as OpenShop

SELLER = "Ruth"
MORNING = datetime.fromisoformat("2026-11-18T09:00:00+01:00")
STANDARD = TaxRate("standard", Decimal(23))


def make_template(folder: Path) -> Path:
    """One shop, set up as a Slovak shop is, closed; tests get copies of its file."""
    opened = shops.open_shop(folder)
    new = settings_service.set_up(countries.country("SK"), "en", "EUR")
    named = replace(new, shop=Identity(legal_name="Dom a záhrada, s. r. o."), seller=SELLER)
    settings_service.save(named, seller=SELLER, now=MORNING)
    opened.close()
    return folder / shops.FILE_NAME


def open_copy(template: Path, folder: Path) -> Shop:
    """A shop of one's own from the closed template."""
    folder.mkdir(mode=0o700)
    shutil.copyfile(template, folder / shops.FILE_NAME)
    return Shop(shops.open_shop(folder))


@dataclass
class Shop:
    """An open shop. `now` is the clock on its wall; it moves a minute with every sale."""

    open: OpenShop
    now: datetime = MORNING
    settings: Settings = field(init=False)

    def __post_init__(self) -> None:
        self.settings = settings_service.load()

    @property
    def folder(self) -> Path:
        return self.open.folder

    @property
    def path(self) -> Path:
        return self.folder / shops.FILE_NAME

    def close(self) -> None:
        self.open.close()

    def reopen(self) -> None:
        """Close for the night, open in the morning."""
        self.close()
        self.open = shops.open_shop(self.folder)
        self.settings = settings_service.load()

    def set(self, key: str, value: str) -> None:
        settings_service.set_value(key, value, seller=SELLER, now=self.now)
        self.settings = settings_service.load()

    def add_customer(self, name: str, **known: object) -> Party:
        saved = customers.save(people.named(name, **known), seller=SELLER, now=self.now, settings=self.settings)
        return customers.party(saved.id)

    def add_product(
        self, name: str, price: str = "10", code: str = "", term: Term | None = None, **more: object
    ) -> int:
        draft = ProductDraft(
            name=name,
            price=Decimal(price),
            codes=(code,) if code else (),
            tax_code=STANDARD.code,
            term_count=term.count if term else None,
            term_unit=term.unit if term else None,
        )
        draft = replace(draft, **more)  # type: ignore[arg-type]  # fields of the draft by name
        return products.save(draft, seller=SELLER, now=self.now, settings=self.settings).id

    def line(self, product_id: int, quantity: str = "1") -> CartLine:
        return replace(products.cart_line(product_id, self.settings), quantity=Decimal(quantity))

    def cart(self, *lines: CartLine, buyer: Party | None = None) -> Cart:
        cart = replace(drafts.new_cart(self.settings), buyer=buyer)
        for item in lines:
            cart = carts.add(cart, item)
        return cart

    def sell(self, *lines: CartLine, pay: str = "card", buyer: Party | None = None) -> Completed:
        return self.complete(self.cart(*lines, buyer=buyer), pay)

    def complete(self, cart: Cart, pay: str = "card") -> Completed:
        """Save a cart paid as in `cash:20 card`."""
        self.now += timedelta(minutes=1)
        paid = tuple(payment(part, cart.currency) for part in pay.split())
        return sales.complete(cart, paid, seller=SELLER, now=self.now, settings=self.settings)

    def sale(self, done: Completed) -> Sale:
        return sales.sale_of(done.number)

    def numbers(self) -> list[str]:
        """Numbers of all sales in the order they were made."""
        return [str(row[0]) for row in database.db.execute_sql("SELECT number FROM sale ORDER BY id")]

    def problems(self) -> list[str]:
        """What the shop's own check says."""
        return [str(problem) for problem in check.run().problems]

    def tamper(self, sql: str, *values: object) -> None:
        """Change the file behind the program's back."""
        database.db.execute_sql(sql, values)


def payment(text: str, currency: str = "EUR") -> Payment:
    """`cash`, `card:12.50`."""
    method, _, amount = text.partition(":")
    return Payment(Method(method), money.parse(amount, currency) if amount else None)


def goods(name: str, price: str = "10", quantity: str = "1", term: Term | None = None, **more: object) -> CartLine:
    """A line typed by hand."""
    return CartLine(name, Decimal(price), STANDARD, Decimal(quantity), term=term, **more)  # type: ignore[arg-type]  # fields by name


def asking_serial(name: str, price: str = "10", serial: str = "") -> CartLine:
    """A line of a thing with a serial number and two years of warranty."""
    return goods(name, price, term=months(24), asks=frozenset({Ask.SERIAL}), serial=serial)


@contextmanager
def zone(name: str) -> Iterator[None]:
    """The machine's clock in another place, as the shop would have set it."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        del os.environ["TZ"]
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()
