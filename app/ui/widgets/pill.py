"""Pills: filters above a list, with the count beside the word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.theme import BODY, CAPTION, Look
from app.ui.widgets.label import paint_text
from app.ui.widgets.row_flow import RowFlow

_HEIGHT, _EDGE, _GAP, _CROSS = 32, 12, 6, 14


class Pill(QAbstractButton):
    """One filter. A removable pill shows × and sends `removed` when it is pressed."""

    removed = Signal()

    def __init__(self, text: str, count: str = "", *, removable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._count, self._removable = text, count, removable
        self.setCheckable(not removable)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{text} {count}".strip())
        self.setProperty("ring_radius", 16)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if removable:
            self.clicked.connect(lambda _checked: self.removed.emit())

    @property
    def look(self) -> Look:
        return theme.current()

    def set_count(self, count: str) -> None:
        """Another count beside the word."""
        self._count = count
        self.setAccessibleName(f"{self._words} {count}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self.look
        width = look.metrics(BODY, bold=True).horizontalAdvance(self._words) + 2 * look.px(_EDGE) + 2
        if self._count:
            width += look.metrics(CAPTION).horizontalAdvance(self._count) + _GAP
        return QSize(round(width + (look.px(_CROSS) + _GAP if self._removable else 0)), look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setBrush(look.colour("soft" if chosen else "hover" if self.underMouse() else "surface"))
        painter.setPen(QPen(look.colour("accent" if chosen else "strong"), 1))
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        self._paint_words(painter, place.adjusted(look.px(_EDGE), 0, -look.px(_EDGE), 0), chosen=chosen)

    def _paint_words(self, painter: QPainter, place: QRectF, *, chosen: bool) -> None:
        look = self.look
        paint_text(painter, place, self._words, look, bold=chosen)
        right = Qt.AlignmentFlag.AlignRight
        if self._removable:
            side = look.px(_CROSS)
            icons.paint(painter, "x", QRectF(place.right() - side, 0, side, self.height()), look.tokens.text2)
            place = place.adjusted(0, 0, -side - _GAP, 0)
        paint_text(painter, place, self._count, look, size=CAPTION, colour="text2", align=right)


class Pills(QWidget):
    """A row of pills of which one is chosen; the row breaks when the window is narrow."""

    chosen = Signal(str)

    def __init__(self, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        """`choices` are (id, words); the first is chosen."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._pills: dict[str, Pill] = {}
        flow = RowFlow(self)
        for place, (name, words) in enumerate(choices):
            pill = Pill(words)
            pill.setChecked(place == 0)
            pill.clicked.connect(lambda _checked, name=name: self.chosen.emit(name))
            self._group.addButton(pill)
            self._pills[name] = pill
            flow.addWidget(pill)

    def current(self) -> str:
        """The id of the chosen pill."""
        return next((name for name, pill in self._pills.items() if pill.isChecked()), "")

    def choose(self, name: str) -> None:
        """Choose without a signal; none where no pill has that id."""
        self._group.setExclusive(False)
        for one, pill in self._pills.items():
            pill.setChecked(one == name)
        self._group.setExclusive(True)

    def set_count(self, name: str, count: str) -> None:
        """The count beside one pill's word."""
        self._pills[name].set_count(count)
