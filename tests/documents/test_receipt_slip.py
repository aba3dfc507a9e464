from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from app.documents.paper import SLIP_58, SLIP_80, Paper
from app.documents.receipt import ReceiptFacts, ReceiptKind, ReceiptLine, WarrantyRow, render
from app.i18n import N_, language
from tests.documents.reading import Print, solid
from tests.documents.samples import LINES, SALE, SHOP, gbp

EN, SK, ZH = (language(code) for code in ("en", "sk", "zh_CN"))
ROLLS = pytest.mark.parametrize("paper", [SLIP_80, SLIP_58], ids=["80mm", "58mm"])


def printed(facts: ReceiptFacts, paper: Paper = SLIP_80) -> Print:
    return Print(render(facts, paper, EN))


def test_a_sale_on_80_mm_reads_as_the_shop_keeps_it() -> None:
    assert printed(SALE).rows == [
        "Marlowe & Daughter",
        "Kitchen and home",
        "14 Quay Street",
        "Falmouth TR11 3LH",
        "01326 555 014",
        "VAT GB 123 4567 89",
        "Receipt | T1-004513",
        "18 Nov 2026, 14:51 | Till 1, Ruth",
        "Customer | 张伟 Zhang Wei, no. 1042",
        "Stovetop moka pot, 6 cups",
        "1 × 34.90 | 34.90",
        "Electric kettle 1.7 l, brushed steel, with",
        "temperature control",
        "电热水壶 1.7 升 拉丝不锈钢",
        "Serial number KT-2209-118734",
        "For Li Na",
        "1 × 49.00 | −10 % | 44.10",
        "White tea Silver Needle 2025",
        "0.150 kg × 128.00 | 19.20",
        "Tea towel, blue stripe",
        "3 × 4.20 | 12.60",
        "Subtotal | 115.70",
        "Discount | −4.90",
        "Total  GBP | 110.80",
        "Cash | 120.00",
        "Change | 9.20",
        "VAT | Net | Tax | Gross",
        "20 % | 76.33 | 15.27 | 91.60",
        "0 % | 19.20 | 0.00 | 19.20",
        "Warranty",
        "Kettle, KT-2209-118734 | 18 Nov 2028",
        "Points | +110, now 522",
        "T1-004513",
        "Thank you for coming back.",
        "Sales record, not a fiscal receipt.",
    ]


def test_the_narrow_roll_drops_the_net_column_and_names_the_currency_by_its_sign() -> None:
    rows = printed(SALE, SLIP_58).rows
    assert "VAT | Tax | Gross" in rows
    assert "Total | £110.80" in rows


@ROLLS
def test_the_paper_is_as_wide_as_the_roll_and_all_print_is_inside_its_margins(paper: Paper) -> None:
    long = replace(LINES[0], name="Extraordinarily long product name of sixty characters at least", unit="kilogram")
    big = replace(
        LINES[0], amount=gbp(99_999_999_99), unit_price=Decimal("99999999.99"), discount_percent=Decimal("12.5")
    )
    (page,) = printed(replace(SALE, lines=(*LINES, long, big), total=gbp(99_999_999_99)), paper).pages
    assert page.width == pytest.approx(paper.width)
    assert min(run.x for run in page.runs) >= paper.side - 0.01
    assert max(run.end for run in page.runs) <= paper.width - paper.side + 0.01
    assert all(left >= paper.side - 0.01 and right <= paper.width - paper.side + 0.02 for left, right in page.boxes)
    assert max(run.y for run in page.runs) <= page.height - paper.bottom + 0.01


@ROLLS
def test_nothing_is_smaller_than_a_thermal_printer_can_show(paper: Paper) -> None:
    assert min(run.size for run in printed(SALE, paper).pages[0].runs) >= 7.5


def test_the_length_follows_the_content() -> None:
    short = printed(replace(SALE, lines=LINES[:1])).pages[0]
    long = printed(replace(SALE, lines=LINES * 15)).pages[0]
    assert long.height - short.height > 59 * 8
    assert short.height - max(run.y for run in short.runs) == pytest.approx(SLIP_80.bottom, abs=0.01)


def test_amounts_end_at_one_edge() -> None:
    page = printed(SALE).pages[0]
    amounts = [run.end for run in page.runs if run.text in {"34.90", "44.10", "12.60", "115.70", "9.20"}]
    assert max(amounts) - min(amounts) < 0.02


def test_a_return_shows_what_went_back_and_against_which_receipt() -> None:
    line = replace(LINES[0], quantity=Decimal(-1), amount=gbp(-3490))
    facts = replace(
        SALE,
        kind=ReceiptKind.RETURN,
        title=N_("Return"),
        lines=(line,),
        total=gbp(-3490),
        original_number="T1-004400",
        reason="Does not fit the hob",
        change=None,
    )
    rows = printed(facts).rows
    assert "Return | T1-004513" in rows
    assert "Returned from | T1-004400" in rows
    assert "Reason | Does not fit the hob" in rows
    assert "−1 × 34.90 | −34.90" in rows
    assert "Total  GBP | −34.90" in rows


def test_a_gift_receipt_says_what_but_not_how_much() -> None:
    facts = replace(SALE, kind=ReceiptKind.GIFT, title=N_("Gift receipt"), points=None)
    rows = printed(facts).rows
    assert "0.150 kg" in rows
    assert not any(figure in row for row in rows for figure in ("34.90", "44.10", "19.20", "12.60", "110.80", "120.00"))


def test_a_reprint_says_so_and_which_one_it_is() -> None:
    assert "COPY 2" in printed(replace(SALE, copy=2)).rows
    assert "COPY" not in printed(SALE).text


def test_a_shop_in_slovakia_may_choose_the_title() -> None:
    assert "Doklad o predaji | T1-004513" in printed(replace(SALE, title="Doklad o predaji")).rows


def test_a_sale_without_customer_till_discount_or_tax_leaves_no_gaps() -> None:
    bare = ReceiptFacts(shop=SHOP, number="7", issued=datetime(2026, 1, 2, 9, 5), total=gbp(3490), lines=LINES[:1])
    assert printed(bare).rows[6:] == [
        "Receipt | 7",
        "2 Jan 2026, 09:05",
        "Stovetop moka pot, 6 cups",
        "1 × 34.90 | 34.90",
        "Total  GBP | 34.90",
        "7",
    ]


def test_given_away_for_nothing_is_a_line_like_any_other() -> None:
    free = replace(LINES[0], amount=gbp(0), discount_percent=Decimal(100))
    rows = printed(replace(SALE, lines=(free,), total=gbp(0))).rows
    assert "1 × 34.90 | −100 % | 0.00" in rows
    assert "Total  GBP | 0.00" in rows


def test_a_fine_unit_price_is_shown_exactly() -> None:
    screw = ReceiptLine(name="Screw", quantity=Decimal(100), unit_price=Decimal("0.0125"), amount=gbp(125))
    assert "100 × 0.0125 | 1.25" in printed(replace(SALE, lines=(screw,))).rows


def test_a_warranty_for_life_has_no_day() -> None:
    facts = replace(SALE, warranties=(WarrantyRow(product="Casserole", ends=None),))
    assert "Casserole | for life" in printed(facts).rows


def test_the_fiscal_receipt_is_named_where_there_is_one() -> None:
    assert "Fiscal receipt: O-7DBC8DEA" in printed(replace(SALE, fiscal_id="O-7DBC8DEA")).rows


def test_two_languages_share_a_paper() -> None:
    both = Print(render(replace(SALE, title="Receipt"), SLIP_80, EN, ZH))
    chinese = Print(render(replace(SALE, title="Receipt"), SLIP_80, ZH))
    label = " ".join(dict.fromkeys((EN.gettext("Customer"), ZH.gettext("Customer"))))
    assert any(row.startswith(label) for row in both.rows)
    assert ZH.day(SALE.issued) in chinese.text


def test_amounts_and_days_are_written_as_the_language_does() -> None:
    slovak = Print(render(SALE, SLIP_80, SK)).text.replace("\u00a0", " ")
    assert "18. 11. 2026, 14:51" in slovak
    assert "34,90" in slovak


@ROLLS
def test_the_same_facts_give_the_same_bytes(paper: Paper) -> None:
    first = render(SALE, paper, SK)
    render(replace(SALE, lines=LINES[:2]), paper, ZH)
    assert render(SALE, paper, SK) == first


def test_every_font_travels_with_the_paper() -> None:
    fonts = [font for page in printed(SALE).pages for font in page.fonts.values()]
    assert len(fonts) >= 4
    assert all(font.embedded for font in fonts)


def test_the_file_knows_what_it_is() -> None:
    reader = printed(SALE).reader
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Receipt T1-004513", "Marlowe & Daughter")
    assert str(reader.root_object["/Lang"]) == "en"


def test_a_slip_longer_than_a_page_may_be_goes_on_below() -> None:
    paper = printed(replace(SALE, lines=LINES * 150))
    assert len(paper.pages) == 2
    assert paper.solid.count(solid("Tea towel, blue stripe")) == 150
