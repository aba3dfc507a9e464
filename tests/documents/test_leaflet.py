"""Leaflets: goods in their grid, any picture in its place, prices on one line, nothing stretched, nothing lost."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

import pytest

from app.documents import leaflet
from app.documents.goods import Prices
from app.documents.leaflet_facts import ItemFacts
from app.documents.paper import A4, A5, LETTER
from app.documents.shortened import shortened
from app.documents.style import Style
from app.i18n import N_, language
from tests.documents.card_samples import items, leaflet_facts, pictures
from tests.documents.reading import Print, solid

if TYPE_CHECKING:
    from app.documents.paper import Paper

EN = language("en")
CODES = ("en", "zh_CN", "sk")
_PLACED = re.compile(rb"q (?P<clip>[^q]*?W n)\nq ([\d.]+) 0 0 ([\d.]+) ([-\d.]+) ([-\d.]+) cm /P\d+ Do Q")


def shapes(printed: Print) -> list[float]:
    """Width over height of every cropped picture on the first page as it is drawn."""
    data = printed.reader.pages[0]["/Contents"].get_object().get_data()  # type: ignore[union-attr]  # a stream
    return [float(found[2]) / float(found[3]) for found in _PLACED.finditer(data)]


@pytest.mark.parametrize("paper", [A4, A5, LETTER], ids=lambda paper: cast("Paper", paper).name)
@pytest.mark.parametrize("per_page", leaflet.PER_PAGE)
@pytest.mark.parametrize("code", CODES)
def test_every_product_is_on_it_within_the_margins(code: str, per_page: int, paper: Paper) -> None:
    facts = leaflet_facts(code, per_page)
    printed = Print(leaflet.render(facts, paper, language(code)))
    assert len(printed.pages) == -(-12 // per_page)
    for page in printed.pages:
        for run in page.runs:
            assert paper.side * 0.8 - 0.1 <= run.x, run
            assert run.end <= paper.width - paper.side * 0.8 + 0.1, run
            assert run.y <= paper.height - paper.bottom * 0.7, run
    prices = Prices(facts.items, language(code))
    for item in facts.items:
        assert solid(item.name)[:8] in printed.solid
        assert solid(prices.of(item)) in printed.solid
    assert facts.shop.phone in printed.text


@pytest.mark.parametrize("per_page", [4, 6, 9, 12])
def test_prices_of_a_row_stand_on_one_line_at_the_right_edge_of_their_pictures(per_page: int) -> None:
    page = Print(leaflet.render(leaflet_facts("en", per_page), A4, EN)).pages[0]
    prices = [run for run in page.runs if run.text.startswith("£") and run.face == "NotoSans-Bold"]
    columns = 2 if per_page < 9 else 3
    rows = {round(run.y, 2) for run in prices}
    edges = {round(run.end, 1) for run in prices}
    assert len(edges) <= columns
    assert len(rows) == -(-len(prices) // columns) or per_page == 12  # one product of twelve has no price


def test_no_picture_is_stretched_and_each_keeps_its_own_shape() -> None:
    printed = Print(leaflet.render(leaflet_facts("en", 12), A4, EN))
    own = {1.0, 1.5, 6.0, round(1 / 3, 3)}
    found = {round(shape, 2) for shape in shapes(printed)}
    assert found == {round(shape, 2) for shape in own}


def test_a_name_takes_two_lines_and_is_then_cut_by_words() -> None:
    style = Style(12)
    text = "Electric kettle of brushed steel with temperature control and a cord of three metres"
    first, second = shortened(text, style, 150, 2)
    assert second.endswith("…")
    assert text.startswith(f"{first} {second.removesuffix('…')}".rstrip("…"))
    assert shortened("Kettle", style, 150, 2) == ("Kettle",)
    assert shortened("", style, 150, 2) == ()
    han = shortened("手工拉丝不锈钢恒温电热水壶一点七升带温度显示", style, 100, 2)
    assert len(han) == 2
    assert all(style.width(line) <= 100 for line in han)
    assert len(shortened("Donaudampfschifffahrtsgesellschaftskapitän" * 3, style, 60, 2)) == 2


def test_prices_are_exact_and_whole_ones_need_no_noughts() -> None:
    tea = ItemFacts(name="Tea", price=Decimal(128), currency="EUR", per=N_("kg"))
    screw = replace(tea, price=Decimal("0.035"), per="")
    assert Prices((tea, screw), EN).of(tea) == "€128.00/kg"
    assert Prices((tea, screw), language("sk")).of(tea) == "128,00\u00a0€/kg"
    assert Prices((tea,), language("zh_CN")).of(tea) == "€128/千克"
    assert Prices((tea, screw), EN).of(screw) == "0.035\u00a0EUR"
    assert Prices((), EN).of(replace(tea, price=None)) == ""


def test_a_missing_or_broken_picture_is_a_plate_with_an_initial() -> None:
    goods = (ItemFacts(name="kettle", category="pots"), ItemFacts(name="茶", picture=b"broken"), ItemFacts(name="…"))
    page = Print(leaflet.render(leaflet_facts("en", 4, items=goods), A4, EN)).pages[0]
    assert {"P", "茶", "·"} <= {run.text for run in page.runs}


def test_the_same_facts_have_the_same_bytes_and_a_picture_is_held_once() -> None:
    facts = leaflet_facts("sk", 12, items=items("sk") * 3)
    data = leaflet.render(facts, A4, language("sk"))
    assert data == leaflet.render(facts, A4, language("sk"))
    assert data.count(b"/Subtype /Image") == len(pictures())
    assert data.count(b"/Subtype /Form") == 1  # the season's picture


def test_a_leaflet_of_nothing_is_a_page_with_its_head() -> None:
    printed = Print(leaflet.render(leaflet_facts("en", items=()), A4, EN))
    assert len(printed.pages) == 1
    assert "New this season" in printed.text
