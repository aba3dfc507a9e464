"""A folder: typed, or chosen in the system's own dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.button import Button
from app.ui.widgets.inputs import LineInput


class FolderInput(QWidget):
    """A line and a button beside it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineInput()
        self.line.edited.connect(self.edited)
        self.button = Button(theme.current().language.gettext("Choose"), icon="folder-open", run=self.choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)

    def value(self) -> object:
        return self.line.value()

    def set_value(self, value: object) -> None:
        self.line.set_value(value)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def choose(self) -> None:
        """The system's dialog."""
        words = theme.current().language.gettext("Choose a folder")
        folder = QFileDialog.getExistingDirectory(self, words, self.line.text())
        if folder:
            self.line.set_value(folder)
            self.edited.emit()
