"""What there is to say about a text before anybody gets it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RemarkKind(StrEnum):
    """FIELD and EMPTY keep the text from being saved; the others are for the writer to weigh."""

    FIELD = "field"
    EMPTY = "empty"
    LENGTH = "length"
    LETTERS = "letters"
    TERM = "term"
    LACKING = "lacking"


STOPPING = frozenset((RemarkKind.FIELD, RemarkKind.EMPTY))


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark in the language of the screen. `part` is the part of the text it is about, empty for the whole."""

    kind: RemarkKind
    part: str
    title: str
    text: str = ""

    @property
    def stops(self) -> bool:
        """Whether the text cannot be saved as long as this stands."""
        return self.kind in STOPPING
