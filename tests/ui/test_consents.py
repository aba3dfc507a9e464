"""Consent, checked details and erasing, by keys in the real window."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.domain.consent import Channel, Purpose, Source, State
from app.domain.customer import Address, PhoneEntry
from app.errors import NotFoundError
from app.services import consents, customers, retention
from app.ui.counter.target import NewSale
from app.ui.customers.consent_sheet import ConsentSheet
from app.ui.customers.erase_sheet import EraseSheet
from app.ui.settings.privacy_card import RetentionSheet
from tests.ui.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.cart import Party
    from app.ui.widgets.field import Field
    from tests.verbs import Shop

Jana = tuple[Desk, int]


@pytest.fixture
def jana(qtbot: QtBot, my_shop: Shop) -> Jana:
    """Her page, open."""
    home = Address("Hlavná 1", "Trenčín", "", "911 01")
    known = my_shop.add_customer(
        "Jana Kováčová", language="sk", addresses=(home,), phones=(PhoneEntry("0905 218 447"),)
    )
    desk = Desk(qtbot, my_shop)
    desk.opens("customers", known.id)
    return desk, known.id or 0


def types(field: Field, text: str) -> None:
    field.input.set_value(text)
    field.input.edited.emit()


def test_answers_are_set_by_keys_with_the_question_as_it_was_put(jana: Jana) -> None:
    desk, her = jana
    desk.presses("Alt+C")
    sheet = desk.sheet
    assert isinstance(sheet, ConsentSheet)
    assert sheet.matrix.hasFocus() or sheet.focusWidget() is sheet.matrix
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Y, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Space):
        QTest.keyClick(sheet.matrix, key)
    assert sheet.matrix.accessibleName() == "Letter, News and offers: No"
    sheet.source.input.set_value(Source.FORM)
    desk.presses("Return")
    kept = {(one.channel, one.purpose): one for one in consents.history(her)}
    assert kept[Channel.EMAIL, Purpose.OFFER].state is State.YES
    assert kept[Channel.LETTER, Purpose.OFFER].state is State.NO
    assert kept[Channel.EMAIL, Purpose.OFFER].wording.startswith("Môžeme vám posielať")
    assert {one.source for one in kept.values()} == {"form"}
    desk.window.undo()
    assert consents.history(her) == ()


def test_one_key_takes_everything_back(jana: Jana) -> None:
    desk, her = jana
    desk.presses("Alt+0")
    assert [one.state for one in consents.history(her)] == [State.NO] * 8
    assert not desk.can("Alt+Y"), "nobody is asked who has said no"


def test_a_letter_that_came_back_marks_the_address_until_it_arrives_again(jana: Jana) -> None:
    desk, her = jana
    desk.presses("Alt+B")
    assert customers.draft(her).addresses[0].returned == desk.shop.now.date()
    assert "mail came back" in desk.reads()
    desk.presses("Alt+B")
    assert customers.draft(her).addresses[0].returned is None


def test_at_the_counter_one_key_says_that_old_details_are_still_right(jana: Jana) -> None:
    desk, her = jana
    desk.presses("Alt+0")
    desk.opens("counter", NewSale(her))
    assert "Details still right?" not in desk.reads(), "she was written down today"
    desk.shop.now += timedelta(days=800)
    desk.opens("today")
    desk.opens("counter", NewSale(her))
    assert "Details still right?" in desk.reads()
    desk.presses("Alt+V")
    assert "Details still right?" not in desk.reads()
    assert (
        customers.card(her, today=desk.shop.now.date(), settings=desk.shop.settings).verified_on == desk.shop.now.date()
    )


def test_a_person_takes_everything_home_as_a_file_and_is_erased_only_with_the_number(
    jana: Jana, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, her = jana
    sold = desk.shop.sell(desk.shop.line(desk.shop.add_product("Teapot")), buyer=customers.party(her))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(tmp_path / "jana.json"), ""))
    desk.presses("Alt+P")
    desk.sheet.save_file()  # type: ignore[attr-defined]  # the privacy sheet
    assert json.loads((tmp_path / "jana.json").read_text("utf-8"))["person"]["name"] == "Jana Kováčová"
    desk.presses("Alt+P")
    desk.sheet.erase()  # type: ignore[attr-defined]  # as above
    sheet = desk.sheet
    assert isinstance(sheet, EraseSheet)
    desk.presses("Return")
    assert desk.window.sheets(), "Enter does nothing before the number stands there"
    types(sheet.number, "1")
    desk.presses("Return")
    assert desk.window.sheets() == ()  # nobody is told that who was erased is gone
    with pytest.raises(NotFoundError, match="was erased"):
        customers.draft(her)
    assert desk.shop.sale(sold).customer is None or not desk.shop.sale(sold).customer.name  # type: ignore[union-attr]
    assert desk.shop.problems() == []


def test_the_rule_shows_whom_it_would_forget_before_it_forgets(qtbot: QtBot, my_shop: Shop) -> None:
    old: Party = my_shop.add_customer("Old Friend")
    my_shop.now += timedelta(days=2000)
    my_shop.add_customer("New Friend")
    desk = Desk(qtbot, my_shop)
    desk.opens("settings")
    assert not desk.can("F6")
    my_shop.set("retention_years", "3")
    desk.opens("today")
    desk.opens("settings")
    desk.presses("F6")
    sheet = desk.sheet
    assert isinstance(sheet, RetentionSheet)
    assert [row.name for row in sheet.table.rows()] == ["Old Friend"]
    types(sheet.number, "1")
    desk.presses("Return")
    assert retention.count(years=3, now=my_shop.now) == 0
    with pytest.raises(NotFoundError):
        customers.draft(old.id or 0)
