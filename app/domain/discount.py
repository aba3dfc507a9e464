"""A discount in percent or in money, and how one amount is shared out over many lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import Money, parse, parse_decimal, rounded
from app.errors import InputError
from app.i18n import N_

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Discount:
    """Either a percentage (0–100) or an amount; both None means no discount."""

    percent: Decimal | None = None
    amount: Money | None = None

    def __bool__(self) -> bool:
        return bool(self.percent) or bool(self.amount)

    def of(self, base: Money) -> Money:
        """What is taken off `base`, never more than `base` itself."""
        if self.percent is not None:
            return rounded(base.decimal * self.percent / _HUNDRED, base.currency)
        return min(self.amount, base) if self.amount is not None else Money(0, base.currency)


NONE = Discount()


def parse_discount(text: str, currency: str) -> Discount:
    """`10%` or `10 %` is percent, `2.50` is money, an empty text is none. Raises InputError."""
    bare = text.strip()
    if not bare:
        return NONE
    if bare.endswith(("%", "％")):
        percent = parse_decimal(bare[:-1])
        if not 0 <= percent <= _HUNDRED:
            raise InputError(N_("A discount is between 0 and 100 percent."))
        return Discount(percent=percent)
    amount = parse(bare, currency)
    if amount.minor < 0:
        raise InputError(N_("A discount cannot be negative."), N_("Change the price instead (F7)."))
    return Discount(amount=amount)


def check_limit(discount: Discount, base: Money, limit_percent: Decimal) -> None:
    """Raise InputError when a discount takes more than the shop allows at the counter, or more than the price."""
    if discount.amount is not None and discount.amount > base:
        raise InputError(N_("The discount is larger than the amount."), N_("Enter at most {amount}.", amount=base))
    if base.minor > 0 and discount.of(base).decimal * _HUNDRED > base.decimal * limit_percent:
        raise InputError(
            N_("The shop allows at most {percent} percent off.", percent=f"{limit_percent.normalize():f}"),
            N_("Enter less, or raise the limit in Settings."),
        )


def share(amount: Money, weights: tuple[Money, ...]) -> tuple[Money, ...]:
    """Split an amount in proportion to weights so that the parts add up exactly (largest remainders first)."""
    whole = sum(weight.minor for weight in weights)
    if not whole or not amount:
        return tuple(Money(0, amount.currency) for _ in weights)
    parts = [amount.minor * weight.minor // whole for weight in weights]
    remainders = [amount.minor * weight.minor % whole for weight in weights]
    order = sorted(range(len(parts)), key=lambda i: (-remainders[i], i))
    for index in order[: amount.minor - sum(parts)]:
        parts[index] += 1
    return tuple(Money(part, amount.currency) for part in parts)
