"""Tax inside or on top of prices, and the table of rates a receipt shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import Money, Rounding, rounded

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, order=True)
class TaxRate:
    """A rate as copied into a sale: its code in the country's profile and its percent."""

    code: str
    percent: Decimal


@dataclass(frozen=True, slots=True)
class TaxRow:
    """All that was sold at one rate; net + tax = gross."""

    rate: TaxRate
    net: Money
    tax: Money
    gross: Money


def row(rate: TaxRate, amount: Money, *, included: bool) -> TaxRow:
    """Split one amount: it holds its tax already (included), or the tax comes on top."""
    exact = amount.decimal * rate.percent / (_HUNDRED + rate.percent if included else _HUNDRED)
    tax = rounded(exact, amount.currency)
    if included:
        return TaxRow(rate, amount - tax, tax, amount)
    return TaxRow(rate, amount, tax, amount + tax)


def table(rows: Iterable[TaxRow], *, included: bool, rounding: Rounding) -> tuple[TaxRow, ...]:
    """The tax table of a document from its lines, highest rate first.

    By line, every line's tax is rounded and then added; by document, the lines of a rate are added and then split.
    """
    sums: dict[TaxRate, TaxRow] = {}
    for part in rows:
        sums[part.rate] = _joined(sums[part.rate], part) if part.rate in sums else part
    found = list(sums.values())
    if rounding is Rounding.DOCUMENT:
        found = [row(r.rate, r.gross if included else r.net, included=included) for r in found]
    return tuple(sorted(found, key=lambda r: (-r.rate.percent, r.rate.code)))


def _joined(a: TaxRow, b: TaxRow) -> TaxRow:
    return TaxRow(a.rate, a.net + b.net, a.tax + b.tax, a.gross + b.gross)
