"""A letter on a sheet: the address where the window of the envelope is, then the text as one writes it by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents import style as colours
from app.documents.fonts import Weight
from app.documents.letter_address import write_address, write_head
from app.documents.letter_facts import LetterForm
from app.documents.sheet import Sheet
from app.documents.style import Style
from app.documents.text import flowing, lines, packed
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.letter_facts import LetterFacts
    from app.documents.paper import Paper
    from app.documents.pdf import Pdf
    from app.i18n import Language


@dataclass(frozen=True, slots=True)
class LetterStyles:
    """How the body is set: by hand or in the printed face."""

    body: Style
    signature: Style
    leading: float


def write(facts: LetterFacts, pdf: Pdf, paper: Paper, language: Language) -> None:
    """Add the letter to the document, beginning on a new page."""
    sheet = Sheet(pdf, paper, facts.shop, facts.number)
    styles = _styles(sheet, facts)
    window = facts.window(paper)
    rest = write_head(sheet, window)
    write_address(sheet, facts, window, rest)
    small = _small_print(sheet, facts)
    body = Letter(sheet, facts, styles, _day(facts, language))
    (body.chinese if facts.form is LetterForm.CHINESE else body.western)()
    _write_small_print(sheet, small)
    sheet.number_pages(single=False)


def _styles(sheet: Sheet, facts: LetterFacts) -> LetterStyles:
    scale = max(sheet.scale, 0.9)
    size, leading = (12.0, 20.5) if facts.hand else (10.5, 15.9)
    weight = Weight.HAND if facts.hand else Weight.REGULAR
    colour = colours.TEXT if facts.form is LetterForm.CHINESE else colours.ACCENT
    body = Style(round(size * scale, 2), weight, colours.TEXT)
    return LetterStyles(body, Style(round((15 if facts.hand else 12) * scale, 2), weight, colour), leading * scale)


def _day(facts: LetterFacts, language: Language) -> str:
    """Place and day, the day as the letter names it."""
    day = one_line(facts.date_text) or language.long_day(facts.written)
    return one_line(language.render(N_("{place}, {day}", place=facts.place, day=day))) if facts.place else day


class Letter:
    """Writes the body in one of its two forms."""

    def __init__(self, sheet: Sheet, facts: LetterFacts, styles: LetterStyles, day: str) -> None:
        self._sheet = sheet
        self._facts = facts
        self._styles = styles
        self._day = day

    def western(self) -> None:
        """Date at the right, subject, salutation, paragraphs with space between, closing and signature at the left."""
        facts, sheet = self._facts, self._sheet
        self._right(self._day, sheet.styles.text)
        self._subject()
        self._flow(facts.salutation)
        for paragraph in facts.paragraphs:
            sheet.y += self._styles.leading * 0.5
            self._flow(paragraph)
        sheet.y += self._styles.leading * 0.5
        self._keep_together()
        self._flow(facts.closing)
        self._flow(facts.wish)
        sheet.y += self._styles.leading * 0.6
        for place, line in enumerate(facts.signature_lines):
            self._signature(line, first=place == 0)

    def chinese(self) -> None:
        """Salutation and wish flush left, paragraphs and closing indented two characters, signature and date right."""
        facts, sheet = self._facts, self._sheet
        self._subject()
        self._flow(facts.salutation)
        for paragraph in facts.paragraphs:
            for part in paragraph.split("\n"):
                self._flow(part, indent=2)
        sheet.y += self._styles.leading * 0.5
        self._keep_together()
        self._flow(facts.closing, indent=2)
        self._flow(facts.wish)
        sheet.y += self._styles.leading
        for line in (*facts.signature_lines, self._day):
            self._right(one_line(line), self._styles.body)

    def _subject(self) -> None:
        if self._facts.subject:
            self._sheet.y += 3 * self._sheet.unit
            self._sheet.paragraph(self._facts.subject, self._sheet.styles.heading)
        self._sheet.y += 3 * self._sheet.unit

    def _keep_together(self) -> None:
        """Closing and signature are not torn apart by the end of the page."""
        self._sheet.room((len(self._facts.signature_lines) + 4) * self._styles.leading)

    def _flow(self, text: str, indent: int = 0) -> None:
        """A paragraph whose first line begins `indent` characters in."""
        style, sheet = self._styles.body, self._sheet
        lead = "\u3000" * indent
        shown = flowing(lead + text, style, sheet.width) if text else ()
        sheet.flow(sheet.left, self._styles.leading, shown, style)

    def _right(self, text: str, style: Style) -> None:
        for line in lines(text, style, self._sheet.width) if text else ():
            self._sheet.put(self._sheet.right - style.width(line), self._styles.leading, line, style)

    def _signature(self, text: str, *, first: bool) -> None:
        sheet = self._sheet
        if first:
            for line in lines(text, self._styles.signature, sheet.width):
                sheet.put(sheet.left, self._styles.signature.size * 1.5, line, self._styles.signature)
        else:
            self._flow(text)


def _small_print(sheet: Sheet, facts: LetterFacts) -> tuple[str, ...]:
    """Why this letter comes and its number; room is kept for it above the foot."""
    shown = packed((facts.small_print, facts.number), sheet.styles.caption, sheet.width)
    sheet.limit -= len(shown) * sheet.styles.caption.size * 1.35
    return shown


def _write_small_print(sheet: Sheet, shown: tuple[str, ...]) -> None:
    style = sheet.styles.caption
    for place, line in enumerate(shown, 1):
        sheet.ink.text(sheet.left, sheet.limit + place * style.size * 1.35, line, style)
