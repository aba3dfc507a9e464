"""Words on the screen: always plain text, in one of the sizes of the type scale, cut or wrapped."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui import theme
from app.ui.theme import BODY, CAPTION, CHANGE, FIGURE, SECTION, TITLE, TOTAL, Look
from app.ui.widgets.painted import measure_again
from app.ui.widgets.tip import set_tip

Role = Literal[
    "body", "strong", "caption", "detail", "section", "lead", "figure", "page", "title", "total", "change", "link"
]
Wrap = Literal["cut", "wrap", "whole"]

#: role -> (size, bold, token)
ROLES: dict[Role, tuple[int, bool, str]] = {
    "body": (BODY, False, "text"),
    "strong": (BODY, True, "text"),
    "caption": (CAPTION, False, "text3"),
    "detail": (CAPTION, False, "text2"),
    "section": (SECTION, True, "text"),
    "lead": (SECTION, False, "text2"),
    "figure": (FIGURE, True, "text"),
    "page": (FIGURE, True, "text"),
    "title": (TITLE, True, "text"),
    "total": (TOTAL, True, "text"),
    "change": (CHANGE, True, "text"),
    "link": (BODY, False, "accent"),
}
_FEW_LETTERS = 6
_MOST_WIDTH = 560


def lay_out(text: str, look: Look, width: float, size: int, *, bold: bool = False) -> tuple[QTextLayout, float]:
    """Break text into lines of that width; the layout and its height."""
    layout = QTextLayout(text.replace("\n", "\u2028"), look.font(size, bold=bold))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def paint_text(
    painter: QPainter,
    place: QRectF,
    text: str,
    look: Look,
    *,
    size: int = BODY,
    bold: bool = False,
    colour: str = "text",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line, cut with an ellipsis, in the vertical middle of a place; `colour` is a token or #RRGGBB."""
    metrics = look.metrics(size, bold=bold)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 0.5)
    painter.setFont(look.font(size, bold=bold))
    painter.setPen(QColor(colour) if colour.startswith("#") else look.colour(colour))
    # A letter like J hangs over its left edge; without the step to the right its hook is cut.
    overhang = max(0.0, -metrics.leftBearing(shown[0])) if shown and align is Qt.AlignmentFlag.AlignLeft else 0.0
    painter.drawText(
        place.translated(overhang, 0),
        int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip),
        shown,
    )


class Label(QLabel):
    """Plain text: cut with an ellipsis, wrapped over lines, or whole (a figure or date that never gives way)."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        *,
        wrap: Wrap = "cut",
        tone: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role: Role = role
        self._wrap: Wrap = wrap
        self._tone = tone
        self._align = align
        vertical = QSizePolicy.Policy.Minimum if wrap == "wrap" else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        policy.setHeightForWidth(wrap == "wrap")
        self.setSizePolicy(policy)
        self.setText(text)

    @property
    def look(self) -> Look:
        return theme.current()

    def changeEvent(self, event: QEvent) -> None:
        measure_again(self, event)
        super().changeEvent(event)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        set_tip(self, "")
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Another token for the words; empty goes back to the role's own."""
        self._tone = tone
        self.update()

    def set_role(self, role: Role) -> None:
        """Another size and weight."""
        self._role = role
        self.updateGeometry()
        self.update()

    def set_align(self, align: Qt.AlignmentFlag) -> None:
        """Flush left, right or centred from now on."""
        self._align = align
        self.update()

    def _font(self) -> tuple[int, bool, str]:
        size, bold, colour = ROLES[self._role]
        return size, bold, self._tone or colour

    def _natural_width(self) -> int:
        size, bold, _ = self._font()
        metrics = self.look.metrics(size, bold=bold)
        return max((round(metrics.horizontalAdvance(line) + 2.5) for line in self.text().split("\n")), default=0)

    def _line_height(self) -> int:
        size, bold, _ = self._font()
        return round(self.look.metrics(size, bold=bold).height())

    def sizeHint(self) -> QSize:
        width = self._natural_width()
        if self._wrap != "wrap":
            return QSize(width, self._line_height())
        width = min(width, self.look.px(_MOST_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._natural_width()
        if self._wrap == "whole":
            return QSize(width, self._line_height())
        size, bold, _ = self._font()
        few = round(self.look.metrics(size, bold=bold).averageCharWidth() * _FEW_LETTERS)
        return QSize(min(width, few), self._line_height())

    def hasHeightForWidth(self) -> bool:
        return self._wrap == "wrap"

    def heightForWidth(self, width: int) -> int:
        size, bold, _ = self._font()
        if self._wrap != "wrap":
            return self._line_height()
        return max(self._line_height(), round(lay_out(self.text(), self.look, width, size, bold=bold)[1] + 0.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        size, bold, colour = self._font()
        place = QRectF(self.contentsRect())
        if self._wrap != "wrap":
            paint_text(painter, place, self.text(), self.look, size=size, bold=bold, colour=colour, align=self._align)
            if self._wrap == "cut":
                set_tip(self, self.text() if self._natural_width() > self.width() + 3 else "")
            return
        layout, _ = lay_out(self.text(), self.look, place.width(), size, bold=bold)
        if self._align is not Qt.AlignmentFlag.AlignLeft:
            self._move_lines(layout, place.width())
        painter.setPen(self.look.colour(colour))
        layout.draw(painter, place.topLeft())

    def _move_lines(self, layout: QTextLayout, width: float) -> None:
        share = 0.5 if self._align is Qt.AlignmentFlag.AlignHCenter else 1.0
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            line.setPosition(QPointF((width - line.naturalTextWidth()) * share, line.y()))
