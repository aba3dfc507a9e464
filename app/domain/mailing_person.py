"""One person of a mailing: whether they get it, why not, and the words that were changed for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.i18n import N_, Message

if TYPE_CHECKING:
    from datetime import date

    from app.domain.letter_file import LetterDraft


class PersonState(StrEnum):
    """WAITING: not looked at yet. SHARED: named in the letter of another one. WRITTEN: the letter has its number."""

    WAITING = "waiting"
    IN = "in"
    SHARED = "shared"
    SKIPPED = "skipped"
    LEFT_OUT = "left_out"
    WRITTEN = "written"


class LeftOut(StrEnum):
    """Why somebody gets nothing, in the order in which it is looked at."""

    GONE = "gone"
    TWICE = "twice"
    SAID_NO = "said_no"
    NOT_ASKED = "not_asked"
    NO_ADDRESS = "no_address"
    RETURNED = "returned"
    WRITTEN_TO = "written_to"
    HOUSEHOLD = "household"
    NO_TEMPLATE = "no_template"
    EMPTY_FIELD = "empty_field"
    CHARACTER = "character"
    TOO_LONG = "too_long"


LEFT_OUT_WORDS: dict[LeftOut, Message] = {
    LeftOut.GONE: N_("no longer in the file"),
    LeftOut.TWICE: N_("the same person twice"),
    LeftOut.SAID_NO: N_("said no to letters"),
    LeftOut.NOT_ASKED: N_("no consent"),
    LeftOut.NO_ADDRESS: N_("no address"),
    LeftOut.RETURNED: N_("a letter to the address came back"),
    LeftOut.WRITTEN_TO: N_("written to lately"),
    LeftOut.HOUSEHOLD: N_("somebody else of the household gets it"),
    LeftOut.NO_TEMPLATE: N_("no text in their language"),
    LeftOut.EMPTY_FIELD: N_("a field of the text is empty"),
    LeftOut.CHARACTER: N_("a character no font has"),
    LeftOut.TOO_LONG: N_("too long for the paper"),
}


# The remark on a letter whose address may not show whole in the window of its envelope.
UNSEEN = "unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person in the list of a mailing. `detail` names the field or the character that keeps them out, or a remark.

    `lead` is the row whose letter names this person too. `place` is where the letter comes in the order of printing,
    from 1; `piece` its place among those that were written; `printed`
    counts how often that was, `returned` is the day on which it came back.
    """

    id: int
    customer_id: int
    customer_number: int
    name: str
    postcode: str
    city: str
    language: str
    state: PersonState
    reason: LeftOut | None = None
    detail: str = ""
    lead: int | None = None
    place: int = 0
    piece: int | None = None
    edited: bool = False
    letter: str = ""
    printed: int = 0
    returned: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one person, or those who share one letter, will hold in their hands."""

    row: int
    customers: tuple[int, ...]
    customer_number: int
    draft: LetterDraft
    edited: bool = False


def why(row: PersonRow) -> Message | None:
    """Why this person gets nothing, with what keeps them out by name; or what to know about their letter."""
    if row.reason is None:
        return N_("The window may cut the address: take an envelope without one.") if row.detail == UNSEEN else None
    words = LEFT_OUT_WORDS[row.reason]
    return N_("{reason}: {detail}", reason=words, detail=row.detail) if row.detail else words
