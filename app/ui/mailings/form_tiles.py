"""Choosing one of a few forms by its picture."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.mailings.form_picture import paint_form
from app.ui.theme import CAPTION
from app.ui.widgets.label import lay_out
from app.ui.widgets.painted import Painted

_TALL, _LEAST, _MOST, _GAP, _PICTURE, _RADIUS = 88, 104, 160, 8, 38, 6


class Tile(NamedTuple):
    """One form: its id, which names its drawing, and its words."""

    id: str
    words: str
    detail: str = ""


class FormTiles(Painted):
    """One control: arrows move the choice, a click takes it; the row breaks where the room ends."""

    chosen = Signal(str)

    def __init__(self, tiles: tuple[Tile, ...], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = tiles
        self._name = name
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringed", True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._say()

    def current(self) -> str:
        """The id of the chosen form."""
        return self._tiles[self._at].id if self._tiles else ""

    def choose(self, tile: str) -> None:
        """Choose without a signal."""
        self._at = next((place for place, one in enumerate(self._tiles) if one.id == tile), self._at)
        self._say()
        self.update()

    def set_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """Other forms to choose from; the chosen one stays if it is among them."""
        chosen = self.current()
        self._tiles, self._at = tiles, 0
        self.choose(chosen)
        self.updateGeometry()

    def _say(self) -> None:
        words = self._tiles[self._at].words if self._tiles else ""
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)

    def _take(self, place: int) -> None:
        if 0 <= place < len(self._tiles) and place != self._at:
            self._at = place
            self._say()
            self.update()
            self.chosen.emit(self.current())

    # --- measures

    def _in_a_row(self, width: int) -> int:
        least = self.look.px(_LEAST) + _GAP
        return max(1, min(len(self._tiles), (width + _GAP) // least))

    def _tall(self) -> int:
        return self.look.px(_TALL)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = max(1, -(-len(self._tiles) // self._in_a_row(width)))
        return rows * (self._tall() + _GAP) - _GAP

    def sizeHint(self) -> QSize:
        width = self.look.px(_LEAST) * min(3, len(self._tiles)) + 2 * _GAP
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(_LEAST), self._tall())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _places(self) -> list[QRectF]:
        row = self._in_a_row(self.width())
        wide = min((self.width() - _GAP * (row - 1)) / row, self.look.px(_MOST))
        tall = self._tall()
        return [
            QRectF((place % row) * (wide + _GAP), (place // row) * (tall + _GAP), wide, tall)
            for place in range(len(self._tiles))
        ]

    # --- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, place in enumerate(self._places()):
            if place.contains(event.position()):
                self._take(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._in_a_row(self.width())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row}.get(
            Qt.Key(event.key()), 0
        )
        if step:
            self._take(self._at + step)
        else:
            super().keyPressEvent(event)

    # --- drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, place in enumerate(self._places()):
            self._paint_tile(painter, place, self._tiles[number], chosen=number == self._at)

    def _paint_tile(self, painter: QPainter, place: QRectF, tile: Tile, *, chosen: bool) -> None:
        look = self.look
        painter.setBrush(look.colour("soft" if chosen else "surface"))
        painter.setPen(QPen(look.colour("accent" if chosen else "strong"), 1))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        picture = QRectF(place.x(), place.y() + look.px(10), place.width(), look.px(_PICTURE))
        paint_form(painter, picture, tile.id, look, chosen=chosen)
        words = QRectF(place.x() + 6, picture.bottom(), place.width() - 12, place.bottom() - picture.bottom())
        layout, height = lay_out(tile.words, look, words.width(), CAPTION, bold=chosen)
        painter.setPen(look.colour("text"))
        top = words.center().y() - height / 2
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            left = words.x() + (words.width() - line.naturalTextWidth()) / 2
            line.draw(painter, QPointF(left - line.x(), top))
