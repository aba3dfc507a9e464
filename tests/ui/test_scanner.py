"""Bursts of keys are codes, slower ones reach their field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.ui.widgets.scanner import Scanner, ScannerSettings, as_code

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Till:
    """A window with one field, and what its scanner sent."""

    def __init__(self, qtbot: QtBot, settings: ScannerSettings | None = None) -> None:
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.field.show()
        self.field.setFocus()
        qtbot.waitUntil(self.field.hasFocus)
        self.scanner = Scanner(self.field, settings)
        self.codes: list[str] = []
        self.scanner.scanned.connect(self.codes.append)


@pytest.fixture
def till(qtbot: QtBot) -> Till:
    return Till(qtbot)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_burst_is_a_code_and_never_reaches_the_field(till: Till, end: Qt.Key) -> None:
    QTest.keyClicks(till.field, "8590001187417")
    QTest.keyClick(till.field, end)
    assert till.codes == ["8590001187417"]
    assert till.field.text() == ""


def test_slow_keys_are_typed(qtbot: QtBot, till: Till) -> None:
    QTest.keyClicks(till.field, "Jana", Qt.KeyboardModifier.NoModifier, 45)
    qtbot.waitUntil(lambda: till.field.text() == "Jana")
    assert till.codes == []


def test_few_fast_keys_and_enter_are_typed_in_order(till: Till) -> None:
    entered: list[str] = []
    till.field.returnPressed.connect(lambda: entered.append(till.field.text()))
    QTest.keyClicks(till.field, "3*")
    QTest.keyClick(till.field, Qt.Key.Key_Return)
    assert entered == ["3*"]
    assert till.codes == []


def test_a_shortcut_in_between_keeps_its_place(till: Till) -> None:
    QTest.keyClicks(till.field, "ab")
    QTest.keyClick(till.field, Qt.Key.Key_Left)
    QTest.keyClicks(till.field, "c")
    till.scanner.release()
    assert till.field.text() == "acb"


def test_two_scans_one_after_the_other(till: Till) -> None:
    for code in ("8590001187417", "T1-004511"):
        QTest.keyClicks(till.field, code)
        QTest.keyClick(till.field, Qt.Key.Key_Return)
    assert till.codes == ["8590001187417", "T1-004511"]


def test_the_shortest_code_is_a_setting(qtbot: QtBot) -> None:
    till = Till(qtbot, ScannerSettings(shortest=2))
    QTest.keyClicks(till.field, "12")
    QTest.keyClick(till.field, Qt.Key.Key_Return)
    assert till.codes == ["12"]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("8590001187417", "8590001187417"),
        ("áíéééľľáčľľá", "890002284228"),
        ("１２３４", "1234"),
        ("]C18590", "]C18590"),
        ("kľúč", "kľúč"),
    ],
)
def test_keyboard_layouts_do_not_spoil_digits(keys: str, code: str) -> None:
    assert as_code(keys) == code


def test_a_prefix_is_taken_off() -> None:
    assert as_code("~12345", "~") == "12345"
