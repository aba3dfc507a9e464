"""The frozen facts of a folded card and of a postcard: a letter, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.documents.leaflet_facts import ItemFacts
    from app.documents.letter_facts import LetterFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """One card. `title` and `subtitle` are on its front; without a title the subject of the letter is.

    `occasion` chooses picture and colours; `picture` is the shop's own instead. `items` stand on the page beside the
    letter under `items_title`, `gift` is a line below them. On a postcard there is no room for either.
    """

    letter: LetterFacts
    occasion: str
    title: str = ""
    subtitle: str = ""
    picture: bytes | None = None
    items: tuple[ItemFacts, ...] = ()
    items_title: str = ""
    gift: str = ""

    @property
    def heading(self) -> str:
        """What the front says."""
        return self.title or self.letter.subject

    @property
    def person(self) -> str:
        """Whom it is for, as problems name them."""
        return next(iter(self.letter.recipient_lines), "") or self.letter.salutation
