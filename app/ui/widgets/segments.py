"""Segments: two to five views of one thing, one chosen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import BODY
from app.ui.widgets.label import paint_text
from app.ui.widgets.painted import Painted

_HEIGHT, _EDGE, _GAP, _RADIUS = 32, 12, 8, 6


class Segment(NamedTuple):
    """One view: its id, its word, and a count or key beside the word."""

    id: str
    words: str
    detail: str = ""


class Segments(Painted):
    """One control: arrows move the choice, a click takes it."""

    chosen = Signal(str)

    def __init__(self, segments: tuple[Segment, ...], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments = segments
        self._name = name
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringed", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._say()

    def current(self) -> str:
        """The id of the chosen segment."""
        return self._segments[self._at].id if self._segments else ""

    def choose(self, segment: str) -> None:
        """Choose without a signal."""
        self._at = next((place for place, one in enumerate(self._segments) if one.id == segment), self._at)
        self._say()
        self.update()

    def set_segments(self, segments: tuple[Segment, ...]) -> None:
        """Other words or counts; the chosen id stays."""
        chosen = self.current()
        self._segments = segments
        self._at = 0
        self.choose(chosen)
        self.updateGeometry()

    def _say(self) -> None:
        words = self._segments[self._at].words if self._segments else ""
        self.setAccessibleName(f"{self._name}: {words}" if self._name else words)

    def _take(self, place: int) -> None:
        if self._segments and place != self._at:
            self._at = place % len(self._segments)
            self._say()
            self.update()
            self.chosen.emit(self.current())

    def _widths(self, *, tight: bool = False) -> list[int]:
        look = self.look
        edge = look.px(6 if tight else _EDGE)
        widths = []
        for segment in self._segments:
            width = look.metrics(BODY, bold=True).horizontalAdvance(segment.words) + 2 * edge
            if segment.detail:
                width += look.metrics(BODY).horizontalAdvance(segment.detail) + _GAP
            widths.append(round(width + 2))
        return widths

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), self.look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(sum(self._widths(tight=True)), self.look.px(_HEIGHT))

    def _places(self) -> list[QRectF]:
        widths = self._widths()
        share = self.width() / max(1, sum(widths))
        left, places = 0.0, []
        for width in widths:
            places.append(QRectF(left, 0, width * share, self.height()))
            left += width * share
        return places

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, rect in enumerate(self._places()):
            if rect.contains(event.position()):
                self._take(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key()), 0
        )
        if step:
            self._take((self._at + step) % len(self._segments))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(outline, _RADIUS, _RADIUS)
        painter.fillPath(shape, look.colour("surface"))
        places = self._places()
        painter.setPen(QPen(look.colour("strong"), 1))
        for place in places[1:]:
            painter.drawLine(round(place.left()), 1, round(place.left()), self.height() - 2)
        painter.drawPath(shape)
        if places:
            self._paint_chosen(painter, shape, places[self._at])
        for number, place in enumerate(places):
            self._paint_words(painter, place, self._segments[number], chosen=number == self._at)

    def _paint_chosen(self, painter: QPainter, shape: QPainterPath, place: QRectF) -> None:
        box = QPainterPath()
        box.addRect(place.adjusted(0.5 if place.left() else 0, 0, 0.5, 0))
        chosen = shape.intersected(box)
        painter.fillPath(chosen, self.look.colour("soft"))
        painter.setPen(QPen(self.look.colour("accent"), 1))
        painter.drawPath(chosen)

    def _paint_words(self, painter: QPainter, place: QRectF, segment: Segment, *, chosen: bool) -> None:
        look = self.look
        words = look.metrics(BODY, bold=chosen).horizontalAdvance(segment.words)
        detail = look.metrics(BODY).horizontalAdvance(segment.detail) + _GAP if segment.detail else 0
        left = place.left() + max(4.0, (place.width() - words - detail) / 2)
        room = QRectF(left, place.y(), min(words + 1, place.right() - left - 2), place.height())
        paint_text(painter, room, segment.words, look, bold=chosen, colour="text" if chosen else "text2")
        if segment.detail:
            rest = QRectF(room.right() + _GAP - 1, place.y(), detail, place.height())
            paint_text(painter, rest, segment.detail, look, colour="text" if chosen else "text2")
