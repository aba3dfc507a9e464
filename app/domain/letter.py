"""Templates of letters and cards: text with `{fields}` from a fixed list, and no other language inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain import occasion as occasions
from app.domain.letter_field import FIELDS, Field, samples
from app.domain.occasion import OCCASION_WORDS, Occasion
from app.errors import PrintError
from app.i18n import N_, Message

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = [
    "FIELDS",
    "FORM_WORDS",
    "OCCASION_WORDS",
    "Field",
    "Occasion",
    "Template",
    "TemplateForm",
    "Written",
    "check",
    "fields_in",
    "fill",
    "lacking",
    "missing",
    "paragraphs",
    "samples",
    "write",
]

# Anything between braces is meant as a field, so a misspelt one is found instead of printed.
_FIELD = re.compile(r"\{\s*([^{}\s](?:[^{}]*[^{}\s])?)\s*\}")
_PARAGRAPH = re.compile(r"\n\s*\n")


class TemplateForm(StrEnum):
    """What the text is written on: a letter's sheet, or a card that has room for a few lines."""

    LETTER = "letter"
    CARD = "card"


FORM_WORDS: dict[TemplateForm, Message] = {
    TemplateForm.LETTER: N_("Letter"),
    TemplateForm.CARD: N_("Greeting card"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text before it is anybody's. Blank lines part the paragraphs of `body`, line ends those of `signature`.

    A card's front says `subject` and below it, smaller, `subline`. `version` is 0 for the program's own text.
    """

    occasion: str
    language: str
    title: str
    subject: str
    opening: str
    body: str
    closing: str
    wish: str = ""
    signature: str = ""
    subline: str = ""
    form: TemplateForm = TemplateForm.LETTER
    version: int = 0

    @property
    def text(self) -> str:
        """All of the template's text, to be checked at once."""
        parts = (self.subject, self.subline, self.opening, self.body, self.closing, self.wish, self.signature)
        return "\n\n".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One person's letter, word for word as it prints."""

    subject: str
    salutation: str
    paragraphs: tuple[str, ...]
    closing: str
    wish: str
    signature_lines: tuple[str, ...]
    subline: str = ""


def fields_in(text: str) -> tuple[str, ...]:
    """Every field the text holds, known or not, once each, in order."""
    return tuple(dict.fromkeys(found[1] for found in _FIELD.finditer(text)))


def check(text: str, allowed: Collection[str] = FIELDS.keys()) -> tuple[Message, ...]:
    """What stops this text from printing: each unknown field, with those there are."""
    choice = ", ".join(f"{{{name}}}" for name in allowed)
    return tuple(
        N_("{field} is not a field of letters. There are: {choice}.", field=f"{{{name}}}", choice=choice)
        for name in fields_in(text)
        if name not in allowed
    )


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields replaced, in one pass: braces inside a value are never read again.

    Raises PrintError for a field that has no value under its name.
    """
    problems = check(text, values.keys())
    if problems:
        raise PrintError(problems[0], N_("Correct the template; nothing was printed."))
    return _FIELD.sub(lambda found: _joined(values[found[1]], text[found.end() : found.end() + 1]), text)


def _joined(value: str, after: str) -> str:
    """A firm's name that ends in a full stop does not put a second one to the end of a sentence."""
    return value[:-1] if after == "." and value.endswith(".") and not value.endswith("..") else value


def lacking(text: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Fields of the text that are empty for this person."""
    return tuple(name for name in fields_in(text) if name in values and not values[name].strip())


def missing(template: Template, values: Mapping[str, str]) -> tuple[str, ...]:
    """Fields that are empty for this person and without which there is no letter; who lacks one is left out.

    They are those the occasion requires, and those of the lines that cannot drop out.
    """
    lines = f"{template.subject} {template.opening} {template.closing} {template.wish}"
    needed = dict.fromkeys((*occasions.required(Occasion(template.occasion)), *fields_in(lines)))
    known = _complete(values)
    return tuple(name for name in needed if name in known and not known[name].strip())


def write(template: Template, values: Mapping[str, str]) -> Written:
    """One person's text. A paragraph or line with a field that is empty for this person is left out whole."""
    known = _complete(values)
    return Written(
        subject=fill(template.subject, known),
        salutation=fill(template.opening, known),
        paragraphs=_kept(_PARAGRAPH.split(template.body.strip()), known),
        closing=fill(template.closing, known),
        wish=fill(template.wish, known),
        signature_lines=_kept(template.signature.strip().splitlines(), known),
        subline=" ".join(_kept([template.subline], known)),
    )


def _complete(values: Mapping[str, str]) -> dict[str, str]:
    """A value for every field there is: what nobody knows is empty, a warm salutation may be the ordinary one."""
    known = dict.fromkeys(FIELDS, "") | dict(values)
    return known | {"warm_salutation": known["warm_salutation"] or known["salutation"]}


def _kept(pieces: list[str], values: Mapping[str, str]) -> tuple[str, ...]:
    filled = [(fill(piece, values), lacking(piece, values)) for piece in pieces]
    return tuple(text.strip() for text, empty in filled if text.strip() and not empty)


def paragraphs(body: str) -> tuple[str, ...]:
    """The paragraphs of a letter's text, which blank lines part."""
    return tuple(filter(None, (part.strip() for part in _PARAGRAPH.split(body))))
