"""A box to put a cross into, empty or with the cross an earlier answer put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import style as colours
from app.documents.fonts import Weight
from app.documents.style import Style

if TYPE_CHECKING:
    from app.documents.ink import Ink

SIZE = 4.4 * mm
_EDGE = 0.3 * mm
# The glyph's middle stands this far above its base line, in parts of its size.
_CROSS, _MIDDLE = "×", 0.357


def tick_box(ink: Ink, x: float, base: float, *, crossed: bool = False, size: float = SIZE) -> None:
    """Draw it with its left edge at x, standing a little below the base line of the text beside it."""
    top = base - size * 0.82
    ink.box(x, top, size, size, colour=colours.SECOND)
    ink.box(x + _EDGE, top + _EDGE, size - 2 * _EDGE, size - 2 * _EDGE, colour=colours.WHITE)
    if crossed:
        style = Style(size * 1.35, Weight.BOLD, colours.TEXT)
        ink.centre(x + size / 2, top + size / 2 + style.size * _MIDDLE, _CROSS, style)
