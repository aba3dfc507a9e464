"""One row of the sidebar: icon, word, badge and key, or the icon alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.theme import BODY, CAPTION, Look
from app.ui.widgets.keycap import key_words
from app.ui.widgets.label import paint_text
from app.ui.widgets.tip import set_tip

_HEIGHT, _LEAST_HEIGHT, _ICON, _EDGE, _GAP, _RADIUS, _BADGE = 36, 24, 20, 8, 10, 6, 24


class NavRow(QAbstractButton):
    """Checked while its page is shown."""

    def __init__(self, icon: str, words: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._words, self._key = icon, words, key
        self._badge = 0
        self._narrow = False
        self.setCheckable(True)
        self.setText(words.replace("&", "&&"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._say()

    @property
    def look(self) -> Look:
        return theme.current()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Show the icon alone, with the words in the tooltip."""
        self._narrow = narrow
        self._say()
        self.updateGeometry()

    def set_badge(self, count: int) -> None:
        """How many things wait there; none hides the badge."""
        self._badge = count
        self._say()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(f"{self._words}, {self._badge}" if self._badge else self._words)
        self.setAccessibleDescription(key_words(self._key))
        set_tip(self, f"{self._words}  {key_words(self._key)}".strip() if self._narrow else "")

    def sizeHint(self) -> QSize:
        height = self.look.px(_HEIGHT)
        return QSize(height + 8 if self._narrow else self.look.px(200), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(_HEIGHT), self.look.px(_LEAST_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        side = look.px(_ICON)
        colour = look.tokens.accent if self.isChecked() else look.tokens.text2
        place = QRectF(self.rect()).adjusted(_EDGE, 0, -_EDGE, 0)
        if self._narrow:
            icons.paint(painter, self._icon, QRectF((self.width() - side) / 2, 0, side, self.height()), colour)
            self._paint_dot(painter)
            return
        icons.paint(painter, self._icon, QRectF(place.x(), 0, side, self.height()), colour)
        self._paint_words(painter, place.adjusted(side + _GAP, 0, 0, 0))

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        look = self.look
        right = Qt.AlignmentFlag.AlignRight
        key = key_words(self._key)
        paint_text(painter, place, key, look, size=CAPTION, colour="text3", align=right)
        place.setRight(place.right() - look.metrics(CAPTION).horizontalAdvance(key) - _GAP)
        if self._badge:
            side = look.px(_BADGE)
            spot = QRectF(place.right() - side, round(place.center().y() - side / 2), side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("danger_bg"))
            painter.drawEllipse(spot)
            painter.setFont(look.font(CAPTION, bold=True))
            painter.setPen(look.colour("danger"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(self._badge) if self._badge < 100 else "99+")  # noqa: PLR2004 - what fits
            place.setRight(spot.left() - 4)
        on = self.isChecked()
        paint_text(painter, place, self._words, look, size=BODY, bold=on, colour="text" if on else "text2")

    def _paint_dot(self, painter: QPainter) -> None:
        if self._badge:
            side = self.look.px(8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("danger"))
            painter.drawEllipse(QRectF(self.width() / 2 + side * 0.7, self.height() / 2 - side * 1.6, side, side))
