"""How fields look inside a text: chips with their words, and a red line under braces that name no field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPyTextObject, QSyntaxHighlighter, QTextCharFormat, QTextFormat

from app.domain.letter import FIELDS
from app.ui import theme
from app.ui.theme import CAPTION

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor, QTextDocument
    from PySide6.QtWidgets import QPlainTextEdit

#: The character that stands for a chip in a document, the kind of its format, and where that keeps the field's name.
OBJECT = "\ufffc"
KIND = int(QTextFormat.ObjectTypes.UserObject.value) + 1
NAME = int(QTextFormat.Property.UserProperty.value) + 1
_EDGE, _AIR = 7, 2
FIELD = re.compile(r"\{\s*([^{}\s](?:[^{}]*[^{}\s])?)\s*\}")
_TWO_BYTES = "\uffff"
_BRACES = re.compile(r"\{[^{}]*\}")


class FieldChips(QPyTextObject):
    """Draws each field as a chip with its words in the language of the screen."""

    def __init__(self, text: QPlainTextEdit) -> None:
        super().__init__(text)
        self._text = text

    def intrinsicSize(self, _document: QTextDocument, _place: int, form: QTextFormat) -> QSizeF:
        look = theme.current()
        words = look.metrics(CAPTION, bold=True).horizontalAdvance(_words(form))
        return QSizeF(words + 2 * look.px(_EDGE) + 2 * _AIR, look.metrics().height())

    def drawObject(
        self, painter: QPainter, place: QRectF | QRect, _document: QTextDocument, at: int, form: QTextFormat
    ) -> None:
        look, cursor = theme.current(), self._text.textCursor()
        marked = cursor.selectionStart() <= at < cursor.selectionEnd()
        area = QRectF(place).adjusted(_AIR, 0.5, -_AIR, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # Where two texts are compared, what came and what went have grounds and letters of their own.
        own = form.hasProperty(int(QTextFormat.Property.BackgroundBrush.value))
        painter.setBrush(look.colour("accent" if marked else "info_bg") if not own else form.background())
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setFont(look.font(CAPTION, bold=True))
        painter.setPen(look.colour("on_accent" if marked else "info") if not own else form.foreground().color())
        # On the line on which the words around it stand.
        line = area.bottom() + 0.5 - look.metrics().descent()
        painter.drawText(QPointF(area.left() + look.px(_EDGE), line), _words(form))
        if form.boolProperty(int(QTextFormat.Property.FontStrikeOut.value)):
            painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()))
        painter.restore()


class Misspelt(QSyntaxHighlighter):
    """Braces that stay in the text name no field; they are underlined at once."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(theme.current().colour("danger"))
        form.setForeground(theme.current().colour("danger"))
        for found in _BRACES.finditer(text):
            self.setFormat(units(text[: found.start()]), units(found[0]), form)


def units(text: str) -> int:
    """How far a text reaches in a document, where rare characters and emoji count twice."""
    return len(text) + sum(letter > _TWO_BYTES for letter in text)


def chip_format(name: str, like: QTextCharFormat | None = None) -> QTextCharFormat:
    """What makes the character OBJECT the chip of a field."""
    made = QTextCharFormat(like) if like is not None else QTextCharFormat()
    made.setObjectType(KIND)
    made.setProperty(NAME, name)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBottom)
    return made


def insert_with_chips(cursor: QTextCursor, text: str, like: QTextCharFormat) -> None:
    """A text with its known fields as chips."""
    at = 0
    for found in FIELD.finditer(text):
        if found[1] in FIELDS:
            cursor.insertText(text[at : found.start()], like)
            cursor.insertText(OBJECT, chip_format(found[1], like))
            at = found.end()
    cursor.insertText(text[at:].replace(OBJECT, ""), like)


def _words(form: QTextFormat) -> str:
    field = FIELDS.get(str(form.property(NAME) or ""))
    return theme.current().language.render(field.label) if field else ""
