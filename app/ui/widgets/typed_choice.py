"""A line that offers a few values and takes any other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from app.ui import icons, theme


class TypedChoice(QComboBox):
    """Type, or take one of the list with the arrow keys; Alt+Down opens it. Each offer is a value and its words."""

    edited = Signal()

    def __init__(
        self, offers: tuple[tuple[str, str], ...], placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.line = QLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for value, words in offers:
            self.addItem(words or value, value)
        self.setCurrentIndex(-1)
        self.line.setPlaceholderText(placeholder)
        self.line.setTextMargins(-3, 0, 0, 0)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.activated.connect(lambda _place: self.edited.emit())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.view().setAccessibleName(name)

    def value(self) -> object:
        """What was typed, or the value of the offer whose words stand there."""
        text = self.currentText().strip()
        place = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return self.itemData(place) if place >= 0 else text

    def set_value(self, value: object) -> None:
        place = self.findData(value)
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText("" if value is None else str(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel that scrolls the page must not change what was chosen.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, painter = theme.current(), QPainter(self)
        side = look.px(16)
        icons.paint(
            painter, "chevron-down", QRectF(self.width() - side - 10, 0, side, self.height()), look.tokens.text2
        )
