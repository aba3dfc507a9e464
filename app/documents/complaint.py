"""Complaint slips: what was brought, what was asked for, and by when the shop answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents import complaint_sheet, complaint_slip
from app.documents.complaint_facts import ComplaintFacts
from app.documents.words import Words

if TYPE_CHECKING:
    from app.documents.paper import Paper
    from app.i18n import Language

__all__ = ["ComplaintFacts", "render"]


def render(facts: ComplaintFacts, paper: Paper, language: Language, second: Language | None = None) -> bytes:
    """The slip as PDF, on a sheet or a roll."""
    draw = complaint_slip.draw if paper.roll else complaint_sheet.draw
    return draw(facts, paper, Words(language, second))
