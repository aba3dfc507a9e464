"""What a country's privacy law asks a shop to tell its customers, and to say when it asks for consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText:
    """One section: its paragraphs are lines of `words`, which may hold `{authority}` and `{years}`.

    `verified` is False where it is general knowledge that nobody has read at its source.
    """

    key: str
    heading: Wording
    words: Wording
    source: str
    checked: date
    verified: bool = True

    def paragraphs(self, code: str, authority: str, years: int) -> tuple[str, ...]:
        """The paragraphs in a language, with what the country fills in."""
        text = self.words.in_language(code).replace("{authority}", authority).replace("{years}", str(years))
        return tuple(text.split("\n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyLaw:
    """The law as one country has it: its texts, whom to complain to, and for how long tax law keeps receipts.

    `notice` stands on the privacy notice, `form` (keys free, back, data) on the consent form. `years` is 0 where no
    text needs it.
    """

    country: str
    notice: tuple[LawText, ...]
    form: tuple[LawText, ...]
    authority: Wording
    years: int
    source: str
    checked: date
    verified: bool = True

    def form_text(self, key: str) -> LawText:
        """One text of the consent form."""
        return next(text for text in self.form if text.key == key)
