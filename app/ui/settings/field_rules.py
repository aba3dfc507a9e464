"""Which fields the customer form shows and which it always asks for: a choice for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain import form_rules
from app.domain.form_rules import RULE_WORDS, Rule
from app.ui.widgets.inputs import ChoiceInput
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.i18n import Language

_COLUMNS = 2


class FieldRulesInput(QWidget):
    """Its value is the setting's text, such as `birthday=required hobbies=hidden`."""

    edited = Signal()

    def __init__(self, language: Language, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = tuple((rule, language.render(said)) for rule, said in RULE_WORDS.items())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self.choices: dict[str, ChoiceInput] = {}
        for place, name in enumerate(form_rules.FIELDS):
            choice = ChoiceInput(words)
            choice.setAccessibleName(labels[name])
            choice.edited.connect(self.edited)
            row, column = divmod(place, _COLUMNS)
            grid.addWidget(Label(labels[name], "body", wrap="wrap"), row, 2 * column, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(choice, row, 2 * column + 1)
            self.choices[name] = choice
        for column in range(2 * _COLUMNS):
            grid.setColumnStretch(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def value(self) -> object:
        return form_rules.written({name: Rule(str(choice.value())) for name, choice in self.choices.items()})

    def set_value(self, value: object) -> None:
        rules = form_rules.read(str(value or ""))
        for name, choice in self.choices.items():
            choice.set_value(rules.get(name, Rule.SHOWN))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        next(iter(self.choices.values())).setFocus(reason)
