"""Paying: change, several ways at once, and the coins a country has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Money
from app.domain.payment import Method, Settlement, change_pieces, check_paid, collected, proposals, settle
from app.errors import InputError
from tests.verbs import payment

EURO_COINS = (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
SLOVAK_COINS = tuple(value for value in EURO_COINS if value >= 5)


def eur(text: str) -> Money:
    return Money(round(float(text) * 100), "EUR")


def pay(due: str, ways: str, step: int = 5) -> Settlement:
    return settle(eur(due), tuple(payment(way) for way in ways.split()), step)


@pytest.mark.parametrize(
    ("due", "ways", "total", "change", "missing"),
    [
        ("12.03", "cash", "12.05", "0", "0"),
        ("12.02", "cash", "12.00", "0", "0"),
        ("12.03", "cash:20", "12.05", "7.95", "0"),
        ("12.03", "card", "12.03", "0", "0"),
        ("12.03", "transfer", "12.03", "0", "0"),
        ("12.03", "card:10 cash", "12.05", "0", "0"),
        ("12.03", "cash:10 card", "12.03", "0", "0"),
        ("12.03", "cash:10", "12.03", "0", "2.03"),
        ("12.03", "cash:5 card:5 cash", "12.05", "0", "0"),
        ("12.03", "card:12.03 cash", "12.03", "0", "0"),
        ("12.03", "cash cash:5", "12.05", "5", "0"),
        ("12.03", "", "12.03", "0", "12.03"),
        ("0.01", "cash", "0.05", "0", "0"),
        ("0.02", "cash", "0.05", "0", "0"),
        ("0.03", "cash", "0.05", "0", "0"),
        ("0.02", "card", "0.02", "0", "0"),
        ("0", "cash", "0", "0", "0"),
        ("10.02", "card:10 cash", "10.05", "0", "0"),
    ],
)
def test_a_slovak_till_settles(due: str, ways: str, total: str, change: str, missing: str) -> None:
    done = pay(due, ways)
    assert (done.total, done.change, done.missing) == (eur(total), eur(change), eur(missing))


def test_cash_that_is_enough_before_rounding_only_is_told() -> None:
    with pytest.raises(InputError) as told:
        pay("12.03", "cash:12.03")
    assert "12.05" in str(told.value.text)


def test_a_card_never_gives_change() -> None:
    for ways in ("card:13", "cash:5 card:8", "transfer:13", "card card:1"):
        with pytest.raises(InputError):
            pay("12.03", ways)


def test_paying_nothing_is_no_payment() -> None:
    for ways in ("cash:0", "card:0", "cash:-5"):
        with pytest.raises(InputError):
            pay("12.03", ways)


def test_what_is_missing_is_said() -> None:
    with pytest.raises(InputError, match=r"2\.03 is still missing"):
        check_paid(pay("12.03", "card:10"))
    check_paid(pay("12.03", "card"))


WAYS = st.lists(
    st.tuples(st.sampled_from(["cash", "card", "transfer"]), st.one_of(st.none(), st.integers(1, 30_000))), max_size=4
)


@given(st.integers(0, 20_000), WAYS, st.sampled_from([1, 5, 10, 100]))
def test_what_is_paid_is_what_the_document_says(due: int, ways: list[tuple[str, int | None]], step: int) -> None:
    text = " ".join(way if minor is None else f"{way}:{Money(minor, 'EUR')}" for way, minor in ways)
    try:
        done = settle(Money(due, "EUR"), tuple(payment(way) for way in text.split()), step)
    except InputError:
        return
    assert collected(done.payments, "EUR") + done.missing == done.total
    assert sum((paid.given - paid.amount for paid in done.payments), Money(0, "EUR")) == done.change
    assert done.missing.minor >= 0
    assert done.change.minor >= 0
    assert abs(done.rounding.minor) < step
    assert all(paid.given == paid.amount for paid in done.payments if paid.method is not Method.CASH)
    if due and not done.missing:
        assert done.total.minor > 0


@given(st.integers(1, 100_000))
def test_the_buttons_offer_the_exact_sum_and_round_notes(due: int) -> None:
    offered = proposals(Money(due, "EUR"), SLOVAK_COINS, 5)
    assert offered[0] == settle(Money(due, "EUR"), (payment("cash"),), 5).total
    assert 1 <= len(offered) <= 4
    assert list(offered) == sorted(set(offered))
    assert all(pay.minor % 100 == 0 for pay in offered[1:])


@given(st.integers(0, 100_000))
def test_the_coins_of_the_drawer_make_the_change(change: int) -> None:
    pieces = change_pieces(Money(change, "EUR"), SLOVAK_COINS)
    if change % 5:
        assert pieces == ()
    else:
        assert sum(piece.minor for piece in pieces) == change
        assert list(pieces) == sorted(pieces, reverse=True)
