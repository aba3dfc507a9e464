"""A page put straight for its printer is moved and scaled by exactly so many millimetres; nothing else changes."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.documents import printer_page, raster, receipt
from app.documents.adjusted import adjusted
from app.documents.paper import A4, A5, SLIP_80
from app.domain.printer import TEST_LENGTH, TEST_MARK, Adjust, adjust_text, measured, read_adjust
from app.i18n import language
from tests.documents import samples

DPI = 508  # twenty dots a millimetre
FACTS = printer_page.PrinterPageFacts("Office", "")


def ink(pdf: bytes) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of everything drawn on the first page, in millimetres."""
    page = raster.picture(pdf, 0, DPI)
    rows = [page.data[at : at + page.width * 4] for at in range(0, page.stride * page.height, page.stride)]
    inked = [row for row in range(page.height) if rows[row].strip(b"\xff")]
    columns = [min(_first(rows[row]) for row in inked), max(_last(rows[row]) for row in inked)]
    return tuple(value * 25.4 / DPI for value in (columns[0], inked[0], columns[1] + 1, inked[-1] + 1))  # type: ignore[return-value]  # four values


def _first(row: bytes) -> int:
    return (len(row) - len(row.lstrip(b"\xff"))) // 4


def _last(row: bytes) -> int:
    return (len(row.rstrip(b"\xff")) - 1) // 4


def test_a_page_is_moved_right_and_down_in_millimetres() -> None:
    pdf = receipt.render(samples.SALE, A5, language("en"))
    before, after = ink(pdf), ink(adjusted(pdf, x=2.5, y=-1.5, scale=1.0))
    assert [round(b - a, 1) for a, b in zip(before, after, strict=True)] == pytest.approx(
        [2.5, -1.5, 2.5, -1.5], abs=0.1
    )


def test_a_page_is_scaled_from_its_upper_left_corner() -> None:
    pdf = receipt.render(samples.SALE, SLIP_80, language("en"))
    before, after = ink(pdf), ink(adjusted(pdf, x=1.0, y=0.0, scale=0.95))
    wanted = (before[0] * 0.95 + 1, before[1] * 0.95, before[2] * 0.95 + 1, before[3] * 0.95)
    assert after == pytest.approx(wanted, abs=0.15)


def test_nothing_is_cut_off_where_a_roll_has_more_paper() -> None:
    pdf = receipt.render(samples.SALE, SLIP_80, language("en"))
    before, after = ink(pdf), ink(adjusted(pdf, x=-12, y=15, scale=1.02, roll=True))
    # The page is wider on both sides alike, so that its middle stays where the head's is.
    wanted = (before[0] * 1.02, before[1] * 1.02 + 15, before[2] * 1.02, before[3] * 1.02 + 15)
    assert after == pytest.approx(wanted, abs=0.15)
    assert raster.sizes(adjusted(pdf, x=0, y=-2, scale=1, roll=True)) == raster.sizes(pdf)


def test_size_and_words_of_the_page_stay() -> None:
    pdf = receipt.render(samples.SALE, A4, language("sk"))
    moved = adjusted(pdf, x=3, y=3, scale=1.02)
    assert raster.sizes(moved) == raster.sizes(pdf)
    assert words(moved) == words(pdf)
    assert adjusted(pdf, x=3, y=3, scale=1.02) is not pdf


def words(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize(
    ("shift", "stretch", "force"),
    [
        ((1.5, -2.0), 1.0, Adjust()),
        ((-3.0, 2.2), 0.985, Adjust()),
        ((2.0, 1.0), 1.02, Adjust(Decimal(1), Decimal(-2), Decimal(98))),
    ],
)
def test_what_is_measured_on_the_test_page_puts_the_printer_straight(
    shift: tuple[float, float], stretch: float, force: Adjust
) -> None:
    """A printer that shifts and stretches everything prints the marks where they belong, once it was measured."""

    def printed(millimetres: Decimal, offset: Decimal, scale: Decimal, error: float) -> Decimal:
        return Decimal(str(error)) + Decimal(str(stretch)) * (offset + millimetres * scale / 100)

    left = printed(TEST_MARK, force.x, force.scale, shift[0])
    top = printed(TEST_MARK, force.y, force.scale, shift[1])
    length = Decimal(str(stretch)) * TEST_LENGTH * force.scale / 100
    straight = measured(force, left, top, length)
    assert printed(TEST_MARK, straight.x, straight.scale, shift[0]) == pytest.approx(TEST_MARK, abs=Decimal("0.15"))
    assert printed(TEST_MARK, straight.y, straight.scale, shift[1]) == pytest.approx(TEST_MARK, abs=Decimal("0.15"))
    assert Decimal(str(stretch)) * straight.scale == pytest.approx(Decimal(100), abs=Decimal("0.15"))


def test_the_marks_of_the_test_page_stand_where_it_says() -> None:
    page = raster.picture(printer_page.render(FACTS, A4, language("en")), 0, DPI)
    middle = page.height * 256 // 297  # below all words, between two figures
    row = page.data[middle * page.stride : middle * page.stride + page.width * 4]
    assert _first(row) * 25.4 / DPI == pytest.approx(float(TEST_MARK), abs=0.15)
    column = page.data[4 * round(5 / 25.4 * DPI) :: page.stride]
    dark = [at for at, blue in enumerate(column) if blue < 128]
    assert dark[0] * 25.4 / DPI == pytest.approx(float(TEST_MARK), abs=0.15)


def test_what_is_kept_of_an_adjustment_is_read_again_and_nonsense_is_none() -> None:
    how = Adjust(Decimal("-1.5"), Decimal("0.3"), Decimal("99.5"))
    assert read_adjust(adjust_text(how)) == how
    for text in ("", "[]", '{"x": "NaN"}', '{"scale": "0"}', '{"x": "1e9"}', '{"x": []}'):
        assert read_adjust(text) == Adjust()
