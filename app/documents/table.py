"""Tables on sheets: text at the left, figures in right-aligned columns, continued over pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import style as colours
from app.documents.text import flowing, lines

if TYPE_CHECKING:
    from app.documents.sheet import Sheet
    from app.documents.style import Style


@dataclass(frozen=True, slots=True)
class Carried:
    """What a page hands to the next: the words for both and the sum so far."""

    over: str
    forward: str
    amount: str


Texts = tuple[tuple[str, "Style"], ...]


class Table:
    """Heads and the right edges of the figures; the first column takes what they leave."""

    def __init__(self, sheet: Sheet, heads: tuple[str, ...], widths: tuple[float, ...], *, width: float = 0.0) -> None:
        self._sheet = sheet
        self._heads = heads
        self._width = width or sheet.width
        self._widths = widths
        self._edges = tuple(sheet.left + self._width - sum(widths[place + 1 :]) for place in range(len(widths)))
        self._text = self._width - sum(widths) - 3 * sheet.unit

    def head(self) -> None:
        """The names of the columns over a rule."""
        sheet, style = self._sheet, self._sheet.styles.caption
        sheet.put(sheet.left, style.size * 1.6, self._heads[0], style)
        for edge, head in zip(self._edges, self._heads[1:], strict=True):
            sheet.ink.right(edge, sheet.y, head, style)
        sheet.y += 1.8 * sheet.unit
        sheet.ink.rule(sheet.left, sheet.y, self._width, thick=0.3 * mm, colour=colours.SECOND)
        sheet.y += 0.8 * sheet.unit

    def row(
        self,
        texts: tuple[tuple[str, Style], ...],
        figures: tuple[str, ...],
        style: Style,
        carried: Carried | None = None,
    ) -> None:
        """One row: lines of text at the left, figures on the first of them; read aloud the text comes first."""
        sheet = self._sheet
        shown = [(line, kind) for text, kind in texts for line in flowing(text, kind, self._text)]
        columns = [lines(figure, style, width) for figure, width in zip(figures, self._widths, strict=True)]
        shown += [("", style)] * (max(map(len, columns)) - len(shown))
        self._keep(sum(kind.size * 1.4 for _, kind in shown[:4]), carried)
        places = []
        for line, kind in shown:
            self._keep(kind.size * 1.4, carried)
            sheet.put(sheet.left, kind.size * 1.4, line, kind)
            places.append((sheet.ink, sheet.y))
        for number, (ink, base) in enumerate(places):
            for edge, column in zip(self._edges, columns, strict=True):
                ink.right(edge, base, column[number] if number < len(column) else "", style)
        sheet.y += 1.7 * sheet.unit
        sheet.ink.rule(sheet.left, sheet.y, self._width, thick=0.15 * mm, colour=colours.LINE)
        sheet.y += 0.6 * sheet.unit

    def _keep(self, height: float, carried: Carried | None) -> None:
        """Turn the page, carrying the sum, unless the row and the sum's own line have room."""
        sheet, style = self._sheet, self._sheet.styles.strong
        reserve = style.size * 2 if carried else 0.0
        if sheet.y + height + reserve + 2 * sheet.unit <= sheet.limit:
            return
        if carried:
            self._sum(carried.over, carried.amount, style)
        sheet.turn()
        self.head()
        if carried:
            self._sum(carried.forward, carried.amount, style)
            sheet.y += 2 * sheet.unit

    def _sum(self, label: str, amount: str, style: Style) -> None:
        sheet = self._sheet
        sheet.y += style.size * 1.4
        sheet.ink.text(sheet.left, sheet.y, label, style)
        sheet.ink.right(self._edges[-1], sheet.y, amount, style)
