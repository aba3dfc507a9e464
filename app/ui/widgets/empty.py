"""An empty page: a drawing, what will be here, and two or three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

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


class Empty(QScrollArea):
    """Put it in the page's place; the first way's button gets the keyboard when it appears."""

    def __init__(
        self, title: str, text: str, ways: tuple[Way, ...] = (), *, foot: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._buttons = [way.button for way in ways]
        self._cards = [self._card(way) for way in ways]
        self._ways = self._row_of_cards()
        self.drawing = BookDrawing()
        inside = QWidget()
        self._fill(QVBoxLayout(inside), title, text, foot)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _fill(self, column: QVBoxLayout, title: str, text: str, foot: str) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.drawing, 0, middle)
        column.addSpacing(12)
        column.addWidget(Label(title, "title", wrap="wrap", align=middle))
        column.addWidget(Label(text, "lead", wrap="wrap", align=middle))
        column.addSpacing(16)
        column.addLayout(self._ways)
        column.addSpacing(16)
        column.addWidget(Label(foot, "body", wrap="wrap", tone="text3", align=middle))
        column.addStretch(2)

    def _row_of_cards(self) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(16)
        row.addStretch(1)
        for card in self._cards:
            row.addWidget(card)
        row.addStretch(1)
        return row

    def _card(self, way: Way) -> Card:
        card = Card(padding=20)
        card.setMaximumWidth(theme.current().px(_CARD_WIDTH))
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        card.add(Icon(way.icon, "accent", 24))
        card.add(Label(way.title, "section", wrap="wrap"))
        card.add(Label(way.text, "body", wrap="wrap", tone="text2"))
        card.column.addStretch(1)
        card.column.addSpacing(16)
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
        for card in self._cards:
            card.setMaximumWidth(look.px(_NARROW if narrow else _CARD_WIDTH))
        self.drawing.setVisible(event.size().height() > look.px(440))
