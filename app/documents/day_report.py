"""Day reports: what a day came to, on a roll and on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents import day_report_sheet, day_report_slip
from app.documents.day_report_facts import DayReportFacts
from app.documents.words import Words

if TYPE_CHECKING:
    from app.documents.paper import Paper
    from app.i18n import Language

__all__ = ["DayReportFacts", "render"]


def render(facts: DayReportFacts, paper: Paper, language: Language) -> bytes:
    """The report as PDF."""
    draw = day_report_slip.draw if paper.roll else day_report_sheet.draw
    return draw(facts, paper, Words(language))
