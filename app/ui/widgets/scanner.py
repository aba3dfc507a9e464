"""A bar code scanner types like a very fast person: bursts of keys are codes, slower keys go on to their field."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
#: The digit row of a Slovak keyboard without Shift: most scanners press keys, not characters.
_SLOVAK_ROW = str.maketrans("+ľščťžýáíé", "1234567890")


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """How a burst is told from typing; `prefix` is what the scanner sends first, if it is set to."""

    gap_ms: int = 35
    shortest: int = 4
    prefix: str = ""


def as_code(keys: str, prefix: str = "") -> str:
    """The code behind what the keyboard layout made of it."""
    plain = unicodedata.normalize("NFKC", keys).removeprefix(prefix).strip()
    digits = plain.translate(_SLOVAK_ROW)
    return digits if digits.isdigit() else plain


class Scanner(QObject):
    """Watches a window's keys. `scanned` carries the code; nothing of it reaches the field below."""

    scanned = Signal(str)

    def __init__(self, window: QWidget, settings: ScannerSettings | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.settings = settings or ScannerSettings()
        self._held: list[QKeyEvent] = []
        self._replaying = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.release)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or self._replaying or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        return self._hear(event)

    def _hear(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in _PLAIN
        if event.key() in _ENDS and plain and len(self._held) >= self.settings.shortest:
            self._finish()
            return True
        if plain and event.text().isprintable() and event.text() and not event.isAutoRepeat():
            self._held.append(_copy(event))
            self._pause.start(self.settings.gap_ms)
            return True
        self.release()
        return False

    def _finish(self) -> None:
        self._pause.stop()
        keys = "".join(event.text() for event in self._held)
        self._held.clear()
        self.scanned.emit(as_code(keys, self.settings.prefix))

    def release(self) -> None:
        """These were typed by hand: send them to whatever has the keyboard."""
        self._pause.stop()
        held, self._held = self._held, []
        self._replaying = True
        for event in held:
            target = QApplication.focusWidget() or self._window
            QApplication.sendEvent(target, event)
        self._replaying = False


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
