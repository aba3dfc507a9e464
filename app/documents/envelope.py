"""Envelopes printed on their face: sender, address, and the places the post keeps for itself left free."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import envelope_chinese
from app.documents import style as colours
from app.documents.label_area import Area
from app.documents.label_text import FALL, RISE
from app.documents.pdf import Pdf
from app.documents.style import Style
from app.documents.text import flowing
from app.i18n import N_, Message

if TYPE_CHECKING:
    from app.documents.envelope_facts import EnvelopeFacts
    from app.documents.ink import Ink
    from app.documents.paper import Paper
    from app.i18n import Language

# Sizes of an address; many lines stand closer.
_SIZES = ((12.0, 1.3), (11.0, 1.28), (10.0, 1.25), (9.0, 1.22), (8.0, 1.18), (7.5, 1.12), (7.0, 1.08))
_SENDER_SIZES = ((8.0, 1.28), (7.0, 1.18), (7.0, 1.08))
_EDGE, _STAMP_WIDE, _STAMP_HIGH, _FOOT = 10.0, 74.0, 40.0, 15.0
_FROM_LEFT, _FROM_RIGHT, _LONGEST = 0.4, 15.0, 140.0
_CHINESE_CODE = re.compile(r"\d{6}")


def recipient_area(paper: Paper) -> Area:
    """Where the address may stand on a western face, in points."""
    left = max(paper.width * _FROM_LEFT, paper.width - _LONGEST)
    top = _STAMP_HIGH
    return Area(left * mm, top * mm, (paper.width - _FROM_RIGHT - left) * mm, (paper.height - _FOOT - top) * mm)


def sender_area(paper: Paper) -> Area:
    """Where the sender stands: left of the stamps."""
    width = paper.width - _STAMP_WIDE - _EDGE - 4
    return Area(_EDGE * mm, 8 * mm, width * mm, (_STAMP_HIGH - 10) * mm)


def is_chinese(facts: EnvelopeFacts) -> bool:
    """Whether the address can have the face of the Chinese post."""
    known = facts.recipient_lines
    return facts.chinese and len(known) > 2 and _CHINESE_CODE.fullmatch(known[0]) is not None  # noqa: PLR2004 - code, place, name


def write(facts: EnvelopeFacts, pdf: Pdf, paper: Paper, language: Language) -> None:
    """Add one envelope, lying with its long side up, as printers take it."""
    ink = pdf.page(paper)
    if is_chinese(facts) and not facts.window:
        envelope_chinese.write(facts, ink, paper, language)
        return
    _block(ink, facts.sender_lines, sender_area(paper), _SENDER_SIZES, colours.SECOND)
    if not facts.window:
        area = recipient_area(paper)
        shown, size, leading = _fitted(facts.recipient_lines, area, _SIZES)
        high = size * ((len(shown) - 1) * leading + RISE + FALL)
        # A short address stands a little above the middle of its area, not at its top.
        drop = max(0.0, (area.height - high) * 0.35)
        _draw(ink, shown, Area(area.x, area.y + drop, area.width, area.height), (size, leading), colours.TEXT)


def _fitted(
    texts: tuple[str, ...], area: Area, sizes: tuple[tuple[float, float], ...]
) -> tuple[tuple[str, ...], float, float]:
    for size, leading in sizes:
        shown = tuple(line for text in texts for line in flowing(text, Style(size), area.width))
        if size * ((len(shown) - 1) * leading + RISE + FALL) <= area.height:
            break
    return shown, size, leading


def _block(ink: Ink, texts: tuple[str, ...], area: Area, sizes: tuple[tuple[float, float], ...], colour: str) -> None:
    if texts:
        shown, size, leading = _fitted(texts, area, sizes)
        _draw(ink, shown, area, (size, leading), colour)


def _draw(ink: Ink, shown: tuple[str, ...], area: Area, sized: tuple[float, float], colour: str) -> None:
    size, leading = sized
    base = area.y + size * RISE
    for line in shown:
        ink.text(area.x, base, line, Style(size, colour=colour))
        base += size * leading


def problems(facts: EnvelopeFacts, paper: Paper) -> tuple[Message, ...]:
    """What of the address has no room on the envelope, to be told before printing."""
    if facts.window or is_chinese(facts):
        return ()
    area = recipient_area(paper)
    shown, size, leading = _fitted(facts.recipient_lines, area, _SIZES)
    if size * ((len(shown) - 1) * leading + RISE + FALL) <= area.height:
        return ()
    who = facts.recipient_lines[0] if facts.recipient_lines else ""
    return (N_("The address of “{name}” is too long for this envelope: take a larger one.", name=who),)


def render(facts: EnvelopeFacts, paper: Paper, language: Language) -> bytes:
    """One envelope as PDF."""
    author = facts.sender_lines[0] if facts.sender_lines else ""
    pdf = Pdf(paper, title=language.gettext("Envelope"), author=author, language=language.code)
    write(facts, pdf, paper, language)
    return pdf.data()
