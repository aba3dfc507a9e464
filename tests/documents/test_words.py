from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from app.documents.style import Style
from app.documents.words import Words
from app.domain.money import Money
from app.i18n import LANGUAGES, N_, language

EN, ZH = language("en"), language("zh_CN")


@pytest.mark.parametrize("code", LANGUAGES)
@given(minor=st.integers(-(10**12), 10**12))
def test_amounts_are_written_as_the_countrys_own_format_says(code: str, minor: int) -> None:
    speech = language(code)
    expected = format_decimal(Decimal(minor).scaleb(-2), "#,##0.00", locale=speech.locale).replace("-", "\u2212")
    assert speech.amount(minor, "EUR") == expected
    assert speech.number(Decimal(minor).scaleb(-2), 2) == expected


@pytest.mark.parametrize(
    ("quantity", "unit", "shown"),
    [
        ("3", "", "3"),
        ("3.000", "", "3"),
        ("1.5", "", "1.5"),
        ("0.150", "kg", "0.150 kg"),
        ("2", "m", "2 m"),
        ("-1", "", "−1"),
    ],
)
def test_quantities_keep_the_decimals_of_their_scale(quantity: str, unit: str, shown: str) -> None:
    assert Words(EN).quantity(Decimal(quantity), unit) == shown


@pytest.mark.parametrize(("price", "shown"), [("4", "4.00"), ("4.20", "4.20"), ("0.0125", "0.0125")])
def test_unit_prices_are_never_rounded(price: str, shown: str) -> None:
    assert Words(EN).price(Decimal(price), Money(1, "GBP")) == shown


def test_a_label_gives_up_its_second_language_where_there_is_no_room() -> None:
    words, style = Words(EN, ZH), Style(9)
    both = words.both(N_("Total"))
    assert words.label(N_("Total"), style, 200) == both
    assert words.label(N_("Total"), style, 1) == "Total"
    assert words.parts(N_("Total"), style, 1)[0] == "Total"
