"""The preview: a paper's pages in their order, sharp, white, turned and scrolled by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.documents import letter, receipt
from app.documents.paper import A4, SLIP_58
from app.i18n import language
from app.ui import theme
from app.ui.widgets.paper_view import PaperView
from tests.documents import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ENGLISH = language("en")


def letters(count: int) -> bytes:
    return letter.render_all(((samples.LETTER, ENGLISH) for _number in range(count)), A4)


@pytest.fixture
def view(qtbot: QtBot) -> PaperView:
    shown = PaperView()
    qtbot.addWidget(shown)
    shown.resize(500, 640)
    shown.show()
    return shown


def picture(view: PaperView) -> QImage:
    return view.grab().toImage()


def dark_dots(view: PaperView) -> int:
    seen = picture(view)
    return sum(
        QColor(seen.pixel(x, y)).lightness() < 128
        for x in range(0, seen.width(), 2)
        for y in range(0, seen.height(), 2)
    )


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_paper_is_white_in_every_theme(qapp: QApplication, view: PaperView, theme_name: theme.Theme) -> None:
    theme.apply(qapp, theme.make_look(theme_name, 1.0, ENGLISH, qapp))
    view.show_pdf(letters(1))
    seen = picture(view)
    assert QColor(seen.pixel(seen.width() // 2, 40)).name() == "#ffffff"
    assert dark_dots(view) > 300


def test_pages_are_turned_by_keys_and_told(view: PaperView) -> None:
    turned: list[int] = []
    view.page_changed.connect(turned.append)
    view.show_pdf(letters(3))
    assert (view.pages, view.page, view.accessibleName()) == (3, 0, "Page 1 of 3")
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert turned == [0, 1, 2, 1, 0, 2]
    assert view.accessibleName() == "Page 3 of 3"
    view.page = 1
    assert view.page == 1


def test_as_wide_as_the_room_a_page_is_scrolled_before_it_is_turned(view: PaperView) -> None:
    view.show_pdf(letters(2))
    bar = view.verticalScrollBar()
    assert bar.maximum() == 0
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == "width"
    assert bar.maximum() > 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert (view.page, bar.value() > 0) == (0, True)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert (view.page, bar.value()) == (1, 0)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert (view.page, bar.value()) == (0, bar.maximum())
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert bar.maximum() == 0


def test_a_long_slip_is_read_in_its_width(view: PaperView) -> None:
    view.show_pdf(receipt.render(samples.SALE, SLIP_58, ENGLISH))
    assert view.pages == 1
    assert view.verticalScrollBar().maximum() > 0
    assert view.size_words.startswith("58 × ")


def test_what_is_no_paper_is_said_in_words(view: PaperView) -> None:
    view.show_pdf(letters(1))
    view.show_pdf(b"%PDF-1.4 torn")
    assert (view.pages, view.accessibleName()) == (0, "This paper cannot be shown.")
    view.say("The letter has no text yet.")
    view.grab()
    assert view.accessibleName() == "The letter has no text yet."


def test_an_answer_that_comes_late_never_shows_an_older_paper(qtbot: QtBot) -> None:
    waiting = []
    view = PaperView(lambda call, then: waiting.append((call, then)))
    qtbot.addWidget(view)
    view.show()
    view.show_pdf(letters(1))
    view.show_pdf(letters(2))
    for call, then in reversed(waiting[:]):
        then(call())
    assert view.pages == 2
    waiting.clear()
    view.grab()
    blank = dark_dots(view)
    for call, then in waiting:
        then(call())
    assert dark_dots(view) > blank + 150


def test_pages_are_drawn_once_and_at_the_screens_own_dots(qtbot: QtBot) -> None:
    asked: list[object] = []

    def read(call: Callable[[], object], then: Callable[[object], object]) -> None:
        asked.append(call)
        then(call())

    counted = PaperView(read)
    qtbot.addWidget(counted)
    counted.resize(500, 640)
    counted.show_pdf(letters(2))
    for _time in range(3):
        counted.grab()
    assert len(asked) == 2  # its sizes and its first page
    counted.turn_to(1)
    counted.grab()
    counted.turn_to(0)
    counted.grab()
    assert len(asked) == 3
