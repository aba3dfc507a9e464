"""The first page of the morning: what waits, and the one key that settles it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.birthday import Calendar
from app.domain.complaint_file import ComplaintDraft
from app.domain.mailing_audience import AudienceKind
from app.domain.warranty import months
from app.services import complaints, drafts
from app.ui.complaints.page import ComplaintsPage
from app.ui.counter.page import CounterPage
from app.ui.mailings.page import MailingsPage
from app.ui.today.page import TodayPage
from app.ui.warranties.page import WarrantiesPage
from app.ui.widgets.button import Button
from tests.ui.desk import Desk
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


def busy(shop: Shop) -> None:
    """A late complaint, a forgotten cart, a warranty about to end, a birthday, and a sale today."""
    today = shop.now
    jana = shop.add_customer("Jana Kováčová", birth_day=20, birth_month=11, birth_year=1966)
    draft = ComplaintDraft(draft_id="1", subject="Kettle leaks", customer_name="Jana Kováčová")
    complaints.register(draft, seller=SELLER, now=today - timedelta(days=33), settings=shop.settings)
    cart = shop.cart(goods("Pan"))
    drafts.park(cart, seller=SELLER, now=today - timedelta(days=2), settings=shop.settings, label="blue jacket")
    shop.now = today - timedelta(days=728)
    shop.sell(goods("Kettle", term=months(24)), buyer=jana)
    shop.now = today - timedelta(days=7, minutes=5)
    shop.sell(goods("Spoon", "15"))
    shop.now = today - timedelta(minutes=1)
    shop.sell(goods("Scale", "40"), buyer=jana)


@pytest.fixture
def desk(qtbot: QtBot, my_shop: Shop) -> Desk:
    busy(my_shop)
    made = Desk(qtbot, my_shop)
    made.opens("today")
    return made


def page(desk: Desk) -> TodayPage:
    assert isinstance(desk.page, TodayPage)
    return desk.page


def test_the_day_at_a_glance(desk: Desk) -> None:
    words = desk.reads()
    assert "Wednesday, 18 November 2026" in words
    assert "Good morning, Ruth. 3 things are waiting." in words
    assert "€40.00" in words
    assert "1 sale, €25.00 more than a week ago" in words
    assert "1 of 1" in words
    assert "3 days late" in words
    assert "Parked sale: blue jacket" in words
    assert "Warranty ends: Kettle" in words
    assert "Jana Kováčová" in words


def test_alt_and_a_figure_go_to_where_it_is_settled(desk: Desk) -> None:
    desk.presses("Alt+1")
    assert isinstance(desk.page, ComplaintsPage)
    assert "Kettle leaks" in desk.reads()
    desk.opens("today")
    desk.presses("Alt+2")
    assert isinstance(desk.page, CounterPage)
    desk.opens("today")
    desk.presses("Alt+3")
    shown = desk.page
    assert isinstance(shown, WarrantiesPage)
    assert shown.unit is not None
    assert shown.unit.row.product == "Kettle"


def test_a_birthday_letter_is_one_button_away(desk: Desk) -> None:
    buttons = page(desk).birthdays.findChildren(Button)
    next(button for button in buttons if button.words() == "Write").click()
    shown = desk.page
    assert isinstance(shown, MailingsPage)
    assert shown.composer.draft is not None
    assert shown.composer.draft.customer_name == "Jana Kováčová"


def test_one_key_writes_to_the_next_birthday_and_one_to_all_of_the_week(desk: Desk) -> None:
    moon: dict[str, object] = {"birth_calendar": Calendar.LUNAR, "birth_month": 10, "birth_day": 13}
    desk.shop.add_customer("李娜", **moon)
    page(desk).refresh()
    words = desk.reads()
    assert "Friday, 20 Nov" in words
    assert "turns 60" in words
    # The 13th of the tenth month is 21 November in 2026.
    assert "Saturday, 21 Nov" in words
    assert "lunar month 10, day 13" in words
    desk.presses("F11")
    shown = desk.page
    assert isinstance(shown, MailingsPage)
    assert shown.composer.draft is not None
    assert shown.composer.draft.customer_name == "Jana Kováčová"
    desk.opens("today")
    desk.presses("F12")
    assert shown.maker.plan is not None
    audience = shown.maker.plan.audience
    assert audience.kind is AudienceKind.BIRTHDAYS
    assert (audience.first, audience.last) == (date(2026, 11, 18), date(2026, 11, 25))


def test_what_is_done_elsewhere_is_gone_from_here(desk: Desk) -> None:
    drafts.drop(drafts.parked(desk.shop.settings)[0].id)
    page(desk).refresh()
    assert "blue jacket" not in desk.reads()
    assert "2 things are waiting" in desk.reads()


def test_a_quiet_shop_is_told_that_nothing_waits(qtbot: QtBot, my_shop: Shop) -> None:
    desk = Desk(qtbot, my_shop)
    desk.opens("today")
    assert "Nothing is waiting." in desk.reads()
    assert not page(desk).chart_card.isVisible()


@pytest.mark.parametrize("speech", ["en", "sk", "zh_CN"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1024, 700)), (2.0, (1024, 700)), (1.0, (1920, 1080))])
def test_it_fits(qtbot: QtBot, my_shop: Shop, speech: str, scale: float, size: tuple[int, int]) -> None:
    busy(my_shop)
    desk = Desk(qtbot, my_shop, speech=speech, scale=scale, size=size, dark=True)
    desk.opens("today")
    assert desk.fits()
    assert not desk.window.grab().isNull()
