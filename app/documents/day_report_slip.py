"""A day report on a roll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents.day_report_words import about, sections
from app.documents.pdf import Pdf
from app.documents.slip import AFTER_RULE, Slip, pitch
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.day_report_facts import DayReportFacts
    from app.documents.day_report_words import Row, Section
    from app.documents.paper import Paper
    from app.documents.words import Words

_FIRST, _ROW, _WRITE = 4.8 * mm, 3.9 * mm, 7 * mm


def draw(facts: DayReportFacts, paper: Paper, words: Words) -> bytes:
    """The slip as PDF."""
    day, until = about(facts, words)
    title = f"{words.say(facts.title)} {facts.report.day.isoformat()}"
    pdf = Pdf(paper, title=title, author=facts.shop.legal_name, language=words.language.code)
    slip = Slip(pdf, paper)
    slip.head(facts.shop)
    slip.rule()
    slip.pair(words.say(facts.title), facts.report.day.isoformat(), slip.styles.number, AFTER_RULE)
    slip.pair(day, until, slip.styles.detail, 4.4 * mm)
    for section in sections(facts, words):
        _section(slip, section)
    _foot(slip, facts, words)
    return slip.finish()


def _section(slip: Slip, section: Section) -> None:
    slip.dashes()
    slip.lines(section.heading, slip.styles.item, _FIRST)
    for row in section.rows:
        _row(slip, row)
    if section.table:
        slip.table([list(row) for row in _fitting(slip, section.table)], _ROW)
    for text in section.small:
        slip.lines(text, slip.styles.small, pitch(slip.styles.small))


def _row(slip: Slip, row: Row) -> None:
    if row.figure:
        style = slip.styles.item if row.strong else slip.styles.text
        slip.pair(row.label, row.figure, style, _ROW + (0.6 * mm if row.strong else 0))
        return
    slip.lines(row.label, slip.styles.text, _WRITE, keep=slip.width / 2)
    slip.ink.rule(slip.left + slip.width / 2, slip.y, slip.width / 2, thick=0.2 * mm)


def _fitting(slip: Slip, table: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The narrow roll has no room for the net amounts."""
    return tuple((row[0], *row[2:]) for row in table) if slip.narrow else table


def _foot(slip: Slip, facts: DayReportFacts, words: Words) -> None:
    base = slip.down(13 * mm)
    slip.ink.rule(slip.left, base, slip.width, thick=0.2 * mm)
    by = words.language.join((words.say(N_("Counted and signed")), one_line(facts.made_by)))
    slip.lines(by, slip.styles.small, 3.4 * mm)
    slip.rule()
    slip.centre(words.say(facts.notice), slip.styles.small, AFTER_RULE)
