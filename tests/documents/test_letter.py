from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.letter import render, render_all
from app.documents.paper import A4, A5, LETTER, Paper
from app.i18n import language
from tests.documents.reading import Page, Print, solid
from tests.documents.samples import CHINESE_LETTER
from tests.documents.samples import LETTER as DEAR

EN, ZH = language("en"), language("zh_CN")


def run(page: Page, text: str) -> tuple[float, float]:
    """Where a text begins."""
    found = next(run for run in page.runs if run.text.strip("\u3000").startswith(text))
    return found.x, found.y


@pytest.mark.parametrize("paper", [A4, A5, LETTER], ids=["A4", "A5", "Letter"])
def test_a_letter_is_printed_as_written(paper: Paper) -> None:
    (page,) = Print(render(DEAR, paper, EN)).pages
    told = [*DEAR.recipient_lines, DEAR.salutation, *DEAR.paragraphs, DEAR.closing, *DEAR.signature_lines]
    assert all(text in page.rows for text in (*told, "10 December 2026", "Your casserole", "M-000032"))
    assert max(run.end for run in page.runs) <= paper.width - paper.side + 0.01


@pytest.mark.parametrize(
    ("paper", "left", "top", "bottom"), [(A4, 20, 45, 90), (LETTER, 17.5, 50, 88)], ids=["A4", "Letter"]
)
def test_the_address_stands_in_the_window(paper: Paper, left: float, top: float, bottom: float) -> None:
    for count in (3, 7):
        lines = tuple(f"Line {number}" for number in range(count))
        (page,) = Print(render(replace(DEAR, recipient_lines=lines), paper, EN)).pages
        places = [run(page, line) for line in lines]
        assert all(x >= left - 0.01 for x, _ in places)
        assert all(top < y < bottom for _, y in places)


@pytest.mark.parametrize("paper", [A4, A5, LETTER], ids=["A4", "A5", "Letter"])
def test_an_address_of_twelve_lines_never_runs_into_the_letter(paper: Paper) -> None:
    lines = tuple(f"Line {number}" for number in range(12))
    (page,) = Print(render(replace(DEAR, recipient_lines=lines), paper, EN)).pages
    assert max(run(page, line)[1] for line in lines) < run(page, "10 December")[1]


def test_the_chinese_form_indents_paragraphs_and_ends_at_the_right() -> None:
    page = Print(render(CHINESE_LETTER, A4, ZH)).pages[0]
    rows = page.rows
    assert "张伟先生：" in rows
    assert any(row.startswith("\u3000\u3000您好！") for row in rows)
    assert "\u3000\u3000恭祝" in rows
    assert rows.index("新春吉祥，阖家安康！") == rows.index("\u3000\u3000恭祝") + 1
    ends = {run.text: run.end for run in page.runs if run.text in {"老街茶器\u3000陈静\u3000敬上", "丙午年腊月廿四"}}
    assert list(ends.values()) == pytest.approx([A4.width - A4.side] * 2, abs=0.02)


def test_a_letter_by_hand_is_set_in_the_hand() -> None:
    hand, printed = (Print(render(replace(DEAR, hand=by_hand), A4, EN)).pages[0].runs for by_hand in (True, False))
    assert {run.face for run in hand if run.text in DEAR.paragraphs} == {"LXGWWenKai-Regular"}
    assert {run.face for run in printed if run.text in DEAR.paragraphs} == {"NotoSans-Regular"}


def test_a_mailing_is_one_file_with_a_page_for_each() -> None:
    letters = [(replace(DEAR, salutation=f"Dear customer {number},"), EN) for number in range(30)]
    read = Print(render_all([*letters, (CHINESE_LETTER, ZH)], A4))
    assert len(read.pages) == 31
    assert all(f"Dear customer {number}," in page.rows for number, page in enumerate(read.pages[:30]))
    assert len(read.data) < 31 * len(render(DEAR, A4, EN)) / 5


def test_a_long_letter_is_numbered_and_a_short_one_is_not() -> None:
    long = Print(render(replace(DEAR, paragraphs=("We thank you for coming. " * 20,) * 12), A4, EN))
    assert [page.rows[-1].split(" | ")[-1] for page in long.pages] == [
        f"{number} / {len(long.pages)}" for number in range(1, len(long.pages) + 1)
    ]
    assert "1 / 1" not in Print(render(DEAR, A4, EN)).text
    assert solid("We thank you for coming.") in long.solid


def test_an_empty_mailing_is_refused() -> None:
    with pytest.raises(ValueError, match="no letters"):
        render_all([], A4)


def test_the_same_letters_give_the_same_bytes() -> None:
    assert render(CHINESE_LETTER, A4, ZH) == render(CHINESE_LETTER, A4, ZH)
