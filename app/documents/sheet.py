"""Sheets (A4, A5, Letter): head with the shop, accent rule, title, and a foot with contact and page number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import style as colours
from app.documents.fonts import Weight
from app.documents.logo import picture
from app.documents.pdf import Pdf
from app.documents.style import Style
from app.documents.text import flowing, lines, packed
from app.documents.writing import one_line

if TYPE_CHECKING:
    from app.documents.ink import Ink
    from app.documents.paper import Paper
    from app.documents.shop import ShopFacts

_SMALL_PAPER = 180
_SMALL_SCALE = 0.8  # of letters
_SMALL_UNIT = 0.68  # of distances
_SMALLEST_TITLE = 0.66
# So many lines of a paragraph stay together at the end of a page and at the beginning of the next.
_TOGETHER = 2
# Words of a paragraph are set on a grid of 15.9 points for 10.5.
_LEADING = 15.9 / 10.5


@dataclass(frozen=True, slots=True)
class SheetStyles:
    """The sizes of a sheet."""

    title: Style
    figure: Style
    number: Style
    shop: Style
    heading: Style
    name: Style
    subtitle: Style
    text: Style
    strong: Style
    small: Style
    caption: Style
    small_strong: Style


@cache
def _styles(scale: float) -> SheetStyles:
    def style(size: float, weight: Weight = Weight.REGULAR, colour: str = colours.TEXT) -> Style:
        return Style(round(size * scale, 2), weight, colour)

    return SheetStyles(
        title=style(30, Weight.BOLD, colours.ACCENT),
        figure=style(17, Weight.BOLD),
        number=style(14, Weight.BOLD),
        shop=style(12.5, Weight.SEMIBOLD),
        heading=style(13, Weight.BOLD),
        name=style(12.5, Weight.BOLD),
        subtitle=style(11.5, colour=colours.SECOND),
        text=style(10.5),
        strong=style(10.5, Weight.BOLD),
        small=style(max(8.5, 7.5 / scale), colour=colours.SECOND),
        caption=style(max(8.5, 7.5 / scale), colour=colours.THIRD),
        small_strong=style(9, Weight.BOLD),
    )


class Sheet:
    """Writes pages from top to bottom; `y` is the last base line or edge."""

    def __init__(self, pdf: Pdf, paper: Paper, shop: ShopFacts, number: str = "") -> None:
        self._pdf = pdf
        self._shop = shop
        self._number = one_line(number)
        self.scale = _SMALL_SCALE if paper.width < _SMALL_PAPER else 1.0
        self.unit: float = mm * (_SMALL_UNIT if paper.width < _SMALL_PAPER else 1.0)
        self.styles = _styles(self.scale)
        self.grid = self.unit  # of columns, which stay as wide in a tightened paper
        self.left: float = paper.side * mm
        self.width: float = (paper.width - 2 * paper.side) * mm
        self.right = self.left + self.width
        self.top: float = paper.top * mm
        self._foot_at: float = (paper.height - paper.bottom) * mm
        self._contact = self._contact_lines(shop)
        self._foot_rule: float = self._foot_at - 5.5 * self.unit - max(0, len(self._contact) - 1) * self._foot_pitch
        self.limit: float = self._foot_rule - 3.5 * self.unit
        self.y: float = self.top
        self._fresh = self.top + 6 * self.unit  # where text begins below the short head
        self.ink: Ink = pdf.page()
        self._pages = [self.ink]

    def tighten(self, share: float) -> None:
        """Make the distances between what follows smaller; letters and columns stay as they are."""
        self.unit = self.grid * share

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def finish(self) -> bytes:
        """Number the pages and return the document."""
        self.number_pages()
        return self._pdf.data()

    def number_pages(self, *, single: bool = True) -> None:
        """Draw the foot of every page, now that their number is known; `single` numbers an only page too."""
        count = len(self._pages)
        for number, ink in enumerate(self._pages, 1):
            self._foot(ink, f"{number} / {count}" if single or count > 1 else "")

    @property
    def _foot_pitch(self) -> float:
        return self.styles.small.size * 1.35

    def _contact_lines(self, shop: ShopFacts) -> tuple[str, ...]:
        """How to reach the shop, in one line or, on a small sheet, in two; the page's number stands beside it."""
        style, room = self.styles.small, self.width - self.styles.small.width("99 / 99") - 4 * mm
        return packed((shop.phone, shop.email, shop.website, shop.hours), style, room)

    def _foot(self, ink: Ink, page: str) -> None:
        style = self.styles.small
        ink.rule(self.left, self._foot_rule, self.width, thick=0.2 * mm, colour=colours.LINE)
        for place, line in enumerate(reversed(self._contact)):
            ink.text(self.left, self._foot_at - place * self._foot_pitch, line, style)
        ink.right(self.right, self._foot_at, page, style)

    def down(self, lead: float) -> float:
        """Move the base line down, onto a new page if there is no room, and return it."""
        if self.y + lead > self.limit:
            self.turn()
        self.y += lead
        return self.y

    def put(self, x: float, lead: float, text: str, style: Style) -> None:
        """Move the base line down and write a clean text on it."""
        base = self.down(lead)
        self.ink.text(x, base, text, style)

    def turn(self) -> None:
        """Begin the next page under a short head."""
        self.ink = self._pdf.page()
        self._pages.append(self.ink)
        self.y = self.top + 3 * self.unit
        style = self.styles.small
        name, *_ = lines(self._shop.legal_name, style, self.width - style.width(self._number) - 4 * mm)
        self.ink.text(self.left, self.y, name, style)
        self.ink.right(self.right, self.y, self._number, style)
        self.y += 3 * self.unit
        self.ink.rule(self.left, self.y, self.width, thick=0.6 * mm, colour=colours.ACCENT)
        self.y += 3 * self.unit

    def room(self, height: float) -> None:
        """Turn the page unless that much is left on it."""
        if self.y + height > self.limit:
            self.turn()

    def head(self, *, top: float | None = None, lowest: float = inf) -> tuple[str, ...]:
        """The shop: logo, true name, address and registrations; then the accent rule, at `lowest` at the latest.

        Answers with the lines that had no room above it.
        """
        top = self.top if top is None else top
        size: float = 14 * self.unit
        beside = self.left + self._logo(size, top) + 4 * self.unit
        room = self.right - beside
        base = top + 6.6 * self.unit
        for line in lines(self._shop.legal_name, self.styles.shop, room):
            self.ink.text(beside, base, line, self.styles.shop)
            base += self.styles.shop.size * 1.3
        base += 0.7 * self.unit
        pitch = self.styles.small.size * 1.35
        about = packed(self._about_shop(), self.styles.small, room)
        fit = len(about) if lowest == inf else max(0, int((lowest - base) / pitch) + 1)
        for line in about[:fit]:
            self.ink.text(beside, base, line, self.styles.small)
            base += pitch
        self.y = min(lowest, max(top + 22 * self.unit, base + 2 * self.unit))
        self.ink.rule(self.left, self.y, self.width, thick=0.6 * mm, colour=colours.ACCENT)
        return about[fit:]

    def _about_shop(self) -> tuple[str, ...]:
        shop = self._shop
        return (shop.trade_line, ", ".join(shop.address_lines), *map(str, shop.registrations))

    def _logo(self, size: float, top: float) -> float:
        """Draw it and return its width."""
        found = picture(self._shop.logo) if self._shop.logo else None
        if found is None:
            self.ink.mark(self.left, top, size, colours.ACCENT)
            return size
        width: float = min(size * found.shape, self.width / 3)
        height = width / found.shape
        self.ink.picture(self.left, top + (size - height) / 2, width, height, found)
        return width

    def title(self, title: str, subtitle: str = "", stamp: str = "") -> None:
        """The name of the paper, its number at the right and what it belongs to below."""
        beside = max(self.styles.number.width(self._number), self.styles.number.width(stamp))
        first = self.y + max(20 * self.unit, self.styles.title.size * 0.9 + 6 * self.unit)
        room = self.width - beside - 6 * self.unit
        style = _fitting(title, self.styles.title, room)
        for place, line in enumerate(lines(title, style, room)):
            self.y = first + place * style.size * 1.2
            self.ink.text(self.left, self.y, line, style)
        self.ink.right(self.right, first, self._number, self.styles.number)
        if stamp:
            self.ink.right(self.right, first - 7 * self.unit, stamp, self.styles.number)
        if subtitle:
            self.y += 1.5 * self.unit
            self.paragraph(subtitle, self.styles.subtitle)

    def paragraph(self, text: str, style: Style | None = None, *, indent: float = 0.0, width: float = 0.0) -> None:
        """A text over as many lines as it takes; nothing for an empty one."""
        style = style or self.styles.text
        shown = flowing(text, style, width or self.width - indent) if text else ()
        self.flow(self.left + indent, leading(style), shown, style)

    def flow(self, x: float, lead: float, shown: tuple[str, ...], style: Style) -> None:
        """The lines of one paragraph: where a page ends, no line stands alone at either side."""
        while shown:
            here = self._lines_here(lead, len(shown))
            for line in shown[:here]:
                self.put(x, lead, line, style)
            shown = shown[here:]
            if shown:
                self.turn()

    def _lines_here(self, lead: float, wanted: int) -> int:
        """How many of a paragraph's lines go on this page; on an empty one as many as fit."""
        fitting = int((self.limit - self.y) / lead + 0.001)
        if fitting >= wanted:
            return wanted
        if wanted - fitting == 1:
            fitting -= 1
        if fitting < _TOGETHER:
            fitting = 0 if self.y > self._fresh else 1
        return fitting

    def heading(self, text: str) -> None:
        """A section's heading, never alone at the foot of a page."""
        self.room(24 * self.unit)
        self.y += 5 * self.unit
        self.paragraph(text, self.styles.heading)
        self.y += 1.2 * self.unit

    def section(self, heading: str, text: str) -> None:
        """A short text under a small heading."""
        self.room(14 * self.unit)
        self.y += 2.6 * self.unit
        self.paragraph(heading, self.styles.strong)
        self.paragraph(text)

    def bullets(self, texts: tuple[str, ...]) -> None:
        """Paragraphs with a dot before each."""
        indent, dot = 6 * self.unit, 1.5 * self.unit
        for text in texts:
            self.room(leading(self.styles.text))
            base = self.y + leading(self.styles.text)
            top = base - self.styles.text.size * 0.36 - dot / 2
            self.ink.box(self.left + 0.4 * self.unit, top, dot, dot, colour=colours.ACCENT, radius=dot / 2)
            self.paragraph(text, indent=indent)
            self.y += 1.8 * self.unit

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Blocks side by side: caption, name, lines below; one after the other if they are very long."""
        gap = 8 * self.unit
        width = (self.width - gap * (len(blocks) - 1)) / len(blocks)
        self.y += 9 * self.unit
        tallest = max(block.height(self, width) for block in blocks)
        if tallest > self.limit / 2:
            for block in blocks:
                block.draw(self, self.left, self.width)
            return
        self.room(tallest)
        top, lowest = self.y, self.y
        for place, block in enumerate(blocks):
            self.y = top
            block.draw(self, self.left + place * (width + gap), width)
            lowest = max(lowest, self.y)
        self.y = lowest


@dataclass(frozen=True, slots=True)
class Block:
    """A caption, a name in bold and lines about it."""

    caption: str
    name: str
    rest: tuple[str, ...] = ()

    def height(self, sheet: Sheet, width: float) -> float:
        """How much of the page it takes."""
        styles = sheet.styles
        names = len(lines(self.name, styles.name, width)) * styles.name.size * 1.3
        below = sum(len(lines(text, styles.text, width)) for text in self.rest) * leading(styles.text)
        return styles.caption.size + 2 * sheet.unit + names + below

    def draw(self, sheet: Sheet, x: float, width: float) -> None:
        """Draw it at x, from the sheet's y down."""
        styles = sheet.styles
        sheet.put(x, styles.caption.size, self.caption, styles.caption)
        sheet.y += 1.2 * sheet.unit
        for line in lines(self.name, styles.name, width):
            sheet.put(x, styles.name.size * 1.3, line, styles.name)
        for text in self.rest:
            for line in lines(text, styles.text, width):
                sheet.put(x, leading(styles.text), line, styles.text)


def _fitting(text: str, style: Style, room: float) -> Style:
    """The style, up to a third smaller if the text then stays on one line."""
    wide = style.width(text)
    if wide <= room or wide * _SMALLEST_TITLE > room:
        return style
    return Style(style.size * room / wide - 0.01, style.weight, style.colour)


def leading(style: Style) -> float:
    """From one base line of a paragraph to the next."""
    return style.size * _LEADING
