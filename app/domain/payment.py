"""How a sale is paid: cash with change, card, transfer, or split, with the country's cash rounding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.money import Money, total
from app.errors import InputError
from app.i18n import N_, Message


class Method(StrEnum):
    """Ways of paying."""

    CASH = "cash"
    CARD = "card"
    TRANSFER = "transfer"

    @property
    def words(self) -> Message:
        """What the method is called."""
        return _WORDS[self]


_WORDS = {Method.CASH: N_("Cash"), Method.CARD: N_("Card"), Method.TRANSFER: N_("Transfer")}


@dataclass(frozen=True, slots=True)
class Payment:
    """What was handed over by one method. `given` may exceed what is due only in cash; None means the rest."""

    method: Method
    given: Money | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """One settled payment: `amount` covers the sale, `given` is what was handed over (cash) or the same."""

    method: Method
    amount: Money
    given: Money


@dataclass(frozen=True, slots=True)
class Settlement:
    """A sale's payments in order. `rounding` is what cash rounding added to the amount due; total = due + rounding."""

    payments: tuple[Paid, ...]
    due: Money
    rounding: Money
    change: Money
    missing: Money

    @property
    def total(self) -> Money:
        """What the document comes to after cash rounding."""
        return self.due + self.rounding


def in_cash(amount: Money, cash_step: int) -> Money:
    """What an amount comes to in coins. It never becomes nothing: in Slovakia 1 and 2 cents are 5 (Act 18/1996)."""
    stepped = amount.stepped(cash_step)
    return stepped if stepped or not amount else Money(cash_step if amount.minor > 0 else -cash_step, amount.currency)


def settle(due: Money, payments: tuple[Payment, ...], cash_step: int) -> Settlement:
    """Cover what is due with payments; what stays uncovered is `missing`.

    The last cash payment pays the rest rounded to `cash_step` minor units (1 for none); only cash gives change.
    Raises InputError when a card or transfer is more than what is left, or an amount is not positive.
    """
    nothing = Money(0, due.currency)
    rest, rounding, change = due, nothing, nothing
    paid: list[Paid] = []
    for payment in payments:
        if payment.given is None and paid and not rest:
            continue
        cash = payment.method is Method.CASH
        wanted = in_cash(rest, cash_step) if cash else rest
        given = wanted if payment.given is None else payment.given
        _check_given(payment.method, given, rest, wanted)
        amount = min(given, wanted)
        if amount == wanted:
            rounding, change = rounding + wanted - rest, change + given - wanted
            rest = wanted
        paid.append(Paid(payment.method, amount, given))
        rest -= amount
    return Settlement(tuple(paid), due, rounding, change, rest)


def _check_given(method: Method, given: Money, rest: Money, wanted: Money) -> None:
    if given.minor < 0 or (given.minor == 0 and rest.minor > 0):
        raise InputError(N_("An amount paid is more than zero."))
    if method is not Method.CASH and given > rest:
        raise InputError(
            N_("{method} cannot be more than what is left to pay.", method=method.words),
            N_("Enter at most {amount}.", amount=rest),
        )
    if method is Method.CASH and rest <= given < wanted:
        raise InputError(N_("In cash it comes to {amount}.", amount=wanted), N_("Enter at least that much."))


def check_paid(settlement: Settlement) -> None:
    """Raise InputError while something is missing."""
    if settlement.missing.minor > 0:
        raise InputError(
            N_("{amount} is still missing.", amount=settlement.missing),
            N_("Take more cash, or add another way of paying."),
        )


def proposals(due: Money, denominations: tuple[int, ...], cash_step: int) -> tuple[Money, ...]:
    """Up to four sums a customer is likely to hand over: exact, then the next round ones by notes and coins."""
    exact = in_cash(due, cash_step)
    sums = {exact}
    for value in sorted(denominations):
        if value >= 100 and exact.minor > 0:  # noqa: PLR2004 - below one main unit nobody rounds up
            sums.add(Money(-(-exact.minor // value) * value, due.currency))
    return tuple(sorted(sums)[:4])


def change_pieces(change: Money, denominations: tuple[int, ...]) -> tuple[Money, ...]:
    """The notes and coins to hand back, largest first; empty when they cannot make the amount."""
    pieces: list[Money] = []
    rest = change.minor
    for value in sorted(denominations, reverse=True):
        count, rest = divmod(rest, value)
        pieces += [Money(value, change.currency)] * count
    return () if rest else tuple(pieces)


def collected(payments: tuple[Paid, ...], currency: str) -> Money:
    """What all payments cover."""
    return total([p.amount for p in payments], currency)
