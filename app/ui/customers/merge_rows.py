"""One field of two records side by side: what each has, how they stand to each other, and which is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.domain.merge import FIELD_WORDS, FieldPair, Match, Side
from app.i18n import N_, Message
from app.ui.undo import values
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from app.i18n import Language
    from app.ui.tokens import Tone

_RADIUS = 6
_LABEL = 148
# From left to right, as the arrow keys go through them.
_ORDER = (Side.KEPT, Side.BOTH, Side.GONE)
_SIGNS: dict[Match, tuple[str, Tone, Message]] = {
    Match.SAME: ("=", "neutral", N_("the same")),
    Match.DIFFERENT: ("≠", "warn", N_("different")),
    Match.ONLY_KEPT: ("←", "neutral", N_("only on the left")),
    Match.ONLY_GONE: ("+", "ok", N_("added from the right")),
}


class ValueCell(Painted):
    """What one of the two has; `taken` when it is clicked."""

    taken = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self._chosen = False
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(6)
        self.words = Label(text, wrap="wrap")
        self.tick = Icon("check", "accent", 16)
        row.addWidget(self.words, 1)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        keep = self.tick.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.tick.setSizePolicy(keep)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if text:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(80), self.look.px(34))

    def choose(self, chosen: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Show whether this value is taken."""
        self._chosen = chosen
        self.tick.setVisible(chosen and bool(self.text))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.taken.emit()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self._chosen and self.text
        painter.setBrush(self.look.colour("soft" if chosen else "surface"))
        painter.setPen(QPen(self.look.colour("accent" if chosen else "line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


class MergeRow(Painted):
    """One field. Left and Right choose, Up and Down go on; `chosen` when the choice moved."""

    chosen = Signal()
    stepped = Signal(int)

    def __init__(self, language: Language, pair: FieldPair, *, narrow: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self.pair, self.side = language, pair, pair.choice
        self._field = language.render(FIELD_WORDS[pair.name])
        sign, tone, self._match = _SIGNS[pair.match]
        self.kept = ValueCell(values.value(language, pair.name, pair.kept))
        self.gone = ValueCell(values.value(language, pair.name, pair.gone))
        self.sign = Chip(sign, tone)
        self.kept.taken.connect(lambda: self._click(Side.KEPT))
        self.gone.taken.connect(lambda: self._click(Side.GONE))
        self._arrange(narrow=narrow)
        if len(pair.sides) > 1:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setProperty("ringed", True)
        self._show()

    def _arrange(self, *, narrow: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        label = Label(self._field, "caption", wrap="wrap")
        line, first = (1, 0) if narrow else (0, 1)
        if narrow:
            grid.addWidget(label, 0, 0, 1, 3)
        else:
            label.setFixedWidth(self.look.px(_LABEL))
            grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.kept, line, first)
        grid.addWidget(self.sign, line, first + 1, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self.gone, line, first + 2)
        grid.setColumnMinimumWidth(first + 1, self.look.px(36))
        grid.setColumnStretch(first, 1)
        grid.setColumnStretch(first + 2, 1)

    def take(self, side: Side) -> None:
        """Choose a side, if it can be."""
        if side in self.pair.sides and side is not self.side:
            self.side = side
            self._show()
            self.chosen.emit()

    def _click(self, side: Side) -> None:
        """A click on the other value adds it where both can be had; another one leaves one alone."""
        both = Side.BOTH in self.pair.sides
        self.take(Side.BOTH if both and self.side is not Side.BOTH and side is not self.side else side)
        if self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _show(self) -> None:
        self.kept.choose(self.side in (Side.KEPT, Side.BOTH))
        self.gone.choose(self.side in (Side.GONE, Side.BOTH) or self.pair.match is Match.SAME)
        taken = {Side.KEPT: self.kept.text, Side.GONE: self.gone.text, Side.BOTH: self._language.gettext("both")}
        said = self._language.gettext(
            "{field}: {match}. Taken: {value}",
            field=self._field,
            match=self._language.render(self._match),
            value=taken[self.side] or self._language.gettext("nothing"),
        )
        self.setAccessibleName(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            sides = [side for side in _ORDER if side in self.pair.sides]
            self.take(sides[max(0, min(sides.index(self.side) + step, len(sides) - 1))])
        elif down:
            self.stepped.emit(down)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.stepped.emit(0)
