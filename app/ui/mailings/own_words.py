"""The shop's own words in a mailing, by language: what its text asks for, a paragraph more, another closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.letter import FIELDS, fields_in
from app.domain.letter_field import FieldSource
from app.domain.mailing import CLOSING, GIFT, MailingPlan
from app.i18n import LANGUAGES
from app.services import letter_templates
from app.ui import unfair
from app.ui.mailings import words
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.field import Field, FieldSpec
from app.ui.widgets.segments import Segment, Segments

if TYPE_CHECKING:
    from app.ui.session import Session

#: These the program fills in from the goods and the audience.
_FILLED = ("product", "new_goods")


class OwnWords(QWidget):
    """Sends `changed` with the words as a plan keeps them: language, name, text."""

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        _ = session.language.gettext
        self._session = session
        self._words: dict[tuple[str, str], str] = {}
        self._names: tuple[str, ...] | None = None
        self.fields: dict[str, Field] = {}
        names = tuple(Segment(code, LANGUAGE_NAMES[code]) for code in LANGUAGES)
        self.speech = Segments(names, name=_("Language of the words"))
        self.speech.choose(session.language.code)
        self.speech.chosen.connect(lambda _code: self._show())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.speech)

    def show_plan(self, plan: MailingPlan) -> None:
        """Show the fields of the plan's text and what stands in them."""
        names = (*asked(plan), GIFT, CLOSING)
        if names != self._names:
            self._build(names)
        words = {(code, name): text for code, name, text in plan.words}
        if words != self._words:
            self._words = words
            self._show()

    def _build(self, names: tuple[str, ...]) -> None:
        self._names = names
        for old in self.fields.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.fields = {name: Field(self._spec(name)) for name in names}
        for field in self.fields.values():
            field.input.edited.connect(self._edited)
            self._column.addWidget(field)
            field.show()
        self._show()

    def _spec(self, name: str) -> FieldSpec:
        _ = self._session.language.gettext
        if name == GIFT:
            return FieldSpec(
                name,
                _("A paragraph more: an offer, a gift"),
                "text",
                lines=2,
                remark=unfair.remark(self._session.language),
            )
        if name == CLOSING:
            return FieldSpec(name, _("Another closing"), hint=_("Left empty, the words of the text stand."))
        field, code = FIELDS[name], self._session.language.code
        return FieldSpec(name, self._session.language.render(field.label), placeholder=field.sample.in_language(code))

    def _show(self) -> None:
        code = self.speech.current()
        for name, field in self.fields.items():
            field.input.set_value(self._words.get((code, name), ""))

    def _edited(self) -> None:
        code = self.speech.current()
        typed = {(code, name): str(field.input.value() or "") for name, field in self.fields.items()}
        self._words = {key: text for key, text in (self._words | typed).items() if text}
        self.changed.emit(tuple((*key, text) for key, text in self._words.items()))


def asked(plan: MailingPlan) -> tuple[str, ...]:
    """The fields of the plan's text, in any language, that only whoever plans the mailing knows."""
    form = words.text_form(plan)
    texts = (letter_templates.template(plan.occasion, code, form).text for code in LANGUAGES)
    found = {name for text in texts for name in fields_in(text)}
    filled = [name for name in _FILLED if plan.products or (name == "product" and plan.audience.product)]
    return tuple(
        field.name
        for field in FIELDS.values()
        if field.source is FieldSource.MAILING and field.name in found and field.name not in filled
    )
