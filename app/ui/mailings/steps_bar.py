"""The steps of a long piece of work: which are done, which one is open, and what each has come to."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import icons
from app.ui.theme import BODY, CAPTION
from app.ui.widgets.label import paint_text
from app.ui.widgets.painted import Painted

StepState = Literal["done", "open", "later"]
_HEIGHT, _LOW, _ROUND, _EDGE, _GAP, _LEAST_LINE, _RADIUS = 56, 44, 26, 20, 12, 24, 8


class Step(NamedTuple):
    """One step: its id, its word, and in short what was settled in it."""

    id: str
    words: str
    detail: str = ""
    state: StepState = "later"


class StepsBar(Painted):
    """One control: arrows or a click ask for a step; whoever listens says whether it may be opened.

    Where the words have no room only the open step has them; the others keep their number.
    """

    wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._steps: tuple[Step, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringed", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Other words or states."""
        self._steps = steps
        at = self._at()
        now = steps[at]
        self.setAccessibleName(f"{self._name}: {at + 1} / {len(steps)}, {now.words}, {now.detail}".rstrip(", "))
        self.updateGeometry()
        self.update()

    def _at(self) -> int:
        return next((place for place, step in enumerate(self._steps) if step.state == "open"), 0)

    # --- measures

    def _width(self, step: Step, *, words: bool) -> float:
        look = self.look
        width = float(look.px(_ROUND))
        if words:
            told = max(
                look.metrics(BODY, bold=step.state == "open").horizontalAdvance(step.words),
                look.metrics(CAPTION).horizontalAdvance(step.detail),
            )
            width += _GAP + told + 2
        return width

    def _worded(self) -> tuple[bool, ...]:
        """Which steps show their words in the width there is."""
        every = tuple(True for _step in self._steps)
        lines = _LEAST_LINE + 2 * _GAP
        need = sum(self._width(step, words=True) for step in self._steps) + lines * (len(self._steps) - 1)
        if need + 2 * _EDGE <= self.width():
            return every
        return tuple(step.state == "open" for step in self._steps)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(560), self.look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(_ROUND) * 4 + 120, self.look.px(_LOW))

    def _places(self) -> list[tuple[QRectF, bool]]:
        """Where each step stands, and whether its words are there."""
        if not self._steps:
            return []
        worded = self._worded()
        widths = [self._width(step, words=said) for step, said in zip(self._steps, worded, strict=True)]
        room = self.width() - 2 * _EDGE
        gap = max(float(_GAP), (room - sum(widths)) / max(1, len(widths) - 1))
        left, places = float(_EDGE), []
        for width, said in zip(widths, worded, strict=True):
            places.append((QRectF(left, 0, min(width, self.width() - left - 8), self.height()), said))
            left += width + gap
        return places

    # --- drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        places = self._places()
        middle = self.height() // 2
        for (one, _said), (other, _also) in pairwise(places):
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(round(one.right() + _GAP), middle, round(other.left() - _GAP), middle)
        for number, (step, (place, said)) in enumerate(zip(self._steps, places, strict=True), 1):
            self._paint_round(painter, place, step, number)
            if said:
                self._paint_words(painter, place, step)

    def _paint_round(self, painter: QPainter, place: QRectF, step: Step, number: int) -> None:
        look = self.look
        side = look.px(_ROUND)
        spot = QRectF(place.x(), round(place.center().y() - side / 2), side, side)
        edge, ground, ink = {
            "done": ("ok_bg", "ok_bg", "ok"),
            "open": ("accent", "accent", "on_accent"),
            "later": ("strong", "surface", "text2"),
        }[step.state]
        painter.setPen(QPen(look.colour(edge), 1))
        painter.setBrush(look.colour(ground))
        painter.drawEllipse(spot.adjusted(0.5, 0.5, -0.5, -0.5))
        if step.state == "done":
            inset = side * 0.22
            icons.paint(painter, "check", spot.adjusted(inset, inset, -inset, -inset), look.tokens.ok)
            return
        painter.setFont(look.font(BODY, bold=step.state == "open"))
        painter.setPen(look.colour(ink))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_words(self, painter: QPainter, place: QRectF, step: Step) -> None:
        look = self.look
        bold = step.state == "open"
        top, below = look.metrics(BODY).height(), look.metrics(CAPTION).height() if step.detail else 0
        left = place.x() + look.px(_ROUND) + _GAP
        start = place.center().y() - (top + below) / 2
        room = place.right() - left + 1
        colour = "text2" if step.state == "later" else "text"
        paint_text(painter, QRectF(left, start, room, top), step.words, look, bold=bold, colour=colour)
        if step.detail:
            detail = QRectF(left, start + top, room, below)
            paint_text(painter, detail, step.detail, look, size=CAPTION, colour="text2")

    # --- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for step, (place, _said) in zip(self._steps, self._places(), strict=True):
            if place.contains(event.position()):
                self.wanted.emit(step.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self._at() + move
        if move and 0 <= place < len(self._steps):
            self.wanted.emit(self._steps[place].id)
        elif not move:
            super().keyPressEvent(event)
