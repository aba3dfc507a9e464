from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.documents.paper import A4, A5, LETTER, Paper
from app.documents.receipt import ReceiptFacts, ReceiptKind, TaxRow, render
from app.i18n import language
from tests.documents.reading import Print, solid
from tests.documents.samples import LINES, SALE, gbp

EN, SK = language("en"), language("sk")
SHEETS = pytest.mark.parametrize("paper", [A4, A5, LETTER], ids=["A4", "A5", "Letter"])
MANY = replace(SALE, lines=LINES * 15, total=gbp(110800))


def printed(facts: ReceiptFacts, paper: Paper = A4) -> Print:
    return Print(render(facts, paper, EN))


@SHEETS
def test_everything_of_the_sale_is_on_the_sheet(paper: Paper) -> None:
    read = printed(SALE, paper)
    told = [line.name for line in LINES] + ["电热水壶 1.7 升 拉丝不锈钢", "KT-2209-118734", "Li Na", "£110.80", "−10 %"]
    told = [word for text in told for word in text.split()]
    told += ["Marlowe & Daughter", "GB 123 4567 89", "张伟 Zhang Wei", "1042", "18 Nov 2028", "+110, now 522"]
    assert all(solid(text) in read.solid for text in told)


def test_a_row_has_its_figures_in_columns() -> None:
    rows = printed(replace(SALE, lines=tuple(replace(line, tax_rate=Decimal(20)) for line in LINES))).rows
    assert "Description | Qty | Price | Discount | VAT | Amount" in rows
    assert "White tea Silver Needle 2025 | 0.150 kg | 128.00 | 20 % | 19.20" in rows


def test_columns_nobody_needs_are_left_out() -> None:
    lines = (LINES[0], LINES[3])
    assert "Description | Qty | Price | Amount" in printed(replace(SALE, lines=lines)).rows


@SHEETS
def test_print_stays_inside_the_margins_on_every_page(paper: Paper) -> None:
    for page in printed(MANY, paper).pages:
        assert [page.width, page.height] == pytest.approx([paper.width, paper.height])
        assert min(run.x for run in page.runs) >= paper.side - 0.01
        assert max(run.end for run in page.runs) <= paper.width - paper.side + 0.01
        assert max(run.y for run in page.runs) <= paper.height - paper.bottom + 0.01
        assert all(left >= paper.side - 0.01 and right <= paper.width - paper.side + 0.02 for left, right in page.boxes)


def test_sixty_lines_go_on_over_pages_with_heads_numbers_and_sums() -> None:
    pages = printed(MANY).pages
    assert len(pages) > 3
    assert [page.rows[-1].split(" | ")[-1] for page in pages] == [
        f"{n} / {len(pages)}" for n in range(1, len(pages) + 1)
    ]
    carried = ""
    for number, page in enumerate(pages[:-1]):
        head = next(place for place, row in enumerate(page.rows) if row.startswith("Description |"))
        if number:
            assert page.rows[head + 1] == f"Brought forward | {carried}"
        over = next(row for row in page.rows if row.startswith("Carried over"))
        carried = over.split(" | ")[1]
    assert any(row == f"Brought forward | {carried}" for row in pages[-1].rows)


def test_carried_sums_add_up_what_stands_above_them() -> None:
    first = printed(MANY).pages[0]
    amounts = [
        row.split(" | ")[-1] for row in first.rows if row.count(" | ") >= 3 and not row.startswith("Description")
    ]
    over = next(row for row in first.rows if row.startswith("Carried over"))
    assert sum(map(Decimal, amounts)) == Decimal(over.split(" | ")[1])


def test_a_gift_receipt_has_no_price_on_a_sheet_either() -> None:
    text = printed(replace(SALE, kind=ReceiptKind.GIFT, points=None)).text
    assert "Stovetop moka pot" in text
    assert not any(figure in text for figure in ("34.90", "110.80", "120.00"))


def test_prices_on_top_of_tax_are_said_to_be() -> None:
    taxes = (TaxRow(rate=Decimal(20), net=gbp(100), tax=gbp(20), gross=gbp(120)),)
    assert "Prices are without tax." in printed(replace(SALE, taxes=taxes, tax_included=False)).text
    assert "Prices include tax." in printed(replace(SALE, taxes=taxes)).text


def test_a_very_long_name_goes_on_over_pages() -> None:
    line = replace(LINES[0], name="kettle " * 1500)
    read = printed(replace(SALE, lines=(line,)))
    assert len(read.pages) > 2
    assert read.solid.count("kettle") >= 1500


@SHEETS
def test_the_same_facts_give_the_same_bytes(paper: Paper) -> None:
    assert render(MANY, paper, SK) == render(MANY, paper, SK)
