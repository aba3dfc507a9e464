"""One line of a vCard 4.0 (RFC 6350): its value escaped, itself folded at 75 octets."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 75
_ESCAPED = {"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"}
_MARKS = re.compile(r"[\\,;\n]")
_SPECIAL = re.compile(r"[\\,;\x00-\x08\n-\x1f\x7f]")
# Characters that no line may hold; a carriage return would end it.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def value(text: str) -> str:
    """A text as a value, or as one part of a value with several."""
    if not _SPECIAL.search(text):
        return text
    plain = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _MARKS.sub(lambda found: _ESCAPED[found.group()], plain)


def parts(texts: Iterable[str]) -> str:
    """A value of several parts in their order, such as a name or an address; empty ones keep their place."""
    return ";".join(map(value, texts))


def listed(texts: Iterable[str]) -> str:
    """A value that is a list."""
    return ",".join(map(value, texts))


def line(name: str, written: str) -> bytes:
    """The line with its end. `name` carries its group and parameters, `written` is escaped already."""
    octets = f"{name}:{written}".encode()
    if len(octets) <= _LONGEST:
        return octets + b"\r\n"
    return b"\r\n ".join(_folds(octets)) + b"\r\n"


def _folds(octets: bytes) -> Iterable[bytes]:
    """Pieces of at most 75 octets with the space before them, none beginning inside a character."""
    start, room = 0, _LONGEST
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # noqa: PLR2004 - the bits of a following octet
            end -= 1
        yield octets[start:end]
        start, room = end, _LONGEST - 1
