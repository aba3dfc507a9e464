"""How a receipt fills its pages: no shop too poor in details, no name too strange, no list too long."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.documents.paper import PAPERS, Paper
from app.documents.receipt import ReceiptFacts
from app.documents.shop import PersonFacts, ShopFacts
from app.documents.writing import missing_in
from app.i18n import language
from tests.documents.reading import solid
from tests.documents.receipt_samples import SAMPLES
from tests.documents.test_receipt_variants import SIZES, check_room, drawn

NAMES = (
    "Ľubomíra-Alžbeta Šťastná-Kráľovičová de la Fontaine-Montgomery",
    "欧阳龘靐㐂𠮷䶮司马相如与卓文君及其家人共同购买",
    "عبد الرحمن بن محمد الفلاني",
    "Zoë 🎁🎂 Müller",
)


def rich(code: str) -> ReceiptFacts:
    made: ReceiptFacts = SAMPLES["receipt"](language(code))
    return made


@SIZES
def test_a_shop_that_told_nothing_of_itself_has_a_receipt(paper: Paper) -> None:
    facts = replace(rich("en"), shop=ShopFacts(legal_name=""))
    check_room(drawn(facts, paper, "en"), paper)


@SIZES
def test_prices_of_four_decimals_and_a_gram_are_told_as_they_are(paper: Paper) -> None:
    whole = rich("en")
    line = replace(whole.lines[2], quantity=Decimal("0.001"), unit_price=Decimal("2.3456"))
    made = drawn(replace(whole, lines=(line,)), paper, "en", second=True)
    check_room(made, paper)
    assert solid("2.3456") in made.solid
    assert solid("0.001 kg") in made.solid


@SIZES
@pytest.mark.parametrize("name", NAMES, ids=("long", "han", "arabic", "emoji"))
def test_names_of_every_kind_fit_and_what_is_missing_is_told(name: str, paper: Paper) -> None:
    whole = rich("sk")
    line = replace(whole.lines[1], name=name, user=name)
    facts = replace(whole, customer=PersonFacts(name=name, number="1"), lines=(line,))
    check_room(drawn(facts, paper, "sk"), paper)
    told = {found.char: found.where for found in missing_in(facts)}
    assert all(name in where for where in told.values())
    assert bool(told) == (name in NAMES[2:])


@pytest.mark.parametrize("size", ["58mm", "A4"])
def test_two_hundred_lines_are_all_there(size: str) -> None:
    whole = rich("zh_CN")
    lines = tuple(replace(whole.lines[0], name=f"货品 {n}", serial=f"S{n:04}") for n in range(200))
    made = drawn(replace(whole, lines=lines), PAPERS[size], "zh_CN")
    check_room(made, PAPERS[size])
    assert all(f"S{n:04}" in made.solid for n in range(200))
