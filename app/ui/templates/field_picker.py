"""The list of fields: what each is called, what a sample says, and who knows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.folding import fold
from app.domain.letter import FIELDS
from app.domain.letter_field import FIELD_SOURCE_WORDS, Field, FieldSource
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Result, Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.i18n import Language


def pick_field(over: QWidget, language: Language, speech: str) -> Picker:
    """A picker of fields with samples in the language of the text; `picked` carries the name."""
    title = language.gettext("Put in a field")
    find = partial(_sections, language, speech)
    return Picker(over, title, find, placeholder=language.gettext("Name of a field"), icon="tag")


def _sections(language: Language, speech: str, text: str) -> tuple[Section, ...]:
    found = []
    for source in FieldSource:
        rows = tuple(
            _row(field, language, speech)
            for field in FIELDS.values()
            if field.source is source and _fits(field, language, text)
        )
        if rows:
            found.append(Section(language.render(FIELD_SOURCE_WORDS[source]), rows))
    return tuple(found)


def _row(field: Field, language: Language, speech: str) -> Result:
    return Result(
        language.render(field.label), field.sample.in_language(speech), f"{{{field.name}}}", target=field.name
    )


def _fits(field: Field, language: Language, text: str) -> bool:
    wanted, known = (
        fold(text).split(),
        fold(f"{language.render(field.label)} {field.name} {field.name.replace('_', ' ')}"),
    )
    return all(word in known for word in wanted)
