"""The face of a card or postcard: its picture, full to the edges, and the words below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents.fonts import Weight
from app.documents.ink import Frame
from app.documents.logo import picture
from app.documents.season_picture import drawn, season
from app.documents.style import WHITE, Style
from app.documents.text import lines
from app.documents.writing import one_line

if TYPE_CHECKING:
    from app.documents.card_facts import CardFacts
    from app.documents.ink import Ink
    from app.documents.season_picture import Season
    from app.i18n import Language

# Nothing that matters is nearer to an edge: printers and knives are not more exact.
SAFE = 3 * mm
_SMALLEST = 0.8
_LAST_HAN = 9
_SPACED = 1.32


def front(ink: Ink, frame: Frame, facts: CardFacts, *, language: Language, quiet: float, size: float) -> None:
    """Draw the picture into the frame; its lowest share, `quiet`, carries the words in `size` points."""
    look = season(facts.occasion, language.code)
    own = picture(facts.picture) if facts.picture else None
    words = bool(facts.heading)
    if own is not None:
        view = Frame(frame.x, frame.y, frame.width, frame.height * (1 - quiet * words))
        wide = max(view.width, view.height * own.shape)
        top = view.y - (wide / own.shape - view.height) / 2
        ink.cropped(view, view.x - (wide - view.width) / 2, top, wide, own)
    else:
        shown = drawn(facts.occasion, language.code, frame.width, frame.height, quiet)
        if shown is None:
            ink.box(frame.x, frame.y, frame.width, frame.height, colour=WHITE)
        else:
            ink.picture(frame.x, frame.y, frame.width, frame.height, shown)
    if words:
        _words(ink, frame, facts, (quiet, size), look)


def _words(ink: Ink, frame: Frame, facts: CardFacts, sizes: tuple[float, float], look: Season) -> None:
    quiet, size = sizes
    middle, room = frame.x + frame.width / 2, frame.width - 6 * SAFE
    title, subtitle = one_line(facts.heading), one_line(facts.subtitle)
    below = lines(subtitle, Style(size * 0.58, Weight.HAND, look.second), room) if subtitle else ()
    head = _fitted(title, size, room, frame.height * quiet - 3 * SAFE - len(below) * size * 0.8)
    above = lines(title, head, room)
    tall = len(above) * head.size * 1.15 + len(below) * size * 0.8
    base = frame.y + frame.height * (1 - quiet) + (frame.height * quiet - tall) * 0.42 + head.size * 0.9
    for line in above:
        _line(ink, middle, base, line, Style(head.size, head.weight, look.title), room=room)
        base += head.size * 1.15
    base += size * 0.04
    for line in below:
        _line(ink, middle, base, line, Style(round(size * 0.58, 1), Weight.HAND, look.second), room=room)
        base += size * 0.8


def _fitted(text: str, size: float, room: float, height: float) -> Style:
    """On one line, up to a fifth smaller; else on two, as large as the height allows."""
    wide = Style(size, Weight.HAND).width(text)
    if wide <= room:
        return Style(size, Weight.HAND)
    if wide * _SMALLEST <= room:
        return Style(round(size * room / wide - 0.05, 1), Weight.HAND)
    for share in (0.9, 0.8, 0.7, 0.6, 0.5, 0.4):
        style = Style(round(size * share, 1), Weight.HAND)
        many = len(lines(text, style, room))
        if many <= 2 and many * style.size * 1.15 <= height:  # noqa: PLR2004 - two lines
            break
    return style


def _line(ink: Ink, middle: float, base: float, text: str, style: Style, *, room: float) -> None:
    """Centred; a few Chinese characters alone are set wide apart, as on a gate."""
    step = style.size * _SPACED
    spaced = len(text) <= _LAST_HAN and all(char > "\u2e7f" for char in text) and len(text) * step <= room
    if not spaced:
        ink.centre(middle, base, text, style)
        return
    for place, char in enumerate(text):
        ink.centre(middle + (place - (len(text) - 1) / 2) * step, base, char, style)
