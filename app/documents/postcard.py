"""A postcard: its picture on one side; on the other the message at the left, the address at the right."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import card_letter
from app.documents import style as colours
from app.documents.card_facts import CardFacts
from app.documents.card_front import front
from app.documents.card_letter import Setting, Step
from app.documents.ink import Frame
from app.documents.letter_facts import LetterForm
from app.documents.pdf import Pdf
from app.documents.season_picture import season
from app.documents.shortened import shortened
from app.documents.style import Style
from app.documents.text import flowing, lines
from app.documents.writing import one_line
from app.errors import PrintError
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.ink import Ink
    from app.documents.paper import Paper
    from app.i18n import Language, Message

__all__ = ["CardFacts", "postcard_problems", "render", "write"]

_QUIET, _TITLE = 0.25, 24
_WESTERN = (Step(10.5, 15, 12), Step(9.5, 12.8, 11))
_CHINESE = (Step(10.5, 17, 10.5), Step(9.5, 14.2, 9.5))
# Where the post puts its stamps and its bars, nothing is printed: millimetres of the right part and of the foot.
_STAMPS, _BARS = 40.0, 16.0
_ADDRESS_SIZES = (10.5, 9.0, 8.0, 7.5)


def render(facts: CardFacts, paper: Paper, language: Language) -> bytes:
    """One postcard as PDF: its picture, then the side with the address."""
    title = facts.heading or facts.letter.shop.legal_name
    pdf = Pdf(paper, title=title, author=facts.letter.shop.legal_name, language=language.code)
    write(facts, pdf, paper, language)
    return pdf.data()


def write(facts: CardFacts, pdf: Pdf, paper: Paper, language: Language) -> None:
    """Add both sides to a document. Raises PrintError, and adds nothing, if something has no room."""
    side = _Side(facts, paper, language)
    problems = side.problems()
    if problems:
        raise PrintError(problems[0])
    front(pdf.page(paper), Frame(0, 0, *paper.points), facts, language=language, quiet=_QUIET, size=_TITLE)
    side.write(pdf.page(paper))


def postcard_problems(facts: CardFacts, paper: Paper, language: Language) -> tuple[Message, ...]:
    """What keeps a postcard from being printed, with the name of its person; nothing if it can be."""
    return _Side(facts, paper, language).problems()


class _Side:
    """The side with words."""

    def __init__(self, facts: CardFacts, paper: Paper, language: Language) -> None:
        self._facts, self._paper, self._language = facts, paper, language
        self._season = season(facts.occasion, language.code)
        self._middle: float = paper.width / 2 * mm
        self._edge: float = paper.side * mm
        reason = " ".join(filter(None, (facts.letter.small_print, facts.letter.number)))
        self._small = Style(6.5, colour=colours.THIRD)
        self._reason = lines(one_line(reason), self._small, self._middle - self._edge - 4 * mm) if reason else ()

    def problems(self) -> tuple[Message, ...]:
        """What has no room."""
        over, far, person = self.setting.over, self.address[1], self._facts.person
        long = N_("{person}: the text is too long for a postcard. Lines too many: {n}.", person=person, n=over)
        away = N_("{person}: the address is too long for a postcard.", person=person)
        return (*((long,) if over else ()), *((away,) if far else ()))

    def write(self, ink: Ink) -> None:
        """Message, line between, sender, address, and why it comes."""
        card_letter.draw(ink, self._room, self.setting)
        foot = self._paper.height * mm - self._edge - (len(self._reason) - 1) * 9
        for place, line in enumerate(self._reason):
            ink.text(self._edge, foot + place * 9, line, self._small)
        tall = self._paper.height - _BARS - 8
        ink.box(self._middle, 8 * mm, 0.25 * mm, tall * mm, colour=colours.LINE)
        self._write_address(ink)

    @property
    def _room(self) -> Frame:
        """Where the message stands."""
        foot = len(self._reason) * 9 + (6 if self._reason else 0)
        height = self._paper.height * mm - 2 * self._edge - foot + 4
        return Frame(self._edge, self._edge - 4, self._middle - self._edge - 4 * mm, height)

    @cached_property
    def setting(self) -> Setting:
        """The message as it is set."""
        steps = _CHINESE if self._facts.letter.form is LetterForm.CHINESE else _WESTERN
        return card_letter.setting(self._facts.letter, self._room, steps, self._season, self._language)

    @cached_property
    def address(self) -> tuple[tuple[tuple[str, ...], float], bool]:
        """The lines of the address with their size, and whether they have no room even in the smallest."""
        room = self._middle - self._edge - 6 * mm
        tall = (self._paper.height - _BARS - _STAMPS - 13) * mm
        for size in _ADDRESS_SIZES:
            style = Style(size)
            shown = tuple(
                line for text in self._facts.letter.recipient_lines for line in flowing(one_line(text), style, room)
            )
            if len(shown) * size * 1.35 <= tall:
                return (shown, size), False
        return (shown, size), True

    def _write_address(self, ink: Ink) -> None:
        shop = self._facts.letter.shop
        (shown, size), _far = self.address
        left = self._middle + 6 * mm
        base: float = (_STAMPS + 8) * mm
        sender = one_line(", ".join((shop.legal_name, *shop.address_lines)))
        room = self._middle - self._edge - 6 * mm
        above = shortened(sender, self._small, room, 2)
        base -= (len(above) - 1) * 3 * mm
        for place, line in enumerate(above):
            base += 3 * mm if place else 0
            ink.text(left, base, line, self._small)
        ink.rule(left, base + 1.1 * mm, room, thick=0.15 * mm, colour=colours.LINE)
        base += 3.4 * mm
        for line in shown:
            base += size * 1.35
            ink.text(left, base, line, Style(size, colour=colours.TEXT))
