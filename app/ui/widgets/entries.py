"""Several short entries, each with a note: phones, e-mails. There is always one empty row to write in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.inputs import LineInput
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent

Entry = tuple[str, str]
_NOTE_SHARE = 2, 3


class EntriesInput(QWidget):
    """Its value is a tuple of (text, note). `describe(text)` says below a row what was understood of it."""

    edited = Signal()

    def __init__(
        self,
        note: str,
        describe: Callable[[str], str] | None = None,
        *,
        most: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._note, self._describe, self._most = note, describe, most
        self._name = ""
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._add("", "")

    def value(self) -> object:
        return tuple(entry for row in self._rows if (entry := row.entry())[0])

    def set_value(self, value: object) -> None:
        # The first row stays: it is the input's place in the order of Tab.
        while len(self._rows) > 1:
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        entries: tuple[Entry, ...] = value if isinstance(value, tuple) else ()
        first, *more = (*entries, ("", ""))
        self._rows[0].fill(*first)
        for text, note in more:
            self._add(text, note)

    def setAccessibleName(self, name: str) -> None:
        self._name = name
        super().setAccessibleName(name)
        for row in self._rows:
            row.name(name)

    def lines(self) -> tuple[LineInput, ...]:
        """The lines in which entries are written, in their order."""
        return tuple(row.text for row in self._rows)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self._rows[0].text.setFocus(reason)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.setFocus()

    def _add(self, text: str, note: str) -> None:
        row = _Row(text, note, self._note, self._describe)
        row.name(self._name)
        row.edited.connect(partial(self._changed, row))
        before = self._rows[-1] if self._rows else None
        self._rows.append(row)
        self._column.addWidget(row)
        if before is not None:
            self.setTabOrder(before.note, row.text)
            self.setTabOrder(row.text, row.note)

    def _changed(self, row: _Row) -> None:
        if row is self._rows[-1] and row.entry()[0] and len(self._rows) < self._most:
            self._add("", "")
        self.edited.emit()


class _Row(QWidget):
    """One entry: the text, its note, and what was understood."""

    edited = Signal()

    def __init__(self, text: str, note: str, hint: str, describe: Callable[[str], str] | None) -> None:
        super().__init__()
        self._describe = describe
        self.text, self.note = LineInput(), LineInput(hint)
        self.said = Label("", "detail", wrap="wrap", tone="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.text, _NOTE_SHARE[1])
        line.addWidget(self.note, _NOTE_SHARE[0])
        column.addLayout(line)
        column.addWidget(self.said)
        for one in (self.text, self.note):
            one.edited.connect(self._changed)
        self.text.installEventFilter(self)
        self.fill(text, note)

    def fill(self, text: str, note: str) -> None:
        """Another entry in this row."""
        self.text.set_value(text)
        self.note.set_value(note)
        self._say()

    def entry(self) -> Entry:
        return str(self.text.value()), str(self.note.value())

    def name(self, name: str) -> None:
        self.text.setAccessibleName(name)
        self.note.setAccessibleName(theme.current().language.gettext("Note to {field}", field=name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Said when the line is left: a half-typed number is not yet wrong.
        if watched is self.text and event.type() == QEvent.Type.FocusOut:
            self._say()
        return False

    def _changed(self) -> None:
        self.said.hide()
        self.edited.emit()

    def _say(self) -> None:
        said = self._describe(str(self.text.value())) if self._describe and self.text.value() else ""
        self.said.setText(said)
        self.said.setVisible(bool(said))
