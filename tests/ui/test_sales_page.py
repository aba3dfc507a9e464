"""From a document to what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.complaints.page import ComplaintsPage
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
