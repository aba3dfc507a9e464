"""A price tag: name, price in large figures, bars, what one measure costs, and what the law wants said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import bar_code
from app.documents.fonts import Weight
from app.documents.label_text import FALL, RISE, SMALLEST
from app.documents.price_figures import FIGURE, TAIL, Figures, figures
from app.documents.style import Style
from app.documents.text import lines
from app.i18n import N_, Message

if TYPE_CHECKING:
    from app.documents.bar_code import BarCode
    from app.documents.ink import Ink
    from app.documents.label_area import Area
    from app.documents.label_facts import PriceTag
    from app.documents.words import Words

_LARGEST, _LEAST_PRICE, _NAME_LARGEST = 48.0, 11.0, 13.0
# How large a price beside its bars must be: so much of the size it could have alone, and at least so many points.
_BESIDE, _PROMINENT = 0.6, 20.0
_NAME_SHARE, _STEP, _MOST_NAME_LINES = 0.3, 0.85, 4
_LEADING = 1.2
_GAP, _ROOMY = 2.0 * mm, 14 * mm
_SMALL = Style(SMALLEST)


@dataclass(frozen=True, slots=True)
class Price:
    """The price with what stands above and below it, as large as its room allows."""

    figures: Figures
    size: float
    was: Figures | None
    per: tuple[str, ...]
    per_style: Style

    @property
    def height(self) -> float:
        """From the top of the old price to the foot of the last line."""
        was = self.was_size * (FIGURE + 0.3) if self.was is not None else 0.0
        return self.size * (FIGURE + TAIL) + was + len(self.per) * self.per_style.size * _LEADING

    @property
    def was_size(self) -> float:
        """The size of the old price."""
        return max(SMALLEST, round(self.size * 0.4, 1))

    @property
    def width(self) -> float:
        """The wider of both prices."""
        return max(self.figures.width(self.size), self.was.width(self.was_size) if self.was else 0.0)

    def draw(self, ink: Ink, right: float, foot: float) -> None:
        """Write it so that all of it ends at `right` and stands on `foot`."""
        style = self.per_style
        base = foot - style.size * FALL
        for line in reversed(self.per):
            ink.right(right, base, line, style)
            base -= style.size * _LEADING
        base += style.size * FALL - self.size * TAIL
        self.figures.draw(ink, right, base, self.size)
        if self.was is not None:
            small = self.was_size
            base -= self.size * FIGURE + small * 0.3
            self.was.draw(ink, right, base, small)
            wide, middle = self.was.width(small), base - small * FIGURE / 2
            ink.line(right - wide - 1, middle + 1, (right + 1, middle - 1), thick=0.3 * mm)


@dataclass(frozen=True, slots=True)
class Foot:
    """The lower part of a tag: the price, and the bars at its left or below it."""

    price: Price
    bars: BarCode | None = None
    bars_height: float = 0.0
    beside: bool = False

    def draw(self, ink: Ink, area: Area) -> None:
        """Draw it at the foot of the area."""
        under = self.bars is not None and not self.beside
        self.price.draw(ink, area.right, area.bottom - (self.bars_height + _GAP / 2 if under else 0.0))
        if self.bars is not None:
            x = area.x if self.beside else area.x + (area.width - self.bars.width) / 2
            self.bars.draw(ink, x, area.bottom - self.bars_height, self.bars_height)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag whose parts have found their places in an area of that size."""

    name: tuple[str, ...]
    name_style: Style
    notes: tuple[str, ...]
    foot: Foot
    remark: Message | None = None

    def draw(self, ink: Ink, area: Area) -> None:
        """Name at the top, notes below it, the price at the foot."""
        base = area.y
        for text, style in (*((line, self.name_style) for line in self.name), *((line, _SMALL) for line in self.notes)):
            ink.text(area.x, base + style.size * RISE, text, style)
            base += style.size * _LEADING
        self.foot.draw(ink, area)


def arrange(tag: PriceTag, area: Area, words: Words) -> Tag | None:
    """Places for everything on the tag; None if the name and a legible price do not fit."""
    for size in _name_sizes(area):
        style = Style(size, Weight.SEMIBOLD)
        name = lines(tag.name, style, area.width)
        if len(name) <= _MOST_NAME_LINES:
            found = _below(tag, (name, style), area, words)
            if found is not None:
                return found
    return None


def _name_sizes(area: Area) -> tuple[float, ...]:
    size = min(_NAME_LARGEST, max(SMALLEST, round(area.height * _NAME_SHARE / (2 * _LEADING), 1)))
    return tuple(dict.fromkeys((size, max(SMALLEST, round(size * _STEP, 1)), SMALLEST)))


def _below(tag: PriceTag, head: tuple[tuple[str, ...], Style], area: Area, words: Words) -> Tag | None:
    """The best that fits below the name: everything; else without number and day; else without the bars."""
    name, style = head
    room = area.height - len(name) * _LEADING * style.size - 0.6 * mm
    bars = bar_code.fitting(tag.code, area.width, american=tag.american) if tag.code else None
    needed = _needed(tag, words, area.width)
    for notes in ((*_number(tag, words, area.width), *needed), needed):
        foot = _foot(tag, area.width, room - _notes_height(notes), words, bars) if bars or not tag.code else None
        if foot is not None:
            return Tag(name, style, notes, foot)
    notes = (*needed, *(lines(tag.code, _SMALL, area.width) if tag.code else ()))
    foot = _foot(tag, area.width, room - _notes_height(notes), words, None)
    if foot is None:
        return None
    remark = N_("“{name}”: the label is too small for the bars; the code is printed as a number.", name=tag.name)
    return Tag(name, style, notes, foot, remark if tag.code else None)


def _notes_height(notes: tuple[str, ...]) -> float:
    return len(notes) * _SMALL.size * _LEADING


def _foot(tag: PriceTag, width: float, room: float, words: Words, bars: BarCode | None) -> Foot | None:
    """The bars left of the price, or below it where the price would else be small."""
    if bars is None:
        alone = _price(tag, width, room, words)
        return Foot(alone) if alone is not None else None
    beside = _price(tag, width - bars.width - _GAP, room, words) if room >= bar_code.LOWEST else None
    below = _price(tag, width, room - bar_code.LOWEST - _GAP / 2, words)
    if beside is not None and (below is None or beside.size >= max(below.size * _BESIDE, min(_PROMINENT, below.size))):
        return Foot(beside, bars, min(bar_code.HIGHEST, room), beside=True)
    if below is None:
        return None
    left = max(bar_code.LOWEST, room - _GAP / 2 - below.height)
    return Foot(below, bars, min(bar_code.HIGHEST, left))


def _price(tag: PriceTag, width: float, room: float, words: Words) -> Price | None:
    """The price as large as width and height allow; None under 11 points."""
    if width <= 0 or room <= 0:
        return None
    shown = figures(tag.price, words.language, exact=tag.exact, raised=tag.raised)
    was = figures(tag.was, words.language, even=True) if tag.was is not None else None
    style = Style(9.0, Weight.SEMIBOLD) if tag.shelf and room > _ROOMY else _SMALL
    per = tuple(line for text in _per(tag, words) for line in lines(text, style, width))
    size = min(_LARGEST, width * 100 / shown.width(100.0))
    while size >= _LEAST_PRICE:
        found = Price(shown, round(size, 1), was, per, style)
        if found.height <= room and found.width <= width + 0.1:
            return found
        size *= 0.95
    return None


def _per(tag: PriceTag, words: Words) -> tuple[str, ...]:
    """For how much the price is, and what one measure costs."""
    per = words.say(N_("per {measure}", measure=tag.per)) if tag.per else ""
    one = tag.unit_price
    if one is None:
        return (per,) if per else ()
    price = words.language.price(one.price, one.currency)
    unit = words.say(N_("{price} per {measure}", measure=one.measure, price=price))
    return tuple(filter(None, (per, unit)))


def _needed(tag: PriceTag, words: Words, width: float) -> tuple[str, ...]:
    """What the law wants said beside the price."""
    texts = (words.say(tag.was_note), words.say(tag.tax_note))
    text = " · ".join(filter(None, texts))
    return lines(text, _SMALL, width) if text else ()


def _number(tag: PriceTag, words: Words, width: float) -> tuple[str, ...]:
    """For the shop: number, supplier, day."""
    made = words.language.day(tag.made) if tag.made else ""
    number = words.say(N_("Item {number}", number=tag.number)) if tag.number else ""
    text = " · ".join(filter(None, (number, tag.supplier, made)))
    return lines(text, _SMALL, width) if text else ()
