"""Letters to one customer: the draft that is edited, the row of the list, and the text as it was printed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.domain.consent import State
from app.domain.letter import Occasion, Written, paragraphs
from app.i18n import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter as it will print. `draft_id` is its unique id for ever: writing twice writes once.

    Lines of `address` and `signature` and paragraphs of `body` are parted by line ends; `body` by blank lines. A card's
    front says `subject` and below it, smaller, `subline`.
    """

    draft_id: str
    customer_id: int
    customer_name: str
    occasion: Occasion
    language: str
    address: str
    salutation: str = ""
    body: str = ""
    closing: str = ""
    signature: str = ""
    subject: str = ""
    wish: str = ""
    small_print: str = ""
    subline: str = ""

    def saying(self, written: Written) -> LetterDraft:
        """The same letter with these words."""
        return replace(
            self,
            subject=written.subject,
            subline=written.subline,
            salutation=written.salutation,
            body="\n\n".join(written.paragraphs),
            closing=written.closing,
            wish=written.wish,
            signature="\n".join(written.signature_lines),
        )


@dataclass(frozen=True, slots=True)
class Part:
    """The mailing a letter is a part of, if any, and on what it is written: `letter`, `card-a5` and so on.

    `day` is the date it bears if that is not the day of writing.
    """

    mailing: int | None = None
    form: str = "letter"
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """A draft from a template, the customer's answer about letters, and what to know before printing."""

    draft: LetterDraft
    consent: State
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """One letter in the list."""

    id: int
    number: str
    at: datetime
    occasion: Occasion
    customer_id: int
    customer: str
    language: str
    subject: str
    printed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFile:
    """One letter with its text as printed. `day` is the date it bears, `returned` the day on which it came back."""

    row: LetterRow
    draft: LetterDraft
    staff: str
    day: date
    part: Part = field(default_factory=Part)
    returned: date | None = None
    paragraphs: tuple[str, ...] = field(default=())


def unnumbered(draft: LetterDraft, at: datetime, day: date) -> LetterFile:
    """A letter as it will be kept, before it has its number."""
    row = LetterRow(
        id=0,
        number="",
        at=at,
        occasion=draft.occasion,
        customer_id=draft.customer_id,
        customer=draft.customer_name,
        language=draft.language,
        subject=draft.subject,
        printed=0,
    )
    return LetterFile(row=row, draft=draft, staff="", day=day, paragraphs=paragraphs(draft.body))
