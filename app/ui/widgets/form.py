"""The one form binder: declared fields over a frozen draft. Nothing is written before the form is submitted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.errors import AppError, FormError, InputError
from app.ui import theme
from app.ui.widgets.field import Field, FieldSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from app.i18n import Message
    from app.ui.session import Session

Draft = TypeVar("Draft")

_ONE_COLUMN, _TWO_COLUMNS, _WIDEST = 480, 720, 960


class Form(QWidget, Generic[Draft]):
    """Fields in one column, or in two from 720 px, where they are short from `two_from`.

    `Draft` is a frozen dataclass with the fields' names.
    """

    dirty_changed = Signal(bool)

    def __init__(
        self,
        specs: tuple[FieldSpec, ...],
        draft: Draft,
        parent: QWidget | None = None,
        *,
        two_from: int = _TWO_COLUMNS,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._two_from = two_from
        self._dirty = False
        self.fields = {spec.name: Field(spec) for spec in specs}
        self._columns = 0
        self._hidden: frozenset[str] = frozenset()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for field in self.fields.values():
            field.input.edited.connect(partial(self._touched, field))
        self._arrange(1)
        self.set_draft(draft)

    # --- the draft

    def set_draft(self, draft: Draft) -> None:
        """Show another draft; the form is clean afterwards."""
        self._draft = draft
        for name, field in self.fields.items():
            field.input.set_value(getattr(draft, name))
            field.show_problem("")
            field.look_through()
        self._set_dirty(dirty=False)

    def draft(self) -> Draft:
        """The draft with what the fields say. Raises FormError when something typed cannot be read."""
        values: dict[str, Any] = {}
        problems: dict[str, Message] = {}
        for name, field in self._shown():
            try:
                values[name] = self._value(name, field)
            except InputError as error:
                problems[name] = error.text
        if problems:
            raise FormError(problems)
        # Dataclasses that take part are known only to the caller.
        return replace(self._draft, **values)  # type: ignore[type-var] # Draft is a dataclass by contract

    def show_only(self, names: frozenset[str]) -> None:
        """Leave the other fields out: they keep what the draft says."""
        self._hidden = frozenset(self.fields.keys() - names)
        for name, field in self.fields.items():
            field.setVisible(name not in self._hidden)
        columns, self._columns = self._columns, 0
        self._arrange(columns or 1)

    def _shown(self) -> tuple[tuple[str, Field], ...]:
        return tuple((name, field) for name, field in self.fields.items() if name not in self._hidden)

    def _value(self, name: str, field: Field) -> object:
        value = field.input.value()
        return None if value == "" and getattr(self._draft, name) is None else value

    @property
    def dirty(self) -> bool:
        """Whether something was changed since the draft was set."""
        return self._dirty

    def _set_dirty(self, *, dirty: bool) -> None:
        if dirty is not self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)

    def _touched(self, field: Field) -> None:
        field.show_problem("")
        self._set_dirty(dirty=True)

    # --- problems

    def show_problems(self, problems: Mapping[str, Message]) -> None:
        """Sentences beside their fields; the first bad field gets the keyboard."""
        language = theme.current().language
        for name, field in self.fields.items():
            field.show_problem(language.render(problems[name]) if name in problems else "")
        first = next((field for field in self.fields.values() if field.has_problem()), None)
        if first is not None:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(
        self, session: Session, save: Callable[[Draft], object], then: Callable[[Any], object] | None = None
    ) -> bool:
        """Send the draft to a service on the writer; problems come back to the fields, other errors to the door."""
        try:
            draft = self.draft()
        except FormError as error:
            self.show_problems(error.problems)
            return False
        session.write(partial(save, draft), partial(self._saved, then), partial(self.failed, session))
        return True

    def _saved(self, then: Callable[[Any], object] | None, result: Any) -> None:
        self._set_dirty(dirty=False)
        if then is not None:
            then(result)

    def failed(self, session: Session, error: AppError) -> None:
        """Show a service's refusal where it belongs."""
        known = error.problems.keys() & self.fields.keys() if isinstance(error, FormError) else frozenset()
        if isinstance(error, FormError) and known:
            self.show_problems(error.problems)
        else:
            session.tell(error)

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        next(iter(self.fields.values())).control.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look, width = theme.current(), event.size().width()
        columns = 2 if width >= look.px(self._two_from) else 1
        self._arrange(columns)
        widest = look.px(_WIDEST if columns > 1 else _ONE_COLUMN)
        self._grid.setContentsMargins(0, 0, max(0, width - widest), 0)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for field in self.fields.values():
            self._grid.removeWidget(field)
        place = 0
        for _name, field in self._shown():
            span = columns if field.spec.wide or field.spec.kind == "text" else 1
            place += place % columns if span > 1 else 0
            self._grid.addWidget(field, place // columns, place % columns, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
