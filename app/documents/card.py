"""A folded card: outside the picture and who sends it, inside new goods at the left and the letter at the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import card_letter, goods
from app.documents import style as colours
from app.documents.card_facts import CardFacts
from app.documents.card_front import front
from app.documents.card_letter import Setting, Step
from app.documents.fonts import Weight
from app.documents.goods import Grid, Prices
from app.documents.ink import Frame
from app.documents.letter_facts import LetterForm
from app.documents.logo import picture
from app.documents.paper import CARD_A5, CARD_A6, CARD_US
from app.documents.pdf import Pdf
from app.documents.season_picture import season
from app.documents.shortened import shortened
from app.documents.style import Style
from app.documents.text import lines
from app.documents.writing import one_line
from app.errors import PrintError
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.ink import Ink
    from app.documents.paper import Paper
    from app.documents.season_picture import Season
    from app.documents.shop import ShopFacts
    from app.i18n import Language, Message

__all__ = ["CardFacts", "card_problems", "render", "write"]

# The share of the front below the picture.
_QUIET = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    """Measures of one card: points for letters, millimetres for places on its inside."""

    grid: Grid
    western: tuple[Step, Step]
    chinese: tuple[Step, Step]
    title: float
    items_title: float
    first_line: float
    low_line: float
    mark: float
    shop: float
    about: float
    small: float


_A5 = _Size(
    grid=Grid(columns=2, rows=2, name=9.2, line=8, price=9, picture=27.7),
    western=(Step(11.5, 19, 15), Step(10.5, 16.5, 14)),
    chinese=(Step(12, 23, 12), Step(11.5, 19, 11.5)),
    title=27,
    items_title=15.5,
    first_line=18.3,
    low_line=27.8,
    mark=10,
    shop=11.5,
    about=7.5,
    small=6.5,
)
_A6 = _Size(
    grid=Grid(columns=1, rows=2, name=9.2, line=7.5, price=9, gap=3),
    western=(Step(9.5, 14.5, 12), Step(8.8, 12.6, 11)),
    chinese=(Step(10, 17, 10), Step(9.2, 14.5, 9.2)),
    title=19.5,
    items_title=12,
    first_line=13,
    low_line=19,
    mark=7,
    shop=9,
    about=6.5,
    small=6.5,
)
_SIZES = {CARD_A5.name: _A5, CARD_US.name: _A5, CARD_A6.name: _A6}


def render(facts: CardFacts, paper: Paper, language: Language) -> bytes:
    """One card as PDF: its outside, then its inside, to be printed on both sides and turned at the short edge."""
    title = facts.heading or facts.letter.shop.legal_name
    pdf = Pdf(paper, title=title, author=facts.letter.shop.legal_name, language=language.code)
    write(facts, pdf, paper, language)
    return pdf.data()


def write(facts: CardFacts, pdf: Pdf, paper: Paper, language: Language) -> None:
    """Add both sides of a card to a document. Raises PrintError, and adds nothing, if the letter is too long."""
    card = _Card(facts, paper, language)
    problems = card.problems()
    if problems:
        raise PrintError(problems[0])
    card.write(pdf)


def card_problems(facts: CardFacts, paper: Paper, language: Language) -> tuple[Message, ...]:
    """What keeps a card from being printed, with the name of its person; nothing if it can be."""
    return _Card(facts, paper, language).problems()


class _Card:
    """One card on its sheet."""

    def __init__(self, facts: CardFacts, paper: Paper, language: Language) -> None:
        self._facts, self._paper, self._language = facts, paper, language
        self._size = _SIZES[paper.name]
        self._season: Season = season(facts.occasion, language.code)
        self._half: float = paper.width / 2 * mm
        self._height: float = paper.height * mm
        self._margin: float = paper.side * mm

    def problems(self) -> tuple[Message, ...]:
        """What has no room."""
        over, person = self.setting.over, self._facts.person
        if not over:
            return ()
        return (N_("{person}: the text is too long for a card. Lines too many: {n}.", person=person, n=over),)

    def write(self, pdf: Pdf) -> None:
        """The outside, then the inside."""
        outside = pdf.page(self._paper)
        page = Frame(self._half, 0, self._half, self._height)
        front(outside, page, self._facts, language=self._language, quiet=_QUIET, size=self._size.title)
        self._back(outside)
        inside = pdf.page(self._paper)
        self._goods(inside)
        self._letter(inside)

    # --- outside left

    def _back(self, ink: Ink) -> None:
        """Who sends it, why it comes, and its number, at the foot of the back."""
        size, shop = self._size, self._facts.letter.shop
        room, middle = self._half - 2 * self._margin, self._half / 2
        name = Style(size.shop, Weight.HAND, colours.TEXT)
        about = Style(size.about, colour=colours.SECOND)
        small = Style(size.small, colour=colours.THIRD)
        contact = _about(shop)
        reason = " ".join(filter(None, (self._facts.letter.small_print, self._facts.letter.number)))
        rows = (
            *((line, name, name.size * 1.25) for line in lines(one_line(shop.legal_name), name, room)),
            *((line, about, about.size * 1.55) for line in (lines(contact, about, room) if contact else ())),
            *((line, small, small.size * 1.45) for line in (lines(one_line(reason), small, room) if reason else ())),
        )
        base = self._height - self._margin - sum(lead for _line, _style, lead in rows) - size.small * 0.2
        self._logo(ink, base - size.mark * mm - 1.5 * mm)
        before = name
        for line, style, lead in rows:
            base += lead + (size.small * 0.35 if style is not before else 0)
            ink.centre(middle, base - size.small * 0.35, line, style)
            before = style

    def _logo(self, ink: Ink, top: float) -> None:
        side: float = self._size.mark * mm
        shown = picture(self._facts.letter.shop.logo) if self._facts.letter.shop.logo else None
        if shown is None:
            ink.mark(self._half / 2 - side / 2, top, side, self._season.title)
            return
        wide = min(side * shown.shape, self._half * 0.5)
        tall = wide / shown.shape
        ink.picture(self._half / 2 - wide / 2, top + side - tall, wide, tall, shown)

    # --- inside left

    def _goods(self, ink: Ink) -> None:
        size, left = self._size, self._margin
        room = self._half - 2 * self._margin
        if self._facts.items:
            self._items(ink, left, room)
        if not self._facts.gift:
            return
        style = Style(size.grid.name, Weight.HAND, colours.TEXT)
        shown = shortened(self._facts.gift, style, room, 3)
        base = self._height - self._margin - (len(shown) - 1) * style.size * 1.5
        for line in shown:
            ink.text(left, base, line, style)
            base += style.size * 1.5

    def _items(self, ink: Ink, left: float, room: float) -> None:
        size = self._size
        top: float = size.first_line * mm
        title = self._facts.items_title
        if title:
            head = Style(size.items_title, Weight.HAND, self._season.title)
            ink.text(left, top, shortened(title, head, room, 1)[0], head)
        ink.rule(left, top + 3.2 * mm, room, thick=0.35 * mm, colour=self._season.line)
        top += 7.8 * mm
        below = size.grid.name * 1.5 * 3 if self._facts.gift else 0
        if size.grid.picture:
            tall = (2 * (size.grid.picture + 14.5) + size.grid.gap) * mm
        else:
            tall = self._height - self._margin - top - below
        area = Frame(left, top, room, tall)
        shown = self._facts.items[: size.grid.many]
        prices = Prices(shown, self._language)
        goods.draw(ink, area, shown, size.grid, season=self._season, prices=prices)

    # --- inside right

    def _letter(self, ink: Ink) -> None:
        card_letter.draw(ink, self._room(self.setting), self.setting)

    @cached_property
    def setting(self) -> Setting:
        """The letter as it is set; from the lower line if there is room, else from the higher and then smaller."""
        steps = self._size.chinese if self._facts.letter.form is LetterForm.CHINESE else self._size.western
        low = card_letter.setting(
            self._facts.letter, self._column(self._size.low_line, steps[0]), steps[:1], self._season, self._language
        )
        if not low.over:
            return low
        high = self._column(self._size.first_line, steps[0])
        return card_letter.setting(self._facts.letter, high, steps, self._season, self._language)

    def _column(self, first_line: float, step: Step) -> Frame:
        top: float = first_line * mm - step.leading
        width = self._half - 2 * self._margin
        return Frame(self._half + self._margin, top, width, self._height - self._margin - top + step.body * 0.3)

    def _room(self, made: Setting) -> Frame:
        """Where the letter begins: a short one stands a little lower."""
        lead = made.lines[0].lead if made.lines else 0.0
        low: float = self._size.low_line * mm - lead
        free = self._height - self._margin - low - made.height
        top = self._size.first_line * mm - lead if free < -self._size.small else low + max(0.0, free) * 0.22
        return Frame(self._half + self._margin, top, self._half - 2 * self._margin, made.height)


def _about(shop: ShopFacts) -> str:
    return one_line(" · ".join(filter(None, (", ".join(shop.address_lines), shop.phone))))
