"""What the shop decides once, changed by its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.i18n import language
from app.services import backups
from app.services import settings as settings_service
from app.ui import start
from app.ui.paper_desk import PaperDesk
from app.ui.session import Session
from app.ui.settings.page import SettingsPage
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.label import Label
from app.ui.worker import InlineWorker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


@pytest.fixture
def window(qtbot: QtBot, my_shop: Shop) -> MainWindow:
    """The program's own window, so that what is saved shows everywhere."""
    session = Session(my_shop.open, language("en"), InlineWorker(), now=lambda: my_shop.now)
    session.papers = PaperDesk(session)
    made = start.main_window(session)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.show_page("settings")
    return made


def settings_page(window: MainWindow) -> SettingsPage:
    page = window.page()
    assert isinstance(page, SettingsPage)
    return page


def types(window: MainWindow, **values: object) -> None:
    for name, value in values.items():
        field = settings_page(window).form.fields[name]
        field.input.set_value(value)
        field.input.edited.emit()


def said(window: MainWindow) -> str:
    QApplication.processEvents()  # what was put up just now is shown by the event loop
    return "\n".join(label.text() for label in window.findChildren(Label) if label.isVisibleTo(window))


def test_what_is_saved_takes_effect_at_once(window: MainWindow) -> None:
    types(window, legal_name="Marlowe & Daughter", seller="Ruth", till=3, discount_limit=10)
    settings_page(window).save()
    saved = settings_service.load()
    assert (saved.shop.legal_name, saved.seller, saved.till) == ("Marlowe & Daughter", "Ruth", 3)
    assert str(saved.discount_limit) == "10"
    assert "Marlowe & Daughter" in said(window)


def test_another_language_builds_the_window_anew(window: MainWindow) -> None:
    types(window, language="sk")
    settings_page(window).save()
    assert window.session.language.code == "sk"
    assert "Nastavenia" in said(window)


def test_a_value_that_does_not_fit_changes_nothing(window: MainWindow) -> None:
    types(window, currency="gold", legal_name="Another")
    settings_page(window).save()
    assert settings_service.load().currency == "EUR"
    assert settings_service.load().shop.legal_name != "Another"
    told = window.door.sheet is not None or any(f.has_problem() for f in settings_page(window).form.fields.values())
    assert told


def test_a_backup_is_checked_and_the_frame_says_so(window: MainWindow, my_shop: Shop) -> None:
    settings_page(window).back_up()
    assert len(backups.known(my_shop.open)) == 1
    assert "Backup " in window.session.facts.backup
    assert window.session.facts.backup_tone == "ok"


def test_the_check_says_what_it_found(window: MainWindow) -> None:
    settings_page(window).check()
    assert "sound" in settings_page(window).state.text()
