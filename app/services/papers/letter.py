"""The facts of a letter."""

from __future__ import annotations

from app.documents.letter import LetterFacts, LetterForm
from app.domain.letter_file import LetterFile
from app.domain.settings import Settings
from app.services.papers.shop import shop_facts


def facts(letter: LetterFile, settings: Settings) -> LetterFacts:
    """What the letter says, word for word as it was written."""
    draft = letter.draft
    chinese = draft.language == "zh_CN"
    return LetterFacts(
        shop=shop_facts(settings, draft.language),
        recipient_lines=tuple(draft.address.split("\n")),
        written=letter.row.at.date(),
        salutation=draft.salutation,
        paragraphs=letter.paragraphs,
        closing=draft.closing,
        wish=draft.wish,
        signature_lines=tuple(draft.signature.split("\n")),
        form=LetterForm.CHINESE if chinese else LetterForm.WESTERN,
        place="" if chinese else settings.shop.city,
        subject=draft.subject,
        number=letter.row.number,
        small_print=draft.small_print,
    )
