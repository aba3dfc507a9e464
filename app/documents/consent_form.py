"""The consent form: one question per way and purpose, each with its boxes, to be signed and kept as proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import style as colours
from app.documents.code_block import signature
from app.documents.pdf import Pdf
from app.documents.sheet import Block, Sheet, leading
from app.documents.style import Style
from app.documents.text import lines
from app.documents.tick_box import SIZE, tick_box
from app.documents.words import Words
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from app.documents.paper import Paper
    from app.documents.shop import PersonFacts, ShopFacts, Text
    from app.i18n import Language

CONSENT_FORM = N_("May we keep in touch?")
_BLANKS = ((N_("Name"), N_("Phone")), (N_("Address"), N_("E-mail")))


@dataclass(frozen=True, slots=True)
class Question:
    """One question in the very words that are kept with its answer. `yes` is the answer of the day `answered`."""

    words: Text
    yes: bool | None = None
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class Purpose:
    """The questions about one purpose."""

    heading: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """What the law asks the form to say, under its heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFormFacts:
    """Who asks whom for what. Without a `person` there are lines to write a name on.

    `free` says that the answers are free; `clauses` how to take them back and what happens with the data.
    """

    shop: ShopFacts
    purposes: tuple[Purpose, ...]
    free: str
    clauses: tuple[Clause, ...]
    person: PersonFacts | None = None
    title: Text = CONSENT_FORM


def render(facts: ConsentFormFacts, paper: Paper, language: Language, second: Language | None = None) -> bytes:
    """The form as PDF on a sheet (A4, A5, Letter)."""
    words = Words(language, second)
    number = facts.person.number if facts.person else ""
    pdf = Pdf(paper, title=words.say(facts.title), author=facts.shop.legal_name, language=language.code)
    sheet = Sheet(pdf, paper, facts.shop, number)
    sheet.head()
    sheet.title(words.both(facts.title), words.say(N_("Consent to greetings, news and offers")))
    _person(sheet, facts, words)
    sheet.y += 3 * sheet.unit
    sheet.paragraph(facts.free)
    for purpose in facts.purposes:
        _purpose(sheet, purpose, words)
    _clauses(sheet, facts.clauses)
    _signatures(sheet, words)
    return sheet.finish()


def _person(sheet: Sheet, facts: ConsentFormFacts, words: Words) -> None:
    person = facts.person
    if person is None:
        sheet.y += 3 * sheet.unit
        for pair in _BLANKS:
            _blanks(sheet, tuple(words.both(blank) for blank in pair))
        return
    lived = words.language.join(person.address_lines)
    blocks = [Block(words.both(N_("Customer")), one_line(person.name), tuple(filter(None, (lived,))))]
    reach = tuple(filter(None, (one_line(person.phone), one_line(person.email))))
    if reach:
        blocks.append(Block(words.both(N_("Phone and e-mail")), reach[0], reach[1:]))
    sheet.y -= 2 * sheet.unit
    sheet.blocks(tuple(blocks))


def _blanks(sheet: Sheet, labels: tuple[str, ...]) -> None:
    """Lines to write on, side by side."""
    style, gap = sheet.styles.small, 8 * sheet.unit
    base = sheet.down(10 * sheet.unit)
    width = (sheet.width - gap * (len(labels) - 1)) / len(labels)
    for place, label in enumerate(labels):
        x = sheet.left + place * (width + gap)
        beside = style.width(label) + 3 * sheet.unit
        sheet.ink.text(x, base, label, style)
        sheet.ink.rule(x + beside, base + mm, width - beside, thick=0.2 * mm, colour=colours.THIRD)


def _purpose(sheet: Sheet, purpose: Purpose, words: Words) -> None:
    """A heading over the two columns of boxes, then the questions."""
    sheet.room(24 * sheet.unit)
    sheet.y += 3.4 * sheet.unit
    yes, no = _columns(sheet)
    heading, *_ = lines(words.both(purpose.heading), sheet.styles.heading, yes - sheet.left - 8 * sheet.unit)
    sheet.put(sheet.left, leading(sheet.styles.heading), heading, sheet.styles.heading)
    for x, answer in ((yes, N_("Yes")), (no, N_("No"))):
        sheet.ink.centre(x + SIZE / 2, sheet.y, words.say(answer), sheet.styles.caption)
    sheet.y += 1.8 * sheet.unit
    sheet.ink.rule(sheet.left, sheet.y, sheet.width, thick=0.3 * mm, colour=colours.SECOND)
    for question in purpose.questions:
        _question(sheet, question, words)


def _question(sheet: Sheet, question: Question, words: Words) -> None:
    yes, no = _columns(sheet)
    room = yes - sheet.left - 6 * sheet.unit
    shown = lines(words.say(question.words), sheet.styles.text, room)
    known = _known(question, words)
    sheet.room((len(shown) + 1) * leading(sheet.styles.text) + 3 * sheet.unit)
    sheet.y += 0.5 * sheet.unit
    sheet.put(sheet.left, leading(sheet.styles.text), shown[0], sheet.styles.text)
    tick_box(sheet.ink, yes, sheet.y, crossed=question.yes is True)
    tick_box(sheet.ink, no, sheet.y, crossed=question.yes is False)
    for line in shown[1:]:
        sheet.put(sheet.left, leading(sheet.styles.text), line, sheet.styles.text)
    if known:
        sheet.put(sheet.left, sheet.styles.caption.size * 1.3, known, sheet.styles.caption)
    sheet.y += 1.8 * sheet.unit
    sheet.ink.rule(sheet.left, sheet.y, sheet.width, thick=0.15 * mm, colour=colours.LINE)


def _known(question: Question, words: Words) -> str:
    if question.yes is None or question.answered is None:
        return ""
    return words.say(N_("Your answer of {day}", day=words.language.day(question.answered)))


def _columns(sheet: Sheet) -> tuple[float, float]:
    """Where the boxes for yes and no begin."""
    no = sheet.right - SIZE - 3 * sheet.unit
    return no - 17 * sheet.unit, no


def _clauses(sheet: Sheet, clauses: tuple[Clause, ...]) -> None:
    """Small, side by side, the longest with the most room."""
    style = Style(max(sheet.styles.small.size, 7.5), colour=colours.SECOND)
    gap = 8 * sheet.unit
    lengths = [max(len(clause.text), 1) for clause in clauses]
    weights = [max(length / sum(lengths), 0.3) for length in lengths]
    widths = [(sheet.width - gap * (len(clauses) - 1)) * weight / sum(weights) for weight in weights]
    columns = [lines(clause.text, style, width) for clause, width in zip(clauses, widths, strict=True)]
    lead = style.size * 1.36
    sheet.y += 5 * sheet.unit
    sheet.room(lead * (max(map(len, columns), default=0) + 2))
    top, lowest, x = sheet.y, sheet.y, sheet.left
    for clause, width, column in zip(clauses, widths, columns, strict=True):
        sheet.y = top
        for heading in lines(clause.heading, sheet.styles.small_strong, width):
            sheet.put(x, lead, heading, sheet.styles.small_strong)
        sheet.y += 0.6 * sheet.unit
        for line in column:
            sheet.put(x, lead, line, style)
        lowest, x = max(lowest, sheet.y), x + width + gap
    sheet.y = lowest


def _signatures(sheet: Sheet, words: Words) -> None:
    """Place and date, and the name, as low on the page as it goes without leaving a hole."""
    depth = 18.5 * sheet.unit
    sheet.y += sheet.unit
    sheet.room(depth)
    sheet.y = max(sheet.y, min(sheet.limit - depth, sheet.y + 30 * sheet.unit))
    line_at, gap = sheet.y + 13 * sheet.unit, 8 * sheet.unit
    width = (sheet.width - 2 * gap) / 3
    people = (N_("Place and date"), N_("Customer’s signature"), N_("For the shop"))
    for place, text in enumerate(people):
        signature(sheet, sheet.left + place * (width + gap), width, line_at, ("", words.both(text)))
