"""One condition of a filter as it is put together: what it is about, how it has to stand, and its value."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.consent import Channel, Purpose
from app.domain.customer import KIND_WORDS
from app.domain.money import Money
from app.domain.segment import CONDITIONS, Condition, Field, Operator, ValueKind, operators
from app.domain.segment_words import CONSENT_WORDS, FIELD_WORDS, MONTH_WORDS, OPERATOR_WORDS
from app.errors import InputError
from app.i18n import LANGUAGES, N_, OWN_NAMES
from app.services import segments
from app.ui import theme
from app.ui.widgets.avatar import Mark
from app.ui.widgets.button import Button
from app.ui.widgets.inputs import ChoiceInput, DayInput, LineInput, MoneyInput, NumberInput
from app.ui.widgets.label import Label
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Result, Section
from app.ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.i18n import Language, Message
    from app.ui.widgets.inputs import Input

Said = TypeVar("Said")
_PICKED = {
    ValueKind.TAG: N_("Which tag?"),
    ValueKind.TOWN: N_("Which town?"),
    ValueKind.SOURCE: N_("How did they find us?"),
    ValueKind.PRODUCT: N_("Which product?"),
    ValueKind.CATEGORY: N_("Which category?"),
    ValueKind.IMPORT: N_("Which import?"),
}
_NUMBERS = (ValueKind.DAYS, ValueKind.COUNT)
_WIDE = 560
# A longer value is cut; the sentence below the conditions says all of it.
_LONGEST = 26


class PickInput(Button):
    """A value picked from those in use."""

    edited = Signal()

    def __init__(self, kind: ValueKind, language: Language) -> None:
        super().__init__(language.gettext("Choose"), icon="list-filter", run=self.pick)
        self._picks, self._language = kind, language
        self._value, self._shown = "", ""

    def value(self) -> object:
        return self._value

    @property
    def shown(self) -> str:
        """The words of the value."""
        return self._shown

    def set_value(self, value: object) -> None:
        self._take(str(value or ""), str(value or ""))

    def set_words_of(self, value: str, shown: str) -> None:
        """Another value with its words."""
        self._take(value, shown or value)

    def _take(self, value: str, shown: str) -> None:
        self._value, self._shown = value, shown
        short = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
        self.set_words(short or self._language.gettext("Choose"))
        set_tip(self, shown if short != shown else "")

    def pick(self) -> None:
        """Ask which one."""
        title = self._language.render(_PICKED[self._picks])
        picker = Picker(self, title, self._find, placeholder=title, icon="list-filter")
        picker.picked.connect(self._picked)
        picker.open()

    def _find(self, text: str) -> tuple[Section, ...]:
        mark = Mark(icon="tag" if self._picks is ValueKind.TAG else "list-filter", tone="neutral")
        found = segments.choices(self._picks, text)
        rows = tuple(Result(shown, mark=mark, target=(value, shown)) for value, shown in found)
        return (Section("", rows),) if rows else ()

    def _picked(self, target: object) -> None:
        value, shown = cast("tuple[str, str]", target)
        self._take(value, shown)
        self.edited.emit()


class ConditionRow(QWidget):
    """Sends `changed` with every change and `removed` when it is taken away."""

    changed = Signal()
    removed = Signal()

    def __init__(self, language: Language, currency: str, condition: Condition | None = None) -> None:
        super().__init__()
        self._language, self._currency = language, currency
        self._narrow = False
        self.field = ChoiceInput(tuple((field, language.render(said)) for field, said in FIELD_WORDS.items()))
        self.field.setAccessibleName(language.gettext("What the condition is about"))
        self.operator = ChoiceInput()
        self.operator.setAccessibleName(language.gettext("How it has to be"))
        self.value: Input | None = None
        self.problem = Label("", "detail", wrap="wrap", tone="danger")
        self.away = Button("", "quiet", "x", run=self.removed.emit)
        self.away.setAccessibleName(language.gettext("Take this condition away"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.field.edited.connect(self._other_field)
        self.operator.edited.connect(self._other_operator)
        first = condition or Condition(Field.TAG, Operator.IS)
        self.field.set_value(first.field)
        self._offer(first.field)
        self.operator.set_value(first.operator)
        self._make_value()
        if condition is not None:
            self._fill(condition)

    # --- parts

    def _offer(self, field: Field) -> None:
        words = ((one, self._language.render(OPERATOR_WORDS[field, one])) for one in operators(field))
        self.operator.set_choices(tuple(words))

    def _other_field(self) -> None:
        self._offer(self._field)
        self._other_operator()

    def _other_operator(self) -> None:
        self._make_value()
        self.changed.emit()

    @property
    def _field(self) -> Field:
        return cast("Field", self.field.value())

    @property
    def _operator(self) -> Operator:
        return cast("Operator", self.operator.value())

    @property
    def kind(self) -> ValueKind:
        """What the value is now."""
        return CONDITIONS[self._field, self._operator]

    def _make_value(self) -> None:
        old, self.value = self.value, self._input(self.kind)
        if old is not None:
            gone = cast("QWidget", old)
            gone.hide()
            gone.deleteLater()
        if self.value is not None:
            control = cast("QWidget", self.value)
            control.setAccessibleName(self._language.gettext("Value"))
            self.value.edited.connect(self.changed)
        self._arrange()

    def _input(self, kind: ValueKind) -> Input | None:
        render = self._language.render
        if kind in _PICKED:
            return PickInput(kind, self._language)
        if kind in _NUMBERS:
            return NumberInput()
        if kind is ValueKind.MONEY:
            return MoneyInput(self._currency)
        if kind is ValueKind.DAY:
            return DayInput()
        if kind is ValueKind.TEXT:
            return LineInput()
        choices: dict[ValueKind, tuple[tuple[object, str], ...]] = {
            ValueKind.LANGUAGE: tuple((code, OWN_NAMES[code]) for code in LANGUAGES),
            ValueKind.KIND: _said(self._language, KIND_WORDS),
            ValueKind.PURPOSE: _said(self._language, CONSENT_WORDS),
            ValueKind.MONTH: tuple((place, render(said)) for place, said in enumerate(MONTH_WORDS, 1)),
        }
        return ChoiceInput(choices[kind]) if kind in choices else None

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Two lines instead of one."""
        if narrow is not self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        """In one line field, operator, value and ×; where it is narrow the value stands below."""
        grid, value = self._grid, cast("QWidget | None", self.value)
        for one in (self.field, self.operator, self.away, self.problem):
            grid.removeWidget(one)
        grid.addWidget(self.field, 0, 0)
        if self._narrow:
            grid.addWidget(self.away, 0, 1)
            grid.addWidget(self.operator, 1, 0, 1, 2)
            if value is not None:
                grid.addWidget(value, 2, 0, 1, 2)
        else:
            grid.addWidget(self.operator, 0, 1)
            if value is not None:
                grid.addWidget(value, 0, 2)
            grid.addWidget(self.away, 0, 3)
        grid.addWidget(self.problem, 3, 0, 1, 4)
        self.problem.setVisible(bool(self.problem.text()))
        for column, share in enumerate((1, 0, 0, 0) if self._narrow else (5, 5, 5, 0)):
            grid.setColumnStretch(column, share)

    # --- the condition

    def _fill(self, condition: Condition) -> None:
        if isinstance(self.value, PickInput):
            self.value.set_words_of(condition.value, condition.extra or condition.value)
        elif self.value is not None:
            self.value.set_value(_shown(condition))

    def condition(self) -> Condition:
        """The condition as it stands. Raises InputError when a value cannot be read or is missing."""
        value = self.value.value() if self.value is not None else ""
        text, extra = _written(value)
        if isinstance(self.value, PickInput) and self.kind is ValueKind.PRODUCT:
            extra = self.value.shown
        if self.kind is not ValueKind.NOTHING and not text:
            raise InputError(N_("The condition has no value yet."))
        return Condition(self._field, self._operator, text, extra)

    def show_problem(self, problem: Message | None) -> None:
        """Say below the row what is wrong with it."""
        self.problem.setText(self._language.render(problem) if problem is not None else "")
        self.problem.setVisible(problem is not None)

    def focus_value(self) -> None:
        """The keyboard goes to the value, else to the field."""
        cast("QWidget", self.value or self.field).setFocus()


def wide(room: int) -> bool:
    """Whether a whole condition fits into one line."""
    return room >= theme.current().px(_WIDE)


def _said(language: Language, words: Mapping[Said, Message]) -> tuple[tuple[object, str], ...]:
    return tuple((value, language.render(said)) for value, said in words.items())


def _shown(condition: Condition) -> object:
    """The value as its control takes it."""
    match condition.kind:
        case ValueKind.DAYS | ValueKind.COUNT | ValueKind.MONTH:
            return condition.number
        case ValueKind.DAY:
            return condition.day
        case ValueKind.MONEY:
            return Money(condition.number, condition.extra)
        case ValueKind.PURPOSE:
            return (Channel(condition.value), Purpose(condition.extra))
        case _:
            return condition.value


def _written(value: object) -> tuple[str, str]:
    """A control's value as a condition keeps it."""
    if isinstance(value, Money):
        return str(value.minor), value.currency
    if isinstance(value, date):
        return value.isoformat(), ""
    if isinstance(value, tuple):
        return str(value[0]), str(value[1])
    return ("", "") if value is None else (str(value), "")
