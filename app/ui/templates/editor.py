"""All parts of one text, to be written; the paper beside it follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.letter import TemplateForm
from app.domain.template_version import PART_WORDS, PARTS
from app.ui.templates.part_field import PartField

if TYPE_CHECKING:
    from app.domain.letter import Template
    from app.domain.template_remark import Remark
    from app.i18n import Language
    from app.ui.templates.field_text import FieldText

_LINES = {"body": 11, "signature": 3}
_CHINESE = "zh_CN"


class Editor(QWidget):
    """Speaks a Template. The part that had the keyboard last is where fields are put."""

    edited = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template: Template | None = None
        self._last = "body"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        hints = {
            "body": language.gettext("An empty line begins a new paragraph. One whose field is empty is left out."),
            "wish": language.gettext("On a line of its own, as Chinese letters have it."),
        }
        self.parts = {
            part: PartField(language.render(PART_WORDS[part]), lines=_LINES.get(part, 1), hint=hints.get(part, ""))
            for part in PARTS
        }
        for field in self.parts.values():
            field.text.edited.connect(self.edited)
            column.addWidget(field)
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]  # there is an application

    def show_template(self, template: Template) -> None:
        """Another text."""
        self._template = template
        for part, field in self.parts.items():
            if str(field.text.value()) != getattr(template, part):
                field.text.set_value(getattr(template, part))
        self.parts["subline"].setVisible(template.form is TemplateForm.CARD)
        self.parts["wish"].setVisible(template.language == _CHINESE or bool(template.wish))

    def template(self) -> Template | None:
        """The text as it stands."""
        if self._template is None:
            return None
        parts = {part: str(field.text.value()) for part, field in self.parts.items()}
        return replace(self._template, **parts)  # type: ignore[arg-type]  # the parts are texts

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Say each below its part."""
        for part, field in self.parts.items():
            field.show_remarks(tuple(one for one in remarks if one.part == part))

    def insert_field(self, name: str) -> None:
        """A field where the cursor stood last."""
        self.current().insert_field(name)

    def current(self) -> FieldText:
        """The part in which somebody writes."""
        return self.parts[self._last].text

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        for part, field in self.parts.items():
            if now is field.text:
                self._last = part

    def focus_start(self) -> None:
        """The keyboard to the text."""
        self.parts["body"].text.setFocus(Qt.FocusReason.OtherFocusReason)
