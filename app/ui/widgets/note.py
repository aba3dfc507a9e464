"""A coloured note where the matter belongs: what is so, one line more, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.widgets.label import Label
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from app.ui.tokens import Tone
    from app.ui.widgets.button import Button

_EDGE, _RADIUS = 3, 4
ICONS: dict[Tone, str] = {
    "ok": "circle-check",
    "warn": "sticky-note",
    "danger": "circle-alert",
    "info": "info",
    "plum": "heart",
    "neutral": "info",
}


class Icon(Painted):
    """An icon standing alone; it says nothing to a screen reader, the words beside it do."""

    def __init__(self, name: str, colour: str = "text2", side: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._colour, self._side = name, colour, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon in another token."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._side), self.look.px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, self._name, QRectF(self.rect()), self.look.tokens.of(self._colour))


class Note(Painted):
    """Title, one line below it, and at the right an optional button and a way to more."""

    def __init__(
        self,
        title: str,
        text: str = "",
        tone: Tone = "warn",
        *,
        icon: str = "",
        button: Button | None = None,
        more: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self._chosen = icon
        self.setAccessibleName(f"{title}. {text}" if text else title)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE + 12, 10, 12, 10)
        row.setSpacing(10)
        self._icon = Icon(icon or ICONS[tone], tone, 18)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.title = Label(title, "strong", wrap="wrap")
        self.text = Label(text, "detail", wrap="wrap")
        column.addWidget(self.title)
        column.addWidget(self.text)
        row.addLayout(column, 1)
        self.text.setVisible(bool(text))
        for one in (more, button):
            if one is not None:
                row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_tone(self, tone: Tone) -> None:
        """Another ground and edge; an icon that was chosen stays."""
        if tone != self._tone:
            self._tone = tone
            self._icon.show_icon(self._chosen or ICONS[tone], tone)
            self.update()

    def say(self, title: str, text: str = "") -> None:
        """Say something else in the same tone."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}" if text else title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.fillPath(ground, self.look.colour(f"{self._tone}_bg"))
        # The edge is cut out of the ground's own shape, so its corners do not curl.
        painter.setClipPath(ground)
        painter.fillRect(QRectF(0, 0, _EDGE, self.height()), self.look.colour(self._tone))
