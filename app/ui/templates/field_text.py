"""Text with fields in it: each field is one chip that is typed, deleted and copied as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.domain.letter import FIELDS
from app.ui import theme
from app.ui.templates.field_chips import FIELD, KIND, NAME, OBJECT, FieldChips, Misspelt, insert_with_chips, units

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QTextBlock

_LINE_ENDS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")
# One line is as high as any other field; Chinese letters need more of it than others.
_LINE, _MARGIN, _FRAME = 20.3, 2, 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldText(QPlainTextEdit):
    """Speaks text with `{names}`. With one line, Enter goes on to the next field of the form."""

    edited = Signal()

    def __init__(self, *, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._filling = False
        self._chips = FieldChips(self)
        self._misspelt = Misspelt(self.document())
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().registerHandler(KIND, self._chips)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if lines == 1:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._tell)
        self._resize()

    # --- what stands in it

    def value(self) -> object:
        """The text with its fields as `{names}`."""
        return self._written(0, self.document().characterCount() - 1)

    def set_value(self, value: object) -> None:
        """Show a text; what was typed before cannot be undone into it."""
        self._filling = True
        self.clear()
        self._insert(self.textCursor(), str(value or ""))
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._filling = False
        self._say()

    def insert_field(self, name: str) -> None:
        """A chip where the cursor stands, in place of what is marked."""
        self._insert(self.textCursor(), f"{{{name}}}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- text and chips

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        """Text with its known fields as chips, as one step of undo."""
        if self._lines == 1:
            text = _LINE_ENDS.sub(" ", text)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        insert_with_chips(cursor, text, QTextCharFormat())
        cursor.endEditBlock()

    def _take_typed(self) -> None:
        """The field that was just closed by its brace becomes a chip."""
        cursor = self.textCursor()
        before = _first(cursor.block().text(), cursor.positionInBlock())
        found = next((one for one in FIELD.finditer(before) if one.end() == len(before)), None)
        if found is not None and found[1] in FIELDS:
            cursor.setPosition(cursor.position() - len(found[0]), QTextCursor.MoveMode.KeepAnchor)
            self._insert(cursor, found[0])

    def _written(self, start: int, end: int) -> str:
        """A piece of the document with the names of its chips in braces."""
        blocks = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            blocks.append(self._of_block(block, start, end))
            block = block.next()
        return "\n".join(blocks)

    def _of_block(self, block: QTextBlock, start: int, end: int) -> str:
        pieces: list[str] = []
        place = block.position()
        for letter in block.text():
            if start <= place < end:
                pieces.append(f"{{{self.name_at(place)}}}" if letter == OBJECT else letter)
            place += units(letter)
        return "".join(pieces)

    def name_at(self, place: int) -> str:
        """The field whose chip stands at a place of the document."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(place + 1)
        return str(cursor.charFormat().property(NAME) or "")

    # --- typing, copying, undoing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._lines == 1 and event.key() in _ENTER:
            self.focusNextChild()
            return
        super().keyPressEvent(event)
        if event.text().endswith("}"):
            self._take_typed()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString().endswith("}"):
            self._take_typed()

    def createMimeDataFromSelection(self) -> QMimeData:
        # The clipboard outlives the interpreter, so what it keeps must be made by Qt itself. Asked for its text once,
        # that object holds nothing of the document any more.
        cursor, data = self.textCursor(), super().createMimeDataFromSelection()
        data.text()
        data.clear()
        data.setText(self._written(cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._insert(self.textCursor(), source.text())
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        # With nothing to undo here, Ctrl+Z belongs to the program's own undo.
        override = event.type() == QEvent.Type.ShortcutOverride
        if (
            override
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.document().isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    # --- telling and measuring

    def _tell(self) -> None:
        if not self._filling:
            self._say()
            self.edited.emit()

    def _say(self) -> None:
        self.setAccessibleDescription(str(self.value()))

    def _resize(self) -> None:
        self.setFixedHeight(theme.current().px(_LINE * self._lines) + _FRAME)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_lines"):
            self._resize()


def _first(text: str, reach: int) -> str:
    """The beginning of a text up to a place of the document."""
    taken = 0
    for at, letter in enumerate(text):
        if taken >= reach:
            return text[:at]
        taken += units(letter)
    return text
