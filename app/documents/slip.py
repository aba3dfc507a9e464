"""Slips: narrow paper from a roll, black only, as long as what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import code128
from app.documents.fonts import Weight
from app.documents.logo import picture
from app.documents.style import BLACK, Style
from app.documents.text import flowing, lines
from app.documents.writing import one_line

if TYPE_CHECKING:
    from app.documents.ink import Ink
    from app.documents.paper import Paper
    from app.documents.pdf import Pdf
    from app.documents.shop import ShopFacts

# A page of a PDF ends at 14,400 points; a longer slip goes on on another piece of the roll.
_LONGEST = 14_000.0
_RULE, _DASH = 0.3 * mm, 0.2 * mm
AFTER_RULE, BEFORE_RULE = 5 * mm, 3.4 * mm
INDENT = 3 * mm
_LOGO, _CODE_HEIGHT = 9.5 * mm, 12 * mm
_ROW = 3.75 * mm
# Space between a text and the figure at its right.
_GAP = 2 * mm
# Halving the room so often makes centred lines even to a few points.
_BALANCING = 5
# Between one sentence and the next.
_SENTENCES = re.compile(r"(?<=[。；！？])|(?<=[^\W\d_]{3}[.!?]) (?=[^\W\d_])")
_CLAUSES = re.compile(r"(?<=[。；！？，])|(?<=[,.!?]) (?=\w)")


@dataclass(frozen=True, slots=True)
class SlipStyles:
    """The sizes of a slip; on the narrow roll the largest are a step smaller."""

    shop: Style
    total: Style
    number: Style
    item: Style
    text: Style
    detail: Style
    strong: Style
    small: Style


def _styles(shop: float, total: float) -> SlipStyles:
    return SlipStyles(
        shop=Style(shop, Weight.BOLD),
        total=Style(total, Weight.BOLD),
        number=Style(10, Weight.BOLD),
        item=Style(9, Weight.BOLD),
        text=Style(9),
        detail=Style(8),
        strong=Style(8, Weight.BOLD),
        small=Style(7.5),
    )


WIDE_STYLES, NARROW_STYLES = _styles(13, 15), _styles(12, 13)


class Slip:
    """Writes down a slip; `y` is the last base line or rule."""

    def __init__(self, pdf: Pdf, paper: Paper) -> None:
        self._pdf = pdf
        self.paper = paper
        self.narrow = paper.width < 70  # noqa: PLR2004 - between the two rolls there are, 58 and 80 mm
        self.styles = NARROW_STYLES if self.narrow else WIDE_STYLES
        self.left: float = paper.side * mm
        self.width: float = (paper.width - 2 * paper.side) * mm
        self.right = self.left + self.width
        self.y: float = paper.top * mm
        self.ink: Ink = pdf.page()

    def finish(self) -> bytes:
        """Cut the paper and return the document."""
        self._cut()
        return self._pdf.data()

    def _cut(self) -> None:
        self.ink.height = self.y + self.paper.bottom * mm

    def down(self, lead: float) -> float:
        """Move the base line down and return it."""
        if self.y + lead > _LONGEST:
            self._cut()
            self.ink = self._pdf.page()
            self.y = self.paper.top * mm
        self.y += lead
        return self.y

    def put(self, x: float, lead: float, text: str, style: Style) -> None:
        """Move the base line down and write a clean text on it."""
        base = self.down(lead)
        self.ink.text(x, base, text, style)

    def rule(self) -> None:
        """A full rule; the next line stands `AFTER_RULE` below it."""
        base = self.down(BEFORE_RULE)
        self.ink.rule(self.left, base, self.width, thick=_RULE)

    def dashes(self) -> None:
        """A dashed rule between blocks."""
        base = self.down(BEFORE_RULE)
        self.ink.dashes(self.left, base, self.width, thick=_DASH)

    def lines(self, text: str, style: Style, lead: float, *, indent: float = 0.0, keep: float = 0.0) -> None:
        """A text over as many lines as it takes; `keep` is left free at the right."""
        for line in flowing(text, style, self.width - indent - keep):
            self.put(self.left + indent, lead, line, style)
            lead = pitch(style)

    def centre(self, text: str, style: Style, lead: float) -> None:
        """The same, centred, its lines of about one length; nothing for an empty text."""
        for line in _centred(text, style, self.width) if text else ():
            self.put(self.left + (self.width - style.width(line)) / 2, lead, line, style)
            lead = pitch(style)

    def pair(
        self, text: str, figure: str, style: Style, lead: float, *, bold: Style | None = None, short: str = ""
    ) -> None:
        """A text and its figure at the right edge, on a line of its own where the text leaves it no room.

        `short` stands in for a text that would need that.
        """
        value_style = bold or style
        room = self.width - value_style.width(figure) - _GAP
        if short and style.width(text) > room:
            text = short
        self.lines(text, style, lead)
        last = flowing(text, style, self.width)[-1]
        if style.width(last) <= room:
            self.ink.right(self.right, self.y, figure, value_style)
        else:
            self._right_lines(figure, value_style)

    def title(self, both: str, short: str, number: str) -> None:
        """The name of the paper, in two languages where there is room, and its number."""
        room = self.width - _GAP
        ways = ((both, self.styles.number), (short, self.styles.number), (short, self.styles.item))
        for text, style in ways:
            if style.width(text) + style.width(number) <= room:
                self.pair(text, number, style, AFTER_RULE)
                return
        self.pair(short, number, self.styles.number, AFTER_RULE)

    def _right_lines(self, text: str, style: Style) -> None:
        for line in lines(text, style, self.width - INDENT):
            self.put(self.right - style.width(line), pitch(style), line, style)

    def table(self, rows: list[list[str]], lead: float = 4.8 * mm) -> None:
        """A text at the left and figures at the right edges of their columns; the first row holds the heads."""
        edges = self._edges(rows)
        for place, (first, *figures) in enumerate(rows):
            style = self.styles.detail if place else self.styles.small
            widest = max((style.width(figure) for figure in figures[:1]), default=0.0)
            self.lines(first, style, _ROW if place else lead, keep=self.right - edges[0] + widest + mm)
            for edge, figure in zip(edges, figures, strict=True):
                self.ink.right(edge, self.y, figure, style)

    def _edges(self, rows: list[list[str]]) -> list[float]:
        """Where the columns of figures end: of one width, or as wide as they must be."""
        count = len(rows[0])
        column = self.width / count
        widths = [max(self.styles.detail.width(row[place]) for row in rows) + _GAP for place in range(1, count)]
        if max(widths, default=0.0) <= column + _GAP / 2:
            widths = [column] * (count - 1)
        return [self.right - sum(widths[place + 1 :]) for place in range(count - 1)]

    def head(self, shop: ShopFacts) -> None:
        """Logo, the shop's true name, where it is and how it is registered."""
        self._logo(shop.logo)
        self.centre(shop.legal_name, self.styles.shop, 6.1 * mm)
        lead = 4.6 * mm
        registered = tuple(str(registration) for registration in shop.registrations)
        for line in (
            shop.trade_line,
            *shop.address_lines,
            shop.phone,
            shop.email,
            shop.website,
            *registered,
            shop.hours,
        ):
            if line:
                self.centre(line, self.styles.detail, lead)
                lead = pitch(self.styles.detail)

    def _logo(self, data: bytes | None) -> None:
        found = picture(data) if data else None
        middle = self.left + self.width / 2
        if found is None:
            self.ink.mark(middle - _LOGO / 2, self.y, _LOGO, BLACK)
            self.y += _LOGO
            return
        width = min(self.width, found.shape * _LOGO * 1.2)
        self.ink.picture(middle - width / 2, self.y, width, width / found.shape, found)
        self.y += width / found.shape

    def code(self, text: str) -> None:
        """The bar code and the number below it; the number alone where bars cannot carry it."""
        shown = one_line(text)
        widths = code128.modules(text)
        module = self._module(widths) if widths else 0.0
        if widths and module:
            wide = module * sum(map(int, widths))
            top = self.down(BEFORE_RULE)
            self.ink.bars(self.left + (self.width - wide) / 2, top, text, module=module, height=_CODE_HEIGHT)
            self.y += _CODE_HEIGHT
        self.centre(shown, self.styles.item, 3.8 * mm)

    def _module(self, widths: str) -> float:
        """The widest module that leaves ten modules of quiet paper at both sides; 0 if none does."""
        count = sum(map(int, widths))
        edge = self.paper.width * mm
        fitting = (step * mm for step in ((0.25, 0.2) if self.narrow else (0.375, 0.25, 0.2)))
        return next((module for module in fitting if (count + 20) * module <= edge), 0.0)


def _centred(text: str, style: Style, width: float) -> tuple[str, ...]:
    """Balanced lines; they end where sentences or clauses do if that takes no more of them."""
    even = balanced(text, style, width)
    for ends in (_SENTENCES, _CLAUSES) if len(even) > 1 else ():
        parts = filter(None, ends.split(text))
        apart = tuple(line for part in parts for line in balanced(part, style, width))
        if len(apart) <= len(even):
            return apart
    return even


def balanced(text: str, style: Style, width: float) -> tuple[str, ...]:
    """The lines of a text, as few as `width` allows and none much longer than the others."""
    best = lines(text, style, width)
    low, high = width / 2, width
    for _ in range(_BALANCING if len(best) > 1 else 0):
        middle = (low + high) / 2
        tried = lines(text, style, middle)
        low, high, best = (low, middle, tried) if len(tried) == len(best) else (middle, high, best)
    return best


def pitch(style: Style) -> float:
    """From one base line to the next of the same style."""
    return style.size * 1.3
