"""The counter's one box."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entry import Code, Entry, Quantity, Words, parse
from app.errors import AppError, InputError


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("4006381333931", Code("4006381333931")),
        ("3*4006381333931", Code("4006381333931", Decimal(3))),
        ("0.346*23456", Code("23456", Decimal("0.346"))),
        ("2,5*", Quantity(Decimal("2.5"))),
        (" 3 * ", Quantity(Decimal(3))),
        ("3×8590", Code("8590", Decimal(3))),
        ("３＊８５９０", Code("8590", Decimal(3))),
        (".5*", Quantity(Decimal("0.5"))),
        ("T1-004513", Code("T1-004513")),
        ("(01)00012345678905(10)A*B", Code("(01)00012345678905(10)A*B")),
        ("]C1010001234567890510A\x1d21B", Code("]C1010001234567890510A\x1d21B")),
        ("0 12345 67890 5", Code("0 12345 67890 5")),
        ("zhangwei", Words("zhangwei")),
        ("张伟", Words("张伟")),
        ("0905 123 456", Words("0905 123 456")),
        ("2*tea towel", Words("tea towel", Decimal(2))),
        ("rock*star", Words("rock*star")),
        ("", Words("")),
        ("*", Words("*")),
    ],
)
def test_what_is_typed_is_understood(typed: str, expected: Entry) -> None:
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-1*", "less than zero"),
        ("−2*4006381333931", "less than zero"),
        ("0*", "more than zero"),
        ("100000*", "at most 99999"),
        ("1.2345*", "decimals"),
    ],
)
def test_a_quantity_that_no_line_can_have_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        parse(typed)


def test_a_negative_quantity_says_how_a_line_is_taken_out() -> None:
    with pytest.raises(InputError) as refused:
        parse("-1*")
    assert "Del" in str(refused.value.hint)


@given(st.text(max_size=30))
def test_the_box_never_breaks(text: str) -> None:
    try:
        entry = parse(text)
    except AppError:
        return
    if not isinstance(entry, Words):
        assert isinstance(entry, Code) or entry.value > 0


@given(st.decimals(min_value="0.001", max_value=9999, places=3), st.sampled_from(["", "4006381333931", "tea"]))
def test_quantities_come_back_exactly(quantity: Decimal, rest: str) -> None:
    entry = parse(f"{quantity}*{rest}")
    found = entry.value if isinstance(entry, Quantity) else entry.quantity
    assert found == quantity
