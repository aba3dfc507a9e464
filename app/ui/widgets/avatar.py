"""A round mark at the left of a row: initials of a person, or an icon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.names import PersonName, initials
from app.ui import icons
from app.ui.theme import BODY, CAPTION, FIGURE, Look
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from app.ui.tokens import Tone

_LARGE, _SMALL = 44, 36


@dataclass(frozen=True, slots=True)
class Mark:
    """Initials or the name of an icon, in a tone; square marks stand for things, round ones for people."""

    text: str = ""
    icon: str = ""
    tone: Tone = "info"
    square: bool = False


def person_mark(person: PersonName | None) -> Mark:
    """The initials, or the shape of a person where only a phone number is known."""
    letters = initials(person) if person else ""
    return Mark(letters) if letters and not letters[0].isdigit() else Mark(icon="user")


def paint_mark(painter: QPainter, place: QRectF, mark: Mark, look: Look, *, ground: str = "") -> None:
    """Draw a mark filling a square place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(ground or f"{mark.tone}_bg"))
    radius = look.px(8) if mark.square else place.height() / 2
    painter.drawRoundedRect(place, radius, radius)
    if mark.icon:
        share = 0.28 if mark.square else 0.24
        inside = place.adjusted(*(place.width() * edge for edge in (share, share, -share, -share)))
        icons.paint(painter, mark.icon, inside, look.tokens.of(mark.tone))
    else:
        painter.setFont(look.font(_letter_size(place.height() / look.scale), bold=True))
        painter.setPen(look.colour(mark.tone))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark.text)
    painter.restore()


def _letter_size(side: float) -> int:
    if side >= 56:  # noqa: PLR2004 - the avatar of a record's head
        return FIGURE
    return 16 if side >= _LARGE else BODY if side >= _SMALL else CAPTION


class Avatar(Painted):
    """A mark standing alone, `side` pixels at 100 %."""

    def __init__(self, mark: Mark, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._side = side
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_mark(self, mark: Mark) -> None:
        """Show another person or thing."""
        self._mark = mark
        self.update()

    def set_picture(self, content: bytes | None) -> None:
        """Show a JPEG picture instead of the mark, cut to the round; None shows the mark."""
        self._picture = QPixmap()
        if content:
            self._picture.loadFromData(content, "JPEG")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._side), self.look.px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._picture.isNull():
            self._paint_picture(painter)
            return
        paint_mark(painter, QRectF(self.rect()), self._mark, self.look)

    def _paint_picture(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        round_place = QPainterPath()
        round_place.addEllipse(QRectF(self.rect()))
        painter.setClipPath(round_place)
        side = min(self._picture.width(), self._picture.height())
        # Heads are above the middle of upright pictures.
        left, top = (self._picture.width() - side) / 2, (self._picture.height() - side) / 3
        painter.drawPixmap(QRectF(self.rect()), self._picture, QRectF(left, top, side, side))
