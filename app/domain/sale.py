"""A sale or return as it stands: copied facts that never change, whatever happens to product and customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.cart import Party
from app.domain.money import Money
from app.domain.tax import TaxRow


class SaleKind(StrEnum):
    """A sale, or goods that came back."""

    SALE = "sale"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class SaleLine:
    """One line as sold. Goods that came back have negative amounts, and `original` is the number of their sale."""

    id: int
    position: int
    name: str
    code: str
    quantity: Decimal
    unit: str
    price: Decimal
    list_price: Decimal | None
    price_reason: str
    gross: Money
    discount: Money
    discount_percent: Decimal | None
    shared_discount: Money
    amount: Money
    tax_percent: Decimal
    serial: str
    batch: str
    expiry: date | None
    user: Party | None
    product_id: int | None
    return_of: int | None
    original: str = ""


@dataclass(frozen=True, slots=True)
class SalePayment:
    """One payment: what it covers and what was handed over."""

    method: str
    amount: Money
    given: Money


@dataclass(frozen=True, slots=True)
class SoldUnit:
    """A warranty that the sale started, with the care text as it was then; `ends` None is for life."""

    number: str
    line_id: int
    product: str
    serial: str
    ends: date | None
    care: str = ""


@dataclass(frozen=True, slots=True)
class Sale:
    """Everything a document says. `at` is the shop's local moment; `customer` is None for a walk-in."""

    id: int
    number: str
    kind: SaleKind
    till: int
    at: datetime
    seller: str
    customer: Party | None
    language: str
    currency: str
    prices_include_tax: bool
    lines: tuple[SaleLine, ...]
    rates: tuple[TaxRow, ...]
    payments: tuple[SalePayment, ...]
    units: tuple[SoldUnit, ...]
    subtotal: Money
    discount: Money
    discount_percent: Decimal | None
    net: Money
    tax: Money
    due: Money
    rounding: Money
    total: Money
    change: Money
    fiscal_id: str
    note: str
    reason: str
    original: str
    printed: int


@dataclass(frozen=True, slots=True)
class SaleRow:
    """One row of the list of sales."""

    id: int
    number: str
    kind: SaleKind
    at: datetime
    seller: str
    customer_id: int | None
    customer: str
    total: Money
    lines: int
    first_line: str


@dataclass(frozen=True, slots=True)
class SaleQuery:
    """Which sales a list shows; `text` is the beginning of a number."""

    text: str = ""
    kind: SaleKind | None = None
    customer_id: int | None = None
    newest_first: bool = True


@dataclass(frozen=True, slots=True)
class WarrantyStart:
    """A started warranty, as the till and the command line report it."""

    number: str
    product: str
    serial: str
    ends: date | None
