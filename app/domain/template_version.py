"""A shop's own words for an occasion: which versions there are, and what one changes against another."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.domain import typed
from app.domain.letter import Occasion, Template, TemplateForm, check
from app.i18n import N_, Message

# The parts of a text in the order in which they are read.
PARTS = ("subject", "subline", "opening", "body", "closing", "wish", "signature")
PART_WORDS: dict[str, Message] = {
    "subject": N_("Heading"),
    "subline": N_("Below the heading"),
    "opening": N_("Opening"),
    "body": N_("Text"),
    "closing": N_("Closing"),
    "wish": N_("Wish"),
    "signature": N_("Signature"),
}
#: The version that is the program's own text.
PROGRAM = 0
_SEVERAL_LINES = ("body", "signature")
_LIMITS = {"body": 5000, "signature": 1000}
_LONGEST_LINE = 200
_REQUIRED = {
    "opening": N_("A letter begins with a salutation."),
    "body": N_("A letter needs at least one sentence."),
    "signature": N_("Somebody signs a letter."),
}
# Words with the space after them, fields as one piece, and each Chinese character alone.
_PIECE = re.compile(
    r"\{[^{}]*\}\s*|[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]|[^\s{\u3400-\u9fff\uff00-\uffef\u3000-\u303f]+\s*|\s+|."
)


class Mark(StrEnum):
    """What became of a piece of text between two versions."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is the same in both versions, or stands only in one."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a text. `number` 0 is the program's own; `program` says that it brought the program's back."""

    number: int
    template: Template
    at: datetime | None = None
    staff: str = ""
    program: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRow:
    """A text in the list: whose it is and since when."""

    occasion: Occasion
    language: str
    form: TemplateForm
    title: str
    version: int
    at: datetime | None = None
    staff: str = ""

    @property
    def own(self) -> bool:
        """Whether the shop has words of its own here."""
        return self.version != PROGRAM


def tidied(template: Template) -> Template:
    """The text as it is kept, whatever was typed."""
    parts = {
        part: (typed.paragraphs if part in _SEVERAL_LINES else typed.one_line)(getattr(template, part))
        for part in PARTS
    }
    return replace(template, **parts)  # type: ignore[arg-type]  # the parts are texts


def problems(template: Template) -> dict[str, Message]:
    """What keeps the text from being saved, by part."""
    found = {part: words for part, words in _REQUIRED.items() if not getattr(template, part)}
    for part in PARTS:
        text, limit = getattr(template, part), _LIMITS.get(part, _LONGEST_LINE)
        if len(text) > limit:
            found[part] = N_("At most {n} characters.", n=limit)
        for problem in check(text):
            found.setdefault(part, problem)
    return found


def same_words(one: Template, other: Template) -> bool:
    """Whether two texts say the same."""
    return all(getattr(one, part) == getattr(other, part) for part in PARTS)


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """How one text became the other, word by word."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    found: list[Piece] = []
    for deed, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if deed == "equal":
            found.append(Piece("".join(before[a:b]), Mark.SAME))
            continue
        found += [Piece("".join(before[a:b]), Mark.REMOVED)] if b > a else []
        found += [Piece("".join(after[c:d]), Mark.ADDED)] if d > c else []
    return tuple(found)
