"""The soft dark edge around what floats over a page."""

from __future__ import annotations

from functools import cache
from itertools import product

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

_REACH, _DROP, _STEP, _RADIUS = 24, 6, 2, 8
_DARKEST = 0.14
# A corner of the picture; between two corners lies one dot that is drawn out to any length.
_EDGE = 2 * (_REACH + _DROP)


class Shade(QWidget):
    """Lies under a floating widget and follows it.

    It is drawn from one small picture, when the place changes; a graphics effect would draw and blur everything that
    floats at every key.
    """

    def __init__(self, floating: QWidget) -> None:
        super().__init__(floating.parentWidget())
        self._floating = floating
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        floating.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Hide:
            self.hide()
        elif kind in {QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize}:
            self._follow()
        return False

    def _follow(self) -> None:
        parent = self._floating.parentWidget()
        if self.parentWidget() is not parent:
            self.setParent(parent)
        place = self._floating.geometry()
        self.setGeometry(place.adjusted(-_REACH, -_REACH, _REACH, _REACH + _DROP))
        covered = QRect(_REACH + _RADIUS, _REACH, place.width() - 2 * _RADIUS, place.height() - _RADIUS)
        self.setMask(QRegion(self.rect()) - QRegion(covered))
        self.setVisible(not self._floating.isHidden())
        self.stackUnder(self._floating)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, soft = QPainter(self), _picture()
        for (y, height, top, tall), (x, width, left, wide) in product(_parts(self.height()), _parts(self.width())):
            if (top, left) != (_EDGE, _EDGE):
                painter.drawPixmap(QRect(x, y, width, height), soft, QRect(left, top, wide, tall))


def _parts(size: int) -> tuple[tuple[int, int, int, int], ...]:
    """Start and length on the screen, then in the picture: a corner, what lies between, a corner."""
    corner = min(_EDGE, size // 2)
    between = size - 2 * corner
    last = 2 * _EDGE + 1 - corner
    return (0, corner, 0, corner), (corner, between, _EDGE, 1), (size - corner, corner, last, corner)


@cache
def _picture() -> QPixmap:
    side = 2 * _EDGE + 1
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = QRectF(_REACH, _REACH + _DROP, side - 2 * _REACH, side - 2 * _REACH - _DROP)
    for out in range(_REACH, 0, -_STEP):
        shape = QPainterPath()
        shape.addRoundedRect(inside.adjusted(-out, -out, out, out), _RADIUS + out, _RADIUS + out)
        darker = QColor(0, 0, 0)
        darker.setAlphaF(_darkness(out - _STEP) - _darkness(out))
        painter.fillPath(shape, darker)
    painter.end()
    return made


def _darkness(out: int) -> float:
    return _DARKEST * (1 - out / _REACH) ** 2
