"""The face of the Chinese post (GB/T 1416): boxes for the code, address, name, the sender at the lower right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents.fonts import Weight
from app.documents.style import Style, colour
from app.documents.text import flowing
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.envelope_facts import EnvelopeFacts
    from app.documents.ink import Ink
    from app.documents.paper import Paper
    from app.i18n import Language

RED = colour("#C8382B")
# Six boxes in the zone of 90 × 26 mm at the top left.
BOX_LEFT, BOX_TOP, BOX_WIDE, BOX_HIGH, BOX_PITCH, BOXES = 12.0, 10.0, 7.0, 8.0, 8.6, 6
_FIGURE = Style(15.0, Weight.SEMIBOLD)
_CODE = Style(10.5)
_ADDRESS_SIZES, _NAME_SIZES = (14.0, 12.5, 11.0, 9.5, 8.0, 7.0), (20.0, 17.0, 14.0, 11.0, 9.0, 7.0)
_SENDER_SIZES = (10.5, 9.0, 8.0, 7.0)
_LEADING, _RISE = 1.35, 0.85
# What a name on an envelope ends with: to be received by.
_FOR = "收"
# The post prints its bars in the lowest 20 mm, 55 to 160 mm from the right edge.
_BARS_HIGH, _EDGE = 20.0, 12.0


def write(facts: EnvelopeFacts, ink: Ink, paper: Paper, language: Language) -> None:
    """Draw the face."""
    code, *place, name = facts.recipient_lines
    _boxes(ink, code)
    left, width = paper.width * 0.2 * mm, paper.width * 0.68 * mm
    top = (BOX_TOP + BOX_HIGH + paper.height * 0.1) * mm
    shown, style = _fitted("".join(place), width, 2, _ADDRESS_SIZES)
    base = top + style.size * _RISE
    for line in shown:
        ink.text(left, base, line, style)
        base += style.size * _LEADING
    named, bold = _fitted(name if name.endswith(_FOR) else f"{name} {_FOR}", width, 1, _NAME_SIZES)
    base += bold.size * _LEADING * 0.55
    for line in named:
        ink.centre(left + width / 2, base, line, bold)
        base += bold.size * _LEADING
    _sender(facts, ink, paper, language)


def _fitted(text: str, width: float, most: int, sizes: tuple[float, ...]) -> tuple[tuple[str, ...], Style]:
    for size in sizes:
        style = Style(size)
        shown = flowing(text, style, width)
        if len(shown) <= most:
            break
    return shown, style


def _boxes(ink: Ink, code: str) -> None:
    for place, figure in enumerate(code[:BOXES]):
        x = (BOX_LEFT + place * BOX_PITCH) * mm
        ink.frame(x, BOX_TOP * mm, BOX_WIDE * mm, BOX_HIGH * mm, thick=0.35 * mm, colour=RED)
        ink.centre(x + BOX_WIDE / 2 * mm, (BOX_TOP + BOX_HIGH / 2) * mm + _FIGURE.size * 0.36, figure, _FIGURE)


def _sender(facts: EnvelopeFacts, ink: Ink, paper: Paper, language: Language) -> None:
    """Address and name above the strip of the post's bars, the code at the right of the foot."""
    right = (paper.width - _EDGE) * mm
    width = paper.width * 0.5 * mm
    shown, style = _fitted(" ".join(facts.sender_lines), width, 2, _SENDER_SIZES)
    base = (paper.height - _BARS_HIGH) * mm - style.size * 0.4 - (len(shown) - 1) * style.size * _LEADING
    for line in shown:
        ink.right(right, base, line, style)
        base += style.size * _LEADING
    if facts.sender_postcode:
        said = one_line(language.render(N_("Post code {code}", code=facts.sender_postcode)))
        ink.right(right, (paper.height - 8) * mm, said, _CODE)
