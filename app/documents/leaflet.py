"""A leaflet of goods on sheets: a picture of the season, the shop's head, goods in a grid, notes at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import goods
from app.documents import style as colours
from app.documents.fonts import Weight
from app.documents.goods import Grid, Prices
from app.documents.ink import Frame
from app.documents.leaflet_facts import ItemFacts, LeafletFacts
from app.documents.logo import picture
from app.documents.pdf import Pdf
from app.documents.season_picture import drawn, season
from app.documents.shop import say
from app.documents.shortened import shortened
from app.documents.style import Style
from app.documents.text import lines
from app.documents.writing import one_line

if TYPE_CHECKING:
    from app.documents.ink import Ink
    from app.documents.paper import Paper
    from app.i18n import Language

__all__ = ["PER_PAGE", "ItemFacts", "LeafletFacts", "render", "write"]

# Columns, rows, sizes of name, line and price in points, and the gap in millimetres, on a sheet of A4.
_GRIDS = {
    2: Grid(columns=1, rows=2, name=19, line=12.5, price=19, gap=10),
    4: Grid(columns=2, rows=2, name=14, line=10.5, price=14, gap=8, lines=2),
    6: Grid(columns=2, rows=3, name=12.5, line=9.5, price=12.5, gap=7),
    9: Grid(columns=3, rows=3, name=11, line=8.5, price=11, gap=6),
    12: Grid(columns=3, rows=4, name=10, line=8, price=10, gap=5),
}
PER_PAGE = tuple(_GRIDS)
_BANNER = 0.19  # of the height of the page
_SMALL_PAPER, _SMALL_SCALE, _SMALLEST = 180, 0.78, 7.5


def render(facts: LeafletFacts, paper: Paper, language: Language) -> bytes:
    """The leaflet as PDF on a sheet (A4, A5, Letter)."""
    pdf = Pdf(paper, title=facts.title or facts.shop.legal_name, author=facts.shop.legal_name, language=language.code)
    write(facts, pdf, paper, language)
    return pdf.data()


def write(facts: LeafletFacts, pdf: Pdf, paper: Paper, language: Language) -> None:
    """Add the leaflet to a document: as many pages as its goods need."""
    grid = _grid(facts.per_page, paper)
    for first in range(0, max(1, len(facts.items)), grid.many):
        page = _Page(facts, pdf.page(paper), paper, language)
        top = page.head() if first == 0 else page.short_head()
        page.items(facts.items[first : first + grid.many], grid, top)
        page.foot()


def _grid(per_page: int, paper: Paper) -> Grid:
    grid = _GRIDS[per_page]
    if paper.width >= _SMALL_PAPER:
        return grid
    name, line, price = (max(_SMALLEST, size * _SMALL_SCALE) for size in (grid.name, grid.line, grid.price))
    return Grid(
        columns=grid.columns,
        rows=grid.rows,
        name=round(name, 1),
        line=round(line, 1),
        price=round(price, 1),
        gap=grid.gap * 0.65,
        lines=grid.lines,
    )


class _Page:
    """One page of the leaflet."""

    def __init__(self, facts: LeafletFacts, ink: Ink, paper: Paper, language: Language) -> None:
        self._facts, self._ink, self._paper, self._language = facts, ink, paper, language
        self._prices = Prices(facts.items, language)
        self._season = season(facts.occasion, language.code)
        self._scale = _SMALL_SCALE if paper.width < _SMALL_PAPER else 1.0
        self._left: float = paper.side * 0.8 * mm
        self._width: float = paper.width * mm - 2 * self._left
        self._small = Style(max(_SMALLEST, 8.5 * self._scale), colour=colours.SECOND)
        self._notes = tuple(one_line(say(language, note)) for note in facts.notes)

    def head(self) -> float:
        """Picture, title and who is writing; returns where the goods begin."""
        wide, tall = self._paper.width * mm, self._paper.height * _BANNER * mm
        shown = drawn(self._facts.occasion, self._language.code, wide, tall)
        if shown is None:
            tall = 10 * mm
        else:
            self._ink.picture(0, 0, wide, tall, shown)
        title = Style(round(28 * self._scale, 1), Weight.HAND, self._season.title)
        base: float = tall + title.size * 0.1
        room = self._width - self._shop(tall + 3.4 * mm * self._scale)
        for line in shortened(self._facts.title or self._facts.shop.legal_name, title, room, 2):
            base += title.size * 1.15
            self._ink.text(self._left, base, line, title)
        subtitle = Style(round(13 * self._scale, 1), Weight.HAND, self._season.second)
        for line in shortened(self._facts.subtitle, subtitle, room, 2):
            base += subtitle.size * 1.5
            self._ink.text(self._left, base, line, subtitle)
        base = max(base + 3.4 * float(mm) * self._scale, tall + 15 * mm * self._scale)
        self._ink.rule(self._left, base, self._width, thick=0.35 * mm, colour=self._season.line)
        return base + 6 * float(mm) * self._scale

    def _shop(self, top: float) -> float:
        """The logo at the right; returns the room it takes."""
        logo = picture(self._facts.shop.logo) if self._facts.shop.logo else None
        side: float = 11 * mm * self._scale
        if logo is None:
            return 0.0
        wide: float = min(side * logo.shape, self._width / 3)
        tall = wide / logo.shape
        self._ink.picture(self._left + self._width - wide, top + (side - tall) / 2, wide, tall, logo)
        return wide + 5 * float(mm)

    def short_head(self) -> float:
        """The title again, small, on a page that follows."""
        style = Style(round(14 * self._scale, 1), Weight.HAND, self._season.title)
        base: float = self._paper.top * mm
        for line in shortened(self._facts.title or self._facts.shop.legal_name, style, self._width, 1):
            self._ink.text(self._left, base, line, style)
        self._ink.rule(self._left, base + 3 * mm, self._width, thick=0.35 * mm, colour=self._season.line)
        return base + 9 * float(mm) * self._scale

    def items(self, items: tuple[ItemFacts, ...], grid: Grid, top: float) -> None:
        """The goods between the head and the foot."""
        area = Frame(self._left, top, self._width, self._foot_top - 4 * mm - top)
        goods.draw(self._ink, area, items, grid, season=self._season, prices=self._prices)

    @property
    def _lines(self) -> tuple[tuple[str, Style], ...]:
        shop = self._facts.shop
        strong = Style(self._small.size, Weight.SEMIBOLD, colours.TEXT)
        contact = " · ".join(
            filter(None, (", ".join(shop.address_lines), shop.phone, shop.email, shop.website, shop.hours))
        )
        notes = self._language.join(self._notes, " ")
        return (
            *((line, strong) for line in lines(one_line(shop.legal_name), strong, self._width)),
            *(
                (line, self._small)
                for text in (contact, notes)
                if text
                for line in lines(one_line(text), self._small, self._width)
            ),
        )

    @property
    def _foot_top(self) -> float:
        edge: float = (self._paper.height - self._paper.bottom * 0.75) * mm
        return edge - len(self._lines) * self._small.size * 1.4

    def foot(self) -> None:
        """Who sells this, where and when, and what the prices hold."""
        base = self._foot_top
        self._ink.rule(self._left, base, self._width, thick=0.2 * mm, colour=self._season.line)
        for line, style in self._lines:
            base += style.size * 1.4
            self._ink.text(self._left, base, line, style)
