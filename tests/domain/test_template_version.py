"""Versions of a text: what one changes against another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.template_version import Mark, difference


def said(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.mark, piece.text) for piece in difference(old, new)]


def test_what_changed_is_marked_word_by_word() -> None:
    assert said("Thank you for your custom.", "Thank you for your visit.") == [
        (Mark.SAME, "Thank you for your "),
        (Mark.REMOVED, "custom."),
        (Mark.ADDED, "visit."),
    ]


def test_fields_and_chinese_characters_are_pieces_of_their_own() -> None:
    assert said("Dear {first_name},", "Dear {full_name},") == [
        (Mark.SAME, "Dear "),
        (Mark.REMOVED, "{first_name}"),
        (Mark.ADDED, "{full_name}"),
        (Mark.SAME, ","),
    ]
    assert said("愿您身体健康。", "愿您身体安康。") == [
        (Mark.SAME, "愿您身体"),
        (Mark.REMOVED, "健"),
        (Mark.ADDED, "安"),
        (Mark.SAME, "康。"),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_from_the_difference(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.REMOVED) == new
