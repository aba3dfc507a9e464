"""Money in whole minor units, and the one place where amounts are rounded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache

from babel.numbers import get_currency_precision

from app.errors import InputError
from app.i18n import N_

# Prices may be finer than a minor unit (0.001 for a screw); six decimals is what storage keeps.
PRICE_DECIMALS = 6
# Nothing a small shop sells costs more; larger figures are typing errors and would overflow columns on paper.
LARGEST_MINOR = 10**12
# More digits than this before or after the decimal mark are no number that anybody typed on purpose.
MOST_DIGITS = 13
# The true minus, the spaces and apostrophes that part thousands, and the wide forms a Chinese keyboard types.
_SAME = str.maketrans("\u2212\u00a0\u202f\u2009’'。，．－￥％０１２３４５６７８９", "-     .,.-¥%0123456789")
_SIGNED = re.compile(r"(-?)\s*[€£$¥]?\s*([\d ,.]+?)\s*[€£$¥]?", re.ASCII)
# Whole part and decimals. Groups are of three and parted by one mark; a single comma or point is the decimal mark.
_SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        r"(\d+)[,.]?()",
        r"(\d*)[,.](\d+)",
        r"(\d{1,3}(?: \d{3})+)(?:[,.](\d*))?",
        r"(\d{1,3}(?:,\d{3})+)\.(\d*)",
        r"(\d{1,3}(?:\.\d{3})+),(\d*)",
        r"(\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:\.\d{3}){2,})()",
    )
)


class Rounding(StrEnum):
    """Where amounts that do not fall on a minor unit are rounded: each line, or the tax of the whole document."""

    LINE = "line"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole minor units (cents, fen) of one currency (ISO 4217)."""

    minor: int
    currency: str

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added")
        return other

    @property
    def decimal(self) -> Decimal:
        """The amount in main units, exactly."""
        return Decimal(self.minor).scaleb(-digits(self.currency))

    def __str__(self) -> str:
        """The amount as a plain decimal string with the currency's decimals: `-12.50`."""
        return f"{self.decimal:.{digits(self.currency)}f}"

    def stepped(self, step: int) -> Money:
        """This amount rounded half up (away from zero) to a whole number of `step` minor units."""
        steps = (Decimal(self.minor) / step).quantize(Decimal(1), ROUND_HALF_UP)
        return Money(int(steps) * step, self.currency)


@cache
def digits(currency: str) -> int:
    """Decimals of a currency: 2 for EUR, 0 for JPY."""
    return int(get_currency_precision(currency))


def decimals(value: Decimal) -> int:
    """How many decimals a number has, not counting zeros at its end."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(value: Decimal, currency: str) -> Money:
    """An exact amount in main units, rounded half up (away from zero) to whole minor units."""
    return Money(int(value.scaleb(digits(currency)).to_integral_value(ROUND_HALF_UP)), currency)


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum of amounts of one currency; zero of that currency if there are none."""
    nothing = Money(0, currency)
    return Money(sum(nothing._same(amount).minor for amount in amounts), currency)  # noqa: SLF001 - our own check


def parse_decimal(text: str) -> Decimal:
    """A number as people type it: `12.5`, `12,5`, `1 284,50`, `1,284.50`, `¥3`, `１２．５`.

    When both comma and point occur, the last is the decimal mark. One alone always is: `1.234` is a little more than
    one, never a thousand, and `parse` refuses it for money with two decimals rather than guess. Groups are of three.
    Raises InputError for anything else, so that `12 50` or `1,2.3,4` is never read as some other number.
    """
    signed = _SIGNED.fullmatch(text.translate(_SAME).strip())
    found = next((match for shape in _SHAPES if signed and (match := shape.fullmatch(signed[2]))), None)
    if signed is None or found is None:
        raise InputError(N_("“{text}” is not a number.", text=text), N_("Type it like 12.50."))
    whole, fraction = "".join(filter(str.isdigit, found[1])), found[2] or ""
    if max(len(whole), len(fraction)) > MOST_DIGITS:
        raise InputError(N_("“{text}” has too many digits.", text=text))
    return Decimal(f"{signed[1]}{whole or 0}.{fraction}")


def parse(text: str, currency: str) -> Money:
    """An amount as typed. Raises InputError if it is no number, too fine for the currency, or too large."""
    value = parse_decimal(text)
    amount = rounded(value, currency)
    if amount.decimal != value:
        raise InputError(
            N_("“{text}” is finer than the smallest coin.", text=text),
            N_("Use at most {n} decimals.", n=digits(currency)),
        )
    if abs(amount.minor) > LARGEST_MINOR:
        raise InputError(N_("“{text}” is too large for an amount.", text=text))
    return amount
