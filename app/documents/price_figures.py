"""A price in large figures: currency small, decimals as high as the country writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.fonts import Weight
from app.documents.style import Style
from app.documents.writing import clean

if TYPE_CHECKING:
    from decimal import Decimal

    from app.documents.ink import Ink
    from app.domain.money import Money
    from app.i18n import Language

# Sign, whole figures with their groups, decimals with their mark, sign.
_PARTS = re.compile(r"(\D*)(\d[\d.,\s’]*?)([.,]\d{1,6})?(\D*)")
_SMALL, _RAISED, _GAP = 0.52, 0.5, 0.05
# Of a size: the height of its figures, and how far a comma hangs below them.
FIGURE, TAIL = 0.714, 0.16


@dataclass(frozen=True, slots=True)
class Figures:
    """One price. Its text, read in order, is the price as the language writes it."""

    before: str
    whole: str
    decimals: str
    after: str
    raised: bool = False
    even: bool = False

    def width(self, size: float) -> float:
        """How wide it is with whole figures of that size."""
        return sum(style.width(text) + gap for text, style, gap in self._parts(size))

    def _parts(self, size: float) -> tuple[tuple[str, Style, float], ...]:
        large = Style(size, Weight.REGULAR if self.even else Weight.BOLD)
        small = large if self.even else Style(round(size * _SMALL, 1), Weight.SEMIBOLD)
        decimals = Style(round(size * _RAISED, 1), Weight.BOLD) if self.raised else large
        gap = size * _GAP
        return (
            (self.before, small, gap if self.before else 0.0),
            (self.whole, large, 0.0),
            (self.decimals, decimals, 0.0),
            (self.after, small, 0.0),
        )

    def draw(self, ink: Ink, right: float, base: float, size: float) -> None:
        """Write it so that it ends at `right` and stands on `base`."""
        x = right - self.width(size)
        for place, (text, style, gap) in enumerate(self._parts(size)):
            high = self.raised and place == 2  # noqa: PLR2004 - the decimals
            lift = (size - style.size) * FIGURE if high else 0.0
            ink.text(x, base - lift, text, style)
            x += style.width(text) + gap


def figures(
    money: Money, language: Language, *, exact: Decimal | None = None, raised: bool = False, even: bool = False
) -> Figures:
    """The price as the language writes it, in its parts; `even` sets all of it in one size, for an old price."""
    said = language.money(money.minor, money.currency) if exact is None else language.price(exact, money.currency)
    written = clean(said)
    found = _PARTS.fullmatch(written)
    if found is None:
        return Figures("", written, "", "")
    before, whole, decimals, after = (found[place] or "" for place in range(1, 5))
    return Figures(before.strip(), whole, decimals, after, raised=raised, even=even)
