"""Pictures of the cold months: Christmas, winter, the turn of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.season_shapes import beside, blossom, cloud, fir, hill, house, scatter, spread

if TYPE_CHECKING:
    from app.documents.drawing import Drawing

_NAVY, _BLUE, _PALE = "#1F3E6B", "#3F6AA0", "#9DB6D4"
_SKY, _SNOW, _SHADE = "#EEF3F8", "#FFFFFF", "#DBE5F1"


def christmas(d: Drawing) -> None:
    """A house among firs on a night of snow."""
    w = d.width
    _winter_sky(d, w * 0.74 if w < 130 else w * 0.82)
    hill(d, 84, 86, 78, _SHADE)
    for x in spread(w, 50):
        for shift, height, colour in ((-14, 20, _PALE), (-6, 24, _PALE), (8, 15, _PALE)):
            fir(d, x + shift, 90 + abs(shift) % 3, height, colour)
    hill(d, 97, 90, 93, _SNOW)
    for number, x in enumerate((w / 2, *(place for _, _, place in beside(w, 92, 92)))):
        for shift, height, colour in (
            (-39, 26, _NAVY),
            (-25, 17, _BLUE),
            (38, 36, _NAVY),
            (27, 24, _BLUE),
            (48, 23, _BLUE),
        ):
            fir(d, x + shift, 100 - abs(shift) % 4, height - number % 2 * 4, colour)
    house(d, w / 2 - 1, 101, 19)


def winter(d: Drawing) -> None:
    """Bare hills, a row of firs and large flakes."""
    w = d.width
    d.ground("#EAF1F5")
    d.circle(w * 0.24, 26, 11, "#FFFFFF")
    hill(d, 74, 62, 78, "#D5E3EC")
    hill(d, 86, 90, 72, "#C3D6E3")
    for number, x in enumerate(spread(w, 15)):
        fir(d, x, 92 - number * 7 % 11, 12 + number * 5 % 9, "#5F8AA6" if number % 3 else "#3C6680")
    hill(d, 96, 89, 98, _SNOW)
    for number, x, y in scatter(round(w / 9), w, 6, 66):
        _flake(d, x, y, 2.2 + number % 3 * 0.9)


def _flake(d: Drawing, x: float, y: float, size: float) -> None:
    for turn in (0, 60, 120):
        with d.at(x, y, size, turn):
            d.line(((-1, 0), (1, 0)), "#FFFFFF", 0.16)
            for end in (-1, 1):
                for side in (-1, 1):
                    d.line(((end * 0.55, 0), (end * 0.8, side * 0.24)), "#FFFFFF", 0.13)


def new_year(d: Drawing) -> None:
    """The first sun over misty hills, and a twig in bloom."""
    w = d.width
    d.ground("#FBF3E6")
    sun = w * 0.5
    d.circle(sun, 54, 19, "#F3D9B1")
    d.circle(sun, 54, 14, "#D9574C")
    hill(d, 70, 62, 74, "#E4D6C8")
    hill(d, 76, 80, 66, "#C9B9AE")
    hill(d, 92, 80, 90, "#A8998F")
    for x in spread(w, 62):
        cloud(d, x + 8, 70 + x % 7, 15, "#FBF3E6")
    hill(d, 97, 94, 99, "#FBF3E6")
    _twig(d, -2, 38)
    if w > 150:
        with d.mirrored():
            _twig(d, -2, 32)


def _twig(d: Drawing, x: float, y: float) -> None:
    bark = "#4A3A33"
    d.curve((x, y), (((x + 14, y - 8), (x + 20, y - 22), (x + 40, y - 24)),), bark, 1.1)
    d.curve((x + 14, y - 10), (((x + 20, y - 9), (x + 24, y - 6), (x + 30, y - 8)),), bark, 0.7)
    for shift, up, radius in ((12, -10, 4.2), (22, -20, 3.4), (33, -23, 4.4), (41, -25, 2.8), (30, -8, 3.2)):
        blossom(d, x + shift, y + up, radius)


def _winter_sky(d: Drawing, moon: float) -> None:
    w = d.width
    d.ground(_SNOW)
    d.box(0, 0, w, 96, _SKY)
    d.circle(moon, 26, 9, _SNOW)
    for number, x, y in scatter(round(w / 2.4), w, 4, 84):
        d.circle(x, y, 0.35 + number % 4 * 0.22, _SNOW)
