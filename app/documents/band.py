"""The tinted band of a sheet: the two or three facts the paper is kept for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents import style as colours
from app.documents.style import Style
from app.documents.text import lines

if TYPE_CHECKING:
    from app.documents.sheet import Sheet

_LEAST_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Cell:
    """Caption, figure and note; the cell that matters most is set in the accent colour."""

    caption: str
    figure: str
    note: str = ""
    strong: bool = False


def band(sheet: Sheet, cells: tuple[Cell, ...]) -> None:
    """Draw the cells side by side on a tinted ground."""
    unit, inset = sheet.unit, 8 * sheet.unit
    width = (sheet.width - 2 * inset) / len(cells)
    room = width - 3 * unit
    figure = _figure(sheet, cells, room)
    depth = max(_depth(sheet, cell, figure, room) for cell in cells)
    sheet.room(depth + 10 * unit)
    top = sheet.y + 8 * unit
    sheet.ink.box(sheet.left, top, sheet.width, depth, colour=colours.BAND, radius=2 * unit)
    for place, cell in enumerate(cells):
        _draw(sheet, cell, figure, (sheet.left + inset + place * width, top), room)
    sheet.y = top + depth


def _figure(sheet: Sheet, cells: tuple[Cell, ...], room: float) -> Style:
    """One size for all: smaller on a small sheet, so that no date breaks; what is longer still may."""
    style = sheet.styles.figure
    widest = max(style.width(cell.figure) for cell in cells)
    share = room / widest if widest > room else 1
    return Style(style.size * share, style.weight) if share >= _LEAST_SHARE else style


def _depth(sheet: Sheet, cell: Cell, figure: Style, room: float) -> float:
    rows = len(lines(cell.figure, figure, room)) - 1
    notes = len(lines(cell.note, sheet.styles.small, room)) - 1 if cell.note else 0
    base = (27.7 if cell.note else 22.5) * sheet.unit
    return base + rows * figure.size * 1.2 + notes * sheet.styles.small.size * 1.35


def _draw(sheet: Sheet, cell: Cell, size: Style, corner: tuple[float, float], room: float) -> None:
    x, top = corner
    unit, styles = sheet.unit, sheet.styles
    caption, *_ = lines(cell.caption, styles.caption, room)
    sheet.ink.text(x, top + 7.7 * unit, caption, styles.caption)
    base = top + 16.6 * unit
    figure = Style(size.size, size.weight, colours.ACCENT if cell.strong else colours.TEXT)
    for place, line in enumerate(lines(cell.figure, figure, room)):
        base += figure.size * 1.2 if place else 0
        sheet.ink.text(x, base, line, figure)
    base += 6.6 * unit
    for line in lines(cell.note, styles.small, room) if cell.note else ():
        sheet.ink.text(x, base, line, styles.small)
        base += styles.small.size * 1.35
