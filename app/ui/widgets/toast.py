"""What was just done, at the bottom left for six seconds, with Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.theme import BODY, CAPTION
from app.ui.widgets.button import Button
from app.ui.widgets.keycap import key_words
from app.ui.widgets.label import Label, paint_text
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 6
_EDGE, _GAP = 16, 8


class _Undo(Button):
    """Words and key without a frame, in the toast's turned colours."""

    def sizeHint(self) -> QSize:
        words, key = self.look.metrics(BODY), self.look.metrics(CAPTION)
        width = words.horizontalAdvance(self.words()) + key.horizontalAdvance(key_words(self.key)) + 3 * _GAP + 2
        return QSize(round(width), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        place = QRectF(self.rect()).adjusted(_GAP, 0, -_GAP, 0)
        paint_text(painter, place, self.words(), look, colour="bg")
        left = look.metrics(BODY).horizontalAdvance(self.words()) + _GAP
        paint_text(painter, place.adjusted(left, 0, 0, 0), key_words(self.key), look, size=CAPTION, colour="bg")


class Toast(Painted):
    """One at a time; a new one takes the old one's place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._over = parent
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE + 24, 4, 8, 4)
        row.setSpacing(8)
        self.words = Label("", "strong", tone="bg")
        row.addWidget(self.words)
        self._undo: Button | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, words: str, undo: Callable[[], object] | None = None, *, undo_words: str = "") -> None:
        """Show the words; with `undo` also the button that takes it back."""
        if self._undo is not None:
            self._undo.hide()
            self._undo.deleteLater()
            self._undo = None
        self.words.setText(words)
        self.setAccessibleName(words)
        if undo is not None:
            self._undo = _Undo(undo_words, "quiet", key="Ctrl+Z", run=undo)
            self._undo.clicked.connect(self.hide)
            self._row.addWidget(self._undo)
            self._undo.show()  # while a toast still stands the layout leaves out what is not yet shown
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start(SECONDS * 1000)

    def place(self) -> None:
        """Bottom left of the parent, above the strip."""
        parent = self._over
        room = parent.width() - 32
        look = theme.current()
        self.resize(min(self.sizeHint().width(), room), max(look.px(40), self.sizeHint().height()))
        self.move(16, parent.height() - self.height() - 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.colour("text"))
        painter.setBrush(look.colour("text"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        icons.paint(painter, "check", QRectF(_EDGE, 0, 16, self.height()), look.tokens.bg)
