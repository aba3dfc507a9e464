"""Which fields the customer form shows and which it always asks for: said in a line, chosen on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.domain import form_rules
from app.domain.form_rules import RULE_WORDS, Rule
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.inputs import ChoiceInput
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.i18n import Language


class FieldRulesInput(QWidget):
    """Its value is the setting's text, such as `birthday=required hobbies=hidden`."""

    edited = Signal()

    def __init__(self, language: Language, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._labels = language, labels
        self._rules: dict[str, Rule] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.said = Label("", "body", wrap="wrap", tone="text2")
        row.addWidget(self.said, 1)
        self.button = Button(language.gettext("Choose"), icon="pencil", small=True, run=self.choose)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.button)

    def value(self) -> object:
        return form_rules.written(self._rules)

    def set_value(self, value: object) -> None:
        self._rules = form_rules.read(str(value or ""))
        self._say()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.button.setAccessibleName(name)

    def choose(self) -> None:
        """The sheet with every field."""
        sheet = FieldRulesSheet(self, self._language, self._labels, self._rules)
        sheet.accepted.connect(lambda: self._take(sheet.rules()))
        sheet.open()

    def _take(self, rules: dict[str, Rule]) -> None:
        self._rules = rules
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        _ = self._language.gettext
        asked, hidden = self._named(Rule.REQUIRED), self._named(Rule.HIDDEN)
        said = (
            _("Always asked: {fields}", fields=asked) if asked else "",
            _("Not shown: {fields}", fields=hidden) if hidden else "",
        )
        self.said.setText(self._language.join(said, ". ") or _("Everything is shown, nothing has to be filled in."))

    def _named(self, rule: Rule) -> str:
        return self._language.join(self._labels[name] for name in form_rules.FIELDS if self._rules.get(name) is rule)


class FieldRulesSheet(Sheet):
    """A choice for each field; Enter takes them."""

    def __init__(self, over: QWidget, language: Language, labels: Mapping[str, str], rules: Mapping[str, Rule]) -> None:
        _ = language.gettext
        super().__init__(over, _("What the customer form asks"), width=560)
        words = tuple((rule, language.render(said)) for rule, said in RULE_WORDS.items())
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self.choices: dict[str, ChoiceInput] = {}
        for row, name in enumerate(form_rules.FIELDS):
            choice = ChoiceInput(words)
            choice.setAccessibleName(labels[name])
            choice.set_value(rules.get(name, Rule.SHOWN))
            grid.addWidget(Label(labels[name], "body", wrap="wrap"), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(choice, row, 1)
            self.choices[name] = choice
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("Take"), "primary", "check", "Return", run=self.accept), main=True)

    def rules(self) -> dict[str, Rule]:
        """What was chosen."""
        return {name: Rule(str(choice.value())) for name, choice in self.choices.items()}
