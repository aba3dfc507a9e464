"""The strip of keys at the bottom: only keys that do something now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import CAPTION
from app.ui.widgets.keycap import keycap_size, paint_keycap
from app.ui.widgets.label import paint_text
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from app.ui.widgets.actions import Action

_HEIGHT, _EDGE, _GAP, _BETWEEN = 44, 16, 6, 14


class KeyStrip(Painted):
    """Keys and words from the left, whole ones while they fit; at the right till, person and time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: tuple[Action, ...] = ()
        self._right = ""
        self._more: Action | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_actions(self, actions: tuple[Action, ...], more: Action | None = None) -> None:
        """Show the keys of what is enabled; `more` is the way to all others when the room ends."""
        self._actions = tuple(action for action in actions if action.in_strip and action.key and action.enabled())
        self._more = more
        names = (f"{action.key} {action.short or action.words}" for action in self._actions)
        self.setAccessibleName(", ".join(names))
        self.update()

    def set_right(self, words: str) -> None:
        """Till, person and time."""
        self._right = words
        self.update()

    def shown(self) -> tuple[Action, ...]:
        """What fits now."""
        return tuple(action for action, _ in self._places())

    def sizeHint(self) -> QSize:
        return QSize(200, self.look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.look.px(_HEIGHT))

    def _width(self, action: Action) -> float:
        words = self.look.metrics(CAPTION).horizontalAdvance(action.short or action.words)
        return keycap_size(self.look, action.key).width() + _GAP + words + _BETWEEN

    def _places(self) -> list[tuple[Action, QRectF]]:
        right = self.look.metrics(CAPTION).horizontalAdvance(self._right) if self._right_fits() else 0
        room = self.width() - 2 * _EDGE - (right + _BETWEEN if right else 0)
        if sum(map(self._width, self._actions)) > room and self._more is not None:
            room -= self._width(self._more)
        left, places = float(_EDGE), []
        for action in self._actions:
            width = self._width(action)
            if left + width - _BETWEEN > room + _EDGE:
                break
            places.append((action, QRectF(left, 0, width, self.height())))
            left += width
        return self._with_more(places)

    def _with_more(self, places: list[tuple[Action, QRectF]]) -> list[tuple[Action, QRectF]]:
        if self._more is not None and len(places) < len(self._actions):
            width = self._width(self._more)
            right = self.look.metrics(CAPTION).horizontalAdvance(self._right) + _BETWEEN if self._right_fits() else 0
            places.append(
                (self._more, QRectF(self.width() - _EDGE - right - width + _BETWEEN, 0, width, self.height()))
            )
        return places

    def _right_fits(self) -> bool:
        return self.width() >= self.look.px(720)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for action, place in self._places():
            if place.contains(QPointF(event.position())):
                action.do()
                return

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        painter.fillRect(self.rect(), look.colour("sunken"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), look.colour("line"))
        for action, place in self._places():
            cap = keycap_size(look, action.key).width()
            paint_keycap(painter, QRectF(place.x(), 0, cap, self.height()), action.key, look)
            words = place.adjusted(cap + _GAP, 0, 0, 0)
            paint_text(painter, words, action.short or action.words, look, size=CAPTION, colour="text2")
        if self._right_fits():
            rest = QRectF(self.rect()).adjusted(0, 0, -_EDGE, 0)
            right = Qt.AlignmentFlag.AlignRight
            paint_text(painter, rest, self._right, look, size=CAPTION, colour="text2", align=right)
