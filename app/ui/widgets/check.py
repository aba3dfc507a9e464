"""Check boxes and radio buttons, drawn from the tokens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.theme import BODY, Look
from app.ui.widgets.label import paint_text

_SIDE, _GAP, _HEIGHT = 20, 8, 32


class _Choice(QAbstractButton):
    """Words with a box or a circle at the left; the whole of it can be clicked."""

    edited = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self.setCheckable(True)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked: self.edited.emit())

    @property
    def look(self) -> Look:
        return theme.current()

    def sizeHint(self) -> QSize:
        look = self.look
        words = look.metrics(BODY).horizontalAdvance(self._words)
        return QSize(round(look.px(_SIDE) + _GAP + words + 3), look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self.look.px(120)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(_SIDE)
        self.paint_mark(painter, QRectF(0.5, (self.height() - side) // 2 + 0.5, side - 1, side - 1))
        words = QRectF(self.rect()).adjusted(side + _GAP, 0, 0, 0)
        paint_text(painter, words, self._words, look, colour="text" if self.isEnabled() else "text3")

    def paint_mark(self, painter: QPainter, place: QRectF) -> None:
        """Draw the box or circle."""
        raise NotImplementedError

    def _mark_colours(self, painter: QPainter) -> None:
        on = self.isChecked() and self.isEnabled()
        edge = "accent" if on else "strong" if self.isEnabled() else "line"
        painter.setPen(QPen(self.look.colour(edge), 1))
        painter.setBrush(self.look.colour("accent" if on else "hover" if self.underMouse() else "surface"))


class Check(_Choice):
    """Yes or no."""

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: object) -> None:
        self.setChecked(bool(value))

    def paint_mark(self, painter: QPainter, place: QRectF) -> None:
        self._mark_colours(painter)
        painter.drawRoundedRect(place, 4, 4)
        if self.isChecked():
            colour = self.look.tokens.on_accent if self.isEnabled() else self.look.tokens.text3
            icons.paint(painter, "check", place.adjusted(2, 2, -2, -2), colour)


class Radio(_Choice):
    """One of several; put the others beside it in the same parent."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoExclusive(True)

    def paint_mark(self, painter: QPainter, place: QRectF) -> None:
        self._mark_colours(painter)
        painter.drawEllipse(place)
        if self.isChecked():
            radius = place.width() * 0.22
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("on_accent"))
            painter.drawEllipse(QPointF(place.center()), radius, radius)
