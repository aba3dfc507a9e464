"""The frozen facts of labels: what stands on each, and on which sheet they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.label_sheet import FillOrder

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from app.documents.shop import Text
    from app.domain.label_sheet import LabelSheet
    from app.domain.money import Money


@dataclass(frozen=True, slots=True)
class AddressLabel:
    """Where a letter or parcel goes; `about` is who is named when it cannot be printed."""

    lines: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class UnitPriceFacts:
    """What one measure costs: 8.40 for 1 kg, as it is shown."""

    price: Decimal
    currency: str
    measure: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTag:
    """A tag on goods, or with `shelf` a label below them.

    `exact` is a price finer than the smallest coin. `per` is set for goods sold by weight or length. `was` is the price
    before a reduction, `was_note` what the law wants said of it. `american` writes the bars of a number that begins
    with 0 as UPC-A, `raised` the decimals high.
    """

    name: str
    price: Money
    exact: Decimal | None = None
    per: Text = ""
    unit_price: UnitPriceFacts | None = None
    was: Money | None = None
    was_note: Text = ""
    tax_note: Text = ""
    code: str = ""
    number: str = ""
    supplier: str = ""
    made: date | None = None
    shelf: bool = False
    american: bool = False
    raised: bool = False

    @property
    def about(self) -> str:
        """What is named when it cannot be printed."""
        return self.name


@dataclass(frozen=True, slots=True)
class SpineLabel:
    """The back of a file: its title large, what is in it below."""

    title: str
    detail: str = ""

    @property
    def about(self) -> str:
        """What is named when it cannot be printed."""
        return self.title


@dataclass(frozen=True, slots=True)
class TextLabel:
    """Any text, as large as it fits."""

    text: str

    @property
    def about(self) -> str:
        """What is named when it cannot be printed."""
        return self.text


Label = AddressLabel | PriceTag | SpineLabel | TextLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsFacts:
    """Labels on their sheets. `start` is the first free label of the first sheet, counted from 1.

    `outlines` draws the edges of every label, to be held against a sheet before one is used up.
    """

    sheet: LabelSheet
    labels: tuple[Label, ...]
    start: int = 1
    order: FillOrder = FillOrder.ROWS
    outlines: bool = False
    shop: str = ""
