"""A complaint slip on a sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.documents.band import Cell, band
from app.documents.code_block import signatures_and_code
from app.documents.complaint_words import about_person, about_product, received, sections
from app.documents.last_page import spared
from app.documents.pdf import Pdf
from app.documents.sheet import Block, Sheet
from app.documents.shop import say
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.complaint_facts import ComplaintFacts
    from app.documents.paper import Paper
    from app.documents.words import Words


def draw(facts: ComplaintFacts, paper: Paper, words: Words) -> bytes:
    """The sheets as PDF."""
    write = partial(_written, facts, paper, words)
    return spared(write, partial(write, parted=True)).finish()


def _written(facts: ComplaintFacts, paper: Paper, words: Words, share: float = 1.0, *, parted: bool = False) -> Sheet:
    about = f"{words.say(facts.title)} {facts.number}"
    pdf = Pdf(paper, title=about, author=facts.shop.legal_name, language=words.language.code)
    sheet = Sheet(pdf, paper, facts.shop, facts.number)
    sheet.tighten(share)
    sheet.head()
    stamp = words.say(N_("COPY {n}", n=facts.copy)) if facts.copy else ""
    sheet.title(words.both(facts.title), words.language.join(received(facts, words)), stamp)
    _blocks(sheet, facts, words)
    _band(sheet, facts, words)
    sheet.y += 3 * sheet.unit
    for heading, text in sections(facts, words):
        sheet.section(words.both(heading), text)
    if parted:
        sheet.turn()
    _legal(sheet, facts, words)
    people = (words.both(N_("Customer’s signature")), words.both(N_("For the shop")))
    signatures_and_code(sheet, people, facts.number)
    return sheet


def _blocks(sheet: Sheet, facts: ComplaintFacts, words: Words) -> None:
    blocks = []
    if facts.person is not None:
        blocks.append(Block(words.both(N_("Customer")), one_line(facts.person.name), about_person(facts)))
    about = about_product(facts, words)
    if facts.product or about:
        blocks.append(Block(words.both(N_("Product")), one_line(facts.product), about))
    if blocks:
        sheet.blocks(tuple(blocks))


def _band(sheet: Sheet, facts: ComplaintFacts, words: Words) -> None:
    cells = []
    if facts.deadline is not None:
        day = words.language.day(facts.deadline)
        cells.append(Cell(words.both(facts.deadline_label), day, strong=True))
    if facts.wish:
        cells.append(Cell(words.both(N_("You ask for")), words.say(facts.wish)))
    if cells:
        band(sheet, tuple(cells))


def _legal(sheet: Sheet, facts: ComplaintFacts, words: Words) -> None:
    if facts.legal:
        sheet.y += 4 * sheet.unit
    for text in facts.legal:
        sheet.paragraph(say(words.language, text), sheet.styles.small)
        sheet.y += sheet.unit
