"""What a day came to: sales, returns, money by method, seller, rate and category, and what the drawer must hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.money import Money, total

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from app.domain.audit_head import AuditHead
    from app.domain.sale import SaleKind

CASH = "cash"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many, and how much they come to."""

    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class MethodTotal:
    """One way of paying: what came in and, negative, what was paid back."""

    method: str
    taken: Tally
    paid_back: Tally

    @property
    def amount(self) -> Money:
        """What stays."""
        return self.taken.amount + self.paid_back.amount


@dataclass(frozen=True, slots=True)
class SellerTotal:
    """What one person sold and took back."""

    name: str
    sales: Tally
    returns: Tally

    @property
    def amount(self) -> Money:
        """Sales less returns."""
        return self.sales.amount + self.returns.amount


@dataclass(frozen=True, slots=True)
class RateTotal:
    """What one tax rate adds up to."""

    percent: Decimal
    net: Money
    tax: Money
    gross: Money


@dataclass(frozen=True, slots=True)
class CategoryTotal:
    """What one category of goods brought; its name is empty for goods without one."""

    name: str
    amount: Money


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers a till gave out for sales or returns. `count` is less than the range holds where one is missing."""

    till: int
    kind: SaleKind
    first: str
    last: str
    count: int
    span: int

    @property
    def missing(self) -> int:
        """How many numbers between the first and the last are not there."""
        return self.span - self.count


@dataclass(frozen=True, slots=True)
class ChangedPrice:
    """A line that was sold for another price than the product had."""

    number: str
    product: str
    listed: Decimal
    price: Decimal
    reason: str
    seller: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """One day of the shop in its currency. `until` is the moment it was made, None for a day that is over.

    `changed_prices` are the first ones of `price_changes`. `printed` counts receipts, `copies` their reprints.
    """

    day: date
    currency: str
    until: datetime | None
    sales: Tally
    returns: Tally
    rounding: Money
    discounts: Tally
    payments: tuple[MethodTotal, ...]
    sellers: tuple[SellerTotal, ...]
    rates: tuple[RateTotal, ...]
    categories: tuple[CategoryTotal, ...]
    numbers: tuple[NumberRange, ...]
    changed_prices: tuple[ChangedPrice, ...]
    price_changes: int
    printed: int
    copies: int
    cash_float: Money
    audit: AuditHead | None

    @property
    def takings(self) -> Money:
        """Sales less returns."""
        return self.sales.amount + self.returns.amount

    @property
    def average(self) -> Money:
        """What a sale came to on average, to the nearest minor unit."""
        count = self.sales.count
        return Money((2 * self.sales.amount.minor + count) // (2 * count) if count else 0, self.currency)

    @property
    def cash(self) -> Money:
        """What cash came in and stayed."""
        return total([one.amount for one in self.payments if one.method == CASH], self.currency)

    @property
    def cash_expected(self) -> Money:
        """What the drawer must hold in the evening."""
        return self.cash_float + self.cash

    @property
    def empty(self) -> bool:
        """Whether nothing was sold and nothing came back."""
        return not (self.sales.count or self.returns.count)
