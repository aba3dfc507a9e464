"""A document as a file: read by other programs, the same each time, and never held in memory as a whole."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from app.documents import raster
from app.documents.paper import A4, A5, SLIP_80
from app.documents.pdf import Pdf
from app.documents.style import Style
from tests.documents.reading import Print

BODY = Style(12)


def book(pages: int, out: BytesIO | None = None) -> Pdf:
    pdf = Pdf(A4, title="Účtenka 收据", author="Náš obchod", language="sk", out=out)
    for number in range(pages):
        pdf.page().text(50, 50, f"Strana {number} 页", BODY)
        if out is not None:
            pdf.flush()
            assert pdf.pages == []
    return pdf


@pytest.mark.parametrize("pages", [1, 2, 63, 64, 65, 400])
def test_every_page_is_there_in_its_order(pages: int) -> None:
    read = Print(book(pages).data())
    assert [page.rows for page in read.pages] == [[f"Strana {number} 页"] for number in range(pages)]


def test_written_away_page_by_page_it_has_the_same_bytes() -> None:
    kept = BytesIO()
    book(200, kept).close()
    assert kept.getvalue() == book(200).data()


def test_pages_of_one_document_have_papers_of_their_own() -> None:
    pdf = Pdf(A4, title="", author="", language="en")
    pdf.page().text(50, 50, "letter", BODY)
    pdf.page(A5).text(50, 50, "card", BODY)
    slip = pdf.page(SLIP_80)
    slip.text(10, 50, "slip", BODY)
    slip.height = 100
    sizes = [(round(width), round(height)) for width, height in raster.sizes(pdf.data())]
    assert sizes == [(595, 842), (420, 595), (227, 100)]


def test_another_reader_opens_it_and_finds_its_title(tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    file.write_bytes(book(130).data())
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    facts = dict(line.split(":", 1) for line in told.stdout.splitlines())
    assert (facts["Title"].strip(), facts["Author"].strip(), facts["Pages"].strip()) == (
        "Účtenka 收据",
        "Náš obchod",
        "130",
    )
    text = subprocess.run(["pdftotext", "-l", "2", file, "-"], capture_output=True, text=True, check=True)
    assert text.stdout.split("\f")[:2] == ["Strana 0 页\n\n", "Strana 1 页\n\n"]


def test_a_page_becomes_a_picture_of_its_size() -> None:
    shown = raster.picture(book(2).data(), 1, 72)
    assert (shown.width, shown.height) == (596, 842)
    assert len(shown.data) == shown.stride * shown.height
    assert 0 < sum(value < 128 for value in shown.data[::4]) < 3000  # ink on white paper


def test_a_page_shown_again_is_in_the_file_once() -> None:
    sizes = []
    for times in (1, 500):
        pdf = Pdf(A4, title="t", author="a", language="en")
        pdf.page().text(100, 100, "Leaflet " * 20, Style(10))
        done = pdf.flush()
        for _ in range(times - 1):
            pdf.again(done)
        data = pdf.data()
        sizes.append(len(data))
        assert [page.runs[0].text[:7] for page in Print(data).pages] == ["Leaflet"] * times
    assert sizes[1] - sizes[0] < 499 * 260
