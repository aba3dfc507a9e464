"""Rows of a sheet: what it is at the left, the fact over as many lines as it takes at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import style as colours
from app.documents.fonts import Weight
from app.documents.sheet import leading
from app.documents.style import Style
from app.documents.text import lines

if TYPE_CHECKING:
    from app.documents.sheet import Sheet

_SMALLEST = 7.5


class FactRows:
    """Two columns on a sheet; `share` of the width is the labels', `size` is that of the letters on A4."""

    def __init__(self, sheet: Sheet, *, share: float = 0.27, size: float = 9.5, strong: bool = False) -> None:
        self._sheet = sheet
        points = max(round(size * sheet.scale, 2), _SMALLEST)
        colour = colours.TEXT if strong else colours.SECOND
        self._label = Style(points, Weight.BOLD if strong else Weight.REGULAR, colour)
        self._text = Style(points, Weight.REGULAR, colours.TEXT)
        self._beside = sheet.width * share
        self._room = sheet.width - self._beside

    def row(self, label: str, paragraphs: tuple[str, ...], *, ruled: bool = True) -> None:
        """One fact; each paragraph begins a line. Nothing for a fact that says nothing."""
        shown = [lines(text, self._text, self._room) for text in paragraphs if text]
        if not shown:
            return
        sheet, lead = self._sheet, leading(self._text) * 0.92
        labels = list(lines(label, self._label, self._beside - 4 * mm))
        rows = [(text, place == 0) for part in shown for place, text in enumerate(part)]
        rows += [("", False)] * (len(labels) - len(rows))
        sheet.room(lead * min(len(rows), 3))
        for number, (text, first) in enumerate(rows):
            sheet.y += 0.9 * sheet.unit if first and number else 0
            base = sheet.down(lead)
            if labels:
                sheet.ink.text(sheet.left, base, labels.pop(0), self._label)
            sheet.ink.text(sheet.left + self._beside, base, text, self._text)
        sheet.y += 2.1 * sheet.unit
        if ruled:
            sheet.ink.rule(sheet.left, sheet.y, sheet.width, thick=0.15 * mm, colour=colours.LINE)
            sheet.y += 0.3 * sheet.unit
