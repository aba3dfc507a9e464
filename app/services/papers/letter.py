"""The facts of a letter: its text exactly as it was kept."""

from __future__ import annotations

from app.documents.letter import LetterFacts, LetterForm
from app.documents.shop import ShopFacts
from app.domain import occasion_day
from app.domain.letter_file import LetterFile
from app.domain.settings import Settings
from app.services import envelopes
from app.services.papers.shop import shop_facts

_CHINESE = "zh_CN"


def facts(letter: LetterFile, settings: Settings, shop: ShopFacts | None = None) -> LetterFacts:
    """What the letter says, in the form its language asks for; `shop` is given where it is known already."""
    draft = letter.draft
    code = draft.language
    chinese = code == _CHINESE
    return LetterFacts(
        shop=shop or shop_facts(settings, code),
        recipient_lines=tuple(filter(None, draft.address.split("\n"))),
        written=letter.day,
        salutation=draft.salutation,
        paragraphs=letter.paragraphs,
        closing=draft.closing,
        wish=draft.wish,
        signature_lines=tuple(filter(None, draft.signature.split("\n"))),
        form=LetterForm.CHINESE if chinese else LetterForm.WESTERN,
        place="" if chinese else settings.shop.city,  # under a Chinese signature the day stands alone
        date_text=occasion_day.moon_date(draft.occasion, letter.day, code),
        subject=draft.subject,
        number=letter.row.number,
        small_print=draft.small_print,
        windows=envelopes.windows_of(settings),
    )
