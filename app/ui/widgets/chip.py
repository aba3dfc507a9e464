"""A chip: a state in one to four words, coloured, with an icon where it is urgent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import icons
from app.ui.theme import CAPTION, Look
from app.ui.widgets.label import paint_text
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from app.ui.tokens import Tone

_HEIGHT, _ICON, _EDGE, _GAP = 22, 14, 9, 4


@dataclass(frozen=True, slots=True)
class Tag:
    """What a chip says, for chips painted inside rows."""

    text: str
    tone: Tone = "info"
    icon: str = ""


def tag_size(look: Look, tag: Tag) -> QSize:
    """Room a chip takes."""
    words = look.metrics(CAPTION, bold=True).horizontalAdvance(tag.text)
    icon = look.px(_ICON) + _GAP if tag.icon else 0
    return QSize(round(words + icon + 2 * look.px(_EDGE) + 1), look.px(_HEIGHT))


def paint_tag(painter: QPainter, place: QRectF, tag: Tag, look: Look, *, ground: str = "") -> None:
    """Draw a chip into a place; on a selected row `ground` is the surface."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.colour(ground or f"{tag.tone}_bg"))
    painter.setBrush(look.colour(ground or f"{tag.tone}_bg"))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), place.height() / 2, place.height() / 2)
    inside = place.adjusted(look.px(_EDGE), 0, -look.px(_EDGE), 0)
    if tag.icon:
        side = look.px(_ICON)
        icons.paint(painter, tag.icon, QRectF(inside.x(), inside.y(), side, inside.height()), look.tokens.of(tag.tone))
        inside.setLeft(inside.left() + side + _GAP)
    paint_text(painter, inside, tag.text, look, size=CAPTION, bold=True, colour=tag.tone)
    painter.restore()


def paint_tags(painter: QPainter, place: QRectF, tags: tuple[Tag, ...], look: Look, *, ground: str = "") -> float:
    """Draw chips from the left while whole ones fit; returns the width used."""
    used = 0.0
    for tag in tags:
        size = tag_size(look, tag)
        if used and used + size.width() > place.width():
            break
        width = min(float(size.width()), place.width())
        top = round(place.center().y() - size.height() / 2)
        paint_tag(painter, QRectF(place.x() + used, top, width, size.height()), tag, look, ground=ground)
        used += width + 6
    return used


class Chip(Painted):
    """A chip standing alone."""

    def __init__(self, text: str, tone: Tone = "info", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = Tag(text, tone, icon)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_tag(self, tag: Tag) -> None:
        """Say something else."""
        self._tag = tag
        self.setAccessibleName(tag.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return tag_size(self.look, self._tag)

    def minimumSizeHint(self) -> QSize:
        size = self.sizeHint()
        return QSize(min(size.width(), self.look.px(60)), size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tag(painter, QRectF(self.rect()), self._tag, self.look)
