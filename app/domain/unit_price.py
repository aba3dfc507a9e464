"""What one kilogram, litre, metre or piece costs by the country's measures; and the price before a reduction."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from app.domain import money
from app.domain.content import Content, ContentUnit
from app.domain.product import Unit
from app.i18n import N_, Message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_BASE = {
    ContentUnit.GRAM: (ContentUnit.GRAM, Decimal(1)),
    ContentUnit.KILOGRAM: (ContentUnit.GRAM, Decimal(1000)),
    ContentUnit.MILLILITRE: (ContentUnit.MILLILITRE, Decimal(1)),
    ContentUnit.LITRE: (ContentUnit.MILLILITRE, Decimal(1000)),
    ContentUnit.METRE: (ContentUnit.METRE, Decimal(1)),
    ContentUnit.PIECE: (ContentUnit.PIECE, Decimal(1)),
}
#: How a measure is said after "per"; Slovak says the figure one with it.
MEASURE_WORDS: dict[str, Message] = {
    "1 kg": N_("kg"),
    "1 l": N_("l"),
    "1 m": N_("m"),
    "1 pc": N_("item"),
    "1 g": N_("g"),
    "1 h": N_("hour of work"),
    "100 g": N_("100 g"),
    "500 g": N_("500 g"),
    "100 ml": N_("100 ml"),
}
_SOLD_BY = {
    Unit.KILOGRAM: Content(Decimal(1), ContentUnit.KILOGRAM),
    Unit.GRAM: Content(Decimal(1), ContentUnit.GRAM),
    Unit.METRE: Content(Decimal(1), ContentUnit.METRE),
    Unit.LITRE: Content(Decimal(1), ContentUnit.LITRE),
}
# A unit price under so many of the smallest coins is shown finer.
_FINE_UNDER, _FINER = 10, 2
_SINGLE = {
    ContentUnit.METRE: Content(Decimal(1), ContentUnit.METRE),
    ContentUnit.PIECE: Content(Decimal(1), ContentUnit.PIECE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRule:
    """What the tags of one country say; see resources/labels/tags.toml."""

    mass: Content
    volume: Content
    required: bool
    before_days: int
    raised: bool
    source: str
    checked: date
    verified: bool = True

    def measure(self, unit: ContentUnit) -> Content:
        """The measure the country gives prices for."""
        base, _ = _BASE[unit]
        return {ContentUnit.GRAM: self.mass, ContentUnit.MILLILITRE: self.volume}.get(base) or _SINGLE[base]


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """The price of one measure."""

    price: Decimal
    measure: Content


def sold_by(unit: Unit) -> Message | None:
    """What goods by weight, length or hour are priced for; None for pieces."""
    return None if unit is Unit.PIECE else MEASURE_WORDS[f"1 {unit.value}"]


def unit_price(price: Decimal, unit: Unit, content: Content | None, rule: TagRule, currency: str) -> UnitPrice | None:
    """What one measure costs; None where that is not known, or is the price itself."""
    held = _SOLD_BY.get(unit) if content is None or unit is not Unit.PIECE else content
    if held is None or not price:
        return None
    measure = rule.measure(held.unit)
    amount = price * _in_base(measure) / _in_base(held)
    return None if amount == price else UnitPrice(_rounded(amount, currency), measure)


def _in_base(content: Content) -> Decimal:
    return content.amount * _BASE[content.unit][1]


def _rounded(amount: Decimal, currency: str) -> Decimal:
    decimals = money.digits(currency)
    coin = Decimal(1).scaleb(-decimals)
    step = coin.scaleb(-_FINER) if amount < coin * _FINE_UNDER else coin
    return amount.quantize(step, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class PriceChange:
    """One change of a product's price."""

    on: date
    before: Decimal
    after: Decimal


def lowest_before(changes: Sequence[PriceChange], price: Decimal, today: date, days: int) -> Decimal | None:
    """The lowest price of the days before the last change, if that was a reduction no older than those days.

    `changes` are in the order they were made. None where what is known does not lead to the price of today.
    """
    if not days or not changes or changes[-1].after != price:
        return None
    last = changes[-1]
    if last.after >= last.before or (today - last.on).days > days:
        return None
    lowest = min(one.before for one in changes if (last.on - one.on).days <= days)
    return lowest if lowest > price else None
