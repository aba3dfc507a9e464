"""A day report on a sheet: money at the left, who and what at the right, small print below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import style as colours
from app.documents.band import Cell, band
from app.documents.code_block import signature
from app.documents.day_report_words import about, sections
from app.documents.pdf import Pdf
from app.documents.sheet import Sheet, leading
from app.documents.table import Table
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.day_report_facts import DayReportFacts
    from app.documents.day_report_words import Row, Section
    from app.documents.paper import Paper
    from app.documents.words import Words

# So many sections, all of money, stand at the left.
_LEFT = 3
_GAP = 10
_SIGNATURE = 24


def draw(facts: DayReportFacts, paper: Paper, words: Words) -> bytes:
    """The sheets as PDF."""
    day, until = about(facts, words)
    number = facts.report.day.isoformat()
    title = words.say(facts.title)
    pdf = Pdf(paper, title=f"{title} {number}", author=facts.shop.legal_name, language=words.language.code)
    sheet = Sheet(pdf, paper, facts.shop, number)
    sheet.head()
    sheet.title(title, words.language.join((day, until)))
    band(sheet, _cells(facts, words))
    shown = sections(facts, words)
    _columns(sheet, tuple(one for one in shown if not one.wide))
    for section in shown:
        if section.wide:
            _section(sheet, section)
    _foot(sheet, facts, words)
    return sheet.finish()


def _cells(facts: DayReportFacts, words: Words) -> tuple[Cell, ...]:
    report = facts.report
    count = words.language.ngettext("{n} sale", "{n} sales", report.sales.count)
    return (
        Cell(words.say(N_("Takings")), words.money(report.takings), count, strong=True),
        Cell(words.say(N_("Cash of the day")), words.money(report.cash)),
        Cell(words.say(N_("Expected in the drawer")), words.money(report.cash_expected)),
    )


def _columns(sheet: Sheet, shown: tuple[Section, ...]) -> None:
    """Two columns where both fit on the page, else one after the other."""
    halves = shown[:_LEFT], shown[_LEFT:]
    tallest = max(sum(_height(sheet, section) for section in half) for half in halves)
    if sheet.y + tallest > sheet.limit:
        for section in shown:
            _section(sheet, section)
        return
    left, width, right, top, lowest = sheet.left, sheet.width, sheet.right, sheet.y, sheet.y
    column = (width - _GAP * sheet.unit) / 2
    for place, half in enumerate(halves):
        sheet.left, sheet.width = left + place * (column + _GAP * sheet.unit), column
        sheet.right, sheet.y = sheet.left + column, top
        for section in half:
            _section(sheet, section)
        lowest = max(lowest, sheet.y)
    sheet.left, sheet.width, sheet.right, sheet.y = left, width, right, lowest


def _height(sheet: Sheet, section: Section) -> float:
    """No less than a section takes, with a second line for every other label."""
    rows = 1 + len(section.rows) * 1.4 + len(section.table) * 1.5 + len(section.small) * 2
    return rows * leading(sheet.styles.text) + 4 * sheet.unit


def _section(sheet: Sheet, section: Section) -> None:
    sheet.room(4 * leading(sheet.styles.text))
    sheet.y += 4 * sheet.unit
    sheet.paragraph(section.heading, sheet.styles.small_strong)
    sheet.ink.rule(sheet.left, sheet.y + 1.6 * sheet.unit, sheet.width, thick=0.2 * mm, colour=colours.LINE)
    sheet.y += 1.2 * sheet.unit
    for row in section.rows:
        _row(sheet, row)
    if section.table:
        _table(sheet, section.table)
    for text in section.small:
        sheet.paragraph(text, sheet.styles.small)


def _row(sheet: Sheet, row: Row) -> None:
    style = sheet.styles.strong if row.strong else sheet.styles.text
    if row.figure:
        sheet.paragraph(row.label, style, width=sheet.width - style.width(row.figure) - 3 * sheet.unit)
        sheet.ink.right(sheet.right, sheet.y, row.figure, style)
        return
    sheet.y += 2 * sheet.unit
    sheet.paragraph(row.label, style)
    sheet.ink.rule(sheet.right - sheet.width / 2, sheet.y, sheet.width / 2, thick=0.2 * mm, colour=colours.THIRD)


def _table(sheet: Sheet, rows: tuple[tuple[str, ...], ...]) -> None:
    head, *body = rows
    style = sheet.styles.small
    widths = tuple(
        max(sheet.styles.caption.width(head[place]), *(style.width(row[place]) for row in body)) + 3 * sheet.unit
        for place in range(1, len(head))
    )
    table = Table(sheet, head, widths, width=sheet.width)
    table.head()
    for first, *figures in body:
        table.row(((first, style),), tuple(figures), style)


def _foot(sheet: Sheet, facts: DayReportFacts, words: Words) -> None:
    sheet.y += 6 * sheet.unit
    sheet.room(_SIGNATURE * sheet.unit)
    by = words.language.join((words.say(N_("Counted and signed")), one_line(facts.made_by)))
    top = sheet.y
    sheet.y += 2 * sheet.unit
    sheet.paragraph(words.say(facts.notice), sheet.styles.small, width=sheet.width * 0.46)
    signature(sheet, sheet.left + sheet.width * 0.54, sheet.width * 0.46, top + 14 * sheet.unit, ("", by))
