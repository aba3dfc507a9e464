"""The warranty register as it is used at the counter: is this still ours to repair?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.warranty import months
from app.services import warranties
from app.ui.complaints.page import ComplaintsPage
from app.ui.warranties.page import WarrantiesPage
from tests.ui.desk import Desk
from tests.verbs import goods

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


def sold(shop: Shop) -> str:
    """A kettle sold to Jana for Peter, two years ago less two days, and a pan yesterday; the kettle's number."""
    jana = shop.add_customer("Jana Kováčová")
    peter = shop.add_customer("Peter Kováč")
    today = shop.now
    shop.now = today - timedelta(days=728)
    number = (
        shop.sell(goods("Kettle", term=months(24), serial="KT-118734", user=peter), buyer=jana).warranties[0].number
    )
    shop.now = today - timedelta(days=1)
    shop.sell(goods("Pan", term=months(12)))
    shop.now = today
    return number


@pytest.fixture
def desk(qtbot: QtBot, my_shop: Shop) -> Desk:
    sold(my_shop)
    made = Desk(qtbot, my_shop)
    made.opens("warranties")
    return made


def page(desk: Desk) -> WarrantiesPage:
    assert isinstance(desk.page, WarrantiesPage)
    return desk.page


def test_the_promise_that_ends_first_is_shown_with_its_light(desk: Desk) -> None:
    assert [row.product for row in page(desk).table.rows()] == ["Kettle", "Pan"]
    words = desk.reads(page(desk).panel)
    assert "Under warranty" in words
    assert "2 days left" in words
    assert "24 months" in words
    assert "KT-118734" in words


def test_a_serial_number_finds_the_piece_and_enter_goes_to_it(desk: Desk) -> None:
    shown = page(desk)
    shown.box.setText("kt-118")
    shown.box.settle()
    assert [row.product for row in shown.table.rows()] == ["Kettle"]
    assert shown.unit is not None
    assert shown.unit.row.user == "Peter Kováč"
    desk.presses("Esc")
    assert len(shown.table.rows()) == 2


def test_f12_makes_the_certificate(desk: Desk) -> None:
    desk.presses("F12")
    assert [kept.made.kind for kept in desk.papers] == ["certificate"]
    assert desk.papers[0].file.read_bytes().startswith(b"%PDF")


def test_a_wrong_serial_is_put_right_and_can_be_taken_back(desk: Desk) -> None:
    desk.presses("F4")
    desk.answers(serial="KT-999")
    unit = page(desk).unit
    assert unit is not None
    assert unit.row.serial == "KT-999"
    desk.presses("Ctrl+Z")
    assert warranties.unit(unit.row.number).row.serial == "KT-118734"


def test_f5_begins_a_complaint_about_this_piece(desk: Desk) -> None:
    desk.presses("F5")
    shown = desk.page
    assert isinstance(shown, ComplaintsPage)
    draft = shown.form.form.draft()
    assert (draft.about.text, draft.customer_name) == ("Kettle", "Jana Kováčová")


def test_pills_show_what_has_ended(desk: Desk) -> None:
    desk.shop.now += timedelta(days=10)
    page(desk).pills.chosen.emit("ended")
    assert [row.product for row in page(desk).table.rows()] == ["Kettle"]
    assert "has ended" in desk.reads(page(desk).panel)


def test_a_shop_that_sold_nothing_is_told_how_warranties_begin(qtbot: QtBot, my_shop: Shop) -> None:
    desk = Desk(qtbot, my_shop)
    desk.opens("warranties")
    assert "begin by themselves" in desk.reads()
    assert not desk.can("F12")


def test_in_a_small_window_enter_opens_the_piece_over_the_page(qtbot: QtBot, my_shop: Shop) -> None:
    sold(my_shop)
    desk = Desk(qtbot, my_shop, scale=2.0, size=(1024, 700))
    desk.opens("warranties")
    page(desk).open_unit()
    assert "Under warranty" in desk.reads(desk.sheet)


@pytest.mark.parametrize("speech", ["en", "sk", "zh_CN"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1024, 700)), (2.0, (1024, 700)), (1.0, (1920, 1080))])
def test_it_fits(qtbot: QtBot, my_shop: Shop, speech: str, scale: float, size: tuple[int, int]) -> None:
    sold(my_shop)
    desk = Desk(qtbot, my_shop, speech=speech, scale=scale, size=size)
    desk.opens("warranties")
    assert desk.fits()
