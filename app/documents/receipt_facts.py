"""The frozen facts of a sale, return, gift receipt or order slip."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from app.documents.shop import PersonFacts, ShopFacts, Text
    from app.domain.money import Money

RECEIPT = N_("Receipt")
VAT = N_("VAT")
FISCAL = N_("Fiscal receipt")


class ReceiptKind(StrEnum):
    """What the paper records. A gift receipt shows no price; an order and a wish are no sale, a wish has no amounts."""

    SALE = "sale"
    RETURN = "return"
    GIFT = "gift"
    ORDER = "order"
    WISH = "wish"

    @property
    def priced(self) -> bool:
        """Whether it shows prices and amounts."""
        return self not in (ReceiptKind.GIFT, ReceiptKind.WISH)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One line as sold; negative quantity and amount where goods came back, and then from which receipt and why.

    A discount is shown as its percent if there is one, else as its amount.
    """

    name: str
    quantity: Decimal
    unit_price: Decimal
    amount: Money
    unit: str = ""
    second_name: str = ""
    serial: str = ""
    batch: str = ""
    user: str = ""
    original_number: str = ""
    reason: str = ""
    notes: tuple[Text, ...] = ()
    discount_percent: Decimal | None = None
    discount: Money | None = None
    tax_rate: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """One way of paying; `tendered` is what was handed over where change is given."""

    label: Text
    amount: Money
    tendered: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRow:
    """What one rate adds up to. `label` stands in for the rate where there is none (exempt)."""

    rate: Decimal
    net: Money
    tax: Money
    gross: Money
    label: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantyRow:
    """A promise on a piece, or on `pieces` alike; `ends` None is for life."""

    product: str
    ends: date | None
    serial: str = ""
    pieces: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CareRow:
    """How to look after a product, in a few words."""

    product: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsFacts:
    """Points this sale earned (or took back), and what the customer has now."""

    earned: int
    balance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditFacts:
    """Store credit this sale gave (or, negative, took), and what the customer has now."""

    given: Money
    balance: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """The day the paper names besides its own: an exchange is possible, or goods are wanted, until then."""

    label: Text
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """Everything a receipt shows. `title` follows the country: Slovak shops may not print “Účtenka”.

    `code` is what the bar code holds if it is not the number; `copy` counts reprints (0 is the original). `discount` is
    what lines were cheaper, `sale_discount` what the whole was; `tax_on_top` is for prices without tax. `terms` are the
    shop's own, `scannable` is False for a number that no box of the program knows.
    """

    shop: ShopFacts
    number: str
    issued: datetime | date
    total: Money
    lines: tuple[ReceiptLine, ...]
    title: Text = RECEIPT
    kind: ReceiptKind = ReceiptKind.SALE
    copy: int = 0
    code: str = ""
    scannable: bool = True
    till: str = ""
    clerk: str = ""
    customer: PersonFacts | None = None
    original_number: str = ""
    reason: str = ""
    subtotal: Money | None = None
    discount: Money | None = None
    sale_discount: Money | None = None
    sale_discount_percent: Decimal | None = None
    tax_on_top: Money | None = None
    rounding: Money | None = None
    payments: tuple[PaymentLine, ...] = ()
    change: Money | None = None
    tax_name: Text = VAT
    taxes: tuple[TaxRow, ...] = ()
    tax_included: bool = True
    warranties: tuple[WarrantyRow, ...] = ()
    warranty_note: Text = ""
    care: tuple[CareRow, ...] = ()
    points: PointsFacts | None = None
    credit: CreditFacts | None = None
    until: Until | None = None
    fiscal_id: str = ""
    fiscal_label: Text = FISCAL
    terms: str = ""
    footer: tuple[Text, ...] = ()
