"""Everything the shop knows about a person, for the person: a heading for each kind of fact, nothing left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents import person_sections as sections
from app.documents.band import Cell, band
from app.documents.fact_rows import FactRows
from app.documents.pdf import Pdf
from app.documents.sheet import Sheet
from app.documents.words import Words
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.paper import Paper
    from app.documents.shop import ShopFacts, Text
    from app.domain.person_report import PersonReport
    from app.i18n import Language

PERSON_REPORT = N_("Everything we know about you")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonReportFacts:
    """The shop and what it knows. `home` is the shop's country, for the order of addresses."""

    shop: ShopFacts
    report: PersonReport
    home: str = ""
    title: Text = PERSON_REPORT


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and who writes what stands below it; `count` of them, or None where they are not counted."""

    heading: Text
    count: int | None
    write: Callable[[Sheet, FactRows, PersonReport, Words], None]


def render(facts: PersonReportFacts, paper: Paper, language: Language) -> bytes:
    """The report as PDF on sheets (A4, A5, Letter)."""
    words, report = Words(language), facts.report
    about = f"{words.say(facts.title)} {report.name}"
    pdf = Pdf(paper, title=about, author=facts.shop.legal_name, language=language.code)
    sheet = Sheet(pdf, paper, facts.shop, str(report.contact.number))
    sheet.head()
    sheet.title(words.say(facts.title), report.name)
    _opening(sheet, report, words)
    rows = FactRows(sheet, size=9.4)
    for chapter in _chapters(report, facts.home):
        if chapter.count != 0:
            sheet.heading(_counted(chapter, words))
            chapter.write(sheet, rows, report, words)
    _nothing(sheet, report, facts.home, words)
    return sheet.finish()


def _opening(sheet: Sheet, report: PersonReport, words: Words) -> None:
    """Three figures, and what the person may ask for."""
    unknown = words.say(N_("never"))
    checked = report.contact.verified_on
    cells = (
        Cell(words.say(N_("Customer since")), words.language.day(report.since), strong=True),
        Cell(words.say(N_("Purchases")), words.language.number(len(report.purchases))),
        Cell(words.say(N_("Details last checked")), words.language.day(checked) if checked else unknown),
    )
    band(sheet, cells)
    sheet.y += 3 * sheet.unit
    text = N_("This is all that we keep about you, as of {moment}.", moment=report.made_at)
    more = N_("What is wrong we correct, what we need not keep we erase: tell us in the shop, by phone or in writing.")
    sheet.paragraph(words.language.join((words.say(text), words.say(more)), " "))


def _chapters(report: PersonReport, home: str) -> tuple[Chapter, ...]:
    def reach(sheet: Sheet, rows: FactRows, known: PersonReport, words: Words) -> None:
        sections.reach(sheet, rows, known, words, home)

    draft = report.contact.draft
    related = len(report.relations) + bool(report.household)
    return (
        Chapter(N_("Who you are"), None, sections.person),
        Chapter(N_("How to reach you"), len(draft.phones) + len(draft.emails) + len(draft.addresses), reach),
        Chapter(N_("What you allow us"), len(report.answers), sections.answers),
        Chapter(N_("Household and relations"), related, sections.people),
        Chapter(N_("What you look for"), len(report.needs), sections.needs),
        Chapter(N_("Purchases"), len(report.purchases), sections.purchases),
        Chapter(N_("Warranties"), len(report.warranties), sections.warranties),
        Chapter(N_("Complaints"), len(report.complaints), sections.complaints),
        Chapter(N_("Letters"), len(report.letters), sections.letters),
        Chapter(N_("Pictures and files"), len(report.files), sections.files),
        Chapter(N_("Who changed what"), len(report.changes), sections.changes),
    )


def _counted(chapter: Chapter, words: Words) -> str:
    heading = words.say(chapter.heading)
    return heading if chapter.count is None else f"{heading} · {words.language.number(chapter.count)}"


def _nothing(sheet: Sheet, report: PersonReport, home: str, words: Words) -> None:
    """What there is nothing of is said, too."""
    empty = [words.say(chapter.heading) for chapter in _chapters(report, home) if chapter.count == 0]
    if empty:
        sheet.y += 4 * sheet.unit
        text = N_("We keep nothing under these headings: {headings}.", headings=words.language.join(empty))
        sheet.paragraph(words.say(text), sheet.styles.small)
