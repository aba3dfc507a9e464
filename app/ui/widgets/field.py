"""A field: label above, the control, and below it a hint or what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.check import Check
from app.ui.widgets.inputs import (
    ChoiceInput,
    DayInput,
    DecimalInput,
    Input,
    LineInput,
    MoneyInput,
    NumberInput,
    TextInput,
)
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon
from app.ui.widgets.remark import RemarkRow

FieldKind = Literal["line", "text", "choice", "check", "number", "decimal", "money", "day", "secret"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form; `name` is the draft's attribute. `wide` fields take both columns.

    `make` gives the control of a kind of value that only this form has. `remark` says what there is to say about a
    value while it is typed, and keeps nobody from saving it.
    """

    name: str
    label: str
    kind: FieldKind = "line"
    required: bool = False
    hint: str = ""
    placeholder: str = ""
    choices: tuple[tuple[object, str], ...] = ()
    currency: str = ""
    lines: int = 3
    wide: bool = False
    make: Callable[[], Input] | None = None
    remark: Callable[[str], str] | None = None


def make_input(spec: FieldSpec) -> Input:
    """The control for that kind of value."""
    made: Input
    match spec.kind:
        case "line":
            made = LineInput(spec.placeholder)
        case "secret":
            made = LineInput(spec.placeholder)
            made.setEchoMode(LineInput.EchoMode.Password)
        case "text":
            made = TextInput(spec.placeholder, lines=spec.lines)
        case "choice":
            made = ChoiceInput(spec.choices)
        case "check":
            made = Check(spec.label)
        case "number":
            made = NumberInput(spec.placeholder)
        case "decimal":
            made = DecimalInput(spec.placeholder)
        case "money":
            made = MoneyInput(spec.currency, spec.placeholder)
        case "day":
            made = DayInput(spec.placeholder)
    return made


class Field(QWidget):
    """The frame around one control."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.input: Input = spec.make() if spec.make is not None else make_input(spec)
        # Every control is a widget; the protocol names only what a form needs of it.
        self.control = cast("QWidget", self.input)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if spec.kind != "check":
            column.addLayout(self._head())
        column.addWidget(self.control)
        self.hint = Label(spec.hint, "detail", wrap="wrap")
        column.addWidget(self.hint)
        self.hint.setVisible(bool(spec.hint))
        self._add_problem(column)
        self.remark = RemarkRow(self._text, spec.remark) if spec.remark is not None else None
        if self.remark is not None:
            column.addWidget(self.remark)
            self.input.edited.connect(self.remark.look_soon)
        column.addStretch(1)
        self.control.setAccessibleName(spec.label)
        self.control.setAccessibleDescription(spec.hint)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(self.spec.label, "body"), 1)
        if self.spec.required:
            row.addWidget(Label(theme.current().language.gettext("required"), "caption", wrap="whole"))
        return row

    def _add_problem(self, column: QVBoxLayout) -> None:
        self._trouble = QWidget()
        row = QHBoxLayout(self._trouble)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon("circle-alert", "danger", 16), 0, Qt.AlignmentFlag.AlignTop)
        self.problem = Label("", "detail", wrap="wrap", tone="danger")
        row.addWidget(self.problem, 1)
        self._trouble.hide()
        column.addWidget(self._trouble)

    def look_through(self) -> None:
        """Say what there is to say about the value as it stands."""
        if self.remark is not None:
            self.remark.look()

    def _text(self) -> str:
        return str(self.input.value() or "")

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong below the control; an empty sentence takes it away."""
        self.problem.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.hint.setVisible(bool(self.spec.hint) and not sentence)
        self.control.setAccessibleDescription(sentence or self.spec.hint)
        self.control.setProperty("fault", bool(sentence))
        self.control.style().polish(self.control)
        self.control.update()

    def has_problem(self) -> bool:
        return bool(self.problem.text())
