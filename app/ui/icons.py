"""Line icons in any colour and size, sharp at the screen's pixel ratio."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import paths

STROKE = "1.75"


@cache
def _source(name: str) -> str:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


@lru_cache(maxsize=1000)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square picture of `size` logical pixels."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str, size: int) -> QIcon:
    """The icon for Qt's own controls, at one and two pixels per point."""
    made = QIcon(pixmap(name, colour, size))
    made.addPixmap(pixmap(name, colour, size, 2.0))
    return made


def paint(painter: QPainter, name: str, place: QRectF, colour: str) -> None:
    """Draw the icon in the middle of a place, as large as its smaller side."""
    size = round(min(place.width(), place.height()))
    if size < 1:
        # A place that its layout has not measured yet.
        return
    picture = pixmap(name, colour, size, painter.device().devicePixelRatioF())
    middle = place.center()
    painter.drawPixmap(QPointF(round(middle.x() - size / 2), round(middle.y() - size / 2)), picture)
