"""What a cart costs: lines, discounts and tax, in one calculation used by screen, storage and paper."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain import tax
from app.domain.cart import Cart
from app.domain.discount import share
from app.domain.money import Money, total
from app.domain.tax import TaxRow


@dataclass(frozen=True, slots=True)
class LineTotal:
    """One line's money: before discount, own discount, share of the sale discount, and what remains to be taxed."""

    gross: Money
    discount: Money
    shared: Money
    amount: Money
    tax: TaxRow


@dataclass(frozen=True, slots=True)
class Totals:
    """A sale's money. `subtotal` is before every discount, `due` is what the customer owes before cash rounding."""

    lines: tuple[LineTotal, ...]
    subtotal: Money
    discount: Money
    net: Money
    tax: Money
    due: Money
    rates: tuple[TaxRow, ...]


def of(cart: Cart) -> Totals:
    """Calculate a cart."""
    currency = cart.currency
    gross = tuple(line.gross(currency) for line in cart.lines)
    own = tuple(line.discount.of(whole) for line, whole in zip(cart.lines, gross, strict=True))
    after = tuple(a - b for a, b in zip(gross, own, strict=True))
    shared = share(cart.discount.of(total(after, currency)), after)
    amounts = tuple(a - b for a, b in zip(after, shared, strict=True))
    included = cart.prices_include_tax
    rows = tuple(tax.row(line.tax, a, included=included) for line, a in zip(cart.lines, amounts, strict=True))
    rates = tax.table(rows, included=included, rounding=cart.rounding)
    lines = tuple(map(LineTotal, gross, own, shared, amounts, rows))
    return Totals(
        lines=lines,
        subtotal=total(gross, currency),
        discount=total(own, currency) + total(shared, currency),
        net=total([r.net for r in rates], currency),
        tax=total([r.tax for r in rates], currency),
        due=total([r.gross for r in rates], currency),
        rates=rates,
    )
