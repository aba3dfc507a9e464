"""Nothing on a paper is clipped or printed over something else."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from app.documents.paper import PAPERS
from tests.documents.reading import Print
from tests.papers import pages

if TYPE_CHECKING:
    from tests.documents.reading import Run
    from tests.papers.pages import Sheet

POINT = 25.4 / 72
SMALLEST = 6.5


@pytest.mark.parametrize("sheet", tuple(pages.sheets()), ids=str)
def test_all_text_lies_between_the_margins_and_nothing_on_something_else(sheet: Sheet) -> None:
    paper = PAPERS[sheet.size]
    for page in Print(pages.made(sheet.language)[sheet].pdf).pages:
        shown = [run for run in page.runs if run.text.strip()]
        assert [run for run in shown if run.x < paper.side - 0.3 or run.end > page.width - paper.side + 0.3] == []
        assert [run for run in shown if run.y - height(run) < 2 or run.y > page.height - 3] == []
        assert [run for run in shown if run.size < SMALLEST] == []
        assert [(one.text, other.text) for one, other in combinations(shown, 2) if over(one, other)] == []


def height(run: Run) -> float:
    """Of a letter without its accents, in millimetres."""
    return run.size * POINT * 0.7


def over(one: Run, other: Run) -> bool:
    beside = min(one.end, other.end) - max(one.x, other.x)
    below = min(one.y, other.y) - max(one.y - height(one), other.y - height(other))
    return beside > 0.2 and below > 0.3
