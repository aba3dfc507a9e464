"""Text as search sees it: no case, no accents, wide and narrow letters alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart but people type without the stroke.
_STROKES = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"})
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\ufa0e-\ufa29\U00020000-\U000323af"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_WORD = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")


def fold(text: str) -> str:
    """Lower case without accents: `kovacova` for Kováčová, `strasse` for Straße."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare).translate(_STROKES)


# Given names, towns and tags come again and again in an import.
@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text; Chinese runs stand apart from letters and digits beside them."""
    return tuple(_WORD.findall(fold(text)))


def is_han(text: str) -> bool:
    """Whether the text is written in Chinese characters alone."""
    return not text.isascii() and bool(_HAN_RUN.fullmatch(text))
