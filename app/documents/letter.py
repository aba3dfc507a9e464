"""Letters to customers, in the western and the Chinese form, one or a whole mailing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.letter_facts import LetterFacts, LetterForm
from app.documents.letter_sheet import write
from app.documents.pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.documents.paper import Paper
    from app.i18n import Language

__all__ = ["LetterFacts", "LetterForm", "render", "render_all"]


def render(facts: LetterFacts, paper: Paper, language: Language) -> bytes:
    """One letter as PDF on a sheet (A4, A5, Letter)."""
    return render_all(((facts, language),), paper)


def render_all(letters: Iterable[tuple[LetterFacts, Language]], paper: Paper) -> bytes:
    """Many letters in one PDF, each beginning on its own page. Raises ValueError if there are none."""
    pdf: Pdf | None = None
    for facts, language in letters:
        if pdf is None:
            title = facts.subject or facts.shop.legal_name
            pdf = Pdf(paper, title=title, author=facts.shop.legal_name, language=language.code)
        write(facts, pdf, paper, language)
        pdf.flush()
    if pdf is None:
        raise ValueError("no letters to print")
    return pdf.data()
