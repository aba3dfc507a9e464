"""The privacy notice for customers: who keeps what about them, why, how long, and what they may ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.fact_rows import FactRows
from app.documents.pdf import Pdf
from app.documents.sheet import Sheet
from app.documents.words import Words
from app.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from app.documents.paper import Paper
    from app.documents.shop import ShopFacts, Text
    from app.i18n import Language

PRIVACY_NOTICE = N_("How we look after your data")
_SIZES = (10.5, 9.8, 9.2, 8.6, 8.2)


@dataclass(frozen=True, slots=True)
class Section:
    """One subject and what is said about it, paragraph by paragraph."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyNoticeFacts:
    """What the shop tells every customer. `checked` is the day its texts were last compared with the law."""

    shop: ShopFacts
    sections: tuple[Section, ...]
    checked: date
    title: Text = PRIVACY_NOTICE


def render(facts: PrivacyNoticeFacts, paper: Paper, language: Language) -> bytes:
    """The notice as PDF on a sheet (A4, A5, Letter): on one page, in the largest letters that fit it."""
    words = Words(language)
    for size in _SIZES:
        pdf = Pdf(paper, title=words.say(facts.title), author=facts.shop.legal_name, language=language.code)
        sheet = Sheet(pdf, paper, facts.shop)
        _write(sheet, facts, words, size)
        if len(pdf.pages) == 1:
            break
    return sheet.finish()


def _write(sheet: Sheet, facts: PrivacyNoticeFacts, words: Words, size: float) -> None:
    sheet.head()
    sheet.title(words.say(facts.title), words.say(N_("Privacy notice for our customers")))
    sheet.y += 4 * sheet.unit
    rows = FactRows(sheet, size=size, strong=True)
    rows.row(words.say(N_("Who is responsible")), _responsible(facts.shop, words))
    for section in facts.sections:
        rows.row(section.heading, section.paragraphs)
    sheet.y += sheet.unit
    day = words.language.long_day(facts.checked)
    sheet.paragraph(words.say(N_("These texts were last checked on {day}.", day=day)), sheet.styles.caption)


def _responsible(shop: ShopFacts, words: Words) -> tuple[str, ...]:
    registered = (str(registration) for registration in shop.registrations)
    about = words.language.join((shop.legal_name, *shop.address_lines, *registered))
    return about, words.language.join((shop.phone, shop.email, shop.website))
