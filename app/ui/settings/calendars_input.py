"""Which countries' festivals and days off the shop keeps: one box each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.calendar_follow import COUNTRIES, read_follow
from app.ui.widgets.check import Check
from app.ui.widgets.row_flow import RowFlow

if TYPE_CHECKING:
    from app.i18n import Language


class CalendarsInput(QWidget):
    """Its value is the setting's text, such as `CN SK`; empty where none is chosen."""

    edited = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named = language.locale.territories
        flow = RowFlow(self)
        self.boxes = {code: Check(str(named[code])) for code in COUNTRIES}
        for box in self.boxes.values():
            box.edited.connect(self.edited)
            flow.addWidget(box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.boxes[COUNTRIES[0]])

    def value(self) -> object:
        return " ".join(code for code, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: object) -> None:
        chosen = read_follow(str(value or ""))
        for code, box in self.boxes.items():
            box.set_value(code in chosen)
