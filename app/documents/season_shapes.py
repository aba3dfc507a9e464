"""What pictures of the season are made of: trees, hills, blossoms, lanterns, leaves. A picture is 100 units high."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.documents.drawing import Drawing

# Steps that never fall into a pattern the eye would find.
_ACROSS, _DOWN = 0.7548777, 9973


def scatter(count: int, width: float, top: float, bottom: float) -> Iterator[tuple[int, float, float]]:
    """Places strewn evenly over an area, the same each time, with their numbers."""
    for place in range(1, count + 1):
        down = place * (place + 7) * 4523 % _DOWN / _DOWN
        yield place, place * _ACROSS % 1 * width, top + down * (bottom - top)


def spread(width: float, apart: float) -> tuple[float, ...]:
    """Places in a row across the width, about so far apart, half a step from the edges."""
    count = max(1, round(width / apart))
    return tuple((place + 0.5) * width / count for place in range(count))


def hill(d: Drawing, left: float, middle: float, right: float, colour: str) -> None:
    """Land from its height at the left edge over the middle to the right, down to the end of the picture."""
    w, foot = d.width + 1, d.height + 1
    d.blob(
        (-1, left),
        (
            ((w * 0.2, left - 3), (w * 0.3, middle), (w * 0.5, middle)),
            ((w * 0.7, middle), (w * 0.8, right + 3), (w, right)),
            ((w, right), (w, foot), (w, foot)),
            ((w, foot), (-1, foot), (-1, foot)),
        ),
        colour,
    )


def beside(width: float, apart: float, first: float) -> Iterator[tuple[int, int, float]]:
    """Places at both sides of the middle, from `first` on as far as the width goes: number, side and place."""
    number, shift = 0, first
    while shift < width / 2 + apart / 2:
        for side in (-1, 1):
            yield number, side, width / 2 + side * shift
        number, shift = number + 1, shift + apart


def fir(d: Drawing, x: float, base: float, height: float, colour: str) -> None:
    """A fir of four tiers on its trunk."""
    d.box(x - height * 0.03, base - height * 0.12, height * 0.06, height * 0.12, "#6B5A4A")
    for tier in range(4):
        top = base - height + tier * height * 0.2
        half = height * (0.13 + tier * 0.05)
        d.polygon(((x, top), (x + half, top + height * 0.28), (x - half, top + height * 0.28)), colour)


def house(d: Drawing, x: float, base: float, size: float) -> None:
    """A small house with a light in its window."""
    d.box(x + size * 0.24, base - size * 1.1, size * 0.14, size * 0.3, "#7A5244")
    d.box(x - size * 0.45, base - size * 0.6, size * 0.9, size * 0.6, "#FBF6E9")
    roof = ((x - size * 0.58, base - size * 0.56), (x, base - size * 1.05), (x + size * 0.58, base - size * 0.56))
    d.polygon(roof, "#A8231B")
    d.box(x - size * 0.3, base - size * 0.42, size * 0.2, size * 0.22, "#F0BE63")
    d.box(x + size * 0.08, base - size * 0.44, size * 0.2, size * 0.44, "#6B5A4A")


def blossom(d: Drawing, x: float, y: float, radius: float, petal: str = "#D9574C", heart: str = "#F3C9B9") -> None:
    """A flower of five round petals, its heart and stamens."""
    for turn in range(5):
        angle = radians(turn * 72 - 90)
        d.circle(x + cos(angle) * radius * 0.58, y + sin(angle) * radius * 0.58, radius * 0.46, petal)
    d.circle(x, y, radius * 0.36, heart)
    for turn in range(5):
        angle = radians(turn * 72 - 54)
        d.circle(x + cos(angle) * radius * 0.5, y + sin(angle) * radius * 0.5, radius * 0.05, "#FBEFD9")
    d.circle(x, y, radius * 0.15, "#C08A2E")


def daisy(d: Drawing, x: float, y: float, radius: float, petal: str, heart: str, petals: int = 12) -> None:
    """A flower of narrow petals around its heart."""
    for turn in range(petals):
        with d.at(x, y, radius, turn * 360 / petals):
            d.ellipse(0.62, 0, 0.38, 1.5 / petals, petal)
    d.circle(x, y, radius * 0.3, heart)


def tulip(d: Drawing, x: float, y: float, size: float, colour: str) -> None:
    """A tulip's cup; y is where the stalk begins."""
    with d.at(x, y, size):
        left = (((-0.55, -0.3), (-0.5, -0.8), (-0.4, -1.0)), ((-0.25, -0.85), (-0.1, -0.7), (0, -0.62)))
        right = (((0.1, -0.7), (0.25, -0.85), (0.4, -1.0)), ((0.5, -0.8), (0.55, -0.3), (0, 0)))
        d.ellipse(0, -0.62, 0.2, 0.42, colour)
        d.blob((0, 0), (*left, *right), colour)


def leaf(d: Drawing, x: float, y: float, length: float, turn: float, colour: str, *, vein: str = "") -> None:
    """A pointed leaf that grows from x, y in its direction."""
    with d.at(x, y, length, turn):
        half = (((0.25, -0.32), (0.7, -0.3), (1, 0)), ((0.7, 0.3), (0.25, 0.32), (0, 0)))
        d.blob((0, 0), half, colour)
        if vein:
            d.line(((0.05, 0), (0.85, 0)), vein, 0.035)


def lantern(d: Drawing, x: float, top: float, size: float, *, silk: str = "#B02A22", rib: str = "#D97A66") -> None:
    """A round lantern on its cord, `size` wide, with caps and tassels."""
    gold, half, tall = "#B98A2B", size / 2, size * 0.41
    middle = top + size * 0.13 + tall
    d.line(((x, -5), (x, top)), gold, 0.35)
    for place in range(-2, 3):
        tassel = x + place * size * 0.085
        d.line(((tassel, middle + tall), (tassel, middle + tall + size * 0.5)), silk, 0.3)
    d.ellipse(x, middle, half, tall, silk)
    for share in (0.34, 0.7):
        d.ring(x, middle, half * share, tall * 0.98, rib, 0.3)
    d.line(((x, middle - tall), (x, middle + tall)), rib, 0.3)
    for edge in (top, middle + tall - size * 0.02):
        d.box(x - size * 0.21, edge, size * 0.42, size * 0.11, gold, radius=0.4)


def luck(d: Drawing, x: float, y: float, size: float, colour: str) -> None:
    """The sign 福 as strokes of a broad brush, its middle at x, y."""
    strokes = (
        ((-0.30, -0.46), (-0.22, -0.37)),
        ((-0.42, -0.24), (-0.12, -0.24), (-0.40, 0.10)),
        ((-0.24, -0.06), (-0.24, 0.46)),
        ((-0.20, -0.02), (-0.10, 0.08)),
        ((-0.02, -0.40), (0.42, -0.40)),
        ((0.06, -0.26), (0.06, -0.04)),
        ((0.06, -0.26), (0.36, -0.26), (0.36, -0.04), (0.06, -0.04)),
        ((0.0, 0.10), (0.0, 0.44)),
        ((0.0, 0.10), (0.42, 0.10), (0.42, 0.44), (0.0, 0.44)),
        ((0.0, 0.27), (0.42, 0.27)),
        ((0.21, 0.10), (0.21, 0.44)),
    )
    with d.at(x, y, size):
        for stroke in strokes:
            d.line(stroke, colour, 0.075)


def cloud(d: Drawing, x: float, y: float, size: float, colour: str) -> None:
    """A long cloud of rounded bars."""
    for left, up, long in ((-0.5, 0, 1.0), (-0.28, -0.2, 0.62), (-0.75, 0.2, 0.9)):
        d.box(x + left * size, y + up * size, long * size, 0.16 * size, colour, radius=0.08 * size)


def sprig(d: Drawing, x: float, y: float, size: float, turn: float, stalk: str, green: str) -> None:
    """A stalk with pairs of leaves."""
    with d.at(x, y, size, turn):
        d.curve((0, 0), (((0.3, -0.08), (0.7, -0.08), (1, 0)),), stalk, 0.03)
        for place in range(1, 6):
            along = place * 0.18
            bend = -0.24 * along * (1 - along) - 0.01
            for side in (-1, 1):
                leaf(d, along, bend, 0.26 - place * 0.018, side * 48, green)
        leaf(d, 1, 0, 0.2, 0, green)


def cup(d: Drawing, x: float, base: float, size: float, body: str, mark: str) -> None:
    """A cup on its saucer with steam above it."""
    with d.at(x, base, size):
        d.ellipse(0, -0.02, 0.72, 0.07, mark)
        d.ring(0.46, -0.42, 0.16, 0.15, body, 0.07)
        bowl = (((-0.46, -0.3), (-0.34, -0.06), (-0.18, -0.06)), ((-0.18, -0.06), (0.18, -0.06), (0.18, -0.06)))
        d.blob((-0.46, -0.66), (*bowl, ((0.34, -0.06), (0.46, -0.3), (0.46, -0.66))), body)
        d.ellipse(0, -0.66, 0.46, 0.07, mark)
        for place in (-0.18, 0.02, 0.22):
            steam = (((place - 0.12, -0.95), (place + 0.12, -1.0), (place, -1.2)),)
            d.curve((place, -0.82), steam, mark, 0.035)


def tree(d: Drawing, x: float, base: float, height: float, colour: str) -> None:
    """A round tree on its trunk."""
    d.box(x - height * 0.035, base - height * 0.5, height * 0.07, height * 0.5, "#7A6654")
    d.ellipse(x, base - height * 0.66, height * 0.27, height * 0.34, colour)


def candle(d: Drawing, x: float, base: float, height: float, colour: str) -> None:
    """A burning candle."""
    d.box(x - height * 0.09, base - height, height * 0.18, height, colour, radius=0.3)
    with d.at(x, base - height * 1.08, height):
        flame = (((-0.16, -0.05), (-0.1, -0.24), (0, -0.4)), ((0.1, -0.24), (0.16, -0.05), (0, 0)))
        d.blob((0, 0.02), flame, "#F0BE63")
        d.ellipse(0, -0.07, 0.04, 0.08, "#FFF4D6")
