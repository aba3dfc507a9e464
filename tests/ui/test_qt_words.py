"""Qt's own words speak the program's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QLineEdit

from app.i18n import LANGUAGES, language
from app.ui import qt_words
from app.ui.qt_words import QtsOwnWords, QtWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    for old in (*qapp.findChildren(QtWords), *qapp.findChildren(QtsOwnWords)):
        qapp.removeTranslator(old)
        old.deleteLater()


@pytest.mark.parametrize("code", LANGUAGES)
def test_standard_buttons_come_from_our_catalogue(qapp: QApplication, code: str) -> None:
    speech = language(code)
    qt_words.speak(qapp, speech)
    for source, ours in (("Cancel", "Cancel"), ("&Yes", "Yes"), ("N&o to All", "No to all"), ("Retry", "Try again")):
        assert QCoreApplication.translate("QPlatformTheme", source) == speech.gettext(ours)


def test_words_we_do_not_have_come_from_qt(qapp: QApplication) -> None:
    qt_words.speak(qapp, language("zh_CN"))
    assert QCoreApplication.translate("QFileDialog", "Detail View") == "详情视图"
    assert QCoreApplication.translate("Nowhere", "Never seen") == "Never seen"


def test_a_menu_opened_after_the_change_speaks_the_new_language(qtbot: QtBot, qapp: QApplication) -> None:
    qt_words.speak(qapp, language("sk"))
    field = QLineEdit("text")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert language("sk").gettext("Copy") in words
    menu.deleteLater()


def test_speaking_again_leaves_no_old_words_behind(qapp: QApplication) -> None:
    for code in LANGUAGES:
        qt_words.speak(qapp, language(code))
    QCoreApplication.sendPostedEvents(None, 52)
    living = [one for one in qapp.findChildren(QTranslator) if isinstance(one, QtWords)]
    assert len(living) == 1
