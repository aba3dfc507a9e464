"""Goods in rows and columns: picture, name, one line and price; any picture fits its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import style as colours
from app.documents.fonts import Weight
from app.documents.goods_picture import place
from app.documents.ink import Frame
from app.documents.shop import say
from app.documents.shortened import shortened
from app.documents.style import Style
from app.documents.writing import one_line
from app.domain import money
from app.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from app.documents.ink import Ink
    from app.documents.leaflet_facts import ItemFacts
    from app.documents.season_picture import Season
    from app.i18n import Language

# Wider cells have the words beside the picture instead of below it.
_WIDE = 1.6
_NAME_LINES = 2
_NOUGHTS = re.compile(r"[.,]0+(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """How many goods stand side by side and below each other, and the sizes of their words in points.

    `picture` is the height of the pictures in millimetres; 0 takes what the words leave.
    """

    columns: int
    rows: int
    name: float
    line: float
    price: float
    gap: float = 4.0
    picture: float = 0.0
    lines: int = 1

    @property
    def many(self) -> int:
        """How many goods it holds."""
        return self.columns * self.rows


def draw(ink: Ink, area: Frame, items: tuple[ItemFacts, ...], grid: Grid, *, season: Season, prices: Prices) -> None:
    """Draw the goods into the area, row by row; prices of one row stand on one line."""
    gap = grid.gap * mm
    width = (area.width - gap * (grid.columns - 1)) / grid.columns
    height = (area.height - gap * (grid.rows - 1)) / grid.rows
    cells = _Cells(ink, grid, season, prices)
    cells.names = max((len(cells.name(item, width)) for item in items), default=1)
    for row in range(-(-len(items) // grid.columns)):
        shown = items[row * grid.columns : (row + 1) * grid.columns]
        frames = tuple(
            Frame(area.x + column * (width + gap), area.y + row * (height + gap), width, height)
            for column in range(len(shown))
        )
        if width / height > _WIDE:
            for frame, item in zip(frames, shown, strict=True):
                cells.beside(frame, item)
        else:
            cells.row(frames, shown)


class Prices:
    """Says the prices of one paper: without decimals if none of its goods has any."""

    def __init__(self, items: Iterable[ItemFacts], language: Language) -> None:
        self.language = language
        self._whole = all(item.price is None or item.price == int(item.price) for item in items)

    def of(self, item: ItemFacts) -> str:
        """The price of a product as it is printed: with its currency, exact, and for what."""
        if item.price is None:
            return ""
        said = _price(item.price, item.currency, self.language, whole=self._whole)
        # A stroke stands for the word that Slovak needs the figure one after.
        per = one_line(say(self.language, item.per)).removeprefix("1 ")
        return one_line(f"{said}/{per}" if per else said)


@lru_cache(512)
def _price(price: Decimal, currency: str, language: Language, *, whole: bool) -> str:
    """One price; the same few come back on every card of a mailing."""
    coins = money.rounded(price, currency)
    if coins.decimal != price:
        return f"{language.number(price)}\u00a0{currency}"
    said = language.money(coins.minor, coins.currency)
    return _NOUGHTS.sub("", said) if whole else said


class _Cells:
    """Draws one product after the other in the styles of a grid."""

    def __init__(self, ink: Ink, grid: Grid, season: Season, prices: Prices) -> None:
        self._ink, self._grid, self._season, self._prices = ink, grid, season, prices
        self._name = Style(grid.name, Weight.HAND, colours.TEXT)
        self._line = Style(grid.line, Weight.HAND, colours.SECOND)
        #: Lines that are kept below each picture for the name.
        self.names = _NAME_LINES
        self._price = Style(grid.price, Weight.BOLD, season.title)

    def name(self, item: ItemFacts, width: float) -> tuple[str, ...]:
        """The lines of a name."""
        return shortened(item.name, self._name, width, _NAME_LINES)

    def row(self, frames: tuple[Frame, ...], items: tuple[ItemFacts, ...]) -> None:
        """Pictures above, words below."""
        names = [self.name(item, frames[0].width) for item in items]
        tall = self._picture_height(frames[0])
        most = max(map(len, names))
        for frame, item, name in zip(frames, items, names, strict=True):
            place(self._ink, replace(frame, height=tall), item, self._season, self._new())
            base = frame.y + tall + self._grid.name * 1.42
            for line in name:
                self._ink.text(frame.x, base, line, self._name)
                base += self._grid.name * 1.22
            base = frame.y + tall + self._grid.name * (1.42 + 1.22 * (most - 1)) + self._below
            self._facts(frame, base, item)

    @property
    def _below(self) -> float:
        return max(self._grid.line, self._grid.price) * 1.32

    def _picture_height(self, frame: Frame) -> float:
        if self._grid.picture:
            return self._grid.picture * float(mm)
        words = (
            self._grid.name * (1.42 + 1.22 * (self.names - 1))
            + self._below
            + self._grid.line * 1.25 * (self._grid.lines - 1)
        )
        return min(frame.height - words - 2 * float(mm), frame.width * 1.1)

    def _facts(self, frame: Frame, base: float, item: ItemFacts) -> None:
        """The one line at the left, the price at the right."""
        price = self._prices.of(item)
        wide = self._price.width(price)
        self._ink.text(frame.x + frame.width - wide, base, price, self._price)
        room = frame.width - wide - (2 * mm if price else 0)
        for line in shortened(item.line, self._line, room, self._grid.lines) if room > frame.width / 4 else ():
            self._ink.text(frame.x, base, line, self._line)
            base += self._grid.line * 1.25

    def beside(self, frame: Frame, item: ItemFacts) -> None:
        """The picture at the left, the words in the middle of the height beside it."""
        wide = min(frame.width * 0.5, frame.height * 1.4)
        tall = min(frame.height, wide * 0.95)
        picture = Frame(frame.x, frame.y + (frame.height - tall) / 2, wide, tall)
        place(self._ink, picture, item, self._season, self._new())
        left = frame.x + picture.width + self._grid.name * 0.9
        room = frame.x + frame.width - left
        name = shortened(item.name, self._name, room, 3)
        about = shortened(item.line, self._line, room, 3)
        price = self._prices.of(item)
        tall = self._grid.name * 1.25 * len(name) + self._grid.line * 1.35 * len(about) + self._grid.price * 1.7
        base = frame.y + (frame.height - tall) / 2 + self._grid.name * 0.95
        for line in name:
            self._ink.text(left, base, line, self._name)
            base += self._grid.name * 1.25
        for line in about:
            self._ink.text(left, base, line, self._line)
            base += self._grid.line * 1.35
        self._ink.text(left, base + self._grid.price * 0.5, price, self._price)

    def _new(self) -> str:
        return one_line(self._prices.language.render(N_("New in")))
