"""Amounts as people type them, and the one place where they are rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.money import LARGEST_MINOR, Money, parse, parse_decimal, rounded, total
from app.errors import InputError
from app.i18n import LANGUAGES, language

CENTS = st.integers(-LARGEST_MINOR, LARGEST_MINOR)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12.5", "12.5"),
        ("12,50", "12.5"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 284,50", "1284.5"),
        ("1\u00a0284,50", "1284.5"),
        ("1\u202f284.50", "1284.5"),
        ("1’284.50", "1284.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1,234,567.8", "1234567.8"),
        ("1.234", "1.234"),
        ("1,234", "1.234"),
        ("1284", "1284"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("-3,20", "-3.2"),
        ("\u22123,20", "-3.2"),
        ("¥3", "3"),
        ("￥ 3", "3"),
        ("3 €", "3"),
        ("-€5", "-5"),
        ("１２．５０", "12.5"),
        ("12。5", "12.5"),
        ("  8  ", "8"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, value: str) -> None:
    assert parse_decimal(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", ".", ",", "-", "€", "abc", "1e5", "1E308", "NaN", "inf", "0x10", "1_000", "1/2", "½", "²", "٣"),
        *("12 50", "1,2.3,4", "1.2.3", "12,34,56", "1.23,45.6", "1,234,56", "1234,567.8", "--5", "5-", "1..2", "1 2 3"),
        *("9" * 14, "9" * 5000, "0." + "1" * 14, "12.50 EUR", "=1+1"),
    ],
)
def test_what_could_be_two_numbers_is_none(typed: str) -> None:
    with pytest.raises(InputError):
        parse_decimal(typed)


@pytest.mark.parametrize("typed", ["1.234", "1,234", "0.001", "12.345"])
def test_a_lone_mark_before_three_digits_is_never_a_thousand_euros(typed: str) -> None:
    with pytest.raises(InputError, match="finer than the smallest coin"):
        parse(typed, "EUR")


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [("12.5", "EUR", 1250), ("12.50", "CNY", 1250), ("1250", "JPY", 1250), ("1.250", "KWD", 1250), ("0", "EUR", 0)],
)
def test_an_amount_has_the_decimals_of_its_currency(typed: str, currency: str, minor: int) -> None:
    assert parse(typed, currency) == Money(minor, currency)


def test_no_amount_is_larger_than_paper_can_show() -> None:
    assert parse("10000000000", "EUR").minor == LARGEST_MINOR
    for typed in ("10000000000.01", "9999999999999", "-10000000000.01"):
        with pytest.raises(InputError, match="too large"):
            parse(typed, "EUR")


@given(CENTS, st.sampled_from(LANGUAGES))
@example(-123_456_789, "sk")
def test_every_amount_that_is_shown_can_be_typed_back(minor: int, code: str) -> None:
    shown = language(code).amount(minor, "EUR")
    assert parse(shown, "EUR") == Money(minor, "EUR")
    assert parse(str(Money(minor, "EUR")), "EUR") == Money(minor, "EUR")


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_told_to_be_none(text: str) -> None:
    try:
        value = parse_decimal(text)
    except InputError:
        return
    assert value.is_finite()
    assert any(ch.isdigit() for ch in text)


@given(st.decimals(-(10**9), 10**9, places=6))
def test_half_a_cent_goes_away_from_zero(value: Decimal) -> None:
    cents = rounded(value, "EUR")
    assert abs(cents.decimal - value) <= Decimal("0.005")
    assert rounded(-value, "EUR") == -cents
    if abs(cents.decimal - value) == Decimal("0.005"):
        assert abs(cents.decimal) > abs(value)


@given(st.integers(-100_000, 100_000), st.sampled_from([1, 5, 10, 100]))
def test_cash_steps_are_whole_coins(minor: int, step: int) -> None:
    stepped = Money(minor, "EUR").stepped(step)
    assert stepped.minor % step == 0
    assert abs(stepped.minor - minor) * 2 <= step


def test_euros_and_crowns_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="cannot be added"):
        Money(1, "EUR") + Money(1, "CZK")
    assert total([], "EUR") == Money(0, "EUR")
