"""Unfair terms, said at the field in which they are typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.services import settings as settings_service
from app.services import terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.i18n import Language


def remark(language: Language) -> Callable[[str], str]:
    """What a field says about its text: each unfair term with the reason and the rule of the shop's country."""
    return partial(_said, language)


def _said(language: Language, text: str) -> str:
    code, _ = language.code, language.gettext
    found = terms.check(text, settings_service.load().country) if text else ()
    return "\n".join(
        language.join(
            (
                _("“{phrase}” may be an unfair term.", phrase=one.phrase),
                one.kind.reason.in_language(code),
                one.kind.instead.in_language(code),
                f"{one.rule.text.in_language(code)} ({one.rule.source})",
            ),
            " ",
        )
        for one in found
    )
