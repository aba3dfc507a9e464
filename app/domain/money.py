"""Money in whole minor units, and the one place where amounts are rounded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum
from functools import cache

from babel.numbers import get_currency_precision

from app.errors import InputError
from app.i18n import N_

# Prices may be finer than a minor unit (0.001 for a screw); six decimals is what storage keeps.
PRICE_DECIMALS = 6
# Nothing a small shop sells costs more; larger figures are typing errors and would overflow columns on paper.
LARGEST_MINOR = 10**12


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


def rounded(value: Decimal, currency: str) -> Money:
    """An exact amount in main units, rounded half up (away from zero) to whole minor units."""
    return Money(int(value.scaleb(digits(currency)).quantize(Decimal(1), ROUND_HALF_UP)), currency)


def total(amounts: tuple[Money, ...] | list[Money], currency: str) -> Money:
    """The sum of amounts of one currency; zero of that currency if there are none."""
    return sum(amounts, Money(0, currency))


def parse_decimal(text: str) -> Decimal:
    """A number as people type it: `12.5`, `12,5`, `1 284,50`, `1,284.50`, `¥3`.

    The last of comma and point is the decimal mark when both occur; a single one always is.
    Raises InputError for anything else, so that `1.234,56` is never read as 1.234.
    """
    bare = text.strip().strip("€£$¥").translate({0x20: None, 0xA0: None, 0x202F: None, 0x2212: "-"})
    if "," in bare and "." in bare:
        group = "," if bare.rfind(",") < bare.rfind(".") else "."
        bare = bare.replace(group, "")
    if bare.count(",") > 1 or bare.count(".") > 1:
        bare = bare.replace(",", "").replace(".", "")
    bare = bare.replace(",", ".")
    unsigned = bare.removeprefix("-")
    if not unsigned.isascii() or not unsigned.replace(".", "", 1).isdigit():
        raise InputError(N_("“{text}” is not a number.", text=text), N_("Type it like 12.50."))
    try:
        return Decimal(bare)
    except InvalidOperation as error:  # pragma: no cover - the check above lets only numbers through
        raise InputError(N_("“{text}” is not a number.", text=text)) from error


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
