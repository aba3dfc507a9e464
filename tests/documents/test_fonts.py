from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.fonts import Weight, chain, face, runs, width
from app.documents.writing import Missing, clean, missing, missing_in, one_line
from tests.documents.samples import SALE

ANY_TEXT = st.text(st.characters(), max_size=40)


def test_scripts_share_a_line_each_in_its_own_face() -> None:
    assert runs("Receipt 小票 𠮷䶮", Weight.REGULAR) == [
        ("NotoSans-Regular", "Receipt "),
        ("NotoSansSC-Regular", "小票"),
        ("NotoSans-Regular", " "),
        ("LXGWWenKai-Regular", "𠮷"),
        ("NotoSansSC-Regular", "䶮"),
    ]


@pytest.mark.parametrize("char", "㛃𠮷䶮")
def test_rare_han_of_family_names_are_printed(char: str) -> None:
    assert all(chain(weight).prints(char) for weight in Weight)


@pytest.mark.parametrize("weight", Weight)
def test_slovak_is_set_in_one_face(weight: Weight) -> None:
    text = "Príliš žltučký kôň úpel ďábelské ódy ĽŠČŤŽÝÁÍÉÚÄŇÔŔĹ ľščťžýáíéúäňôŕĺ „“–€"
    assert len(runs(text, weight)) == 1


def test_a_width_is_the_sum_of_its_letters() -> None:
    assert width("AA", Weight.BOLD, 10) == pytest.approx(2 * width("A", Weight.BOLD, 10))
    assert width("12\u00a0kg", Weight.REGULAR, 9) == width("12 kg", Weight.REGULAR, 9)


def test_figures_are_of_one_width_so_columns_align() -> None:
    for weight in Weight:
        assert len({width(digit, weight, 10) for digit in "0123456789"}) == 1


def test_quotes_are_wide_among_han_and_narrow_in_latin() -> None:
    narrow, wide = clean("say “hello”"), clean("您说“喜欢”")
    assert narrow == "say “hello”"
    assert width(wide[2], Weight.REGULAR, 10) == 10
    assert face("NotoSansSC-Regular").meaning(wide[2]) == "“"


def test_accents_typed_as_two_characters_become_one() -> None:
    assert clean("Pa\u0301vel") == "Pável"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\u202eb\u2066c", "abc"),
        ("a\u200bb\x00\x07", "ab"),
        ("a\ud800b", "ab"),
        ("gift 🎁", "gift [U+1F381]"),
        ("👍🏽\ufe0f", "[U+1F44D][U+1F3FD]"),
        ("ก", "[U+0E01]"),
        ("\uf780", "[U+F780]"),
        ("a\tb", "a b"),
    ],
)
def test_what_cannot_be_shown_as_it_is_stays_visible_or_was_never_seen(typed: str, printed: str) -> None:
    assert clean(typed) == printed


def test_missing_characters_are_named_with_the_text_they_stand_in() -> None:
    assert missing(["plain", "gift 🎁🎁", "a\u202eb", "x\u200d"]) == (
        Missing("🎁", "gift 🎁🎁"),
        Missing("\u202e", "a\u202eb", left_out=True),
    )
    assert Missing("🎁", "").code == "U+1F381"


def test_missing_characters_are_found_anywhere_in_the_facts() -> None:
    odd = replace(SALE.lines[0], name="Mug 🎁")
    assert missing_in(replace(SALE, lines=(odd,))) == (Missing("🎁", "Mug 🎁"),)
    assert missing_in(SALE) == ()


@given(ANY_TEXT)
def test_every_clean_text_has_a_glyph_for_every_character(text: str) -> None:
    shown = one_line(text)
    assert all(chain(weight).prints(char) for weight in Weight for char in shown)
    assert unicodedata.is_normalized("NFC", shown)


@given(ANY_TEXT)
def test_runs_lose_nothing(text: str) -> None:
    shown = one_line(text)
    for weight in Weight:
        assert "".join(part for _, part in runs(shown, weight)) == shown
