"""Filters as the owner puts them together: shown once, kept under a name, changed and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.customer import Address, PhoneEntry
from app.domain.segment import CONDITIONS, Condition, Field, Operator, Segment
from app.i18n import LANGUAGES, language
from app.services import customers, segments
from app.ui import theme
from app.ui.customers.condition_row import PickInput
from app.ui.customers.filter_sheet import FilterSheet
from app.ui.widgets.inputs import NumberInput
from tests.ui.owner import Owner
from tests.verbs import SELLER

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


@pytest.fixture
def owner(qtbot: QtBot, my_shop: Shop) -> Owner:
    my_shop.add_customer("Jana Kováčová", addresses=(Address("Lipová 3", "Nitra", postcode="949 01"),), tags=("tea",))
    my_shop.add_customer("张伟", phones=(PhoneEntry("13805712206"),), tags=("tea",))
    my_shop.add_customer("Peter Novák", phones=(PhoneEntry("12"),))
    return Owner(qtbot, my_shop, "customers")


def names(owner: Owner) -> list[str]:
    return [row.name for row in owner.page.list.table.rows()]


def sheet(owner: Owner) -> FilterSheet:
    found = owner.window.sheets()[-1]
    assert isinstance(found, FilterSheet)
    return found


def choose(owner: Owner, place: int, field: Field, operator: Operator) -> None:
    row = sheet(owner).rows[place]
    row.field.set_value(field)
    row.field.edited.emit()
    row.operator.set_value(operator)
    row.operator.edited.emit()


def pick(owner: Owner, place: int, text: str) -> None:
    """The value out of those in use."""
    value = sheet(owner).rows[place].value
    assert isinstance(value, PickInput)
    value.pick()
    owner.types(owner.picker.box, text, enter=True)


def test_a_filter_is_put_together_counted_and_shown_once(owner: Owner) -> None:
    owner.presses("F4")
    assert sheet(owner).count.text() == "All customers"
    pick(owner, 0, "te")
    assert sheet(owner).count.text() == "2 customers"
    sheet(owner).more.click()
    choose(owner, 1, Field.ADDRESS, Operator.HAS_NOT)
    assert sheet(owner).count.text() == "1 customer"
    assert sheet(owner).words.text() == "Tag is “tea”, no address"
    QTest.keyClick(sheet(owner), Qt.Key.Key_Return)
    assert names(owner) == ["张伟"]
    owner.types(owner.page.list.box, "kov")
    assert names(owner) == []
    assert owner.page.step_back()
    assert len(names(owner)) == 3
    assert segments.all_saved() == ()


def test_a_kept_filter_stands_above_the_list_until_it_is_deleted_and_comes_back(owner: Owner) -> None:
    owner.presses("F4")
    pick(owner, 0, "tea")
    sheet(owner).name.input.set_value("Tea drinkers")
    QTest.keyClick(sheet(owner), Qt.Key.Key_Return)
    (kept,) = segments.all_saved()
    pills = owner.page.list.pills
    assert pills.current() == f"saved {kept.id}"
    assert names(owner) == ["Jana Kováčová", "张伟"]
    owner.presses("F4")
    sheet(owner).name.input.set_value("Tea")
    QTest.keyClick(sheet(owner), Qt.Key.Key_Return)
    assert [one.name for one in segments.all_saved()] == ["Tea"]
    owner.presses("F4")
    sheet(owner).forget()
    assert segments.all_saved() == ()
    assert owner.page.list.pills.current() == "all"
    assert len(names(owner)) == 3
    assert owner.said[-1] == "Filter deleted: Tea"
    owner.undoes()
    assert [one.name for one in segments.all_saved()] == ["Tea"]


def test_what_is_missing_in_a_condition_is_said_below_it(owner: Owner) -> None:
    owner.presses("F4")
    choose(owner, 0, Field.LAST_VISIT, Operator.WITHIN)
    row = sheet(owner).rows[0]
    assert isinstance(row.value, NumberInput)
    row.value.setText("many")
    sheet(owner).submit()
    assert "many" in row.problem.text()
    sheet(owner).rows[0].away.click()
    assert sheet(owner).rows == []


def test_a_name_that_is_taken_is_told_beside_it(owner: Owner, my_shop: Shop) -> None:
    taken = Segment("Tea", (Condition(Field.TAG, Operator.IS, "tea"),))
    segments.save(taken, seller=SELLER, now=my_shop.now)
    owner.presses("F4")
    pick(owner, 0, "tea")
    sheet(owner).name.input.set_value("tea")
    sheet(owner).submit()
    assert "already" in sheet(owner).name.problem.text()


def test_every_condition_can_be_chosen_filled_and_read_back(owner: Owner) -> None:
    owner.presses("F4")
    values = {"days": 7, "count": 3, "month": 5}
    for field, operator in CONDITIONS:
        choose(owner, 0, field, operator)
        row = sheet(owner).rows[0]
        if row.value is not None and row.kind.value in values:
            row.value.set_value(values[row.kind.value])
            assert row.condition().value == str(values[row.kind.value])


def test_what_is_to_be_checked_says_why_in_its_row(owner: Owner) -> None:
    owner.page.list.pills.chosen.emit("to_check")
    said = {row.name: [tag.text for tag in owner.page.list.table.model.columns[-1].tags(row)]
            for row in owner.page.list.table.rows()}  # fmt: skip
    assert said["Peter Novák"] == ["Impossible phone", "Not asked yet"]


@pytest.mark.parametrize("speech", LANGUAGES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_sheet_fits_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, my_shop: Shop, speech: str, scale: float
) -> None:
    theme.apply(qapp, theme.make_look("dark", scale, language(speech), qapp))
    my_shop.add_customer("Jana")
    long = Condition(Field.PRODUCT, Operator.IS, "x", "Wolfeschlegelsteinhausenbergerdorff " * 3)
    consent = Condition(Field.CONSENT, Operator.NOT_ASKED, "letter", "greeting")
    owner = Owner(qtbot, my_shop, "customers", speech)
    owner.window.resize(1024, 700)
    owner.page.list._show_segment(Segment("", (long, consent)))  # noqa: SLF001 - as the sheet says it
    owner.presses("F4")
    qapp.processEvents()
    assert owner.window.minimumSizeHint().width() <= 1024
    assert sheet(owner).frame.minimumSizeHint().width() <= 1024
    assert customers.none_yet() is False
