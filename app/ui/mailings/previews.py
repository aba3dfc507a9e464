"""What makes the papers that are looked at here; loaded with the first of them, beside the window."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from types import ModuleType

    from app.domain.letter_file import LetterDraft


def draft_letter(draft: LetterDraft, now: datetime) -> bytes:
    """A letter that is being written."""
    pdf: bytes = _letters().of_draft(draft, now=now)
    return pdf


def kept_letter(number: str) -> bytes:
    """A letter as it was kept."""
    pdf: bytes = _letters().of_letter(number)
    return pdf


def _letters() -> ModuleType:
    # Fonts and drawing would keep the page waiting that is opened first.
    return importlib.import_module("app.services.letter_preview")
