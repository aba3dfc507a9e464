"""One part of a text: its label, the text with its fields, and below it what there is to say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.templates.field_text import FieldText
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note

if TYPE_CHECKING:
    from app.domain.template_remark import Remark


class PartField(QWidget):
    """The frame around one part."""

    def __init__(self, label: str, *, lines: int = 1, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = FieldText(lines=lines)
        self.text.setAccessibleName(label)
        self._shown: tuple[Remark, ...] = ()
        self._notes: list[Note] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._column.addWidget(Label(label, "body"))
        self._column.addWidget(self.text)
        if hint:
            self._column.addWidget(Label(hint, "detail", wrap="wrap"))

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Say this below the text instead of what was said before."""
        if remarks == self._shown:
            return
        self._shown = remarks
        for old in self._notes:
            old.hide()
            old.deleteLater()
        self._notes = [Note(one.title, one.text, "danger" if one.stops else "warn") for one in remarks]
        for note in self._notes:
            self._column.addWidget(note)
        self.text.setProperty("fault", any(one.stops for one in remarks))
        self.text.style().polish(self.text)
        self.text.update()

    def said(self) -> tuple[str, ...]:
        """The titles of what stands below the text."""
        return tuple(one.title for one in self._shown)
