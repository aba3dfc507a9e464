"""The test page of a printer: rulers from the edges of the paper, its margins, and the three scripts."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents.fonts import Weight
from app.documents.pdf import Pdf
from app.documents.style import Style
from app.documents.text import flowing, lines
from app.documents.words import Words
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.ink import Ink
    from app.documents.paper import Paper
    from app.i18n import Language

# The rulers cross so far from the left and upper edge; the thick part of one is so long.
MARK, LENGTH = 20, 100
_THIN, _THICK = 0.15 * mm, 0.6 * mm
_TICKS = ((10, 4.0), (5, 3.0), (1, 1.8))
_NAME, _BODY, _SMALL, _FIGURE = Style(16, Weight.BOLD), Style(9.5), Style(8), Style(7.5)
_ROLL_NAME, _ROLL_BODY = Style(11, Weight.BOLD), Style(8)
_LEADING = 1.45
_SCRIPTS = (
    "The quick brown fox jumps over the lazy dog. 0123456789",
    "Kŕdeľ ďatľov učí koňa žrať kôru. ÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ",
    "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。“龘䶮”",
)


@dataclass(frozen=True, slots=True)
class PrinterPageFacts:
    """Which printer is tried; `x`, `y` and `scale` are in force for it already, in millimetres and percent."""

    name: str
    place: str
    x: str = "0"
    y: str = "0"
    scale: str = "100"


def render(facts: PrinterPageFacts, paper: Paper, language: Language) -> bytes:
    """One page of that paper."""
    words = Words(language)
    pdf = Pdf(paper, title=words.say(N_("Test page")), author=facts.name, language=language.code)
    ink = pdf.page()
    tall = (LENGTH + MARK + 20) if paper.roll else paper.height
    _rulers(ink, paper, tall)
    end = _text(ink, facts, paper, words)
    ink.height = max(tall * mm, end + paper.bottom * mm)
    _frame(ink, paper, ink.height / mm)
    return pdf.data()


def _frame(ink: Ink, paper: Paper, tall: float) -> None:
    """The margins of this paper: what is printed stays inside."""
    left, right, top, bottom = paper.side, paper.width - paper.side, paper.top, tall - paper.bottom
    for y in (top, bottom):
        ink.rule(left * mm, y * mm, (right - left) * mm, thick=_THIN)
    for x in (left, right):
        ink.box(x * mm - _THIN / 2, top * mm, _THIN, (bottom - top) * mm)


def _rulers(ink: Ink, paper: Paper, tall: float) -> None:
    """One from the left edge, one from the upper edge; they cross at the marks."""
    # The head of a roll's printer does not reach its edges, and a page that goes there is refused.
    start = ceil(paper.side) if paper.roll else 0
    end = paper.width - start
    ink.rule(start * mm, MARK * mm, (end - start) * mm, thick=_THIN)
    ink.box(MARK * mm - _THIN / 2, 0, _THIN, tall * mm)
    for at in range(start, int(end) + 1):
        ink.box(at * mm - _THIN / 2, MARK * mm, _THIN, _tick(at))
        if at % 10 == 0 and MARK < at < end - 1:
            ink.centre(at * mm, (MARK - 1) * mm, str(at), _FIGURE)
    for at in range(int(tall) + 1):
        ink.rule(MARK * mm, at * mm, _tick(at), thick=_THIN)
        if at % 10 == 0 and MARK < at < tall - 1:
            ink.right((MARK - 1) * mm, at * mm + 2.5, str(at), _FIGURE)
    ink.box(MARK * mm - _THICK / 2, MARK * mm, _THICK, LENGTH * mm)
    if end > MARK + LENGTH:
        ink.rule(MARK * mm, MARK * mm, LENGTH * mm, thick=_THICK)


def _tick(at: int) -> float:
    return float(next(length for step, length in _TICKS if at % step == 0) * mm)


def _text(ink: Ink, facts: PrinterPageFacts, paper: Paper, words: Words) -> float:
    """What is tried and how to read it, right of the upright ruler; where it ends."""
    left = (MARK + 8) * mm
    room = paper.width * mm - left - paper.side * mm
    name, body = (_ROLL_NAME, _ROLL_BODY) if paper.roll else (_NAME, _BODY)
    y = (MARK + 14) * mm
    title = facts.name or words.say(N_("The computer’s own printer"))
    for style, text in ((name, title), (_SMALL, _about(facts, paper, words))):
        for line in lines(text, style, room):
            ink.text(left, y, line, style)
            y += style.size * _LEADING
    for text in (*_explained(words), *_SCRIPTS):
        y += body.size * 0.5
        for line in flowing(text, body, room):
            ink.text(left, y, line, body)
            y += body.size * _LEADING
    y += 3 * mm
    if ink.bars(left, y, "1234", module=(0.25 if paper.roll else 0.375) * mm, height=10 * mm):
        y += 14 * mm
    return float(y)


def _about(facts: PrinterPageFacts, paper: Paper, words: Words) -> str:
    force = N_("moved {x} mm right and {y} mm down, {scale} %", x=facts.x, y=facts.y, scale=facts.scale)
    return " · ".join(filter(None, (facts.place, paper.name, words.say(force))))


def _explained(words: Words) -> tuple[str, ...]:
    return (
        words.say(N_("Measure with a ruler and type what you find into the settings of this printer.")),
        words.say(N_("Left edge of the paper to the upright line: 20 mm.")),
        words.say(N_("Upper edge of the paper to the level line: 20 mm.")),
        words.say(N_("Length of the thick line: 100 mm.")),
        words.say(N_("The thin frame is the margin of this paper: all four sides should be there.")),
    )
