"""GS1 element strings: the number, batch, serial, expiry, weight and price inside one long code."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, cast

from app.errors import InputError
from app.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from types import ModuleType

    from biip.gs1_element_strings import GS1ElementString

SEPARATOR = "\x1d"
UNREADABLE = N_("Part of this code cannot be read: scan again or type the product’s code.")
# ISO 4217 numbers that price codes carry; another number stays a number, and no shop's currency equals it.
_CURRENCIES = {
    "036": "AUD",
    "156": "CNY",
    "203": "CZK",
    "348": "HUF",
    "756": "CHF",
    "826": "GBP",
    "840": "USD",
    "978": "EUR",
    "985": "PLN",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """What an element string says about one piece. Weight in kilograms, price in main units."""

    gtin14: str = ""
    batch: str = ""
    serial: str = ""
    expiry: date | None = None
    weight: Decimal | None = None
    price: Decimal | None = None
    currency: str = ""
    count: Decimal | None = None


@cache
def _biip() -> ModuleType:
    # Imported on the first code that needs it: biip unpacks a table of company prefixes for 0.15 to 0.2 s, which
    # neither the start of the program nor a shop without such codes should pay for.
    return importlib.import_module("biip")


def warm() -> None:
    """Load the reader ahead of the first long code; call it off the window's thread."""
    _biip()


def price_check_digit(figure: str) -> str:
    """The check digit that guards a weight or price of four or five digits inside an in-store code."""
    return str(_biip().checksums.gs1_price_weight_check_digit(figure))


def read(code: str) -> Elements:
    """The elements of a code with or without parentheses, or of a GS1 web link. Raises InputError if unreadable."""
    biip = _biip()
    try:
        parts = cast("Iterable[GS1ElementString]", _elements(biip, code))
        found = {part.ai.ai: part for part in parts}
    except (biip.ParseError, ValueError, ArithmeticError) as error:
        raise InputError(UNREADABLE) from error
    if not found or any(part.gtin_error for part in found.values()):
        raise InputError(UNREADABLE)
    return _understood(found)


def _elements(biip: ModuleType, code: str) -> Iterable[object]:
    if code.startswith("("):
        return cast("Iterable[object]", biip.gs1_messages.GS1Message.parse_hri(code).element_strings)
    if code.lower().startswith("http"):
        return cast("Iterable[object]", biip.gs1_digital_link_uris.GS1DigitalLinkURI.parse(code).element_strings)
    return cast("Iterable[object]", biip.gs1_messages.GS1Message.parse(code.strip(SEPARATOR)).element_strings)


def _understood(found: dict[str, GS1ElementString]) -> Elements:
    texts = {ai: part.value for ai, part in found.items()}
    dated = found.get("17") or found.get("15")
    price, currency = _price(texts)
    return Elements(
        gtin14=texts.get("01") or texts.get("02", ""),
        batch=texts.get("10", ""),
        serial=texts.get("21", ""),
        expiry=dated.date if dated else None,
        weight=_figure(texts, "310"),
        price=price,
        currency=currency,
        count=_count(texts),
    )


def _count(texts: dict[str, str]) -> Decimal | None:
    written = texts.get("30") or texts.get("37")
    return Decimal(written) if written else None


def _price(texts: dict[str, str]) -> tuple[Decimal | None, str]:
    plain = _figure(texts, "392")
    if plain is not None:
        return plain, ""
    for ai, value in texts.items():
        if re.fullmatch("393[0-9]", ai):
            return Decimal(value[3:]).scaleb(-int(ai[3])), _CURRENCIES.get(value[:3], value[:3])
    return None, ""


def _figure(texts: dict[str, str], family: str) -> Decimal | None:
    # The fourth digit of these identifiers says how many of the figure's digits stand behind the point.
    for ai, value in texts.items():
        if ai[:3] == family and len(ai) == len(family) + 1:
            return Decimal(value).scaleb(-int(ai[3]))
    return None
