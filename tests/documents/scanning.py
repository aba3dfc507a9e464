"""Reads bar codes from the picture of a page, as a scanner at the counter does: black and white along one line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import pypdfium2

from tests.documents.reading import MM
from tests.documents.test_code128 import scanned

DPI, HALF = 1200, 128
# The figures of the left half with odd parity, one digit a module, as GS1's General Specifications print them.
_ODD = "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011".split()  # noqa: SIM905 - a table
_FIRST = "OOOOOO OOEOEE OOEEOE OOEEEO OEOOEE OEEOOE OEEEOO OEOEOE OEOEEO OEEOEO".split()  # noqa: SIM905 - as above


@dataclass(frozen=True, slots=True)
class Seen:
    """One code on a line across the page; a module in mm, the white at both ends in modules."""

    text: str
    kind: str
    module: float
    quiet: tuple[float, float]


def scan(pdf: bytes, y: float, *, page: int = 0, between: tuple[float, float] = (0.0, 1000.0)) -> Seen | None:
    """The code met by a level line y mm below the top edge, between two distances from the left edge in mm."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        of = document[page]
        width, height = of.get_size()
        left, right = max(0.0, between[0] * MM), min(width, between[1] * MM)
        strip = (left, height - (y + 0.5) * MM, width - right, y * MM)
        bitmap = of.render(scale=DPI / 72, crop=strip, prefer_bgrx=True)
        row = bytes(bitmap.buffer)[1 : 4 * bitmap.width : 4]
    finally:
        document.close()
    runs = [(black, len(list(dots))) for black, dots in groupby(value < HALF for value in row)]
    return _read(runs, DPI / 25.4)


def _read(runs: list[tuple[bool, int]], scale: float) -> Seen | None:
    if len(runs) < 20 or runs[0][0] or runs[-1][0]:
        return None
    white, inner = (runs[0][1], runs[-1][1]), runs[1:-1]
    total = sum(length for _, length in inner)
    for kind, count in (("EAN-8", 67), ("EAN-13", 95), ("Code 128", 0)):
        modules = count or _modules_of_128(inner)
        unit = total / modules
        widths = [round(length / unit) for _, length in inner]
        if sum(widths) != modules or not all(widths):
            continue
        text = scanned("".join(map(str, widths))) if kind == "Code 128" else _ean(widths)
        if text:
            return Seen(text, kind, unit / scale, (white[0] / unit, white[1] / unit))
    return None


def _modules_of_128(inner: list[tuple[bool, int]]) -> int:
    """Eleven modules for six bars and spaces, thirteen for the seven of the stop."""
    return (len(inner) - 7) // 6 * 11 + 13


def _ean(widths: list[int]) -> str:
    bits = "".join(("1" if place % 2 == 0 else "0") * width for place, width in enumerate(widths))
    half = (len(bits) - 11) // 2
    if bits[:3] != "101" or bits[-3:] != "101" or bits[3 + half : 8 + half] != "01010":
        return ""
    left = [bits[place : place + 7] for place in range(3, 3 + half, 7)]
    right = [bits[place : place + 7] for place in range(8 + half, 8 + 2 * half, 7)]
    even = ["".join("10"[int(bit)] for bit in code)[::-1] for code in _ODD]
    parity = "".join("O" if code in _ODD else "E" if code in even else "?" for code in left)
    figures = [str((_ODD if kind == "O" else even).index(code)) for code, kind in zip(left, parity, strict=True)]
    inverted = ["".join("10"[int(bit)] for bit in code) for code in _ODD]
    figures += [str(inverted.index(code)) for code in right]
    return (str(_FIRST.index(parity)) if len(left) == 6 else "") + "".join(figures)
