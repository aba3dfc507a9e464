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
# Lines of a fact that no page parts, and lines of a label beside it.
_TOGETHER, _MOST_LABEL = 3, 6


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
        self._lead: float = leading(self._text) * 0.92

    def row(self, label: str, paragraphs: tuple[str, ...]) -> None:
        """One fact over a rule; each paragraph begins a line. Nothing for a fact that says nothing."""
        shown = [lines(text, self._text, self._room) for text in paragraphs if text]
        if not shown:
            return
        sheet = self._sheet
        names = self._names(label)
        sheet.room(self._lead * max(len(names), min(sum(map(len, shown)), _TOGETHER)))
        page, under = sheet.ink, self._put_names(names)
        for place, part in enumerate(shown):
            sheet.y += 0.9 * sheet.unit if place else 0
            for text in part:
                sheet.put(sheet.left + self._beside, self._lead, text, self._text)
        if sheet.ink is page:
            sheet.y = max(sheet.y, under)
        self._rule()

    def _names(self, label: str) -> tuple[str, ...]:
        """The lines of the label; one that is too long for its column stands above the fact, over the whole width."""
        names = lines(label, self._label, self._beside - 4 * mm)
        if len(names) <= _MOST_LABEL:
            return names
        for line in lines(label, self._label, self._sheet.width):
            self._sheet.put(self._sheet.left, self._lead, line, self._label)
        return ()

    def _put_names(self, names: tuple[str, ...]) -> float:
        """Draw the label beside what comes, and return where it ends."""
        sheet, base = self._sheet, self._sheet.y
        for name in names:
            base += self._lead
            sheet.ink.text(sheet.left, base, name, self._label)
        return base

    def _rule(self) -> None:
        sheet = self._sheet
        sheet.y += 2.1 * sheet.unit
        if sheet.y < sheet.limit:
            sheet.ink.rule(sheet.left, sheet.y, sheet.width, thick=0.15 * mm, colour=colours.LINE)
            sheet.y += 0.3 * sheet.unit
