"""Pictures of the warm half of the year: spring, Easter, summer, autumn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.season_shapes import cloud, daisy, hill, leaf, scatter, spread, tulip

if TYPE_CHECKING:
    from app.documents.drawing import Drawing

_BARK = "#6B5A4A"


def spring(d: Drawing) -> None:
    """Willow twigs over green hills, and swallows."""
    w = d.width
    d.ground("#F1F6EF")
    hill(d, 78, 66, 82, "#DCE9D5")
    hill(d, 90, 92, 76, "#C3DAB9")
    hill(d, 96, 88, 97, "#F8FBF6")
    for number, x in enumerate(spread(w * 0.9, 13)):
        _willow(d, x - 2, 26 + number * 17 % 34, number)
    for x, y, size in ((w * 0.62, 50, 7), (w * 0.76, 38, 5), (w * 0.48, 62, 4)):
        _swallow(d, x, y, size)


def _willow(d: Drawing, x: float, long: float, number: int) -> None:
    bend = 3 if number % 2 else -2
    d.curve((x, -2), (((x + bend, long * 0.4), (x - bend, long * 0.7), (x + bend, long)),), "#8AA36B", 0.5)
    for place in range(3, int(long / 4) + 1):
        y = place * 4
        shift = bend * (0.3 if place % 2 else -0.1)
        side = 1 if place % 2 else -1
        leaf(d, x + shift, y, 6.4, 90 - side * 32, "#9CBD7B" if place % 3 else "#7FA863")


def _swallow(d: Drawing, x: float, y: float, size: float) -> None:
    dark = "#3C5468"
    with d.at(x, y, size, -14):
        d.blob(
            (-1.0, -0.75), (((-0.3, -0.5), (0.2, -0.2), (0.35, 0.05)), ((0.1, 0.1), (-0.6, -0.3), (-1.0, -0.75))), dark
        )
        d.blob((1.1, -0.7), (((0.6, -0.45), (0.1, -0.2), (-0.05, 0.08)), ((0.3, 0.12), (0.8, -0.3), (1.1, -0.7))), dark)
        d.blob(
            (0.55, -0.02), (((0.3, -0.16), (-0.1, 0.0), (-0.7, 0.34)), ((-0.2, 0.3), (0.4, 0.16), (0.55, -0.02))), dark
        )
        d.line(((-0.5, 0.22), (-1.05, 0.36)), dark, 0.07)
        d.line(((-0.5, 0.24), (-0.95, 0.58)), dark, 0.07)


def easter(d: Drawing) -> None:
    """Painted eggs in the grass under twigs of pussy willow."""
    w = d.width
    d.ground("#FBF7EC")
    for x in spread(w, 104):
        for shift, top, lean in ((-30, 18, -6), (-18, 30, 4), (22, 24, -3), (34, 12, 7)):
            _catkins(d, x + shift, 92, top, lean)
    hill(d, 88, 84, 87, "#DDE8CC")
    for x in spread(w, 92):
        for shift, size, turn, coat in ((-25, 15, -12, 0), (26, 14, 14, 1), (1, 19, 0, 2)):
            _egg(d, x + shift, 84 + abs(shift) * 0.02, size, turn, coat)
    for number, x in enumerate(spread(w, 3.2)):
        tall = 5 + number * 7 % 6
        lean = number * 5 % 5 - 2
        d.polygon(((x - 1, 102), (x + lean, 97 - tall), (x + 1, 102)), "#A9C78B" if number % 3 else "#8DB26F")
    d.ground_below(98.5, "#FBF7EC")
    for number, x in enumerate(spread(w, 3.2)):
        d.polygon(((x - 1.2, 99.5), (x + 0.3, 95 - number % 4), (x + 1.2, 99.5)), "#BFD6A4")


def _catkins(d: Drawing, x: float, base: float, top: float, lean: float) -> None:
    d.curve((x, base), (((x + lean * 0.2, base - 25), (x + lean, top + 25), (x + lean * 1.4, top)),), "#8A6F57", 0.9)
    for place in range(5):
        share = place / 5
        y = top + 4 + share * (base - top) * 0.62
        side = 1 if place % 2 else -1
        with d.at(x + lean * (1.2 - share * 0.9) + side * 1.3, y, 1.0, side * 24):
            d.ellipse(0, 0, 1.5, 2.7, "#C9C4BA")
            d.ellipse(-0.3, -0.4, 0.9, 1.9, "#E4E0D8")
            d.ellipse(0, 2.3, 0.9, 0.9, "#8A6F57")


def _egg(d: Drawing, x: float, y: float, size: float, turn: float, coat: int) -> None:
    ground, band, dots = (
        ("#D9574C", "#F7E3D4", "#F0BE63"),
        ("#3F6AA0", "#E5EDF8", "#F0BE63"),
        ("#E8B84A", "#A8231B", "#FFFFFF"),
    )[coat]
    with d.at(x, y, size, turn):
        right = (((0.42, -0.95), (0.74, -0.15), (0.66, 0.24)), ((0.56, 0.66), (0.28, 0.8), (0, 0.8)))
        left = (((-0.28, 0.8), (-0.56, 0.66), (-0.66, 0.24)), ((-0.74, -0.15), (-0.42, -0.95), (0, -0.95)))
        d.blob((0, -0.95), (*right, *left), ground)
        d.curve((-0.64, 0.02), (((-0.3, 0.16), (0.3, 0.16), (0.64, 0.02)),), band, 0.1)
        d.curve((-0.62, 0.36), (((-0.3, 0.5), (0.3, 0.5), (0.62, 0.36)),), band, 0.1)
        for place in (-0.4, -0.13, 0.13, 0.4):
            d.circle(place, 0.29 - abs(place) * 0.18, 0.065, dots)
        for place, height in ((-0.2, -0.38), (0.2, -0.38), (0, -0.6), (0, -0.2)):
            d.circle(place, height, 0.075, dots)


def summer(d: Drawing) -> None:
    """A high sun over a meadow of daisies and poppies."""
    w = d.width
    d.ground("#F2F7F8")
    sun = w * 0.72
    d.circle(sun, 26, 16, "#FBEBC4")
    d.circle(sun, 26, 11.5, "#F3C65B")
    for x in spread(w, 74):
        cloud(d, x - 16, 24 + x % 11, 19, "#FFFFFF")
    hill(d, 66, 58, 70, "#DDEAD2")
    hill(d, 74, 78, 64, "#C6DBB2")
    hill(d, 84, 76, 86, "#AECB96")
    for number, x, y in scatter(round(w / 3.4), w, 78, 97):
        size = 1.8 + (y - 76) * 0.11
        d.line(((x, y), (x, y + size * 2.4)), "#7FA465", 0.35)
        if number % 3:
            daisy(d, x, y, size, "#FFFFFF", "#E8B23F", 10)
        else:
            d.circle(x - size * 0.3, y, size * 0.62, "#D9574C")
            d.circle(x + size * 0.3, y, size * 0.62, "#C9463C")
            d.circle(x, y + size * 0.1, size * 0.24, "#4A3A33")
    hill(d, 104, 99, 105, "#F5F9F1")


def autumn(d: Drawing) -> None:
    """Leaves let go of their branch."""
    w = d.width
    d.ground("#FBF4E8")
    hill(d, 90, 84, 94, "#F1E1C8")
    hill(d, 98, 96, 88, "#E6CFAC")
    d.curve((-3, 6), (((w * 0.2, 8), (w * 0.4, 22), (w * 0.72, 14)),), _BARK, 1.5)
    d.curve((w * 0.3, 14.4), (((w * 0.36, 22), (w * 0.42, 27), (w * 0.5, 30)),), _BARK, 0.9)
    colours = ("#C8552D", "#E0962F", "#A8402A", "#D9B24A", "#8C6A3A")
    for number, along in enumerate((0.1, 0.18, 0.25, 0.33, 0.42, 0.5, 0.58, 0.66, 0.72)):
        y = 7 + 9 * along * 4 * (1.05 - along)
        turn = (60, -40, 95, -15, 70, 35, -50, 80, 20)[number]
        leaf(d, w * along, y, 14, turn, colours[number % 5], vein="#FBE7C8")
    for number, x, y in scatter(round(w / 4.6), w, 34, 92):
        if number % 4 == 0:
            _maple(d, x, y, 5.4, number * 47 % 360, colours[number % 3])
        else:
            leaf(d, x, y, 7.5 + number % 3, number * 67 % 360, colours[number % 5], vein="#FBE7C8")
    hill(d, 102, 98, 103, "#FDFAF3")


def _maple(d: Drawing, x: float, y: float, size: float, turn: float, colour: str) -> None:
    with d.at(x, y, size, turn):
        for lobe, long in ((-90, 1.15), (-35, 1.0), (-145, 1.0), (15, 0.72), (165, 0.72)):
            leaf(d, 0, 0.15, long, lobe, colour)
        d.line(((0, 0.1), (0.05, 0.8)), "#8C6A3A", 0.09)


def garden(d: Drawing) -> None:
    """A bed of tulips."""
    w = d.width
    d.ground("#FBF7F1")
    for number, x in enumerate(spread(w, 13)):
        top = 52 + number * 13 % 22
        d.curve((x, 101), (((x - 1, 90), (x + 1, top + 14), (x, top)),), "#7FA465", 1.0)
        for side in (-1, 1):
            leaf(d, x, 100, 26 - number % 3 * 3, -90 + side * 19, "#9BBF83" if side > 0 else "#86AE6E")
        tulip(d, x, top, 11, ("#D9574C", "#E8B84A", "#B46A8C", "#E28F6A")[number % 4])
    d.ground_below(99.5, "#FBF7F1")
