"""How a product is said on the screen: its price, its warranty, what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import money
from app.domain.product import UNIT_WORDS, Unit
from app.ui import speech
from app.ui.warranties.words import length
from app.ui.widgets.chip import Tag

if TYPE_CHECKING:
    from decimal import Decimal

    from app.domain.product import ProductRow
    from app.i18n import Language


def price(language: Language, value: Decimal, unit: Unit) -> str:
    """A price without its sign, and for what where that is not one piece."""
    written = speech.price(language, value)
    return written if unit is Unit.PIECE else language.gettext("{price} per {unit}", price=written, unit=unit.value)


def full_price(language: Language, value: Decimal, currency: str) -> str:
    """A price with its currency; one finer than a coin shows all its decimals."""
    coins = money.rounded(value, currency)
    if coins.decimal == value:
        return speech.money(language, coins)
    return f"{speech.price(language, value)}\u00a0{currency}"


def unit(language: Language, one: Unit) -> str:
    """What one of it is, in words."""
    return language.render(UNIT_WORDS[one])


def second_line(row: ProductRow) -> str:
    """Below the name: the number and the code on the package."""
    return " · ".join(dict.fromkeys(part for part in (row.sku, row.code) if part))


def warranty(language: Language, row: ProductRow) -> str:
    """How long the warranty is; empty without one."""
    return length(language, row.term) if row.term else ""


def marks(language: Language, row: ProductRow) -> tuple[Tag, ...]:
    """What the counter asks, and whether it is still sold."""
    _ = language.gettext
    found = (
        Tag(_("Not sold any more"), "neutral") if not row.active else None,
        Tag(_("Serial number"), "info", "hash") if row.ask_serial else None,
        Tag(_("Batch"), "info", "layers") if row.ask_batch else None,
    )
    return tuple(tag for tag in found if tag is not None)[:2]
