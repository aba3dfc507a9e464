"""Unfair terms are told at the field in which they are typed, and nobody is kept from saving them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.services import settings as settings_service
from app.ui.settings.page import SettingsPage
from tests.ui.desk import Desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.widgets.field import Field
    from tests.verbs import Shop


def field(desk: Desk, name: str) -> Field:
    page = desk.page
    assert isinstance(page, SettingsPage)
    return next(form.fields[name] for form in page.form.forms if name in form.fields)


def said(one: Field) -> str:
    one.look_through()
    assert one.remark is not None
    return one.remark.words.text() if not one.remark.isHidden() else ""


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("en", "No refunds on sale items", "Občiansky zákonník § 53"),
        ("sk", "Reklamácie len do 14 dní", "Lehotu na reklamáciu určuje zákon"),
        ("zh_CN", "商品售出，概不退换", "这样的告示无效"),
    ],
)
def test_terms_on_receipts_are_looked_through(qtbot: QtBot, my_shop: Shop, code: str, text: str, words: str) -> None:
    desk = Desk(qtbot, my_shop, speech=code)
    desk.opens("settings")
    terms = field(desk, "terms")
    assert said(terms) == ""
    terms.input.set_value(text)
    terms.input.edited.emit()
    assert words in said(terms)
    desk.presses("F12")
    assert settings_service.load().shop.terms == text
    assert words in said(field(desk, "terms"))


def test_lawful_words_are_not_remarked(qtbot: QtBot, my_shop: Shop) -> None:
    desk = Desk(qtbot, my_shop)
    desk.opens("settings")
    footer = field(desk, "footer")
    footer.input.set_value("Tovar môžete vrátiť do 14 dní. Thank you!")
    assert said(footer) == ""


def test_the_texts_are_reached_from_the_settings_and_from_the_mailings(qtbot: QtBot, my_shop: Shop) -> None:
    desk = Desk(qtbot, my_shop)
    desk.opens("mailings")
    desk.presses("F9")
    assert "Texts of letters and cards" in desk.reads()
