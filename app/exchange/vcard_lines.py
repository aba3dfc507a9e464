"""Cards of a vCard file as properties: folded lines joined, cards parted, of 2.1, 3.0 and 4.0 alike.

Our own reader, because vobject 0.9.9 stopped at 16 of the 86 cards of the field (everything with quoted-printable soft
breaks, unindented base64 or a missing end), takes seconds for ten thousand, and goes as deep as a card nests.
Nothing here goes deeper than one level: a card inside a card is passed over as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

LONGEST_CARD = 10 << 20
_LONGEST_LINE = 1 << 20
_MARK = 40
_CHUNK = 1 << 18
_LONGEST_HEAD = 1 << 14
_HEAD = re.compile(rb"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)\s*(;.*)?", re.DOTALL)
_QUOTED_HEAD = re.compile(rb'[A-Za-z0-9_.-]+\s*(?:;(?:"[^"]*"|[^":;])*)*:')
_PARAM = re.compile(r';((?:"[^"]*"|[^";])*)')
_VALUES = re.compile(r'"([^"]*)"|([^",]+)')
_CARETS = {"^n": "\n", "^^": "^", "^'": '"'}
_CARET = re.compile(r"\^[n^']")
_QUOTED = re.compile(rb"quoted-printable", re.IGNORECASE)


class Property(NamedTuple):
    """One property as it stands, not yet decoded. `types` are TYPE and the bare words of 2.1, in small letters."""

    group: str
    name: str
    params: Mapping[str, tuple[str, ...]]
    types: frozenset[str]
    value: bytes

    def param(self, name: str) -> str:
        """The first value of a parameter, in small letters; empty if it has none."""
        values = self.params.get(name)
        return values[0].lower() if values else ""


@dataclass(slots=True)
class Card:
    """The properties of one card. `cut` says that its end is missing, `broken` that it is too long to be taken."""

    place: int
    properties: list[Property] = field(default_factory=list)
    cut: bool = False
    broken: bool = False
    nested: bool = False
    size: int = 0


def cards(file: BinaryIO) -> Iterator[Card]:
    """The cards of a file from its place on, one in memory at a time."""
    card: Card | None = None
    place = depth = 0
    for line in _logical(_lines(file)):
        word = line.strip(b" \t\xef\xbb\xbf").upper().replace(b" ", b"") if len(line) < _MARK else b""
        if word == b"BEGIN:VCARD":
            if card and (depth or _expects_agent(card)):
                depth += 1
                card.nested = True
                continue
            if card:
                card.cut = True
                yield card
            place += 1
            card = Card(place)
        elif word == b"END:VCARD":
            if depth:
                depth -= 1
            elif card:
                yield card
                card = None
        elif card and not depth:
            _add(card, line)
    if card:
        card.cut = True
        yield card


def _expects_agent(card: Card) -> bool:
    last = card.properties[-1] if card.properties else None
    return bool(last and last.name == "AGENT" and not last.value.strip())


def _add(card: Card, line: bytes) -> None:
    card.size += len(line)
    if card.size > LONGEST_CARD:
        card.broken = True
        card.properties.clear()
        return
    found = split(line)
    if found:
        card.properties.append(found)
    elif card.properties and line.strip():
        _go_on(card, line)


def _go_on(card: Card, line: bytes) -> None:
    """A line that is no property belongs to the one before it."""
    last = card.properties[-1]
    card.properties[-1] = last._replace(value=last.value.removesuffix(b"\\") + b"\n" + line)


def split(line: bytes) -> Property | None:
    """Group, name, parameters and value of a line; None for a line that is no property."""
    head, colon, value = line.partition(b":")
    if b'"' in head:  # a colon in quotation marks is part of a parameter
        found = _QUOTED_HEAD.match(line)
        head, value = (found[0][:-1], line[found.end() :]) if found else (head, value)
    begun = _head(head) if colon and len(head) < _LONGEST_HEAD else None
    return Property(*begun, value) if begun else None


@lru_cache(maxsize=4096)
def _head(head: bytes) -> tuple[str, str, Mapping[str, tuple[str, ...]], frozenset[str]] | None:
    """What stands before the colon; a file has the same few again and again."""
    found = _HEAD.fullmatch(head)
    if not found:
        return None
    group, name, text = (part.decode("utf-8", "replace") if part else "" for part in found.groups())
    params = MappingProxyType(_params(text))
    types = frozenset(word.lower() for key in ("TYPE", "") for word in params.get(key, ()))
    return group.lower(), name.upper(), params, types


def _params(text: str) -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for piece in _PARAM.findall(text):
        key, equals, values = piece.partition("=")
        if not equals:
            key, values = "", piece
        parts = [_CARET.sub(lambda mark: _CARETS[mark.group()], a or b).strip() for a, b in _VALUES.findall(values)]
        key = key.strip().upper()
        if key == "TYPE":
            parts = [word.strip() for part in parts for word in part.split(",")]
        known[key] = known.get(key, ()) + tuple(part for part in parts if part)
    return known


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines without their ends, which may be CR LF, LF or CR; what is longer than any line is cut into several."""
    rest = b""
    while chunk := file.read(_CHUNK):
        whole = rest + chunk
        found = whole.splitlines(keepends=True)
        # The last line may go on, and a CR at the end may have its LF to come.
        rest = found.pop() if found else b""
        for line in found:
            yield line.rstrip(b"\r\n")
        while len(rest) > LONGEST_CARD:
            yield rest[:_LONGEST_LINE]
            rest = rest[_LONGEST_LINE:]
    for line in rest.splitlines():
        yield line


def _logical(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Folded lines and soft line breaks joined again."""
    pieces: list[bytes] = []
    soft, length = False, 0
    for line in lines:
        if soft:
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
        elif pieces and line[:1] in (b" ", b"\t") and line.strip():
            pieces.append(line[1:])
        else:
            if pieces:
                yield b"".join(pieces)
            pieces, length = [line], 0
        length += len(line)
        soft = line.endswith(b"=") and _is_quoted(pieces[0])
        if length > LONGEST_CARD:
            yield b"".join(pieces)
            pieces, soft, length = [], False, 0
    if pieces:
        yield b"".join(pieces)


def _is_quoted(first: bytes) -> bool:
    return bool(_QUOTED.search(first.partition(b":")[0]))
