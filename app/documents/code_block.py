"""The last block of a sheet: lines for the reader at the left, the bar code at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import code128
from app.documents import style as colours
from app.documents.text import flowing, lines
from app.documents.writing import one_line

if TYPE_CHECKING:
    from app.documents.sheet import Sheet

_MODULE, _HEIGHT = 0.3 * mm, 12 * mm


def code_block(sheet: Sheet, code: str, notes: tuple[str, ...], hint: str = "") -> None:
    """Draw both side by side, on a new page if this one has no room."""
    wide = sheet.width * 0.36
    room = sheet.width - wide - 6 * sheet.unit
    pitch = sheet.styles.small.size * 1.45
    shown = [line for note in notes for line in flowing(note, sheet.styles.small, room)]
    sheet.y += 6 * sheet.unit
    sheet.room(max(_HEIGHT + 5 * sheet.unit, pitch * min(len(shown), 8)))
    top = sheet.y
    _code(sheet, code, hint, wide)
    lowest, sheet.y = sheet.y, top
    for line in shown:
        sheet.put(sheet.left, pitch, line, sheet.styles.small)
    sheet.y = max(sheet.y, lowest)


def signed_code(sheet: Sheet, signed: tuple[str, str], code: str, hint: str) -> None:
    """A place to sign at the left, the bar code at the right, as low on the last page as it goes."""
    wide = sheet.width * 0.42
    depth = _HEIGHT + 12 * sheet.unit
    sheet.y += 6 * sheet.unit
    sheet.room(depth)
    sheet.y = max(sheet.y, min(sheet.limit - depth, sheet.y + 60 * sheet.unit))
    top = sheet.y
    _code(sheet, code, hint, wide)
    signature(sheet, sheet.left, wide, top + 12 * sheet.unit, signed)


def signatures_and_code(sheet: Sheet, people: tuple[str, str], code: str) -> None:
    """Two places to sign and the bar code in one row."""
    wide = sheet.width * 0.3
    sheet.y += 4 * sheet.unit
    sheet.room(_HEIGHT + 7 * sheet.unit)
    top = sheet.y
    _code(sheet, code, "", sheet.width * 0.34)
    for place, person in enumerate(people):
        signature(sheet, sheet.left + place * (wide + 3 * sheet.unit), wide, top + 12 * mm, ("", person))


def signature(sheet: Sheet, x: float, width: float, line_at: float, signed: tuple[str, str]) -> None:
    """A line to sign on, with a text above it and one below."""
    above, below = signed
    styles, unit = sheet.styles, sheet.unit
    shown, *_ = lines(above, styles.text, width)
    sheet.ink.text(x, line_at - 2.2 * unit, shown, styles.text)
    sheet.ink.rule(x, line_at, width, thick=0.2 * mm, colour=colours.THIRD)
    base = line_at + 4.8 * unit
    for line in lines(below, styles.small, width):
        sheet.ink.text(x, base, line, styles.small)
        base += styles.small.size * 1.35
    sheet.y = max(sheet.y, base)


def _code(sheet: Sheet, code: str, hint: str, width: float) -> None:
    """The bars, as wide as they fit, with the number below."""
    widths = code128.modules(code)
    middle = sheet.right - width / 2
    if widths:
        count = sum(map(int, widths))
        module = min(_MODULE, width / count)
        sheet.ink.bars(middle - count * module / 2, sheet.y, code, module=module, height=_HEIGHT)
        sheet.y += _HEIGHT
    sheet.y += 4 * sheet.grid
    for line in lines(one_line(code), sheet.styles.small_strong, width):
        sheet.ink.centre(middle, sheet.y, line, sheet.styles.small_strong)
        sheet.y += sheet.styles.small.size * 1.35
    for line in lines(hint, sheet.styles.caption, width) if hint else ():
        sheet.ink.centre(middle, sheet.y, line, sheet.styles.caption)
        sheet.y += sheet.styles.caption.size * 1.35
