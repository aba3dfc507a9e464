"""The one box: large, with an icon at the left and its keys at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from app.ui import icons, theme
from app.ui.theme import CAPTION
from app.ui.widgets.inputs import LineInput
from app.ui.widgets.keycap import keycap_size, paint_keycap
from app.ui.widgets.label import paint_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Hint = tuple[str, str]

_ICON, _EDGE, _GAP, _PAUSE_MS = 24, 16, 8, 40
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchBox(LineInput):
    """Sends `typed` a moment after the last key and `taken` on Enter; up and down go to `moved` or the list.

    `hints` are (key, word) at the right while the box is empty, `typing_hints` while it is not; an empty key shows
    the words alone. `low` boxes stand above lists, high ones at the counter.
    """

    typed = Signal(str)
    taken = Signal(str)
    moved = Signal(object)

    def __init__(
        self,
        placeholder: str,
        *,
        name: str,
        icon: str = "search",
        hints: tuple[Hint, ...] = (),
        typing_hints: tuple[Hint, ...] = (),
        low: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, parent)
        self._icon = icon
        self._hints, self._typing_hints = hints, typing_hints
        self.setProperty("role", "low_box" if low else "box")
        self.setAccessibleName(name)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.typed.emit(self.text().strip()))
        self.textChanged.connect(self._text_changed)
        self._set_margins()

    def setPlaceholderText(self, text: str) -> None:
        super().setPlaceholderText(text)
        if hasattr(self, "_pause"):
            self._set_margins()

    def settle(self) -> None:
        """Send what is typed now, without waiting."""
        self._pause.stop()
        self.typed.emit(self.text().strip())

    def _text_changed(self, _text: str) -> None:
        self._set_margins()
        self._pause.start()

    def _shown_hints(self) -> tuple[Hint, ...]:
        look = theme.current()
        hints = self._typing_hints if self.text() else self._hints
        # The sentence in the empty box comes first; keys fill what it leaves.
        said = 0 if self.text() else self.fontMetrics().horizontalAdvance(self.placeholderText())
        room = self.width() - look.px(_ICON) - 3 * _EDGE - max(look.px(220), said + _GAP)
        while hints and self._width(hints) > room:
            hints = hints[1:]
        return hints

    def _width(self, hints: tuple[Hint, ...]) -> float:
        return sum(self._hint_width(hint) for hint in hints)

    def _hint_width(self, hint: Hint) -> float:
        look = theme.current()
        cap = keycap_size(look, hint[0]).width() + _GAP if hint[0] else 0
        words = look.metrics(CAPTION).horizontalAdvance(hint[1]) + _GAP if hint[1] else 0
        return cap + words + _GAP

    def _set_margins(self) -> None:
        left = theme.current().px(_ICON) + _EDGE + _GAP
        self.setTextMargins(left, 0, round(self._width(self._shown_hints())) + _EDGE, 0)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._pause.stop()
            self.taken.emit(self.text().strip())
        elif event.key() in _LIST_KEYS:
            self.moved.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.StyleChange} and hasattr(self, "_pause"):
            self._set_margins()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, painter = theme.current(), QPainter(self)
        side = look.px(_ICON)
        colour = look.tokens.accent if self.hasFocus() else look.tokens.text2
        icons.paint(painter, self._icon, QRectF(_EDGE, 0, side, self.height()), colour)
        right = float(self.width() - _EDGE + _GAP)
        for hint in reversed(self._shown_hints()):
            right -= self._hint_width(hint)
            self._paint_hint(painter, QRectF(right, 0, self._hint_width(hint), self.height()), hint)

    def _paint_hint(self, painter: QPainter, place: QRectF, hint: Hint) -> None:
        look = theme.current()
        if hint[0]:
            cap = keycap_size(look, hint[0]).width()
            paint_keycap(painter, QRectF(place.x(), 0, cap, self.height()), hint[0], look)
            place = place.adjusted(cap + _GAP, 0, 0, 0)
        paint_text(painter, place, hint[1], look, size=CAPTION, colour="text3")
