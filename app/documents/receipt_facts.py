"""The frozen facts of a sale, return or gift receipt."""

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


class ReceiptKind(StrEnum):
    """What the paper records; a gift receipt shows no price."""

    SALE = "sale"
    RETURN = "return"
    GIFT = "gift"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One line as sold; negative quantity and amount where goods came back.

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
    notes: tuple[str, ...] = ()
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
    """A promise on one piece; `ends` None is for life."""

    product: str
    ends: date | None
    serial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsFacts:
    """Points this sale earned (or took back), and what the customer has now."""

    earned: int
    balance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """Everything a receipt shows. `title` follows the country: Slovak shops may not print “Účtenka”.

    `code` is what the bar code holds if it is not the number; `copy` counts reprints (0 is the original).
    """

    shop: ShopFacts
    number: str
    issued: datetime
    total: Money
    lines: tuple[ReceiptLine, ...]
    title: Text = RECEIPT
    kind: ReceiptKind = ReceiptKind.SALE
    copy: int = 0
    code: str = ""
    till: str = ""
    clerk: str = ""
    customer: PersonFacts | None = None
    original_number: str = ""
    reason: str = ""
    subtotal: Money | None = None
    discount: Money | None = None
    rounding: Money | None = None
    payments: tuple[PaymentLine, ...] = ()
    change: Money | None = None
    tax_name: Text = VAT
    taxes: tuple[TaxRow, ...] = ()
    tax_included: bool = True
    warranties: tuple[WarrantyRow, ...] = ()
    warranty_note: Text = ""
    points: PointsFacts | None = None
    fiscal_id: str = ""
    footer: tuple[Text, ...] = ()
