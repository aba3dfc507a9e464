"""Labels and envelopes from the window: what is marked, on which sheet, from which label on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.customer import Address
from app.domain.label_job import LabelKind
from app.services import label_sheets, labels
from app.ui.labels.own_sheet import OwnSheet
from app.ui.labels.print_sheet import LabelsSheet
from tests.documents.reading import Print
from tests.ui.owner import Owner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.services.printing import Made
    from tests.verbs import Shop

HOME = Address(street="Námestie SNP 12", city="Bratislava", postcode="81106")


@pytest.fixture
def goods(qtbot: QtBot, my_shop: Shop) -> Owner:
    my_shop.add_product("Cast iron pan", "61.20", "5901234123457")
    my_shop.add_product("Tea towel", "4.20")
    return Owner(qtbot, my_shop, "products")


@pytest.fixture
def people(qtbot: QtBot, my_shop: Shop) -> Owner:
    my_shop.add_customer("Jana Kováčová", addresses=(HOME,))
    my_shop.add_customer("Peter Malý", addresses=(HOME,))
    return Owner(qtbot, my_shop, "customers")


def opened(owner: Owner) -> LabelsSheet:
    """Ctrl+P."""
    owner.presses("Ctrl+P")
    sheet = owner.window.sheets()[-1]
    assert isinstance(sheet, LabelsSheet)
    return sheet


def desk(owner: Owner) -> list[Made]:
    """What the preview is given, which has tests of its own."""
    made: list[Made] = []
    owner.session.papers = type("Desk", (), {"look_at": made.append})  # type: ignore[assignment]  # only what is asked
    return made


def printed(owner: Owner, sheet: LabelsSheet) -> Made:
    """F12."""
    made = desk(owner)
    sheet.go_on()
    return made[0]


def test_price_tags_of_the_marked_products(goods: Owner, my_shop: Shop) -> None:
    goods.page.table.mark_all()
    sheet = opened(goods)
    sheet.form.fields["copies"].input.set_value(3)
    sheet.take_sheet("Avery L7160")
    sheet.picture.started.emit(1)
    QTest.keyClick(sheet.picture, Qt.Key.Key_Down)
    QTest.keyClick(sheet.picture, Qt.Key.Key_Right)
    assert sheet.picture.start == 5
    assert sheet.picture.accessibleName() == "Begins at label 5 of 21"
    made = printed(goods, sheet)
    text = Print(made.pdf).text
    assert (made.kind, text.count("Cast iron pan"), text.count("Tea towel")) == ("price-tag", 3, 3)
    known, start = labels.last_used(LabelKind.PRICE_TAGS, my_shop.settings)
    assert (known.name, start) == ("Avery L7160", 11)


def test_a_click_says_where_to_begin(goods: Owner) -> None:
    sheet = opened(goods)
    sheet.take_sheet("Avery L7160")
    third = sheet.picture._place(2).center().toPoint()  # noqa: SLF001 - where a person would click
    QTest.mouseClick(sheet.picture, Qt.MouseButton.LeftButton, pos=third)
    assert sheet.job().start == 3


def test_another_sheet_is_found_by_maker_and_size(goods: Owner) -> None:
    sheet = opened(goods)
    sheet.pick_sheet()
    goods.types(goods.picker.box, "herma 48.3", enter=True)
    assert sheet.sheet.name.startswith("HERMA")
    assert abs(sheet.sheet.width - 48.3) < 0.1


def test_a_sheet_somebody_measured_is_kept_and_taken(goods: Owner) -> None:
    sheet = opened(goods)
    sheet.measure_sheet()
    own = goods.window.sheets()[-1]
    assert isinstance(own, OwnSheet)
    for name, value in (("number", "Mine"), ("columns", 2), ("rows", 5)):
        own.form.fields[name].input.set_value(value)
    own.save()
    assert sheet.sheet.name == "Mine"
    assert label_sheets.sheet("Mine").count == 10


def test_addresses_for_each_home_and_envelopes(people: Owner) -> None:
    people.page.list.table.mark_all()
    sheet = opened(people)
    assert not sheet.labels_only.isHidden()
    sheet.form.fields["one_per_household"].input.set_value(False)
    made = printed(people, sheet)
    assert Print(made.pdf).text.count("Bratislava") == 2
    sheet = opened(people)
    sheet.form.fields["on"].input.set_value("C6")
    sheet.form.fields["on"].input.edited.emit()
    assert sheet.labels_only.isHidden()
    made = printed(people, sheet)
    assert (made.kind, made.paper, len(Print(made.pdf).pages)) == ("envelope", "C6", 2)
    sheet = opened(people)
    sheet.form.fields["on"].input.set_value("DL")
    sheet.form.fields["window"].input.set_value(True)
    assert "Jana" not in Print(printed(people, sheet).pdf).text


def test_who_is_left_out_is_named_before_anything_is_printed(people: Owner, my_shop: Shop) -> None:
    my_shop.add_customer("Without Home")
    people.page.refresh()
    people.page.list.table.mark_all()
    sheet = opened(people)
    assert "Without Home has no postal address" in sheet.told.text()
    assert not sheet.told.isHidden()


def test_a_test_with_outlines_shows_the_numbers(goods: Owner) -> None:
    sheet = opened(goods)
    made = desk(goods)
    sheet.test()
    assert "21" in Print(made[0].pdf).text
