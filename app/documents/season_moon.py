"""Pictures of the festivals of the moon calendar: no dragons of power, only what stands on the table."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from app.documents.season_shapes import blossom, cloud, daisy, hill, lantern, leaf, luck, scatter, spread

if TYPE_CHECKING:
    from app.documents.drawing import Drawing

_CREAM, _RED, _GOLD, _BARK = "#FAF5EA", "#B02A22", "#B98A2B", "#4A3A33"


def spring_festival(d: Drawing) -> None:
    """Two lanterns over a branch of plum in bloom."""
    w = d.width
    d.ground(_CREAM)
    for place, x in enumerate(spread(w, 102)):
        shift = x - 51
        if place and place % 2:
            lantern(d, shift + 30, 20, 17)
            lantern(d, shift + 76, 8, 24)
        else:
            lantern(d, shift + 37, 17, 19)
            lantern(d, shift + 68, 24, 33)
            luck(d, shift + 68, 42, 9, "#F0D9A0")
        _plum(d, shift)


def _plum(d: Drawing, x: float) -> None:
    d.curve(
        (x - 1, 97),
        (((x + 22, 93), (x + 26, 84), (x + 44, 80)), ((x + 56, 77), (x + 66, 80), (x + 80, 74))),
        _BARK,
        1.6,
    )
    d.curve((x + 12, 92), (((x + 10, 84), (x + 9, 79), (x + 9.5, 74)),), _BARK, 0.8)
    d.curve((x + 26, 86), (((x + 27, 76), (x + 23, 70), (x + 25, 62)),), _BARK, 0.8)
    d.curve((x + 62, 79), (((x + 72, 82), (x + 74, 86), (x + 88, 86)),), _BARK, 0.8)
    for shift, y, radius in (
        (9.5, 72, 4),
        (25, 60, 4.8),
        (26, 83, 4.9),
        (43, 80, 5.9),
        (63, 79, 4.3),
        (82, 74, 5.2),
        (88, 86, 4.3),
    ):
        blossom(d, x + shift, y, radius)
    for shift, down in ((11, 80), (16, 92), (25, 68), (53, 78), (73, 77.5), (77, 85.5)):
        d.circle(x + shift, down, 1.2, _RED)


def lanterns(d: Drawing) -> None:
    """Many lanterns and the first full moon."""
    w = d.width
    d.ground("#FBF2E2")
    moon = w * 0.5
    d.circle(moon, 42, 27, "#F8E6BF")
    d.circle(moon, 42, 23, "#FCEFD2")
    silks = (("#B02A22", "#D97A66"), ("#D88A2C", "#F0BE63"), ("#8C3B55", "#C27A90"), ("#4F7A52", "#8FB391"))
    for place, x in enumerate(spread(w, 17)):
        silk, rib = silks[place % len(silks)]
        size = (15, 11, 18, 12, 14)[place % 5]
        lantern(d, x, (12, 40, 22, 52, 6)[place % 5], size, silk=silk, rib=rib)
    for x in spread(w, 58):
        cloud(d, x + 6, 90 - x % 5, 13, "#F3E3C4")


def dragon_boat(d: Drawing) -> None:
    """Rice dumplings tied with thread, beside the water."""
    w = d.width
    d.ground("#EFF6F1")
    for row, (y, colour) in enumerate(((58.0, "#DCEBE4"), (66.0, "#C6DFD5"), (75.0, "#AFD1C4"))):
        for x in spread(w + 20, 20):
            d.ellipse(x - 10 + row * 6, y + 3, 11, 5, colour)
        d.box(0, y + 2.6, w, d.height, colour)
    d.ground_below(84, "#F7FBF8")
    for x in spread(w, 120):
        _mugwort(d, x - 40, 84)
        _mugwort(d, x + 42, 84)
    for x in spread(w, 100):
        for shift, y, size in ((-17, 90, 24), (17, 91, 22), (0, 96, 27)):
            _dumpling(d, x + shift, y, size)


def _dumpling(d: Drawing, x: float, base: float, size: float) -> None:
    with d.at(x, base, size):
        d.blob(
            (0, -1.0),
            (
                ((0.18, -0.85), (0.6, -0.2), (0.62, -0.06)),
                ((0.6, 0.06), (-0.6, 0.06), (-0.62, -0.06)),
                ((-0.6, -0.2), (-0.18, -0.85), (0, -1.0)),
            ),
            "#4F7A52",
        )
        d.blob(
            (0, -1.0), (((0.18, -0.85), (0.6, -0.2), (0.62, -0.06)), ((0.3, -0.1), (0.1, -0.5), (0, -1.0))), "#6F9A6B"
        )
        d.blob(
            (-0.62, -0.06),
            (((-0.3, -0.2), (0, -0.2), (0.2, 0.02)), ((-0.1, 0.05), (-0.5, 0.04), (-0.62, -0.06))),
            "#3F6645",
        )
        for left, right in ((-0.34, 0.32), (-0.46, 0.46)):
            height = -0.52 if left > -0.4 else -0.3
            d.curve((left, height), (((-0.1, height + 0.12), (0.1, height + 0.12), (right, height)),), "#C8A24A", 0.045)


def _mugwort(d: Drawing, x: float, base: float) -> None:
    d.curve((x, base), (((x + 1, base - 20), (x - 2, base - 40), (x + 2, base - 56)),), "#6F9A6B", 0.9)
    for place in range(7):
        y = base - 12 - place * 6.5
        for side in (-1, 1):
            leaf(d, x, y, 11 - place * 0.8, -90 + side * 52, "#8FB391" if side > 0 else "#7BA57B")


def mid_autumn(d: Drawing) -> None:
    """The full moon, clouds and a branch of sweet osmanthus."""
    w = d.width
    d.ground("#F2F1EC")
    moon = w * (0.56 if w < 150 else 0.5)
    d.circle(moon, 42, 33, "#F6E7C0")
    d.circle(moon, 42, 28, "#F3D98E")
    for shift, y, size in ((-9, 34, 4), (8, 47, 6), (4, 28, 2.5), (-4, 54, 3)):
        d.circle(moon + shift, y, size, "#EECF7B")
    for x in spread(w, 66):
        cloud(d, x - 14, 66 + x % 6, 20, "#FFFFFF")
        cloud(d, x + 26, 80 - x % 5, 15, "#E4E2DA")
    _osmanthus(d, moon - 57 if w < 150 else -4)
    if w > 150:
        with d.mirrored():
            _osmanthus(d, -10)


def _osmanthus(d: Drawing, x: float) -> None:
    d.curve((x - 3, 4), (((x + 20, 6), (x + 32, 18), (x + 52, 20)),), _BARK, 1.3)
    d.curve((x + 24, 12), (((x + 32, 18), (x + 34, 26), (x + 44, 34)),), _BARK, 0.9)
    for along, y, turn in (
        (8, 5, -40),
        (12, 6, 50),
        (24, 12, -30),
        (28, 15, 80),
        (38, 18, -35),
        (44, 19, 40),
        (52, 20, 5),
        (33, 21, 120),
        (39, 29, 20),
        (44, 34, 60),
    ):
        leaf(d, x + along, y, 13, turn, "#4F7A52" if turn > 0 else "#6F9A6B", vein="#A9C7A4")
    for along, y in ((17, 9), (31, 17), (36, 25), (47, 21), (22, 14)):
        for number, right, down in scatter(6, 5, 0, 5):
            d.circle(x + along + right - 2.5, y + down - 1, 1.05, "#E0A43A" if number % 2 else "#C98A26")


def double_ninth(d: Drawing) -> None:
    """Chrysanthemums before far mountains."""
    w = d.width
    d.ground("#FAF4E8")
    d.circle(w * 0.74, 24, 8, "#E9B872")
    for left, middle, right, colour in ((64, 40, 58, "#E5DCCB"), (54, 62, 46, "#D3C8B4"), (76, 66, 78, "#BDB39E")):
        hill(d, left, middle, right, colour)
    hill(d, 94, 88, 96, "#FAF4E8")
    for x in spread(w, 60):
        for shift, base, top, radius, petal in (
            (-16, 100, 74, 9, "#D9A12F"),
            (4, 102, 64, 12, "#E0B64C"),
            (21, 100, 80, 8, "#B85C38"),
        ):
            d.curve(
                (x + shift * 0.5, base),
                (((x + shift * 0.6, base - 8), (x + shift, top + 14), (x + shift, top)),),
                "#6B7F4E",
                0.9,
            )
            leaf(d, x + shift * 0.7, (base + top) / 2 + 4, 9, -30 if shift > 0 else 210, "#7F9560")
            daisy(d, x + shift, top, radius, petal, "#A87616", 18)
            daisy(d, x + shift, top, radius * 0.66, "#EBCB78" if radius > 8.5 else "#CF7C57", "#A87616", 14)


def peach(d: Drawing) -> None:
    """Peaches of long life on their bough."""
    w = d.width
    d.ground("#FBF4EA")
    step = 26.0
    bends = tuple((place * step - 6, 13 + place % 2 * 7) for place in range(int(w / step) + 3))
    for (left, high), (right, low) in pairwise(bends):
        d.curve((left, high), (((left + 9, high), (right - 9, low), (right, low)),), _BARK, 1.5)
        for along, turn in ((5, 62), (9, -42), (18, 84), (22, -30)):
            y = high + (low - high) * along / step
            leaf(d, left + along, y, 18, turn, "#5C8A58" if turn > 0 else "#7BA571", vein="#B9D2AF")
    for x in spread(w, 102):
        for shift, y, size in ((-20, 60, 15), (19, 66, 18)):
            d.line(((x + shift, y - size), (x + shift * 0.8, 17)), _BARK, 0.9)
            _one_peach(d, x + shift, y, size)
        for shift, y in ((-34, 15), (3, 19), (38, 17)):
            blossom(d, x + shift, y, 4.4, "#E9A0A0", "#FBE3DC")


def _one_peach(d: Drawing, x: float, y: float, size: float) -> None:
    with d.at(x, y, size):
        left = (((-0.5, -1.05), (-1.1, -0.5), (-0.95, 0.15)), ((-0.85, 0.6), (-0.4, 0.8), (0, 1.12)))
        right = (((0.4, 0.8), (0.85, 0.6), (0.95, 0.15)), ((1.1, -0.5), (0.5, -1.05), (0, -0.82)))
        d.blob((0, -0.82), (*left, *right), "#F2C4A6")
        d.blob((0, 1.12), (((0.4, 0.8), (0.85, 0.6), (0.95, 0.15)), ((0.7, 0.5), (0.2, 0.4), (0, 1.12))), "#DE7468")
        d.blob(
            (0, 1.12), (((-0.4, 0.8), (-0.85, 0.6), (-0.95, 0.15)), ((-0.6, 0.6), (-0.2, 0.5), (0, 1.12))), "#E68E7C"
        )
        d.curve((0, -0.8), (((-0.32, -0.3), (-0.3, 0.5), (0, 1.05)),), "#DE7468", 0.05)
