"""What a form of mail looks like, as a small line drawing: letter, folded card, postcard, labels, envelope, leaflet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor

    from app.ui.theme import Look

#: The drawings are made on a ground of these units.
WIDE, TALL = 48.0, 36.0


class _Pencil:
    """Draws sheets, lines of writing and pictures in the tokens of the look."""

    def __init__(self, painter: QPainter, look: Look, *, chosen: bool) -> None:
        self._painter = painter
        self._paper: QColor = look.colour("surface")
        self._edge: QColor = look.colour("accent" if chosen else "strong")
        self._writing: QColor = look.colour("strong")
        self._picture: QColor = look.colour("soft")

    def sheet(self, place: QRectF) -> None:
        """A piece of paper."""
        self._painter.setPen(QPen(self._edge, 1.4))
        self._painter.setBrush(self._paper)
        self._painter.drawRoundedRect(place, 1.5, 1.5)

    def lines(self, left: float, top: float, widths: tuple[float, ...], step: float = 4.0) -> None:
        """Writing."""
        self._painter.setPen(QPen(self._writing, 1.2))
        for number, width in enumerate(widths):
            self._painter.drawLine(QLineF(left, top + number * step, left + width, top + number * step))

    def picture(self, place: QRectF) -> None:
        """A picture: a ground with a hill and a sun."""
        self._painter.setPen(QPen(self._edge, 1.0))
        self._painter.setBrush(self._picture)
        self._painter.drawRect(place)
        foot, wide, tall = place.bottom() - 1, place.width(), place.height()
        self._painter.drawPolyline(
            [
                QPointF(place.left() + 1, foot),
                QPointF(place.left() + wide * 0.35, foot - tall * 0.45),
                QPointF(place.left() + wide * 0.55, foot - tall * 0.2),
                QPointF(place.left() + wide * 0.72, foot - tall * 0.38),
                QPointF(place.right() - 1, foot),
            ]
        )
        self._painter.drawEllipse(QPointF(place.right() - wide * 0.22, place.top() + tall * 0.25), 1.2, 1.2)

    def line(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        """A fold or an edge."""
        self._painter.setPen(QPen(self._edge, 1.2))
        self._painter.drawLine(QPointF(*one), QPointF(*other))


def _letter(pencil: _Pencil) -> None:
    pencil.sheet(QRectF(12, 1, 24, 34))
    pencil.lines(15, 6, (8,))
    pencil.lines(15, 13, (18, 16, 18, 12))
    pencil.lines(15, 31, (7,))


def _card(pencil: _Pencil) -> None:
    pencil.sheet(QRectF(4, 6, 20, 25))
    pencil.sheet(QRectF(24, 6, 20, 25))
    pencil.picture(QRectF(7, 10, 14, 12))
    pencil.lines(7, 26, (9,))
    pencil.lines(27, 12, (13, 11, 13, 8))


def _small_card(pencil: _Pencil) -> None:
    pencil.sheet(QRectF(9, 9, 15, 19))
    pencil.sheet(QRectF(24, 9, 15, 19))
    pencil.picture(QRectF(11.5, 12, 10, 9))
    pencil.lines(11.5, 24.5, (6,))
    pencil.lines(26.5, 13.5, (9, 8, 9, 5))


def _postcard(pencil: _Pencil) -> None:
    pencil.sheet(QRectF(4, 6, 40, 25))
    pencil.picture(QRectF(7, 9, 18, 19))
    pencil.line((28, 10), (28, 27))
    pencil.lines(31, 16, (9, 9, 6))


def _labels(pencil: _Pencil) -> None:
    pencil.sheet(QRectF(12, 1, 24, 34))
    for top in (4.0, 12.0, 20.0, 28.0):
        for left in (14.5, 25.0):
            pencil.lines(left, top, (8.5, 6), 2.6)


def _envelope(pencil: _Pencil) -> None:
    pencil.sheet(QRectF(3, 8, 42, 22))
    pencil.line((3, 8), (24, 19))
    pencil.line((24, 19), (45, 8))
    pencil.lines(24, 23, (14, 10), 3.5)


def _leaflet(pencil: _Pencil) -> None:
    pencil.sheet(QRectF(12, 1, 24, 34))
    for top in (5.0, 20.0):
        for left in (15.0, 25.5):
            pencil.picture(QRectF(left, top, 7.5, 7))
            pencil.lines(left, top + 10, (7,))


_FORMS: dict[str, Callable[[_Pencil], None]] = {
    "letter": _letter,
    "card-a5": _card,
    "card-a6": _small_card,
    "postcard": _postcard,
    "leaflet": _leaflet,
    "labels": _labels,
    "envelopes": _envelope,
}


def paint_form(painter: QPainter, place: QRectF, form: str, look: Look, *, chosen: bool = False) -> None:
    """Draw a form of mail into a place, as large as it goes; an unknown one as a letter."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = min(place.width() / WIDE, place.height() / TALL)
    painter.translate(place.center().x() - WIDE * scale / 2, place.center().y() - TALL * scale / 2)
    painter.scale(scale, scale)
    _FORMS.get(form, _letter)(_Pencil(painter, look, chosen=chosen))
    painter.restore()
