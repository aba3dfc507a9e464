"""A key as it is drawn on the screen, beside the action it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import CAPTION, Look
from app.ui.widgets.painted import Painted

_SIGNS = {
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Return": "Enter",
    "Delete": "Del",
    "Escape": "Esc",
}


def key_words(key: str) -> str:
    """A key sequence as people read it: `Ctrl K`, `Alt ←`."""
    parts = key.split("+") if not key.endswith("+") else [*key[:-2].split("+"), "+"]
    return " ".join(_SIGNS.get(part, part) for part in parts if part)


def keycap_size(look: Look, key: str) -> QSize:
    """Room a keycap takes."""
    width = look.metrics(CAPTION, bold=True).horizontalAdvance(key_words(key)) + look.px(14)
    return QSize(max(round(width), look.px(26)), look.px(22))


def paint_keycap(painter: QPainter, place: QRectF, key: str, look: Look, *, ink: str = "", ground: str = "") -> None:
    """Draw a keycap in the middle of a place; `ink` is a colour, and alone it means no ground of its own."""
    size = keycap_size(look, key)
    cap = QRectF(0, 0, size.width(), size.height())
    cap.moveCenter(place.center())
    cap.moveTo(round(cap.x()), round(cap.y()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = _rounded(cap.adjusted(1, 1, -1, -2), 3)
    if not ink or ground:
        painter.fillPath(inside, QColor(ground or look.tokens.sunken))
    painter.fillPath(_rounded(cap, 4).subtracted(inside), QColor(ink or look.tokens.strong))
    painter.setPen(QColor(ink or look.tokens.text2))
    painter.setFont(look.font(CAPTION, bold=True))
    painter.drawText(cap.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, key_words(key))
    painter.restore()


def _rounded(place: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(place, radius, radius)
    return path


class Keycap(Painted):
    """A keycap standing alone; it is not focusable and says its key."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key_words(key))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return keycap_size(self.look, self._key)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_keycap(painter, QRectF(self.rect()), self._key, self.look)
