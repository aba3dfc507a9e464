"""Warranty certificates: one page that says until when, what for, and how to take care."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.band import Cell, band
from app.documents.code_block import signed_code
from app.documents.pdf import Pdf
from app.documents.sheet import Block, Sheet
from app.documents.shop import say
from app.documents.words import Words
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from app.documents.paper import Paper
    from app.documents.shop import PersonFacts, ShopFacts, Text
    from app.domain.money import Money
    from app.i18n import Language

CERTIFICATE = N_("Warranty certificate")


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """What is promised, to whom and until when; `ends` None is for life.

    `term` says how the end was counted (24 months from delivery), `price_note` tax and discount.
    `answer_days` is the number of days within which a claim is settled, where the country has one.
    """

    shop: ShopFacts
    number: str
    receipt_number: str
    sold: date
    issued: date
    product: str
    ends: date | None
    title: Text = CERTIFICATE
    second_name: str = ""
    serial: str = ""
    batch: str = ""
    product_code: str = ""
    buyer: PersonFacts | None = None
    user: str = ""
    term: Text = ""
    price: Money | None = None
    price_note: Text = ""
    tax_included: bool = True
    answer_days: int | None = None
    rights: tuple[Text, ...] = ()
    care: tuple[Text, ...] = ()
    place: str = ""
    signer: str = ""
    copy: int = 0


def render(facts: CertificateFacts, paper: Paper, language: Language, second: Language | None = None) -> bytes:
    """The certificate as PDF on a sheet (A4, A5, Letter)."""
    words = Words(language, second)
    about = f"{words.say(facts.title)} {facts.number}"
    pdf = Pdf(paper, title=about, author=facts.shop.legal_name, language=language.code)
    sheet = Sheet(pdf, paper, facts.shop, facts.number)
    sheet.head()
    receipt = N_("to receipt {number} of {day}", number=facts.receipt_number, day=language.long_day(facts.sold))
    sheet.title(words.both(facts.title), words.say(receipt), _stamp(facts, words))
    airy = 4 * sheet.unit if sheet.scale == 1 else 0.0
    sheet.y += airy
    sheet.blocks(_product_and_people(facts, words))
    sheet.y += airy
    band(sheet, _cells(facts, words))
    sheet.y += airy
    if facts.rights:
        sheet.heading(words.both(N_("What you are entitled to")))
        sheet.bullets(tuple(say(language, text) for text in facts.rights))
    if facts.care:
        sheet.heading(words.both(N_("How to look after it")))
        for text in facts.care:
            sheet.paragraph(say(language, text))
            sheet.y += 1.8 * sheet.unit
    signed_code(sheet, _signed(facts, words), facts.number, words.say(N_("The code opens this warranty at the till")))
    return sheet.finish()


def _stamp(facts: CertificateFacts, words: Words) -> str:
    return words.say(N_("COPY {n}", n=facts.copy)) if facts.copy else ""


def _product_and_people(facts: CertificateFacts, words: Words) -> tuple[Block, ...]:
    about = (
        facts.second_name,
        N_("Serial number {serial}", serial=facts.serial) if facts.serial else "",
        N_("Batch {batch}", batch=facts.batch) if facts.batch else "",
        N_("Code {code}", code=facts.product_code) if facts.product_code else "",
    )
    rest = tuple(words.say(text) for text in about if text)
    product = Block(words.both(N_("Product")), one_line(facts.product), rest)
    used = (words.say(N_("Used by: {name}", name=facts.user)),) if facts.user else ()
    if facts.buyer is not None:
        lines_below = (words.language.join(facts.buyer.address_lines), *used)
        return (product, Block(words.both(N_("Buyer")), one_line(facts.buyer.name), tuple(filter(None, lines_below))))
    return (product, Block(words.both(N_("User")), one_line(facts.user))) if facts.user else (product,)


def _cells(facts: CertificateFacts, words: Words) -> tuple[Cell, ...]:
    if facts.ends is None:
        ends = Cell(words.both(N_("Warranty")), words.say(N_("for life")), words.say(facts.term), strong=True)
    else:
        day = words.language.day(facts.ends)
        ends = Cell(words.both(N_("Warranty valid until")), day, words.say(facts.term), strong=True)
    cells = [ends]
    if facts.price is not None:
        caption = N_("Price with tax") if facts.tax_included else N_("Price without tax")
        cells.append(Cell(words.both(caption), words.money(facts.price), words.say(facts.price_note)))
    if facts.answer_days is not None:
        days = words.language.ngettext("{n} day", "{n} days", facts.answer_days)
        cells.append(Cell(words.both(N_("We settle a claim within")), days, words.say(N_("of receiving it"))))
    return tuple(cells)


def _signed(facts: CertificateFacts, words: Words) -> tuple[str, str]:
    day = words.language.day(facts.issued)
    above = words.say(N_("{place}, {day}", place=facts.place, day=day)) if facts.place else day
    below = words.say(N_("{name}, for the shop", name=facts.signer)) if facts.signer else words.say(N_("For the shop"))
    return above, below
