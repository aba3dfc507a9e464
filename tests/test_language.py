"""What each language puts between the parts of a line, and how it writes what a sentence carries."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.money import Money
from app.i18n import N_, language


@pytest.mark.parametrize(
    ("code", "mark", "line"),
    [
        ("en", ", ", "Ruth, 1042"),
        ("sk", "; ", "Ruth; 1042"),
        ("zh_CN", ", ", "Ruth，1042"),
        ("zh_CN", "; ", "Ruth；1042"),
        ("zh_CN", ". ", "Ruth。1042"),
    ],
)
def test_parts_stand_beside_each_other_with_the_marks_of_the_language(code: str, mark: str, line: str) -> None:
    assert language(code).join(("Ruth", "1042"), mark) == line


def test_a_part_with_nothing_to_say_leaves_no_mark_behind() -> None:
    assert language("en").join(("", "1042", "")) == "1042"
    assert language("zh_CN").join(()) == ""


def test_chinese_sentences_follow_each_other_without_a_space() -> None:
    sentences = ("早上好。", "有 6 件事待办。")
    assert language("zh_CN").join(sentences, " ") == "早上好。有 6 件事待办。"
    assert language("en").join(("Good morning.", "Nothing is waiting."), " ") == "Good morning. Nothing is waiting."


@pytest.mark.parametrize(("code", "words"), [("en", "at most £1,284.50"), ("sk", "najviac 1\u00a0284,50\u00a0£")])
def test_money_inside_a_sentence_is_written_as_the_language_writes_it(code: str, words: str) -> None:
    said = language(code).render(N_("Enter at most {amount}.", amount=Money(128450, "GBP")))
    assert words in said.replace("GBP", "£")


@pytest.mark.parametrize(
    ("code", "within", "across"),
    [
        ("en", "7–13 Dec", "28 Dec – 3 Jan"),
        ("zh_CN", "12月7日–13日", "12月28日–1月3日"),
        ("sk", "7. – 13. 12.", "28. 12. – 3. 1."),
    ],
)
def test_a_span_of_days_names_the_month_once(code: str, within: str, across: str) -> None:
    speech = language(code)
    assert speech.short_days(date(2026, 12, 7), date(2026, 12, 13)) == within
    assert speech.short_days(date(2026, 12, 28), date(2027, 1, 3)) == across
    assert speech.short_days(date(2026, 12, 7), date(2026, 12, 7)) == speech.short_day(date(2026, 12, 7))
