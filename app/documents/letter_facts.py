"""The frozen facts of a letter to a customer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from app.documents.paper import Paper
    from app.documents.shop import ShopFacts
    from app.domain.letter_window import LetterWindow


class LetterForm(StrEnum):
    """How a letter is set: western, or Chinese with indented paragraphs and the wish on its own line."""

    WESTERN = "western"
    CHINESE = "chinese"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """One letter with its text as printed.

    `wish` follows `closing` on a line of its own (此致 / 敬礼). `date_text` stands in for the date where
    the letter names it otherwise, such as a lunar day. `small_print` is the line at the foot (why this letter
    comes). `hand` sets the body in the handwritten face.
    `windows` are where the shop's envelopes show the address, one for each size of paper that has one; without one the
    address stands below the head.
    """

    shop: ShopFacts
    recipient_lines: tuple[str, ...]
    written: date
    salutation: str
    paragraphs: tuple[str, ...]
    closing: str = ""
    wish: str = ""
    signature_lines: tuple[str, ...] = ()
    form: LetterForm = LetterForm.WESTERN
    hand: bool = True
    place: str = ""
    date_text: str = ""
    subject: str = ""
    number: str = ""
    small_print: str = ""
    windows: tuple[LetterWindow, ...] = ()

    def window(self, paper: Paper) -> LetterWindow | None:
        """The window over the letter on that paper."""
        return next((one for one in self.windows if one.paper == paper.name), None)
