"""An empty page: a drawing, what will be here, and two or three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from app.ui.widgets.button import Button

_CARD_WIDTH, _NARROW = 280, 720


class Way(NamedTuple):
    """One way to begin: icon, title, a sentence and its button."""

    icon: str
    title: str
    text: str
    button: Button


class BookDrawing(Painted):
    """The open customer book with its ribbon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(152), self.look.px(100))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 152, self.height() / 100)
        self._paint_pages(painter)
        self._paint_lines(painter)
        self._paint_ribbon(painter)

    def _paint_pages(self, painter: QPainter) -> None:
        book = QPainterPath(QPointF(76, 16))
        book.cubicTo(60, 0, 20, 4, 3, 9)
        book.lineTo(3, 90)
        book.cubicTo(24, 84, 60, 82, 76, 97)
        book.cubicTo(92, 82, 128, 84, 149, 90)
        book.lineTo(149, 9)
        book.cubicTo(132, 4, 92, 0, 76, 16)
        painter.fillPath(book, self.look.colour("surface"))
        painter.setPen(QPen(self.look.colour("strong"), 2, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(book)
        painter.drawLine(QPointF(76, 16), QPointF(76, 97))

    def _paint_lines(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.look.colour("line"), 3, c=Qt.PenCapStyle.RoundCap))
        for number in range(4):
            top = 26 + number * 14
            painter.drawLine(QPointF(18, top), QPointF(58, top + 4))
            painter.drawLine(
                QPointF(94, top + 18 - (14 if number else 0) + 4), QPointF(134, top + 18 - (14 if number else 0))
            )

    def _paint_ribbon(self, painter: QPainter) -> None:
        ribbon = QPainterPath(QPointF(110, 4))
        for x, y in ((126, 5), (126, 38), (118, 31), (110, 38)):
            ribbon.lineTo(x, y)
        ribbon.closeSubpath()
        painter.fillPath(ribbon, self.look.colour("accent"))


class Empty(QWidget):
    """Put it in the page's place; the first way's button gets the keyboard when it appears."""

    def __init__(
        self, title: str, text: str, ways: tuple[Way, ...] = (), *, foot: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(12)
        column.addStretch(1)
        self.drawing = BookDrawing()
        column.addWidget(self.drawing, 0, middle)
        column.addSpacing(12)
        column.addWidget(Label(title, "title", wrap="wrap", align=middle))
        column.addWidget(Label(text, "body", wrap="wrap", tone="text2", align=middle))
        column.addSpacing(12)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(16)
        self._ways.addStretch(1)
        self._buttons = [way.button for way in ways]
        for way in ways:
            self._ways.addWidget(self._card(way))
        self._ways.addStretch(1)
        column.addLayout(self._ways)
        column.addSpacing(12)
        column.addWidget(Label(foot, "body", wrap="wrap", tone="text3", align=middle))
        column.addStretch(2)

    def _card(self, way: Way) -> Card:
        card = Card(padding=20)
        card.setMaximumWidth(theme.current().px(_CARD_WIDTH))
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        card.add(Icon(way.icon, "accent", 24))
        card.add(Label(way.title, "section", wrap="wrap"))
        card.add(Label(way.text, "body", wrap="wrap", tone="text2"))
        card.column.addStretch(1)
        card.column.addSpacing(8)
        card.add(way.button)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look, width = theme.current(), event.size().width()
        narrow = width < look.px(_NARROW)
        self._ways.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.drawing.setVisible(event.size().height() > look.px(440))
