"""How values lie in the file: moments as UTC text, days as text, prices as millionths, quantities as thousandths."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

_MICRO = Decimal(1_000_000)
_MILLI = Decimal(1000)


def moment(value: datetime) -> str:
    """An aware moment as `2026-11-22T09:43:12.345Z`; text order is time order."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def read_moment(text: str) -> datetime:
    """The stored moment in the machine's local zone, which is the shop's."""
    return datetime.fromisoformat(text).astimezone()


def day(value: date) -> str:
    """A local day as `2026-11-22`."""
    return value.isoformat()


def read_day(text: str | None) -> date | None:
    """A stored day."""
    return date.fromisoformat(text) if text else None


def micro(value: Decimal) -> int:
    """A price in main units as whole millionths."""
    return int((value * _MICRO).to_integral_value())


def read_micro(value: int) -> Decimal:
    """Whole millionths as a price, without trailing zeros beyond two decimals."""
    return tidy(Decimal(value) / _MICRO)


def milli(value: Decimal) -> int:
    """A quantity as whole thousandths."""
    return int((value * _MILLI).to_integral_value())


def read_milli(value: int) -> Decimal:
    """Whole thousandths as a quantity."""
    return tidy(Decimal(value) / _MILLI)


def tidy(value: Decimal) -> Decimal:
    """The same number with no needless zeros: 2.500 becomes 2.5, 3E+1 becomes 30."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
