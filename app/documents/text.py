"""Breaking text into lines: at spaces in Latin, between characters in Chinese, with the rules of both."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from app.documents.fonts import WIDE, Weight, chain
from app.documents.writing import clean

if TYPE_CHECKING:
    from app.documents.style import Style

_NBSP = "\u00a0"
_SPACES = " \u2002-\u2006\u2008-\u200a\u205f\u3000"
_OPENING = "（《〈「『【〔［｛" + WIDE["“"] + WIDE["‘"]
_CLOSING = "，。、；：？！）》〉」』】〕］｝％" + WIDE["”"] + WIDE["’"] + WIDE["…"] + WIDE["—"] + WIDE["·"]
_HAN = "\u2e80-\u2fff\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff\uf780-\uf78f"
_NARROW_CLOSING = ",.;:?!)\\]}”’%…"
# A piece stays together: what opens, one Han character or one word, what closes, and the spaces after it.
# Words may also be divided after a hyphen or stroke between letters.
_PIECE = re.compile(
    f"[{_SPACES}]*[{_OPENING}]*"
    f"(?:[{_HAN}]|(?:[^{_SPACES}{_HAN}]*?[^\\W\\d_][-–/])(?=[^\\W\\d_]{{2}})|[^{_SPACES}{_HAN}]+)"
    f"(?:[{_CLOSING}]|(?<=[{_HAN}])[{_NARROW_CLOSING}])*[{_SPACES}]*"
)
# Spaces that must not end a line: after one-letter words, inside dates, between a figure and its unit.
_LETTER = "A-Za-z\u00c0-\u024f"
_GLUE = re.compile(rf"(?<![{_LETTER}\d])([{_LETTER}]) (?=\S)|(\d\.) (?=\d)|(\d) (?=(?:[{_LETTER}]{{1,2}}\b|[%€£¥]))")
_SHORT = 2000


def lines(text: str, style: Style, width: float) -> tuple[str, ...]:
    """The clean lines of any text from data, none wider than `width` points; at least one."""
    if len(text) <= _SHORT:
        return _remembered(text, style.weight, style.size, width)
    return _broken(text, style.weight, style.size, width)


def _broken(text: str, weight: Weight, size: float, width: float) -> tuple[str, ...]:
    room = width * 1000 / size + 1
    advances = chain(weight).advances
    return tuple(line for part in clean(text).split("\n") for line in _wrapped(part, advances, room))


_remembered = lru_cache(2048)(_broken)


def _wrapped(text: str, advances: dict[str, int], room: float) -> list[str]:
    advance = advances.__getitem__
    if sum(map(advance, text)) <= room:
        return [text]
    text = _GLUE.sub(lambda found: found.group()[:-1] + _NBSP, text)
    done, line, used = [], "", 0
    for piece in _pieces(text, advances, room):
        bare = sum(map(advance, piece.rstrip()))
        if line and used + bare > room:
            done.append(line.rstrip())
            line, used = "", 0
        line += piece
        used += sum(map(advance, piece))
    return [*done, line.rstrip()]


def _pieces(text: str, advances: dict[str, int], room: float) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        whole = sum(map(advances.__getitem__, piece.rstrip())) <= room
        pieces.extend([piece] if whole else _cut(piece, advances, room))
    return pieces


def _cut(piece: str, advances: dict[str, int], room: float) -> list[str]:
    """A word wider than the line, cut where it must be."""
    parts, part, used = [], "", 0
    for char in piece:
        if part and used + advances[char] > room:
            parts.append(part)
            part, used = "", 0
        part += char
        used += advances[char]
    return [*parts, part]
