from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.style import Style
from app.documents.text import flowing, lines
from app.documents.writing import clean

NINE = Style(9)


def test_a_text_that_fits_is_one_line() -> None:
    assert lines("Tea towel, blue stripe", NINE, 200) == ("Tea towel, blue stripe",)


def test_words_stay_whole() -> None:
    assert lines("Electric kettle with temperature control", NINE, 90) == (
        "Electric kettle with",
        "temperature control",
    )


def test_a_word_wider_than_the_paper_is_cut_rather_than_clipped() -> None:
    shown = lines("W" * 60, NINE, 100)
    assert "".join(shown) == "W" * 60
    assert len(shown) > 4


def test_words_with_hyphens_may_end_a_line_there() -> None:
    assert lines("stainless-steel", NINE, 50) == ("stainless-", "steel")


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Oprava prebehla v Trenčíne", "v Trenčíne"),
        ("Zaplatené dňa 18. 11. 2026", "18. 11. 2026"),
        ("Kanvica s objemom 1,7 l", "1,7 l"),
    ],
)
def test_what_belongs_together_is_not_torn_apart(text: str, together: str) -> None:
    for room in range(60, 130, 5):
        assert together in "\n".join(lines(text, NINE, room)).replace("\u00a0", " ")


def test_chinese_breaks_anywhere_but_not_before_closing_or_after_opening_marks() -> None:
    text = "您好！十一月您来（给母亲）挑的那对建盏，不知她用着可还顺手？您说“她最喜欢兔毫”，我们都记着。"
    for room in range(30, 200, 4):
        shown = lines(text, NINE, room)
        assert not any(line[0] in "！，？。）" + clean("说”")[1] for line in shown)
        assert not any(line[-1] in "（" + clean("说“")[1] for line in shown)
        assert "".join(shown) == clean(text)


def test_line_ends_in_the_text_are_kept() -> None:
    assert lines("one\r\ntwo\n\nfour", NINE, 200) == ("one", "two", "", "four")


def test_no_short_word_is_left_alone_on_the_last_line_of_a_paragraph() -> None:
    text = "Thank you for being one of our regulars, do come in and say hello to us"
    alone = [room for room in range(120, 330) if lines(text, NINE, room)[-1] == "us"]
    assert len(alone) > 5
    for room in alone:
        shown = flowing(text, NINE, room)
        assert shown[-1] == "to us"
        assert " ".join(shown) == text


def test_one_or_two_han_are_not_left_alone_either() -> None:
    text = "承蒙您一直以来的信任与关照我们心存感激得空常来坐坐。"
    for room in range(60, 240, 3):
        shown = flowing(text, NINE, room)
        assert "".join(shown) == text
        assert len(shown) == 1 or len(shown[-1].rstrip("。")) > 2


def test_the_end_of_a_chinese_address_comes_down_from_a_space() -> None:
    text = "浙江省杭州市西湖区文三路 90 号 3 幢 2 单元 501 室"
    alone = [room for room in range(150, 260) if lines(text, NINE, room)[-1] == "室"]
    assert alone
    assert {flowing(text, NINE, room)[-1] for room in alone} == {"501 室"}


@given(st.text(st.characters(), max_size=120), st.floats(40, 300))
def test_of_a_paragraph_nothing_is_lost_and_nothing_sticks_out(text: str, room: float) -> None:
    shown = flowing(text, NINE, room)
    assert re.sub(r"\s", "", "".join(shown)) == re.sub(r"\s", "", clean(text))
    assert all(NINE.width(line) <= room + 0.1 for line in shown)


@given(st.text(st.characters(), max_size=120), st.floats(40, 300))
def test_nothing_is_lost_and_nothing_sticks_out(text: str, room: float) -> None:
    shown = lines(text, NINE, room)
    assert re.sub(r"\s", "", "".join(shown)) == re.sub(r"\s", "", clean(text))
    assert all(NINE.width(line) <= room + 0.1 for line in shown)
