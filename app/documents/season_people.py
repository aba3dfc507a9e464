"""Pictures of a person's own day and of the shop's own occasions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.season_shapes import beside, candle, cup, daisy, leaf, scatter, spread, sprig, tree, tulip

if TYPE_CHECKING:
    from app.documents.drawing import Drawing

_INK, _RED, _GOLD = "#1F3E6B", "#A8231B", "#E0A43A"


def birthday(d: Drawing) -> None:
    """A cake with candles, and paper dots in the air."""
    w = d.width
    d.ground("#FBF5EC")
    colours = ("#D9574C", "#3F6AA0", "#E0A43A", "#6F9A6B", "#B46A8C")
    for number, x, y in scatter(round(w / 3), w, 3, 62):
        with d.at(x, y, 1.0, number * 41 % 180):
            d.box(-1.1, -0.5, 2.2, 1.0, colours[number % 5], radius=0.4)
    for number, side, x in beside(w, 44, 66):
        _present(d, x + side * number, 97, (20, 14, 24)[number % 3], colours[(number * 2 + side) % 5])
    _cake(d, w / 2)


def _present(d: Drawing, x: float, base: float, size: float, colour: str) -> None:
    d.ellipse(x, base, size * 0.72, size * 0.07, "#E7DCCB")
    d.box(x - size / 2, base - size * 0.8, size, size * 0.8, colour, radius=0.8)
    d.box(x - size * 0.08, base - size * 0.8, size * 0.16, size * 0.8, "#FBF5EC")
    for side in (-1, 1):
        d.ring(x + side * size * 0.16, base - size * 0.88, size * 0.15, size * 0.08, colour, size * 0.06)


def _cake(d: Drawing, x: float) -> None:
    d.ellipse(x, 97, 40, 3.4, "#E7DCCB")
    for half, top, tall, body, icing in ((31, 74, 22, "#F3D7C4", "#FFFFFF"), (22, 55, 20, "#F0C9B2", "#FFFFFF")):
        d.box(x - half, top, half * 2, tall, body, radius=2)
        d.box(x - half, top - 1, half * 2, 6, icing, radius=2)
        drops = int(half / 3.2)
        for place in range(drops):
            left = x - half + 3 + place * (half * 2 - 6) / (drops - 1)
            d.box(left - 2.2, top + 2, 4.4, 5 + place * 5 % 4, icing, radius=2)
        d.box(x - half, top + tall - 4, half * 2, 1.4, "#D9574C")
    for shift, colour in ((-15, "#3F6AA0"), (-7.5, "#D9574C"), (0, "#6F9A6B"), (7.5, "#E0A43A"), (15, "#B46A8C")):
        candle(d, x + shift, 55, 13, colour)


def bouquet(d: Drawing) -> None:
    """A bunch of flowers tied with a ribbon."""
    w = d.width
    d.ground("#F8F4F7")
    for number, side, x in beside(w, 26, 62):
        top = 52 + number * 11 % 19
        d.line(((x, 99), (x, top)), "#7FA465", 0.9)
        leaf(d, x, 90, 18, -90 + side * 32, "#9BBF83", vein="#C7DDB6")
        if number % 2:
            tulip(d, x, top, 10, "#C75B7A")
        else:
            daisy(d, x, top, 9, "#8B78B5" if side > 0 else "#E8B84A", "#F0D27A" if side > 0 else "#B07A24", 14)
    for x in (w / 2,):
        for lean in (-26, -15, -5, 5, 15, 26):
            d.curve((x + lean * 0.35, 99), (((x, 84), (x + lean * 0.4, 66), (x + lean, 44)),), "#7FA465", 0.9)
        for lean, y, turn in (
            (-30, 62, -160),
            (30, 62, -20),
            (-16, 68, -130),
            (16, 68, -50),
            (-38, 52, -170),
            (38, 52, -10),
        ):
            leaf(d, x + lean * 0.5, y + 8, 17, turn, "#9BBF83", vein="#C7DDB6")
        for shift, y, radius, petal, heart in (
            (-27, 42, 10, "#B46A8C", "#F0D27A"),
            (27, 43, 10, "#D9574C", "#F0D27A"),
            (-11, 27, 9, "#E8B84A", "#B07A24"),
            (13, 26, 10, "#8B78B5", "#F0D27A"),
            (0, 47, 12, "#E59A86", "#C75B4C"),
        ):
            daisy(d, x + shift, y, radius, petal, heart, 14)
        for shift, y in ((-36, 28), (36, 27), (0, 12)):
            tulip(d, x + shift, y + 7, 9, "#C75B7A" if shift else "#D9574C")
        d.box(x - 6, 78, 12, 5, _INK, radius=1)
        d.blob((x, 80.5), (((x - 10, 70), (x - 20, 76), (x - 15, 83)), ((x - 10, 86), (x - 4, 83), (x, 80.5))), _INK)
        d.blob((x, 80.5), (((x + 10, 70), (x + 20, 76), (x + 15, 83)), ((x + 10, 86), (x + 4, 83), (x, 80.5))), _INK)


def warm_cup(d: Drawing) -> None:
    """A cup of something hot, and a leaf beside it."""
    w = d.width
    d.ground("#FBF4EA")
    d.box(w * 0.02, 94, w * 0.96, 1.4, "#DCC8A8", radius=0.7)
    for number, side, x in beside(w, 66, 82):
        body, light = (("#7F9560", "#BFCBA8"), ("#D98F4C", "#F0CFA0"), ("#5B7A8C", "#A9BFCB"))[(number + side) % 3]
        cup(d, x - 2, 94, 34, body, light)
    for x in (w / 2,):
        d.circle(x, 58, 40, "#F5E6CF")
        cup(d, x - 2, 94, 50, "#A8433A", "#D98F6C")
        sprig(d, x + 24, 93, 26, -38, "#7F9560", "#9BB07A")
        d.circle(x - 36, 91.5, 2.6, "#E0A43A")


def open_door(d: Drawing) -> None:
    """A door stands open, and there is light inside."""
    w = d.width
    d.ground("#EEF1F6")
    for number, x, y in scatter(round(w / 7), w, 4, 30):
        d.circle(x, y, 0.4 + number % 2 * 0.2, "#FFFFFF")
    d.ground_below(88, "#E0E4EC")
    for number, side, x in beside(w, 27, 70):
        tree(d, x, 90 + number % 2, 44 + number * 13 % 17, "#9DB98F" if (number + side) % 2 else "#8FA9A0")
    _door(d, w / 2)


def _door(d: Drawing, x: float) -> None:
    d.box(x - 44, 14, 88, 76, "#DFD6C8", radius=1)
    d.polygon(((x - 52, 18), (x, 0), (x + 52, 18)), "#8C4A3A")
    d.box(x - 19, 30, 38, 60, "#6B5A4A", radius=1)
    d.box(x - 16, 33, 32, 57, "#FBE3A6")
    d.polygon(((x - 16, 90), (x + 16, 90), (x + 34, 101), (x - 34, 101)), "#FBEBC4")
    d.polygon(((x + 16, 33), (x + 31, 38), (x + 31, 96), (x + 16, 90)), "#A8433A")
    d.circle(x + 28, 66, 1.1, "#F0BE63")
    for side in (-1, 1):
        left = x + side * 31 - 7
        if side < 0:
            d.box(left, 40, 14, 18, "#FBE3A6", radius=0.6)
            d.line(((left + 7, 40), (left + 7, 58)), "#6B5A4A", 0.7)
            d.line(((left, 49), (left + 14, 49)), "#6B5A4A", 0.7)
    d.line(((x, 20), (x, 25)), "#6B5A4A", 0.7)
    d.circle(x, 26.5, 2.2, "#F3C65B")
    for side in (-1, 1):
        d.box(x + side * 30 - 5, 82, 10, 9, "#B46A48", radius=1)
        for turn in (-140, -115, -90, -65, -40):
            leaf(d, x + side * 30, 83, 11, turn, "#7BA571")


def parcel(d: Drawing) -> None:
    """Parcels with ribbons, one in front."""
    w = d.width
    d.ground("#F2F5F0")
    for number, side, x in beside(w, 58, 72):
        ribbon = ("#3F6AA0", "#E0A43A", "#6F9A6B")[(number + side) % 3]
        _parcel(d, x, (0.6, 0.46, 0.54)[number % 3], ribbon)
    _parcel(d, w / 2, 1.0, _RED)
    for shift, y, size in ((-40, 30, 4), (42, 24, 5), (-24, 14, 3), (22, 10, 3), (47, 56, 3)):
        _star(d, w / 2 + shift, y, size)


def _parcel(d: Drawing, x: float, scale: float, ribbon: str) -> None:
    with d.at(x, 97, scale):
        d.ellipse(0, 0, 42, 3, "#DDE3D8")
        d.box(-32, -45, 64, 45, "#D9B58A", radius=1.5)
        d.box(-36, -55, 72, 14, "#E3C49C", radius=1.5)
        d.box(-5, -55, 10, 55, ribbon)
        d.box(-36, -42.5, 72, 1.5, "#C9A376")
        for side in (-1, 1):
            wide, small = side * 32, side * 24
            loop = (((side * 6, -77), (wide, -77), (side * 27, -63)), ((side * 23, -55), (side * 8, -55), (0, -55)))
            hole = (
                ((side * 9, -69), (small, -71), (side * 22, -63)),
                ((side * 19, -58), (side * 9, -57), (side * 4, -58)),
            )
            d.blob((0, -55), loop, ribbon)
            d.blob((side * 4, -58), hole, "#F2F5F0")
        d.circle(0, -56, 4, ribbon)
        d.ring(0, -56, 4, 4, "#F2F5F0", 0.5)


def _star(d: Drawing, x: float, y: float, size: float) -> None:
    with d.at(x, y, size):
        d.polygon(((0, -1), (0.2, -0.2), (1, 0), (0.2, 0.2), (0, 1), (-0.2, 0.2), (-1, 0), (-0.2, -0.2)), _GOLD)


def invitation(d: Drawing) -> None:
    """Pennants over a laid table."""
    w = d.width
    d.ground("#FAF6EE")
    colours = ("#A8433A", "#3F6AA0", "#E0A43A", "#6F9A6B")
    for low, high in ((4, 26), (16, 40)):
        d.curve((-4, low), (((w * 0.25, high), (w * 0.75, high), (w + 4, low)),), "#8A7F70", 0.5)
        for number, x in enumerate(spread(w, 11)):
            share = x / w
            y = low + (high - low) * 3 * share * (1 - share)
            d.polygon(((x - 4, y), (x + 4, y), (x, y + 10)), colours[(number + low) % 4])
    d.box(0, 94, w, 3, "#C9A376")
    for x in spread(w, 110):
        cup(d, x - 24, 94, 26, "#3F6AA0", "#9DB6D4")
        cup(d, x + 18, 94, 26, "#A8433A", "#D98F6C")
        d.box(x - 5, 76, 9, 18, "#E7DCCB", radius=1.5)
        for shift, top, colour in ((-3, 58, "#D9574C"), (0, 52, "#E8B84A"), (4, 59, "#B46A8C")):
            d.line(((x, 78), (x + shift, top)), "#7FA465", 0.7)
            tulip(d, x + shift, top, 6, colour)


def wreath(d: Drawing) -> None:
    """A wreath of leaves and small flowers: a year has come round."""
    w = d.width
    d.ground("#F7F6EF")
    for number, side, x in beside(w, 34, 62) if w > 130 else ():
        sprig(d, x - side * 14, 52, 30, 90 - side * 90 + side * (number % 2 * 14 - 7), "#8FA37F", "#A9C09A")
        d.circle(x, 60 - number % 2 * 17, 1.6, "#C9463C")
    x = w / 2
    for place in range(30):
        with d.at(x, 50, 1.0, place * 12):
            leaf(d, 31, 0, 13, 68, "#7FA27A" if place % 2 else "#9DB98F")
            leaf(d, 31, 0, 11, 128, "#8FB088" if place % 3 else "#6F936B")
    for place in range(10):
        with d.at(x, 50, 1.0, place * 36 + 8):
            if place % 2:
                daisy(d, 33, 0, 4.6, "#FFFFFF", "#E0A43A", 10)
            else:
                d.circle(33, 0, 1.7, "#C9463C")
                d.circle(35.5, 2, 1.4, "#D9574C")


def leaves(d: Drawing) -> None:
    """Sprigs of leaves: says nothing, suits everything."""
    w = d.width
    d.ground("#F6F4EE")
    for number, x in enumerate(spread(w, 22)):
        tall = 54 + number * 19 % 30
        sprig(d, x, 101, tall, -90 + (number * 7 % 13 - 6), "#8A9A78", "#A9BC97" if number % 2 else "#BCCBAE")
    d.ground_below(99.5, "#F6F4EE")
