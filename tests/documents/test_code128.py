from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.barcode.code128 import Code128

from app.documents import code128


def scanned(modules: str) -> str:
    """What a scanner makes of bars and spaces, by reportlab's table of the standard."""
    values = [_VALUES[modules[place : place + 6]] for place in range(0, len(modules) - 7, 6)]
    assert values[-1] == (values[0] + sum(place * value for place, value in enumerate(values[:-1]))) % 103
    table, text = values[0], ""
    for value in values[1:-1]:
        if (table, value) in {(104, 99), (105, 100)}:  # in the table of digits 99 is a pair of nines
            table = 209 - table
        else:
            text += f"{value:02d}" if table == 105 else chr(value + 32)
    return text


def _symbol(value: int) -> str:
    """The widths reportlab draws for one value, read from bars with exactly that symbol in the second place."""
    code = Code128("A", quiet=0)
    code.validate()
    code.encoded = [value]
    code.decompose()
    return "".join(str("abcd".index(letter.lower()) + 1) for letter in code.decomposed)


_VALUES = {_symbol(value): value for value in range(106)}


@pytest.mark.parametrize("text", ["T1-004513", "Z-000482", "123456", "12345", "0099", "A1234567", "~ }{"])
def test_a_scanner_reads_the_number_back(text: str) -> None:
    widths = code128.modules(text)
    assert widths is not None
    assert scanned(widths) == text


@given(st.text(string.printable[:95], min_size=1, max_size=30))
def test_any_printable_ascii_is_read_back(text: str) -> None:
    widths = code128.modules(text)
    assert widths is not None
    assert scanned(widths) == text


@pytest.mark.parametrize("text", ["", "Ú1-004513", "a\nb"])
def test_what_bars_cannot_hold_has_none(text: str) -> None:
    assert code128.modules(text) is None
