"""Labels measured on the printed page: where they lie, what stands on them, and what a scanner reads."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from pypdf.generic import ContentStream

from app.documents import label, label_area
from app.documents.label_facts import AddressLabel, LabelsFacts, PriceTag, SpineLabel, TextLabel, UnitPriceFacts
from app.documents.writing import missing_in
from app.domain.label_sheet import FillOrder
from app.domain.money import Money
from app.i18n import N_, language
from tests.documents import label_samples as samples
from tests.documents.label_samples import sheet
from tests.documents.reading import MM, Page, Print, solid
from tests.documents.scanning import scan

EN, SK, ZH = (language(code) for code in ("en", "sk", "zh_CN"))
L7160 = sheet("Avery L7160")
JANA = AddressLabel(("Jana Kováčová", "Námestie SNP 12", "811 06 Bratislava"), "Jana Kováčová")
PAN = PriceTag(name="Pan", price=Money(4200, "EUR"), code="4006381333931")


def printed(labels: LabelsFacts) -> Print:
    return Print(label.render(labels, EN))


def drawn(page: Page) -> list[tuple[list[Any], bytes]]:
    """The operations of a page."""
    return ContentStream(page._page["/Contents"].get_object(), None).operations  # noqa: SLF001 - our own reader


def frames(page: Page) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every outline, in millimetres."""
    found: list[tuple[float, float, float, float]] = []
    points: list[tuple[float, float]] = []
    for operands, operator in drawn(page):
        values = [float(value) / MM for value in operands] if operator in {b"m", b"l", b"c", b"re"} else []
        if operator == b"re":
            points += [(values[0], -values[1]), (values[0] + values[2], -values[1] - values[3])]
        points += [(values[place], -values[place + 1]) for place in range(0, len(values), 2) if operator != b"re"]
        if operator == b"S":
            xs, ys = zip(*points, strict=True)
            found.append((min(xs), min(ys), max(xs), max(ys)))
        if operator in {b"S", b"f", b"Q"}:
            points = []
    return found


@pytest.mark.parametrize("name", ["Avery L7160", "Avery 5163", "HERMA 4606", "Rayfilm CP02", "Avery 3112"])
def test_outlines_lie_where_the_labels_are_to_a_tenth_of_a_millimetre(name: str) -> None:
    of = sheet(name)
    shown = frames(printed(LabelsFacts(sheet=of, labels=(), outlines=True)).pages[0])
    assert len(shown) == of.count
    for slot, (left, top, right, bottom) in enumerate(shown):
        place = of.place(slot)
        assert left == pytest.approx(place.x, abs=0.1)
        assert top == pytest.approx(place.y, abs=0.1)
        assert right - left == pytest.approx(of.width, abs=0.1)
        assert bottom - top == pytest.approx(of.height, abs=0.1)


@pytest.mark.parametrize("start", [1, 2, 4, 20, 21])
def test_the_first_label_is_number_n_and_the_rest_follow(start: int) -> None:
    names = [AddressLabel((f"Person {number}", "Street 1", "Town")) for number in range(30)]
    paper = printed(LabelsFacts(sheet=L7160, labels=tuple(names), start=start))
    found = {run.text: (number, run) for number, page in enumerate(paper.pages) for run in page.runs}
    for place in range(30):
        lies = L7160.place(start - 1 + place)
        page, run = found[f"Person {place}"]
        area = label_area.inside(L7160, lies)
        assert page == lies.page
        assert run.x == pytest.approx(area.x / MM, abs=0.1)
        assert lies.y < run.y < lies.y + L7160.height


def test_labels_may_go_down_first() -> None:
    labels = tuple(TextLabel(str(number)) for number in range(8))
    runs = printed(LabelsFacts(sheet=L7160, labels=labels, order=FillOrder.COLUMNS)).pages[0].runs
    assert [run.text for run in runs] == [str(number) for number in range(8)]
    assert runs[0].x == pytest.approx(runs[6].x, abs=0.1)
    assert runs[7].x > runs[6].x + 50


@pytest.mark.parametrize("code", ["en", "sk", "zh_CN"])
@pytest.mark.parametrize("kind", ["address", "price", "shelf", "text"])
def test_nothing_reaches_over_the_edge_of_its_label(kind: str, code: str) -> None:
    for name in samples.SHEETS[kind]:
        of = sheet(name)
        all_of_them = samples.labels(kind, code)
        out = {one.place for one in label.unfit(all_of_them, of, language(code)) if one.left_out}
        labels = [one for place, one in enumerate(all_of_them) if place not in out]
        for slot, one in enumerate(labels):
            facts = LabelsFacts(sheet=of, labels=(one,), start=slot + 1)
            page = Print(label.render(facts, language(code))).pages[0]
            place = of.place(slot)
            for run in page.runs:
                signs = ("£", "€", "¥", ",40", ",50", ",95", ",00")
                assert place.x <= run.x, (name, run)
                assert run.end <= place.x + of.width + 0.05, (name, run)
                assert place.y <= run.y - run.size * 0.7 / MM, (name, run)
                assert run.y <= place.y + of.height, (name, run)
                assert run.size >= 6.9 or run.text.strip() in signs, (name, run)


def test_an_address_is_one_size_smaller_at_most_and_else_told_by_name() -> None:
    long = AddressLabel(samples.TWELVE_LINES, "Svetozára Hviezdoslavová")
    large = sheet("Avery L7165")
    assert label.unfit((long,), large, EN) == ()
    assert printed(LabelsFacts(sheet=large, labels=(long,))).solid == solid("".join(samples.TWELVE_LINES))
    told = label.unfit((JANA, long), L7160, EN)
    assert [one.place for one in told] == [1]
    assert "Svetozára Hviezdoslavová" in EN.render(told[0].words)
    assert printed(LabelsFacts(sheet=L7160, labels=(JANA, long, JANA))).text.count("Jana Kováčová") == 2
    sizes = {run.size for run in printed(LabelsFacts(sheet=L7160, labels=(JANA,))).pages[0].runs}
    assert sizes == {11.0}


def test_a_name_of_sixty_letters_wraps() -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Smythe"
    assert len(name) == 60
    paper = printed(LabelsFacts(sheet=L7160, labels=(AddressLabel((name, "Street 1", "Town")),)))
    assert solid(name) in paper.solid


@pytest.mark.parametrize(
    ("code", "american", "kind", "text"),
    [
        ("4006381333931", False, "EAN-13", "4006381333931"),
        ("96385074", False, "EAN-8", "96385074"),
        ("0036000291452", True, "EAN-13", "0036000291452"),
        ("036000291452", False, "EAN-13", "0036000291452"),
        ("TOWEL-7", False, "Code 128", "TOWEL-7"),
        ("24006381333935", False, "Code 128", "24006381333935"),
        ("4006381333930", False, "Code 128", "4006381333930"),
    ],
)
def test_a_scanner_reads_the_code_back(code: str, american: bool, kind: str, text: str) -> None:  # noqa: FBT001 - a case
    of = sheet("Avery L7163")
    data = label.render(LabelsFacts(sheet=of, labels=(replace(PAN, code=code, american=american),)), EN)
    area = label_area.inside(of, of.place(0))
    bars = [scan(data, (area.bottom - up) / MM, between=(of.left, of.left + 45)) for up in (10.0, 15.0, 20.0)]
    assert all(bars), bars
    for seen in filter(None, bars):
        assert (seen.kind, seen.text) == (kind, text)
        assert seen.module >= (0.19 if kind == "Code 128" else 0.263)
        assert seen.module <= 0.34


def test_the_figures_of_a_upc_stand_outside_at_both_ends() -> None:
    page = printed(LabelsFacts(sheet=L7160, labels=(replace(PAN, code="036000291452"),))).pages[0]
    assert {"0", "36000", "29145", "2"} <= {run.text for run in page.runs}


def test_quiet_zones_stay_white() -> None:
    for code, modules in (("4006381333931", (11, 7)), ("96385074", (7, 7)), ("A-1", (10, 10))):
        data = label.render(
            LabelsFacts(sheet=L7160, labels=(replace(PAN, code=code, price=Money(12845000, "EUR")),)), EN
        )
        area = label_area.inside(L7160, L7160.place(0))
        seen = scan(data, (area.bottom - 12) / MM, between=(L7160.left, L7160.left + L7160.width))
        assert seen is not None
        assert seen.text == code
        assert all(white >= wanted - 0.1 for white, wanted in zip(seen.quiet, modules, strict=True)), seen


def test_a_code_too_wide_for_its_label_is_told_and_printed_as_a_number() -> None:
    small = sheet("Avery Zweckform 3490")
    tag = replace(PAN, code="X" * 40)
    told = label.unfit((tag,), small, EN)
    assert [one.left_out for one in told] == [False]
    assert solid("X" * 40) in printed(LabelsFacts(sheet=small, labels=(tag,))).solid


@pytest.mark.parametrize(
    ("code", "amount", "shown"),
    [
        ("en", Money(4200, "GBP"), "£42.00"),
        ("sk", Money(128450, "EUR"), "1\u00a0284,50\u00a0€"),
        ("zh_CN", Money(990, "CNY"), "¥9.90"),
        ("en", Money(1500, "JPY"), "JP¥1,500"),
    ],
)
def test_a_large_price_reads_as_the_language_writes_it(code: str, amount: Money, shown: str) -> None:
    for raised in (False, True):
        tag = replace(PAN, price=amount, raised=raised, code="")
        page = Print(label.render(LabelsFacts(sheet=L7160, labels=(tag,)), language(code))).pages[0]
        runs = [run for run in page.runs if run.text != "Pan"]
        assert solid("".join(run.text for run in runs)) == solid(shown)
        assert max(run.size for run in runs) > 24
        assert runs[-1].end <= (label_area.inside(L7160, L7160.place(0)).right) / MM + 0.05


def test_an_old_price_is_struck_and_what_the_law_wants_is_said() -> None:
    note = N_("Lowest price of the last {n} days: {price}", n=30, price=Money(4990, "EUR"))
    paper = printed(LabelsFacts(sheet=L7160, labels=(replace(PAN, was=Money(4990, "EUR"), was_note=note),)))
    assert "€49.90" in paper.rows
    assert "Lowest price of the last 30 days: €49.90" in paper.rows
    assert [operator for _, operator in drawn(paper.pages[0])].count(b"S") == 1


def test_what_one_kilogram_costs_is_below_the_price() -> None:
    unit = UnitPriceFacts(Decimal("51.2"), "EUR", N_("kg"))
    rows = printed(LabelsFacts(sheet=L7160, labels=(replace(PAN, unit_price=unit),))).rows
    assert any("€51.20 per kg" in row for row in rows)


def test_the_back_of_a_file_runs_along_it() -> None:
    tall = sheet("Rayfilm 8002")
    data = label.render(LabelsFacts(sheet=tall, labels=(SpineLabel("Reklamácie", "2028"),)), SK)
    assert solid("Reklamácie2028") in Print(data).solid
    assert turns(Print(data).pages[0]) == [(0, 1)]
    english = LabelsFacts(sheet=tall, labels=(SpineLabel("Complaints", "2028"),))
    assert turns(printed(english).pages[0]) == [(0, -1)]


def turns(page: Page) -> list[tuple[int, int]]:
    """The turned parts of a page: (0, 1) reads upwards, (0, -1) downwards."""
    turned = [operands for operands, operator in drawn(page) if operator == b"cm"]
    return [(int(one[0]), int(one[1])) for one in turned if float(one[0]) == 0]


def test_rare_han_print_and_other_scripts_are_told_with_their_name() -> None:
    rare = AddressLabel(("610041", "四川省成都市𠮷祥路 1 号", "张䶮㛃 收"))
    assert missing_in(LabelsFacts(sheet=L7160, labels=(rare,))) == ()
    strange = AddressLabel(("مها الأحمد 🎁", "Street 1"), "مها")
    missing = missing_in(LabelsFacts(sheet=L7160, labels=(strange,)))
    assert "U+1F381" in {one.code for one in missing}
    assert {one.where for one in missing} == {"مها الأحمد 🎁", "مها"}
    assert "[U+1F381]" in printed(LabelsFacts(sheet=L7160, labels=(strange,))).text


def test_the_same_facts_give_the_same_bytes() -> None:
    facts = samples.facts("price", "zh_CN", "Avery L7160")
    assert label.render(facts, ZH) == label.render(facts, ZH)
