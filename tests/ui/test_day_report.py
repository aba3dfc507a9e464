"""The report of a day from the window: which day, looked at, then printed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.ui.preview_sheet import PreviewSheet
from app.ui.sales.day_sheet import DaySheet
from tests.ui.desk import Desk
from tests.verbs import goods

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


def test_the_report_of_a_day_is_looked_at_before_it_is_printed(qtbot: QtBot, my_shop: Shop) -> None:
    desk = Desk(qtbot, my_shop)
    sold = my_shop.sell(goods("Kettle"))
    day = my_shop.now.date()
    desk.opens("sales", sold.number)
    desk.presses("F6")
    assert isinstance(desk.sheet, DaySheet)
    desk.answers(day=day + timedelta(days=1))
    assert "still to come" in desk.reads(desk.sheet)
    desk.answers(day=None)
    assert isinstance(desk.sheet, DaySheet)
    desk.answers(day=day)
    assert isinstance(desk.sheet, PreviewSheet)
    assert f"Day report {day.isoformat()}" in desk.reads(desk.sheet)
