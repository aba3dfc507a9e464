"""The picture of a product in its place: filled, or whole on its own ground; without one, a plate.

A view whose shape is near that of the place fills it, cut alike on both sides. A thing that stands free on one colour,
and a picture that would lose two fifths, is shown whole in the middle. Nothing is ever stretched.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from zlib import crc32

from reportlab.lib.units import mm

from app.documents.fonts import Weight
from app.documents.logo import picture
from app.documents.style import WHITE, Style, colour
from app.documents.writing import clean

if TYPE_CHECKING:
    from app.documents.ink import Frame, Ink
    from app.documents.leaflet_facts import ItemFacts
    from app.documents.pdf_file import Shown
    from app.documents.season_picture import Season

_MOST_LOST = 0.42
_RADIUS = 1.2
_EDGE = colour("#D9D3C7")
_QUIET = colour("#F4F2ED")
_LIGHT = 0xE8
# Ground and ink of a plate, by what it stands for.
_PLATES = tuple(
    (colour(ground), colour(ink))
    for ground, ink in (
        ("#E5EDF8", "#8FAFDA"),
        ("#FBE6E3", "#DFA49D"),
        ("#FCEFD2", "#D6B26C"),
        ("#E2F2E8", "#8FC2A4"),
        ("#F2E8F6", "#BF9ACB"),
        ("#EEEAE2", "#B5AC9B"),
    )
)


def place(ink: Ink, frame: Frame, item: ItemFacts, season: Season, new: str) -> None:
    """Draw the picture of a product into the frame, and the mark of new ones in its corner."""
    shown = picture(item.picture) if item.picture else None
    if shown is None:
        _plate(ink, frame, item)
    elif item.ground or _lost(frame, shown) > _MOST_LOST:
        _whole(ink, frame, shown, item.ground)
    else:
        wide = max(frame.width, frame.height * shown.shape)
        left = frame.x - (wide - frame.width) / 2
        top = frame.y - (wide / shown.shape - frame.height) / 2
        ink.cropped(frame, left, top, wide, shown, radius=_RADIUS * mm)
    if item.new:
        _tag(ink, frame, new, season.title)


def _lost(frame: Frame, shown: Shown) -> float:
    """The share of the picture that is cut off when it fills the frame."""
    shape = frame.width / frame.height
    return 1 - min(shape / shown.shape, shown.shape / shape)


def _whole(ink: Ink, frame: Frame, shown: Shown, ground: str) -> None:
    radius = _RADIUS * mm
    light = not ground or all(int(ground[at : at + 2], 16) >= _LIGHT for at in (1, 3, 5))
    if ground and light:
        edge = 0.25 * mm
        ink.box(frame.x, frame.y, frame.width, frame.height, colour=_EDGE, radius=radius)
        inner = (frame.x + edge, frame.y + edge, frame.width - 2 * edge, frame.height - 2 * edge)
        ink.box(*inner, colour=colour(ground), radius=radius - edge)
    else:
        ink.box(frame.x, frame.y, frame.width, frame.height, colour=colour(ground) if ground else _QUIET, radius=radius)
    room = 0.5 * mm if ground else 0.0
    wide = min(frame.width - 2 * room, (frame.height - 2 * room) * shown.shape)
    left, top = frame.x + (frame.width - wide) / 2, frame.y + (frame.height - wide / shown.shape) / 2
    ink.cropped(frame, left, top, wide, shown, radius=radius)


def _plate(ink: Ink, frame: Frame, item: ItemFacts) -> None:
    """A quiet ground with the initial of the category, so that goods of a kind look alike."""
    about = item.category or item.name
    ground, mark = _PLATES[crc32(about.encode()) % len(_PLATES)]
    ink.box(frame.x, frame.y, frame.width, frame.height, colour=ground, radius=_RADIUS * mm)
    side = min(frame.width, frame.height)
    initial = clean(_initial(about))
    style = Style(round(side * 0.44, 1), Weight.HAND, mark)
    middle = frame.x + frame.width / 2
    ink.centre(middle, frame.y + frame.height / 2 + style.size * 0.36, initial, style)


def _initial(text: str) -> str:
    return next((letter.upper() for letter in unicodedata.normalize("NFC", text) if letter.isalnum()), "·")


def _tag(ink: Ink, frame: Frame, words: str, ground: str) -> None:
    size = max(6.5, min(9.0, frame.width * 0.06))
    style = Style(round(size, 1), Weight.BOLD, WHITE)
    wide, tall = style.width(words) + size * 1.1, size * 1.75
    left, top = frame.x + size * 0.5, frame.y + size * 0.5
    ink.box(left, top, wide, tall, colour=ground, radius=tall / 2)
    ink.text(left + size * 0.55, top + size * 1.24, words, style)
