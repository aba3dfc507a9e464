"""Where a page ends: no line of a paragraph stands alone at the foot or the head of a page."""

from __future__ import annotations

import pytest

from app.documents.paper import A4, A5, Paper
from app.documents.pdf import Pdf
from app.documents.sheet import Sheet, leading
from tests.documents.reading import Print
from tests.documents.samples import SHOP


@pytest.mark.parametrize("paper", [A4, A5])
@pytest.mark.parametrize("count", [2, 3, 4, 9])
def test_a_paragraph_is_never_torn_so_that_one_line_is_alone(paper: Paper, count: int) -> None:
    for left in range(count + 2):
        pdf = Pdf(paper, title="", author="", language="en")
        sheet = Sheet(pdf, paper, SHOP)
        sheet.y = sheet.limit - left * leading(sheet.styles.text) - 1
        sheet.flow(sheet.left, leading(sheet.styles.text), tuple(map(str, range(count))), sheet.styles.text)
        pages = Print(sheet.finish()).pages
        shown = [[row for row in page.rows if row.isdigit()] for page in pages]
        assert [row for rows in shown for row in rows] == [str(number) for number in range(count)]
        assert all(len(rows) != 1 for rows in shown), (left, shown)


def test_a_paragraph_longer_than_pages_goes_on_to_its_end() -> None:
    pdf = Pdf(A5, title="", author="", language="en")
    sheet = Sheet(pdf, A5, SHOP)
    lead = leading(sheet.styles.text)
    sheet.flow(sheet.left, lead, tuple(f"line {number}" for number in range(200)), sheet.styles.text)
    read = Print(sheet.finish())
    assert [row for row in read.rows if row.startswith("line ")] == [f"line {number}" for number in range(200)]
