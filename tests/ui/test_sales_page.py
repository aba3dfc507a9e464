"""From a document to what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.changes import Changes
from app.ui.complaints.page import ComplaintsPage
from app.ui.sales.page import SalesPage
from tests.ui.desk import Desk
from tests.verbs import goods

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


def test_a_complaint_about_a_sale_begins_with_what_was_sold(qtbot: QtBot, my_shop: Shop) -> None:
    jana = my_shop.add_customer("Jana Kováčová")
    sold = my_shop.sell(goods("Kettle"), buyer=jana)
    desk = Desk(qtbot, my_shop)
    desk.opens("sales", sold.number)
    desk.presses("F7")
    assert isinstance(desk.page, ComplaintsPage)
    assert "Kettle" in desk.reads(desk.page.form)


def test_an_empty_list_leads_to_the_counter_and_offers_nothing_else(qtbot: QtBot, my_shop: Shop) -> None:
    desk = Desk(qtbot, my_shop)
    desk.opens("sales")
    page = desk.page
    assert isinstance(page, SalesPage)
    assert not page.box.isVisible()
    assert not desk.can("Ctrl+P")
    my_shop.sell(goods("Kettle"))
    desk.session.changed.emit(Changes.of("sales"))
    assert page.box.isVisible()
    assert [row.first_line for row in page.table.rows()] == ["Kettle"]


def test_returns_and_sales_are_told_apart_and_a_number_finds_one(qtbot: QtBot, my_shop: Shop) -> None:
    first, second = my_shop.sell(goods("Kettle")), my_shop.sell(goods("Towel"))
    desk = Desk(qtbot, my_shop)
    desk.opens("sales", first.number)
    page = desk.page
    assert isinstance(page, SalesPage)
    assert [row.number for row in page.table.rows()] == [first.number]
    desk.presses("Esc")
    assert [row.number for row in page.table.rows()] == [second.number, first.number]
    page.kinds.choose("return")
    page.kinds.chosen.emit("return")
    assert page.table.rows() == ()
    assert "Nothing found." in desk.reads()
