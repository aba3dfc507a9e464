"""What there is to say about a value while it is typed: a line below its field that keeps nobody from saving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

_BREATH_MS = 300


class RemarkRow(QWidget):
    """Asks `remark` about the text of a field when nothing was typed for a moment; empty words hide it."""

    def __init__(self, text: Callable[[], str], remark: Callable[[str], str]) -> None:
        super().__init__()
        self._text, self._remark = text, remark
        self.words = Label("", "detail", wrap="wrap", tone="warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon("triangle-alert", "warn", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_BREATH_MS)
        self._pause.timeout.connect(self.look)
        self.hide()

    def look_soon(self) -> None:
        """Something was typed."""
        self._pause.start()

    def look(self) -> None:
        """Say what there is to say now."""
        self._pause.stop()
        said = self._remark(self._text())
        self.words.setText(said)
        self.setVisible(bool(said))
