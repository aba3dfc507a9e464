"""The products as the owner keeps them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.warranty import TermUnit, months
from app.i18n import LANGUAGES, language
from app.services import products
from app.ui import theme
from tests.ui.owner import Owner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop

EAN = "5901234123457"


@pytest.fixture
def owner(qtbot: QtBot, my_shop: Shop) -> Owner:
    my_shop.add_product("Cast iron pan", "61.20", code=EAN, term=months(24), category="Kitchen")
    my_shop.add_product("Tea towel", "4.20", category="Textiles", prompt="Three for ten")
    my_shop.add_product("紫砂壶", "320", category="Kitchen", ask_serial=True)
    return Owner(qtbot, my_shop, "products")


def names(owner: Owner) -> list[str]:
    return [row.name for row in owner.page.table.rows()]


@pytest.mark.parametrize("text", ["zisha", "紫砂", "zsh"])
def test_a_product_is_found_by_pinyin_too(owner: Owner, text: str) -> None:
    owner.types(owner.page.box, text)
    assert names(owner) == ["紫砂壶"]


def test_a_scanned_code_finds_its_product(owner: Owner) -> None:
    owner.types(owner.page.box, EAN)
    assert names(owner) == ["Cast iron pan"]
    assert owner.sees("24 months")
    assert owner.page.table.current().code == EAN


def test_a_category_narrows_the_list(owner: Owner) -> None:
    owner.page.pills.chosen.emit("Kitchen")
    assert names(owner) == ["Cast iron pan", "紫砂壶"]
    assert owner.page.step_back()
    assert len(names(owner)) == 3
    owner.presses("F6")
    owner.types(owner.picker.box, "text", enter=True)
    assert names(owner) == ["Tea towel"]


def test_a_new_product_needs_a_name_and_a_price_and_begins_with_the_countrys_rules(owner: Owner) -> None:
    owner.presses("F3")
    assert owner.sheet.form.fields["term_count"].input.value() == 24
    owner.saves()
    assert set(owner.problems()) == {"name", "price"}
    owner.fills(name="Moka pot", price="29,90", codes="4006381333931")
    owner.saves()
    draft = products.draft(4)
    assert (draft.name, draft.price, draft.term) == ("Moka pot", Decimal("29.9"), months(24))
    assert owner.page.table.current().name == "Moka pot"
    owner.undoes()
    assert products.count() == 3


def test_problems_stand_beside_their_fields(owner: Owner) -> None:
    owner.presses("F3")
    owner.fills(name="Pan", price="much", codes=EAN)
    owner.saves()
    assert owner.problems() == {"price": "“much” is not a number."}
    owner.fills(price="5")
    owner.saves()
    assert owner.problems() == {"codes": f"{EAN} is a code of “Cast iron pan”."}
    owner.fills(codes="5901234123458")
    owner.saves()
    assert "check digit" in owner.problems()["codes"]


def test_a_changed_product_shows_at_once_and_undo_brings_it_back(owner: Owner) -> None:
    owner.types(owner.page.box, "towel")
    owner.presses("F4")
    owner.fills(price="5.10", term_unit=TermUnit.LIFETIME, active=False)
    owner.saves()
    draft = products.draft(2)
    assert (draft.price, draft.active) == (Decimal("5.1"), False)
    assert owner.sees("Not sold any more")
    assert owner.sees("For life")
    owner.undoes()
    assert products.draft(2).active


def test_no_warranty_can_be_chosen(owner: Owner) -> None:
    owner.types(owner.page.box, "pan")
    owner.presses("F4")
    owner.fills(term_unit=None)
    owner.saves()
    assert products.draft(1).term is None


def test_enter_on_a_row_opens_its_form(owner: Owner) -> None:
    QTest.keyClick(owner.page.table.view, Qt.Key.Key_Return)
    assert owner.sheet.form.fields["name"].input.value() == "Cast iron pan"


def test_the_card_shows_the_price_the_prompt_and_how_it_sells(owner: Owner, my_shop: Shop) -> None:
    done = my_shop.sell(my_shop.line(2, "3"))
    owner.session.changed.emit(done.changes)
    owner.types(owner.page.box, "towel")
    assert owner.sees("€4.20")
    assert owner.sees("Three for ten")
    assert owner.sees("last today")


def test_another_page_can_show_a_product(owner: Owner) -> None:
    owner.session.go("products", 3)
    assert owner.page.table.current().name == "紫砂壶"
    owner.session.go("products", 99)
    assert len(owner.told) == 1


def test_an_empty_shop_says_how_to_begin(qtbot: QtBot, my_shop: Shop) -> None:
    owner = Owner(qtbot, my_shop, "products")
    assert owner.sees("No products yet")
    owner.presses("F3")
    owner.fills(name="Pan", price="5")
    owner.saves()
    assert names(owner) == ["Pan"]


@pytest.mark.parametrize("speech", LANGUAGES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_page_and_form_fit_the_smallest_window_in_every_language(
    qtbot: QtBot, qapp: QApplication, my_shop: Shop, speech: str, scale: float
) -> None:
    theme.apply(qapp, theme.make_look("light", scale, language(speech), qapp))
    my_shop.add_product("P" * 60, "1234567.89", category="C" * 60, prompt="x" * 100)
    owner = Owner(qtbot, my_shop, "products", speech)
    owner.window.resize(1024, 700)
    for show in (lambda: None, owner.page.edit):
        show()
        qapp.processEvents()
        assert owner.window.minimumSizeHint().width() <= 1024
        assert owner.window.minimumSizeHint().height() <= 700
    assert owner.sheet.frame.minimumSizeHint().width() <= 1024
