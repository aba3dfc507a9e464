"""What keeps one person's piece from being printed as it should be, found before anything is printed."""

from __future__ import annotations

from functools import lru_cache

from app.documents import writing
from app.domain.letter_file import LetterDraft

_TEXTS = ("customer_name", "address", "subject", "subline", "salutation", "body", "closing", "wish", "signature")


def character(draft: LetterDraft) -> str:
    """The first character that no font has, with its number; empty where everything can be printed."""
    return next(filter(None, (_missing(getattr(draft, name)) for name in _TEXTS)), "")


# Most of the texts of a mailing are the same for everybody.
@lru_cache(maxsize=256)
def _missing(text: str) -> str:
    found = next((one for one in writing.missing((text,)) if not one.left_out), None)
    return f"{found.char} ({found.code})" if found else ""
