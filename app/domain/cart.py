"""The sale being rung up: a frozen value; every change gives a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain import discount as discounts
from app.domain.discount import Discount
from app.domain.money import LARGEST_MINOR, PRICE_DECIMALS, Money, Rounding, decimals, rounded
from app.domain.tax import TaxRate
from app.domain.warranty import Term
from app.errors import InputError
from app.i18n import N_

LARGEST_QUANTITY = Decimal(99999)
QUANTITY_DECIMALS = 3


class Ask(StrEnum):
    """What a product wants to know at the sale."""

    SERIAL = "serial"
    BATCH = "batch"


@dataclass(frozen=True, slots=True)
class Party:
    """A person on a sale: a customer of the file (id), or just a name."""

    name: str
    id: int | None = None
    number: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class CartLine:
    """One line. `price` and `list_price` are exact amounts of main units for one `unit`."""

    name: str
    price: Decimal
    tax: TaxRate
    quantity: Decimal = Decimal(1)
    unit: str = "pc"
    list_price: Decimal | None = None
    price_reason: str = ""
    discount: Discount = discounts.NONE
    product_id: int | None = None
    code: str = ""
    serial: str = ""
    batch: str = ""
    expiry: date | None = None
    user: Party | None = None
    term: Term | None = None
    asks: frozenset[Ask] = frozenset()
    prompt: str = ""

    def gross(self, currency: str) -> Money:
        """Quantity times price, before the line's discount."""
        return rounded(self.quantity * self.price, currency)

    def amount(self, currency: str) -> Money:
        """What the line costs after its own discount."""
        gross = self.gross(currency)
        return gross - self.discount.of(gross)

    @property
    def missing(self) -> frozenset[Ask]:
        """What the product asks and nobody has answered yet."""
        answered = {Ask.SERIAL: self.serial, Ask.BATCH: self.batch}
        return frozenset(ask for ask in self.asks if not answered[ask])


@dataclass(frozen=True, slots=True)
class Cart:
    """A sale before it stands. `draft_id` is its unique id for ever: saving twice saves once."""

    draft_id: str
    currency: str
    prices_include_tax: bool = True
    rounding: Rounding = Rounding.LINE
    lines: tuple[CartLine, ...] = ()
    discount: Discount = discounts.NONE
    buyer: Party | None = None
    note: str = ""

    @property
    def items(self) -> Decimal:
        """How many pieces: weighed lines count as one."""
        return sum((line.quantity if line.unit == "pc" else Decimal(1) for line in self.lines), Decimal(0))

    @property
    def after_lines(self) -> Money:
        """The sum of the lines after their own discounts: what a sale discount is taken from."""
        return sum((line.amount(self.currency) for line in self.lines), Money(0, self.currency))


def add(cart: Cart, line: CartLine) -> Cart:
    """Add a line; the same unserialised product at the same price raises the quantity of the last such line."""
    _check_line(line)
    for index in reversed(range(len(cart.lines))):
        if _same_goods(cart.lines[index], line):
            return with_quantity(cart, index, cart.lines[index].quantity + line.quantity)
    return _checked(replace(cart, lines=(*cart.lines, line)))


def _same_goods(old: CartLine, new: CartLine) -> bool:
    if new.product_id is None or new.asks or new.unit != "pc":
        return False
    return replace(old, quantity=new.quantity) == new


def remove(cart: Cart, index: int) -> Cart:
    """Take a line out."""
    return replace(cart, lines=cart.lines[:index] + cart.lines[index + 1 :])


def change(cart: Cart, index: int, line: CartLine) -> Cart:
    """Put another line in the place of one."""
    return _checked(replace(cart, lines=(*cart.lines[:index], line, *cart.lines[index + 1 :])))


def with_quantity(cart: Cart, index: int, quantity: Decimal) -> Cart:
    """Set a line's quantity. A line with a serial number is one piece."""
    line = replace(cart.lines[index], quantity=quantity)
    _check_line(line)
    return change(cart, index, line)


def with_price(cart: Cart, index: int, price: Decimal, reason: str) -> Cart:
    """Override a price; the reason is kept with the sale."""
    check_price(price)
    line = cart.lines[index]
    if not reason.strip():
        raise InputError(N_("A changed price needs a reason."))
    listed = line.price if line.list_price is None else line.list_price
    return change(cart, index, replace(line, price=price, list_price=listed, price_reason=reason.strip()))


def with_line_discount(cart: Cart, index: int, discount: Discount, limit_percent: Decimal) -> Cart:
    """Set a line's discount within the shop's limit."""
    line = cart.lines[index]
    discounts.check_limit(discount, line.gross(cart.currency), limit_percent)
    return change(cart, index, replace(line, discount=discount))


def with_sale_discount(cart: Cart, discount: Discount, limit_percent: Decimal) -> Cart:
    """Set the discount on the whole sale within the shop's limit."""
    discounts.check_limit(discount, cart.after_lines, limit_percent)
    return replace(cart, discount=discount)


def check_quantity(quantity: Decimal) -> None:
    """Raise InputError for a quantity that no sale can have."""
    if quantity <= 0:
        raise InputError(N_("A quantity is more than zero."), N_("Remove the line with Del instead."))
    if quantity > LARGEST_QUANTITY:
        raise InputError(N_("A quantity is at most {n}.", n=LARGEST_QUANTITY))
    if decimals(quantity) > QUANTITY_DECIMALS:
        raise InputError(N_("A quantity has at most three decimals."))


def check_price(price: Decimal) -> None:
    """Raise InputError for a price that no line can have."""
    if price < 0:
        raise InputError(N_("A price cannot be negative."), N_("Give a discount instead (F4)."))
    if price * 100 > LARGEST_MINOR:
        raise InputError(N_("That price is too large."))
    if decimals(price) > PRICE_DECIMALS:
        raise InputError(N_("A price has at most six decimals."))


def _check_line(line: CartLine) -> None:
    check_quantity(line.quantity)
    check_price(line.price)
    if Ask.SERIAL in line.asks and line.quantity != 1:
        raise InputError(N_("Every piece has its own serial number."), N_("Add the next piece as a line of its own."))


def _checked(cart: Cart) -> Cart:
    if abs(cart.after_lines.minor) > LARGEST_MINOR:
        raise InputError(N_("The sale is too large."), N_("Split it into two sales."))
    return cart


def check_complete(cart: Cart) -> None:
    """Raise InputError when the sale cannot be saved as it is."""
    if not cart.lines:
        raise InputError(N_("There is nothing to sell yet."), N_("Scan or type the first item."))
    for line in cart.lines:
        _check_line(line)
        if line.missing:
            raise InputError(
                N_("“{name}” still needs its serial or batch number.", name=line.name),
                N_("Select the line and type it (F2)."),
            )
