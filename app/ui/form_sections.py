"""A long form in sections: one draft, several groups of fields, problems shown at the first bad one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError, FormError
from app.ui.widgets.card import Line
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.i18n import Message
    from app.ui.session import Session
    from app.ui.widgets.field import Field, FieldSpec

Draft = TypeVar("Draft")


class FormSection(NamedTuple):
    """A heading and the fields below it."""

    title: str
    specs: tuple[FieldSpec, ...]


class SectionedForm(QWidget, Generic[Draft]):
    """The same as a `Form` over one frozen draft, with headings between the fields."""

    dirty_changed = Signal(bool)

    def __init__(self, sections: tuple[FormSection, ...], draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.forms: list[Form[Draft]] = []
        for place, section in enumerate(sections):
            if place:
                column.addSpacing(4)
                column.addWidget(Line())
            if section.title:
                column.addWidget(Label(section.title, "section"))
            form: Form[Draft] = Form(section.specs, draft)
            form.dirty_changed.connect(self.dirty_changed)
            column.addWidget(form)
            self.forms.append(form)

    @property
    def fields(self) -> dict[str, Field]:
        """Every field by its name."""
        return {name: field for form in self.forms for name, field in form.fields.items()}

    @property
    def dirty(self) -> bool:
        """Whether something was changed since the draft was set."""
        return any(form.dirty for form in self.forms)

    def draft(self) -> Draft:
        """The draft with what the fields say. Raises FormError when something typed cannot be read."""
        made = self._draft
        problems: dict[str, Message] = {}
        for form in self.forms:
            try:
                part = form.draft()
            except FormError as error:
                problems |= error.problems
                continue
            made = _with_fields(made, part, form)
        if problems:
            raise FormError(problems)
        return made

    def kept(self) -> Draft:
        """What can be read of the fields, for coming back to them later."""
        made = self._draft
        for form in self.forms:
            try:
                made = _with_fields(made, form.draft(), form)
            except FormError:
                continue
        return made

    def restore(self, kept: Draft) -> None:
        """Put back what was typed earlier; it is still not saved, so the form is not clean."""
        for form in self.forms:
            for name, field in form.fields.items():
                if getattr(kept, name) != field.input.value():
                    field.input.set_value(getattr(kept, name))
                    field.input.edited.emit()

    def show_problems(self, problems: Mapping[str, Message]) -> None:
        """Sentences beside their fields; the first bad field gets the keyboard."""
        for form in reversed(self.forms):
            form.show_problems(problems)

    def submit(
        self, session: Session, save: Callable[[Draft], object], then: Callable[[Any], object] | None = None
    ) -> bool:
        """Send the draft to a service on the writer; problems come back to the fields, other errors to the door."""
        try:
            draft = self.draft()
        except FormError as error:
            self.show_problems(error.problems)
            return False
        session.write(partial(save, draft), then, partial(self._failed, session))
        return True

    def _failed(self, session: Session, error: AppError) -> None:
        if isinstance(error, FormError) and error.problems.keys() & self.fields.keys():
            self.show_problems(error.problems)
        else:
            session.tell(error)


def _with_fields(draft: Draft, part: Draft, form: Form[Draft]) -> Draft:
    values: dict[str, Any] = {name: getattr(part, name) for name in form.fields}
    return replace(draft, **values)  # type: ignore[type-var] # Draft is a dataclass by contract
