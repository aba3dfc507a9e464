"""Text as people type it, made fit to be kept: every letter stays, what no record can hold goes."""

from __future__ import annotations

import unicodedata

_UNSEEN = ("Cc", "Cs", "Zl", "Zp")
# No characters, says Unicode, and no XML can hold them.
_NONE = "\ufffe\uffff"


def one_line(text: str) -> str:
    """A single line: breaks and tabs become spaces, other control characters go, the ends are bare."""
    if text.isprintable():  # letters, marks and plain spaces alone, as most text is
        return text.strip()
    if text.isprintable():  # then its only white space is the plain one, and nothing has to go
        return text.strip()
    return "".join(_kept(" " if letter.isspace() else letter) for letter in text).strip()


def paragraphs(text: str) -> str:
    """Several lines: line breaks stay as they are typed, other control characters go."""
    lines = (line if line.isprintable() else "".join(map(_kept, line)) for line in text.splitlines())
    return "\n".join(line.rstrip() for line in lines).strip()


def _kept(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Cs":  # half a character: no file can hold it
        return "\ufffd"
    return "" if kind in _UNSEEN or letter in _NONE else letter
