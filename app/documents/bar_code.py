"""The bars of a product's code on a label: EAN or UPC for a trade item number, Code 128 for any other code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import code128, ean
from app.documents.style import Style
from app.documents.writing import one_line

if TYPE_CHECKING:
    from app.documents.ean import Symbol
    from app.documents.ink import Ink

# EAN and UPC: 80 % to 100 % of the standard's 0.33 mm. Code 128: the least that office printers draw cleanly.
_EAN_MODULE, _EAN_LEAST = 0.33 * mm, 0.264 * mm
_128_MODULE, _128_LEAST, _128_QUIET = 0.3 * mm, 0.19 * mm, 10
LOWEST, HIGHEST = 6.5 * mm, 12.0 * mm
_FIGURES = Style(7.0)
_FIGURES_HEIGHT = _FIGURES.size * 0.95
# Guards of EAN and UPC reach five modules down between the figures.
_GUARD = 5


@dataclass(frozen=True, slots=True)
class BarCode:
    """Bars with their figures below, at the widest they fit."""

    text: str
    module: float
    widths: str
    quiet: tuple[int, int]
    symbol: Symbol | None = None

    @property
    def width(self) -> float:
        """With the white zones at both ends."""
        return self.module * (sum(map(int, self.widths)) + sum(self.quiet))

    def draw(self, ink: Ink, x: float, y: float, height: float) -> None:
        """Draw it from its white zone at x, the bars' tops at y; `height` is all of it."""
        left = x + self.quiet[0] * self.module
        bars = height - _FIGURES_HEIGHT
        base = y + height - _FIGURES.size * 0.08
        if self.symbol is None:
            ink.bars(left, y, self.text, module=self.module, height=bars)
            middle = left + self.module * sum(map(int, self.widths)) / 2
            ink.centre(middle, base, self.text, _FIGURES)
            return
        drop = _GUARD * self.module
        parts = self.symbol.bars()
        ink.stripes(y, [(left + at * self.module, wide * self.module, bars + drop * tall) for at, wide, tall in parts])
        for figures, start, end in self.symbol.groups:
            ink.centre(left + (start + end) / 2 * self.module, base, figures, _FIGURES)


def fitting(code: str, width: float, *, american: bool = False) -> BarCode | None:
    """The bars of a code, no wider than `width` points; None if they would be too fine, or no bars can hold it."""
    kind = ean.symbology(code, american=american)
    if kind is not None:
        symbol = ean.symbol(code, kind)
        module = _module(symbol.modules + sum(symbol.quiet), width, _EAN_MODULE, _EAN_LEAST)
        return None if module is None else BarCode(code, module, symbol.widths, symbol.quiet, symbol)
    widths = code128.modules(code)
    if widths is None:
        return None
    module = _module(sum(map(int, widths)) + 2 * _128_QUIET, width, _128_MODULE, _128_LEAST)
    if module is None:
        return None
    found = BarCode(one_line(code), module, widths, (_128_QUIET, _128_QUIET))
    return found if _FIGURES.width(found.text) <= found.width else None


def _module(count: int, width: float, wanted: float, least: float) -> float | None:
    module = min(wanted, width / count)
    return module if module >= least else None
