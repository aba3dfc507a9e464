"""The calendar in the window: the agenda, its filters, the people beside it, and the key to the mailing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.birthday import Calendar
from app.domain.calendar import EntryKind
from app.domain.mailing_audience import AudienceKind
from app.domain.occasion import Occasion
from app.ui.calendar.page import CalendarPage
from app.ui.calendar.people_sheet import PeopleSheet
from app.ui.mailings.page import MailingsPage
from app.ui.mailings.target import NewLetter, NewMailing
from tests.ui.desk import Desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.calendar import Entry
    from app.ui.widgets.table import Table
    from tests.verbs import Shop


def busy(shop: Shop) -> None:
    """Two birthdays of the week from 16 November 2026, one by the moon, and festivals of two countries."""
    shop.add_customer("Jana Kováčová", birth_day=20, birth_month=11, birth_year=1966)
    # 21 November 2026 is the 13th of the tenth month.
    moon: dict[str, object] = {"birth_calendar": Calendar.LUNAR, "birth_month": 10, "birth_day": 13}
    shop.add_customer("李娜", language="zh_CN", **moon)


@pytest.fixture
def desk(qtbot: QtBot, my_shop: Shop) -> Desk:
    busy(my_shop)
    made = Desk(qtbot, my_shop)
    made.opens("calendar")
    return made


def page(desk: Desk) -> CalendarPage:
    assert isinstance(desk.page, CalendarPage)
    return desk.page


def choose(desk: Desk, kind: EntryKind, on: date | None = None) -> Entry:
    table = page(desk).table
    assert table.select_row(lambda entry: entry.kind is kind and (on is None or entry.first == on))
    entry = table.current()
    assert entry is not None
    return entry


def listed(table: Table[Any]) -> str:
    """Everything a list says."""
    return "\n".join(column.words(row) for row in table.rows() for column in table.model.columns)


def went(desk: Desk, key: str) -> list[object]:
    """Where a key leads, without going there."""
    found: list[object] = []
    desk.window.session.went.disconnect(desk.window.show_page)
    desk.window.session.went.connect(lambda _page, target: found.append(target))
    desk.presses(key)
    return found


def test_the_next_weeks_are_listed_with_whom_they_are_about(desk: Desk) -> None:
    assert "18 Nov – 12 Jan 2027" in desk.reads()
    words = listed(page(desk).table)
    assert "Birthdays" in words
    assert "Jana Kováčová, 李娜" in words
    assert "Christmas Eve" in words
    assert "Winter solstice festival" in words


def test_f12_begins_the_mailing_of_the_week(desk: Desk) -> None:
    entry = choose(desk, EntryKind.BIRTHDAYS)
    assert went(desk, "F12") == [NewMailing(Occasion.BIRTHDAY, entry.first, entry.last)]
    assert (entry.first, entry.last) == (date(2026, 11, 18), date(2026, 11, 22))


def test_the_mailing_means_who_the_week_is_about_and_stands_in_the_calendar(desk: Desk) -> None:
    choose(desk, EntryKind.BIRTHDAYS)
    desk.presses("F12")
    shown = desk.page
    assert isinstance(shown, MailingsPage)
    assert shown.maker.plan is not None
    audience = shown.maker.plan.audience
    assert (audience.kind, audience.first, audience.last) == (
        AudienceKind.BIRTHDAYS,
        date(2026, 11, 18),
        date(2026, 11, 22),
    )
    desk.opens("calendar")
    page(desk).refresh()
    entry = choose(desk, EntryKind.MAILING)
    assert "Draft" in listed(page(desk).table)
    page(desk).table.opened.emit(entry)
    assert isinstance(desk.page, MailingsPage)
    assert desk.page.maker.mailing is not None
    assert desk.page.maker.mailing.id == entry.mailing


def test_a_festival_knows_its_letter(desk: Desk) -> None:
    choose(desk, EntryKind.FESTIVAL, date(2026, 12, 24))
    day = date(2026, 12, 24)
    assert "Christmas and New Year" in desk.reads()
    assert went(desk, "F12") == [NewMailing(Occasion.SEASON, day, day)]


def test_f11_writes_to_the_one_who_is_chosen_beside(desk: Desk) -> None:
    choose(desk, EntryKind.BIRTHDAYS)
    people = page(desk).panel.people
    people.select(1)
    person = people.current()
    assert person is not None
    assert person.name == "李娜"
    assert "lunar month 10, day 13" in listed(people)
    assert "turns 60" in listed(people)
    assert went(desk, "F11") == [NewLetter(person.id, Occasion.BIRTHDAY)]


def test_a_day_of_mourning_offers_no_letter(qtbot: QtBot, my_shop: Shop) -> None:
    my_shop.set("calendars", "CN")
    desk = Desk(qtbot, my_shop)
    desk.opens("calendar")
    for _turn in range(4):
        desk.presses("Ctrl+PgDown")
    choose(desk, EntryKind.FESTIVAL, date(2027, 8, 16))
    assert "A day for the dead" in desk.reads()
    assert not page(desk).mail_button.isVisible()
    assert not desk.can("F12")


def test_filters_by_kind_and_country(desk: Desk) -> None:
    shown = page(desk)
    shown.kinds.chosen.emit("free")
    assert all(entry.free for entry in shown.table.rows())
    shown.kinds.chosen.emit("people")
    assert {entry.kind for entry in shown.table.rows()} <= {
        EntryKind.BIRTHDAYS,
        EntryKind.NAME_DAYS,
        EntryKind.ANNIVERSARIES,
    }
    shown.kinds.chosen.emit("all")
    assert shown.countries is not None
    shown.countries.chosen.emit("CN")
    assert all("CN" in entry.countries for entry in shown.table.rows() if entry.countries)


def test_later_weeks_and_back_to_today(desk: Desk) -> None:
    desk.presses("Ctrl+PgDown")
    assert "13 Jan – 9 Mar 2027" in desk.reads().replace("2027 – ", "– ")
    desk.presses("F9")
    assert "18 Nov – 12 Jan 2027" in desk.reads()


def test_in_a_narrow_window_people_come_on_a_sheet(qtbot: QtBot, my_shop: Shop) -> None:
    busy(my_shop)
    desk = Desk(qtbot, my_shop, scale=2.0, size=(1024, 700))
    desk.opens("calendar")
    choose(desk, EntryKind.BIRTHDAYS)
    desk.presses("F4")
    sheet = desk.sheet
    assert isinstance(sheet, PeopleSheet)
    assert [one.name for one in sheet.people.rows()] == ["Jana Kováčová", "李娜"]


@pytest.mark.parametrize("speech", ["en", "sk", "zh_CN"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits(qtbot: QtBot, my_shop: Shop, speech: str, scale: float) -> None:
    busy(my_shop)
    my_shop.set("calendars", "CN SK GB IE US AU CA NZ")
    desk = Desk(qtbot, my_shop, speech=speech, scale=scale, size=(1024, 700), dark=True)
    desk.opens("calendar")
    assert desk.fits()
    assert page(desk).table.view.viewport().height() >= desk.window.session.look.px(60)
