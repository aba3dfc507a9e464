"""A small picture of a label sheet on which one points at the first free label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from app.domain.label_sheet import PAPER_SIZES
from app.ui.widgets.painted import Painted
from app.ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.label_sheet import LabelSheet
    from app.i18n import Language

_PAPER, _WIDE, _TALL = "#FFFFFF", 150, 196


class StartPicture(Painted):
    """Used labels are grey, those to be printed blue. A click or the arrow keys choose where to begin."""

    #: The number of the first label, from 1.
    started = Signal(int)

    def __init__(self, language: Language, sheet: LabelSheet, start: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.sheet, self.start, self.count = sheet, start, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()

    def show_sheet(self, sheet: LabelSheet, start: int, count: int) -> None:
        """Another sheet, another first label, or another number of labels."""
        self.sheet, self.start, self.count = sheet, start, count
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(_WIDE), self.look.px(_TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 126)

    def _say(self) -> None:
        words = self._language.gettext("Begins at label {n} of {count}", n=self.start, count=self.sheet.count)
        self.setAccessibleName(words)
        set_tip(self, words)

    def _choose(self, number: int) -> None:
        if 1 <= number <= self.sheet.count and number != self.start:
            self.start = number
            self._say()
            self.update()
            self.started.emit(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for slot in range(self.sheet.count):
            if self._place(slot).contains(event.position()):
                self._choose(slot + 1)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.sheet.columns,
            Qt.Key.Key_Down: self.sheet.columns,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choose(self.start + step)

    @property
    def _scale(self) -> float:
        wide, tall = PAPER_SIZES[self.sheet.paper]
        return min((self.width() - 4) / wide, (self.height() - 4) / tall)

    def _place(self, slot: int) -> QRectF:
        place, scale = self.sheet.place(slot), self._scale
        left = (self.width() - PAPER_SIZES[self.sheet.paper][0] * scale) / 2
        return QRectF(left + place.x * scale, 2 + place.y * scale, self.sheet.width * scale, self.sheet.height * scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, tall = (measure * self._scale for measure in PAPER_SIZES[self.sheet.paper])
        painter.setPen(QPen(self.look.colour("strong"), 1))
        painter.setBrush(QColor(_PAPER))
        painter.drawRect(QRectF((self.width() - wide) / 2, 2, wide, tall))
        for slot in range(self.sheet.count):
            self._paint_label(painter, slot)

    def _paint_label(self, painter: QPainter, slot: int) -> None:
        number, place = slot + 1, self._place(slot).adjusted(0.6, 0.6, -0.6, -0.6)
        meant = self.start <= number < self.start + max(self.count, 1)
        colour = QColor("#C9C3B8") if number < self.start else QColor("#1F5AA6") if meant else QColor(_PAPER)
        painter.setPen(QPen(QColor("#8A8377"), 0.7))
        painter.setBrush(colour)
        if self.sheet.round:
            painter.drawEllipse(place)
        else:
            painter.drawRoundedRect(place, 1.5, 1.5)
