"""The counter's one box: what was typed or scanned is a quantity, a code, or words to search for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import barcode, cart, money
from app.errors import InputError
from app.i18n import N_

if TYPE_CHECKING:
    from decimal import Decimal

_TIMES = re.compile(r"([-\u2212+]?[0-9][0-9., \u00a0\u202f]*|[-\u2212+]?[.,][0-9]+) ?[*×] ?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`3*` alone: how many of what is scanned next."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Code:
    """A code as typed or scanned, for `barcode.scan`. Digits may just as well be a phone or a customer's number."""

    text: str
    quantity: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Anything else: a name, pinyin, initials, part of a product. Empty for an empty box."""

    text: str
    quantity: Decimal | None = None


Entry = Quantity | Code | Words


def parse(text: str) -> Entry:
    """Read the box. Raises InputError for a quantity that no line can have."""
    plain = unicodedata.normalize("NFKC", text).strip(" \t\r\n")
    found = _TIMES.fullmatch(plain)
    if found is None:
        return _named(plain, None)
    quantity = parse_quantity(found[1])
    return _named(found[2], quantity) if found[2] else Quantity(quantity)


def parse_quantity(text: str) -> Decimal:
    """A quantity as typed, within what a line of the cart can hold."""
    value = money.parse_decimal(text.removeprefix("+"))
    if value < 0:
        raise InputError(
            N_("A quantity cannot be less than zero."),
            N_("Take a line out with Del."),
        )
    cart.check_quantity(value)
    return value


def _named(text: str, quantity: Decimal | None) -> Code | Words:
    known = barcode.scan(text, barcode.InStoreRules()).kind is not barcode.CodeKind.OTHER
    digits_in_one_piece = " " not in text and any(char.isdecimal() for char in text)
    return Code(text, quantity) if known or digits_in_one_piece else Words(text, quantity)
