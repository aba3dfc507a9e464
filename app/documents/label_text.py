"""Words on a label: addresses, the backs of files, and free text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents.fonts import Weight
from app.documents.style import Style
from app.documents.text import flowing
from app.documents.writing import one_line
from app.domain.folding import is_han

if TYPE_CHECKING:
    from app.documents.ink import Ink
    from app.documents.label_area import Area
    from app.documents.label_facts import AddressLabel, SpineLabel, TextLabel

SMALLEST = 7.0
_LEADING, _STEP = 1.24, 0.85
# Of the size: how far a letter stands above its base line and below it.
RISE, FALL = 0.76, 0.24
_LARGEST_ADDRESS, _LARGEST_TEXT, _TEXT_STEP = 11.0, 40.0, 0.92
_TALL = 1.6
_HAN = "\u2e80"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that fit their area, all in one style, beginning at the left or in the middle of it."""

    shown: tuple[str, ...]
    style: Style
    middle: bool = False

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return height(len(self.shown), self.style)

    def draw(self, ink: Ink, area: Area) -> None:
        """Write it in the middle of the area's height."""
        base = area.y + (area.height - self.height) / 2 + self.style.size * RISE
        for line in self.shown:
            x = area.x + (area.width - self.style.width(line)) / 2 if self.middle else area.x
            ink.text(x, base, line, self.style)
            base += self.style.size * _LEADING


def height(count: int, style: Style) -> float:
    """How much that many lines take."""
    return style.size * ((count - 1) * _LEADING + RISE + FALL)


def wrapped(texts: tuple[str, ...], style: Style, width: float) -> tuple[str, ...]:
    """The lines of several texts, each beginning on its own."""
    return tuple(line for text in texts for line in flowing(text, style, width))


def address(label: AddressLabel, area: Area) -> Block | None:
    """The address at its size or one step smaller, never under 7 points; None if it does not fit."""
    size = min(_LARGEST_ADDRESS, max(SMALLEST + 1, round(area.height / (6 * _LEADING), 1)))
    for tried in (size, max(SMALLEST, round(size * _STEP, 1))):
        style = Style(tried)
        shown = wrapped(label.lines, style, area.width)
        if height(len(shown), style) <= area.height:
            return Block(shown, style)
    return None


def free(label: TextLabel, area: Area) -> Block | None:
    """The text as large as it fits without a word being cut; None if it does not fit at 7 points."""
    return _largest((label.text,), area, Weight.REGULAR)


def _largest(texts: tuple[str, ...], area: Area, weight: Weight) -> Block | None:
    # Between Han a line may be broken anywhere.
    words = [word for text in texts for word in one_line(text).split() if max(word) < _HAN]
    size = min(_LARGEST_TEXT, area.height)
    while size >= SMALLEST:
        style = Style(round(size, 1), weight)
        shown = wrapped(texts, style, area.width)
        whole = all(style.width(word) <= area.width for word in words)
        if height(len(shown), style) <= area.height and (whole or size * _TEXT_STEP < SMALLEST):
            return Block(shown, style, middle=True)
        size *= _TEXT_STEP
    return None


@dataclass(frozen=True, slots=True)
class Spine:
    """The back of a file: title and detail, upright or along it."""

    title: Block
    detail: Block | None
    along: bool
    stacked: bool = False

    def draw(self, ink: Ink, area: Area, *, down: bool) -> None:
        """Write it; along a tall back it reads upwards, or `down` where that is the custom."""
        if self.stacked:
            self._stack(ink, area)
        elif not self.along:
            self._parts(ink, area)
        elif down:
            with ink.turned(area.right, area.y, down=True):
                self._parts(ink, _lying(area))
        else:
            with ink.turned(area.x, area.bottom):
                self._parts(ink, _lying(area))

    def _parts(self, ink: Ink, area: Area) -> None:
        if self.detail is None:
            self.title.draw(ink, area)
            return
        upper, lower = _halves(area)
        self.title.draw(ink, upper)
        self.detail.draw(ink, lower)

    def _stack(self, ink: Ink, area: Area) -> None:
        """Han characters below each other, as Chinese backs have them; the detail at the foot."""
        size = self.title.style.size
        base = area.y + size * RISE
        for char in self.title.shown:
            ink.centre(area.x + area.width / 2, base, char, self.title.style)
            base += size * _LEADING
        if self.detail is not None:
            foot = type(area)(area.x, area.bottom - self.detail.height, area.width, self.detail.height)
            self.detail.draw(ink, foot)


def spine(label: SpineLabel, area: Area) -> Spine | None:
    """Title and detail as large as they fit; None if they do not."""
    title = one_line(label.title)
    if area.height > _TALL * area.width and is_han(title):
        found = _stacked(replace(label, title=title), area)
        if found is not None:
            return found
    ways = [_written(label, title, area, along=False)]
    if area.height > _TALL * area.width:
        ways.append(_written(label, title, _lying(area), along=True))
    return max(filter(None, ways), key=lambda way: way.title.style.size, default=None)


def _written(label: SpineLabel, title: str, room: Area, *, along: bool) -> Spine | None:
    upper, lower = _halves(room) if label.detail else (room, room)
    name = _largest((title,), upper, Weight.BOLD)
    detail = _largest((label.detail,), lower, Weight.REGULAR) if label.detail else None
    if name is None or (label.detail and detail is None):
        return None
    if detail is not None and detail.style.size > name.style.size:
        smaller = Style(name.style.size)
        detail = Block(wrapped((label.detail,), smaller, lower.width), smaller, middle=True)
    return Spine(name, detail, along)


def _stacked(label: SpineLabel, area: Area) -> Spine | None:
    detail = _largest((label.detail,), type(area)(0, 0, area.width, area.height / 6), Weight.REGULAR)
    if label.detail and detail is None:
        return None
    room = area.height - (detail.height + 2 * mm if label.detail and detail else 0)
    size = min(area.width * 0.8, _LARGEST_TEXT, room / (len(label.title) * _LEADING))
    if size < SMALLEST:
        return None
    title = Block(tuple(label.title), Style(round(size, 1), Weight.BOLD), middle=True)
    return Spine(title, detail if label.detail else None, along=False, stacked=True)


def _lying(area: Area) -> Area:
    """The same area for text that runs along its height."""
    return type(area)(0.0, 0.0, area.height, area.width)


def _halves(area: Area) -> tuple[Area, Area]:
    """Three fifths for the title, the rest for the detail."""
    cut = area.height * 0.62
    kind = type(area)
    return kind(area.x, area.y, area.width, cut), kind(area.x, area.y + cut, area.width, area.height - cut)
