"""Breaking text into lines: at spaces in Latin, between characters in Chinese, with the rules of both."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from app.documents.fonts import WIDE, Weight, chain
from app.documents.writing import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.documents.style import Style

SEPARATOR = " · "
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
# Spaces that must not end a line: after one-letter words, inside dates and “s. r. o.”, between a figure and its unit.
_LETTER = "A-Za-z\u00c0-\u024f"
_GLUE = re.compile(
    rf"(?<![{_LETTER}\d])([{_LETTER}]) (?=\S)|(\d\.) (?=\d)|(?<!\w)([{_LETTER}]\.) (?=[{_LETTER}]\.)"
    rf"|(\d) (?=(?:[{_LETTER}]{{1,2}}\b|[%€£¥]))"
)
_SHORT = 2000
# A last line is almost empty if one word fills no more than this share of it, or if it has at most so many Han.
# However narrow the line, one word of up to some seven letters (in thousandths of the size) is lonely too.
_ALMOST_EMPTY, _SHORT_WORD, _FEW_HAN, _FEWEST_ABOVE, _NEAR = 0.12, 3500, 2, 3, 6
_LAST_LETTER, _AFTER_HAN = "\u2e7f", re.compile(f"[{_HAN}] $")


def lines(text: str, style: Style, width: float) -> tuple[str, ...]:
    """The clean lines of any text from data, none wider than `width` points; at least one."""
    if len(text) <= _SHORT:
        return _remembered(text, style.weight, style.size, width)
    return _broken(text, style.weight, style.size, width)


def flowing(text: str, style: Style, width: float) -> tuple[str, ...]:
    """The same for paragraphs: a last line of one short word, or of one or two Han, gets company from above."""
    if len(text) <= _SHORT:
        return _remembered_flowing(text, style.weight, style.size, width)
    return _broken(text, style.weight, style.size, width, company=True)


def packed(parts: Iterable[str], style: Style, width: float) -> tuple[str, ...]:
    """Short facts beside each other with a dot between them, over as many lines as they take; each is broken last."""
    rows: list[str] = []
    for part in filter(None, parts):
        longer = f"{rows[-1]}{SEPARATOR}{part}" if rows else part
        if rows and style.width(one_line(longer)) <= width:
            rows[-1] = longer
        else:
            rows.append(part)
    return tuple(line for row in rows for line in lines(row, style, width))


def _broken(text: str, weight: Weight, size: float, width: float, *, company: bool = False) -> tuple[str, ...]:
    room = width * 1000 / size + 1
    advances = chain(weight).advances
    parts = clean(text).split("\n")
    return tuple(line for part in parts for line in _wrapped(part, advances, room, company=company))


_remembered = lru_cache(2048)(_broken)
_remembered_flowing = lru_cache(512)(partial(_broken, company=True))


def _wrapped(text: str, advances: dict[str, int], room: float, *, company: bool) -> list[str]:
    advance = advances.__getitem__
    if sum(map(advance, text)) <= room:
        return [text]
    text = _GLUE.sub(lambda found: found.group()[:-1] + _NBSP, text)
    done: list[list[str]] = []
    used = room
    for piece in _pieces(text, advances, room):
        if not done or used + sum(map(advance, piece.rstrip())) > room:
            done.append([])
            used = 0
        done[-1].append(piece)
        used += sum(map(advance, piece))
    if company and len(done) > 1:
        _accompany(done, advances, room)
    return ["".join(line).rstrip() for line in done]


def _accompany(done: list[list[str]], advances: dict[str, int], room: float) -> None:
    """Move pieces down to a last line that would stand there almost empty."""
    above, last = done[-2:]
    if last[0][:1] > _LAST_LETTER:
        many = _company_of_han(above, last)
    else:
        many = int(len(last) == 1 and _width(last, advances) <= max(room * _ALMOST_EMPTY, _SHORT_WORD))
    if many and len(above) - many >= _FEWEST_ABOVE and _width([*above[-many:], *last], advances) <= room:
        last[:0] = above[-many:]
        del above[-many:]


def _company_of_han(above: list[str], last: list[str]) -> int:
    """How many pieces come down to one or two Han: enough to make three signs, back to a space if one is near."""
    if len(last) > _FEW_HAN:
        return 0
    signs, enough = sum(map(str.isalnum, "".join(last))), 0
    for many in range(1, min(len(above) - 1, _NEAR) + 1):
        signs += sum(map(str.isalnum, above[-many]))
        enough = enough or (many if signs > _FEW_HAN else 0)
        if enough and _AFTER_HAN.search(above[-many - 1]):
            return many
    return enough


def _width(pieces: list[str], advances: dict[str, int]) -> int:
    return sum(map(advances.__getitem__, "".join(pieces).rstrip()))


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
