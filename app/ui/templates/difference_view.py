"""How one text differs from another, read in one piece: what went is struck out, what came stands on green."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.template_version import PART_WORDS, PARTS, Mark, difference
from app.ui import theme
from app.ui.templates.field_chips import KIND, FieldChips, insert_with_chips

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from app.domain.letter import Template


class DifferenceView(QPlainTextEdit):
    """Only to be read; arrows scroll it. A screen reader hears the words of the newer text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self._chips = FieldChips(self)
        self.document().documentLayout().registerHandler(KIND, self._chips)

    def show_difference(self, old: Template, new: Template) -> None:
        """The whole newer text, marked against the older one."""
        self.clear()
        cursor = self.textCursor()
        for part in PARTS:
            before, after = getattr(old, part), getattr(new, part)
            if before or after:
                self._head(cursor, part)
                for piece in difference(before, after):
                    insert_with_chips(cursor, piece.text, _form(piece.mark))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setAccessibleDescription(new.text)

    def _head(self, cursor: QTextCursor, part: str) -> None:
        look = theme.current()
        form = QTextCharFormat()
        form.setForeground(look.colour("text3"))
        font: QFont = look.font(12)
        form.setFont(font)
        gap = "" if cursor.position() == 0 else "\n\n"
        cursor.insertText(f"{gap}{look.language.render(PART_WORDS[part])}\n", form)


def _form(mark: Mark) -> QTextCharFormat:
    look, form = theme.current(), QTextCharFormat()
    form.setFont(look.font())
    form.setForeground(look.colour("text"))
    if mark is Mark.ADDED:
        form.setBackground(look.colour("ok_bg"))
        form.setForeground(look.colour("ok"))
        form.setFontUnderline(True)
    elif mark is Mark.REMOVED:
        form.setForeground(look.colour("danger"))
        form.setBackground(look.colour("danger_bg"))
        form.setFontStrikeOut(True)
    return form
