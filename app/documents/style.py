"""How a piece of text is set: size, weight and colour; the colours of paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from app.documents.fonts import Weight, width


@lru_cache(32)
def colour(code: str) -> str:
    """A colour such as `#1F5AA6` as PDF writes it."""
    return " ".join(f"{int(code[place : place + 2], 16) / 255:.3g}" for place in (1, 3, 5))


BLACK = colour("#000000")
TEXT = colour("#1E1C19")
SECOND = colour("#565148")
THIRD = colour("#6C665C")
ACCENT = colour("#1F5AA6")
LINE = colour("#C9C3B8")
BAND = colour("#EDF2FA")
WHITE = colour("#FFFFFF")


@dataclass(frozen=True, slots=True)
class Style:
    """Size in points, weight and colour."""

    size: float
    weight: Weight = Weight.REGULAR
    colour: str = BLACK

    def width(self, text: str) -> float:
        """Width of a clean text set in this style, in points."""
        return width(text, self.weight, self.size)
