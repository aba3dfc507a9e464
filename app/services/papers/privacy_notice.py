"""The facts of the privacy notice: the law's texts for the shop's country."""

from __future__ import annotations

from app.documents.privacy_notice import PrivacyNoticeFacts, Section
from app.domain.settings import Settings
from app.services import privacy_laws
from app.services.papers.shop import shop_facts


def facts(settings: Settings, code: str) -> PrivacyNoticeFacts:
    """What hangs at the counter, in the language `code`."""
    law = privacy_laws.law(settings.country)
    authority = law.authority.in_language(code)
    return PrivacyNoticeFacts(
        shop=shop_facts(settings, code),
        sections=tuple(
            Section(text.heading.in_language(code), text.paragraphs(code, authority, law.years)) for text in law.notice
        ),
        checked=min((law.checked, *(text.checked for text in law.notice))),
    )
