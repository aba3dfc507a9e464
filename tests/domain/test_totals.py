"""What a sale costs: sums that hold whatever is sold, discounted and taxed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import totals
from app.domain.cart import Cart, CartLine
from app.domain.discount import Discount, check_limit, parse_discount, share
from app.domain.money import Money, Rounding, rounded, total
from app.domain.tax import TaxRate
from app.errors import InputError

RATES = (TaxRate("standard", Decimal(23)), TaxRate("reduced", Decimal("5.5")), TaxRate("zero", Decimal(0)))
NOTHING = Money(0, "EUR")
CENTS = st.integers(0, 10**8).map(lambda minor: Money(minor, "EUR"))
DISCOUNTS = st.one_of(
    st.just(Discount()),
    st.decimals(0, 100, places=2).map(lambda percent: Discount(percent=percent)),
    CENTS.map(lambda amount: Discount(amount=amount)),
)
LINES = st.builds(
    CartLine,
    name=st.just("Screw"),
    price=st.decimals(0, 9999, places=4),
    tax=st.sampled_from(RATES),
    quantity=st.decimals("0.001", 999, places=3),
    discount=DISCOUNTS,
)
CARTS = st.builds(
    Cart,
    draft_id=st.just("d"),
    currency=st.just("EUR"),
    prices_include_tax=st.booleans(),
    rounding=st.sampled_from(Rounding),
    lines=st.lists(LINES, max_size=8).map(tuple),
    discount=DISCOUNTS,
)


@given(CARTS)
def test_lines_taxes_and_the_sum_due_always_agree(cart: Cart) -> None:
    money = totals.of(cart)
    amounts = total([line.amount for line in money.lines], "EUR")
    assert amounts == (money.due if cart.prices_include_tax else money.net)
    assert money.net + money.tax == money.due
    assert money.subtotal - money.discount == amounts
    assert all(row.net + row.tax == row.gross for row in money.rates)
    assert total([row.gross for row in money.rates], "EUR") == money.due
    assert all(line.gross - line.discount - line.shared == line.amount for line in money.lines)
    assert all(line.amount >= NOTHING for line in money.lines)


@given(CARTS)
def test_tax_is_right_to_half_a_cent_per_rounding(cart: Cart) -> None:
    money = totals.of(cart)
    for row in money.rates:
        lines = [line for line in money.lines if line.tax.rate == row.rate]
        roundings = 1 if cart.rounding is Rounding.DOCUMENT else len(lines)
        amount = total([line.amount for line in lines], "EUR").decimal
        base = 100 + row.rate.percent if cart.prices_include_tax else Decimal(100)
        assert abs(row.tax.decimal - amount * row.rate.percent / base) <= Decimal("0.005") * roundings


@given(CARTS)
def test_free_goods_cost_nothing(cart: Cart) -> None:
    money = totals.of(replace(cart, discount=Discount(percent=Decimal(100))))
    assert (money.due, money.net, money.tax) == (NOTHING, NOTHING, NOTHING)


@given(CENTS, st.lists(CENTS, max_size=12).map(tuple))
def test_a_discount_is_shared_out_to_the_last_cent(amount: Money, weights: tuple[Money, ...]) -> None:
    whole = total(weights, "EUR")
    taken = min(amount, whole)
    parts = share(taken, weights)
    assert len(parts) == len(weights)
    assert total(parts, "EUR") == (taken if whole else NOTHING)
    for part, weight in zip(parts, weights, strict=True):
        assert NOTHING <= part <= weight
        if whole:
            assert abs(part.minor - taken.minor * weight.minor / whole.minor) < 1 + 1e-6


def test_three_tenths_of_a_cent_each_are_added_before_or_after_rounding() -> None:
    lines = tuple(CartLine("Nail", Decimal("0.03"), RATES[0]) for _ in range(10))
    by_line = Cart("d", "EUR", prices_include_tax=False, lines=lines)
    assert totals.of(by_line).tax == Money(10, "EUR")
    assert totals.of(replace(by_line, rounding=Rounding.DOCUMENT)).tax == Money(7, "EUR")


def test_rates_stand_in_the_table_highest_first() -> None:
    lines = tuple(CartLine(rate.code, Decimal(10), rate) for rate in (RATES[2], RATES[0], RATES[1], RATES[0]))
    money = totals.of(Cart("d", "EUR", lines=lines))
    assert [(str(row.rate.percent), str(row.gross)) for row in money.rates] == [
        ("23", "20.00"),
        ("5.5", "10.00"),
        ("0", "10.00"),
    ]


@pytest.mark.parametrize(
    ("typed", "of_a_hundred"),
    [("10%", "10"), ("10 %", "10"), ("12,5％", "12.5"), ("2.50", "2.5"), ("250", "100"), ("", "0"), ("100%", "100")],
)
def test_a_discount_is_typed_in_percent_or_money(typed: str, of_a_hundred: str) -> None:
    assert parse_discount(typed, "EUR").of(Money(10000, "EUR")) == rounded(Decimal(of_a_hundred), "EUR")


@pytest.mark.parametrize("typed", ["101%", "-1%", "-2", "%", "x", "1e3", "0.001", "NaN%"])
def test_no_discount_is_read_from(typed: str) -> None:
    with pytest.raises(InputError):
        parse_discount(typed, "EUR")


@given(CENTS, DISCOUNTS, st.integers(0, 100))
def test_no_discount_passes_the_shops_limit(base: Money, discount: Discount, limit: int) -> None:
    try:
        check_limit(discount, base, Decimal(limit))
    except InputError:
        return
    assert discount.of(base).decimal * 100 <= base.decimal * limit
