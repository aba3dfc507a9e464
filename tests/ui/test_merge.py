"""Making one record of two in the window, answering likely doubles, and changing many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.customer import PhoneEntry
from app.domain.merge import Side
from app.i18n import language
from app.services import acts, customers, duplicates
from app.services import bin as bins
from app.ui.customers.mass_change_sheet import MassChangeSheet
from app.ui.customers.merge_sheet import MergeSheet
from app.ui.pages import PAGES
from app.ui.paper_desk import PaperDesk
from app.ui.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.worker import InlineWorker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


class Owner:
    """Tidies the customer file in the evening."""

    def __init__(self, qtbot: QtBot, shop: Shop) -> None:
        self.session = Session(shop.open, language("en"), InlineWorker(), now=lambda: shop.now)
        self.session.papers = PaperDesk(self.session)
        self.window = MainWindow(self.session, PAGES)
        self.window.resize(1440, 900)
        qtbot.addWidget(self.window)
        self.window.show()

    @property
    def page(self) -> Any:
        return self.window.page()

    @property
    def sheet(self) -> Any:
        return self.window.sheets()[-1]

    def presses(self, key: str) -> None:
        next(action for action in self.window.actions_now() if action.key == key).do()


@pytest.fixture
def owner(qtbot: QtBot, my_shop: Shop) -> Owner:
    return Owner(qtbot, my_shop)


@pytest.fixture
def two(my_shop: Shop) -> tuple[int, int]:
    """The same Jana twice, and somebody else."""
    phones = (PhoneEntry("0905 218 447"),)
    first = my_shop.add_customer("Jana Kováčová", phones=phones, occupation="baker", birth_day=5, birth_month=3)
    second = my_shop.add_customer("Kováčová Jana", phones=phones, occupation="cook", hobbies="chess")
    my_shop.add_customer("Peter Malý")
    return first.id or 0, second.id or 0


def test_two_records_become_one_by_keys_and_part_again(owner: Owner, two: tuple[int, int]) -> None:
    first, second = two
    owner.session.go("duplicates")
    owner.presses("F3")
    (pair,) = owner.page.table.rows()
    assert {pair.one.id, pair.other.id} == {first, second}
    owner.presses("F12")
    sheet: MergeSheet = owner.sheet
    assert (sheet.preview.kept.id, sheet.preview.gone.id) == (first, second)
    QTest.keyClick(sheet, Qt.Key.Key_S)
    row = next(row for row in sheet.rows if row.pair.name == "occupation")
    row.take(Side.KEPT)
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert row.side is Side.GONE
    assert "Taken: baker" in row.accessibleName()
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert not owner.window.sheets()
    assert (customers.draft(second).occupation, customers.draft(second).hobbies) == ("baker", "chess")
    assert owner.page.table.rows() == ()
    owner.session.go("customers", first)  # whoever asks for the one that went is shown the other
    assert owner.page.record.file.card.id == second
    owner.session.undo_last()
    assert (customers.draft(first).occupation, customers.draft(second).occupation) == ("baker", "cook")
    assert acts.last()[0].undone is not None


def test_two_people_are_told_apart_and_asked_about_again(owner: Owner, two: tuple[int, int]) -> None:
    assert two
    owner.session.go("duplicates")
    owner.presses("F3")
    owner.presses("F8")
    assert (owner.page.table.rows(), duplicates.count_open()) == ((), 0)
    owner.presses("F4")
    assert len(owner.page.table.rows()) == 1
    owner.presses("F9")
    owner.presses("F4")
    assert len(owner.page.table.rows()) == 1


def test_several_marked_customers_are_changed_and_deleted_together(owner: Owner, two: tuple[int, int]) -> None:
    owner.session.go("customers")
    table = owner.page.list.table
    assert not owner.page.selection.isVisible()
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert owner.page.selection.isVisible()
    assert owner.page.selection.words.text() == "3 customers marked"
    owner.presses("Ctrl+E")
    sheet: MassChangeSheet = owner.sheet
    sheet.form.fields["tag"].input.set_value("garden")
    sheet.count()
    assert sheet.told.text().startswith("3 of 3 become different.")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert customers.draft(two[0]).tags == ("garden",)
    assert not owner.page.selection.isVisible()
    table.select(0)
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    owner.presses("Ctrl+Del")
    assert bins.count() == 2
    owner.session.undo_last()
    owner.session.undo_last()
    assert (bins.count(), customers.draft(two[0]).tags) == (0, ())


def test_exactly_two_marked_are_merged(owner: Owner, two: tuple[int, int]) -> None:
    assert two
    owner.session.go("customers")
    table = owner.page.list.table
    table.select(0)
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    owner.presses("Ctrl+M")
    assert isinstance(owner.sheet, MergeSheet)
    QTest.keyClick(owner.sheet, Qt.Key.Key_Escape)
    assert owner.page.step_back()
    assert not owner.page.selection.isVisible()
