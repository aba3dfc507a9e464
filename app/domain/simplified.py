"""Traditional Chinese characters as they are written on the mainland: 張偉 and 张伟 are one name."""

from __future__ import annotations

from functools import cache

from app import paths

# No character below the first of the Chinese ones is in the table, so other scripts never load it.
_FIRST = "\u3400"


def simplified(text: str) -> str:
    """The same text with every traditional character in its simplified form."""
    return text.translate(_table()) if text and max(text) >= _FIRST else text


def traditional(text: str) -> bool:
    """Whether the text holds a character that has another simplified form."""
    return simplified(text) != text


@cache
def _table() -> dict[int, str]:
    text = (paths.resources() / "names" / "traditional.txt").read_text("utf-8")
    pairs = (line.split(" ") for line in text.splitlines() if not line.startswith("#"))
    return {ord(character): plain for plain, characters in pairs for character in characters}
