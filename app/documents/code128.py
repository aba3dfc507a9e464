"""Code 128: the bars that open a sale, warranty or complaint when scanned (ISO/IEC 15417)."""

from __future__ import annotations

import re
from itertools import pairwise

# Widths of bar, space, bar, … for the values 0–105; 103–105 are the starts A, B, C.
_TABLE = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
    "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
    "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
    "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
    "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
    "114311411113411311113141114131311141411131211412211214211232"
)
_PATTERNS = tuple(_TABLE[place : place + 6] for place in range(0, len(_TABLE), 6))
_STOP = "2331112"
_START = {"B": 104, "C": 105}
_SWITCH = {"B": 100, "C": 99}
# Two digits fit in one symbol of set C; switching there and back pays from six digits on, from four at either end.
_DIGITS = re.compile(r"^(?:\d\d){2,}|(?:\d\d){3,}(?!\d)|(?:\d\d){2,}$")


def modules(text: str) -> str | None:
    """Widths of bars and spaces in turn, as digits; None where Code 128 cannot hold the text."""
    if not text or not text.isascii() or not text.isprintable():
        return None
    values = _values(text)
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    return "".join(_PATTERNS[value] for value in [*values, check]) + _STOP


def _values(text: str) -> list[int]:
    parts = _parts(text)
    values = [_START[parts[0][0]]]
    for place, (table, part) in enumerate(parts):
        if place:
            values.append(_SWITCH[table])
        values.extend(_symbols(table, part))
    return values


def _parts(text: str) -> list[tuple[str, str]]:
    edges = sorted({0, len(text), *(edge for found in _DIGITS.finditer(text) for edge in found.span())})
    starts = {found.start() for found in _DIGITS.finditer(text)}
    return [("C" if start in starts else "B", text[start:end]) for start, end in pairwise(edges)]


def _symbols(table: str, part: str) -> list[int]:
    if table == "C":
        return [int(part[place : place + 2]) for place in range(0, len(part), 2)]
    return [ord(char) - 32 for char in part]
