"""A card: a piece of paper on the desk, on which things that belong together lie."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.label import Label
from app.ui.widgets.painted import Painted

PADDING, RADIUS = 16, 8


class Card(Painted):
    """A surface with a thin edge. Add to `column`; a title makes a head row whose right end is `head`."""

    def __init__(
        self, title: str = "", *, padding: int = PADDING, ground: str = "surface", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = Label(title, "section", parent=self)
        self.title.setVisible(bool(title))
        if title:
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            self.column.addLayout(self.head)

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Put a widget below the others and give it back."""
        self.column.addWidget(widget, stretch)
        return widget

    def add_line(self) -> None:
        """A thin separator over the whole width."""
        self.column.addWidget(Line())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.look.colour(self._ground))
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class Line(Painted):
    """One thin horizontal or upright separator."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.look.colour("line"))
