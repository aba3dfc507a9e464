"""No paper changes unseen: every kind, size and language as text and as picture; receipts byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.papers import golden, pages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.papers.pages import Sheet

SHEETS = tuple(pages.sheets())


@pytest.fixture(params=SHEETS, ids=str)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    found: Sheet = request.param
    return found


@pytest.fixture
def updating(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


def test_a_paper_says_and_looks_as_it_did(sheet: Sheet, tmp_path: Path, *, updating: bool) -> None:
    pdf = pages.made(sheet.language)[sheet].pdf
    golden.check(pdf, str(sheet), golden.FOLDER, seen=tmp_path, updating=updating)


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.kind == "receipt"], ids=str)
def test_a_receipt_has_the_same_bytes_in_ten_years(sheet: Sheet, *, updating: bool) -> None:
    pdf, kept = pages.made(sheet.language)[sheet].pdf, golden.FOLDER / f"{sheet}.pdf"
    if updating:
        kept.write_bytes(pdf)
    assert pdf == kept.read_bytes()


def test_no_golden_page_is_left_of_a_paper_that_is_gone() -> None:
    known = {str(sheet) for sheet in SHEETS}
    assert {file.stem for file in golden.FOLDER.iterdir()} == known
