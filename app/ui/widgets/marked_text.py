"""One line of text with the found letters marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout

from app.ui.theme import BODY, Look
from app.ui.widgets.hits import found_letters
from app.ui.widgets.label import paint_text


def paint_marked(
    painter: QPainter,
    place: QRectF,
    text: str,
    look: Look,
    *,
    letters: str,
    size: int = BODY,
    bold: bool = False,
    colour: str = "text",
) -> None:
    """Draw a line cut to its place; what `letters` found in it stands on the `hit` ground."""
    spans = found_letters(text, letters) if letters else ()
    if not spans:
        paint_text(painter, place, text, look, size=size, bold=bold, colour=colour)
        return
    shown = look.metrics(size, bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    layout = QTextLayout(shown, look.font(size, bold=bold))
    layout.setFormats([_marked(start, length, look) for start, length in spans if start + length <= len(shown)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(place.width() + 100)
    layout.endLayout()
    painter.setPen(look.colour(colour))
    layout.draw(painter, QPointF(place.x(), place.center().y() - line.height() / 2))


def _marked(start: int, length: int, look: Look) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setBackground(look.colour("hit"))
    style.setForeground(look.colour("hit_text"))
    style.setFontWeight(QFont.Weight.DemiBold)
    made = QTextLayout.FormatRange()
    # The stubs lack the setters' types of this plain C++ struct.
    made.start, made.length, made.format = start, length, style
    return made
