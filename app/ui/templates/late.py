"""What draws texts and looks them through; loaded with the first of them, beside the window."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from types import ModuleType

    from app.domain.letter import Template
    from app.domain.template_remark import Remark
    from app.i18n import Language


def paper(template: Template, customer: int | None, now: datetime) -> bytes:
    """The paper a text becomes for a customer, or for the sample person."""
    found: bytes = _preview().pdf(template, customer, now=now)
    return found


def remarks(template: Template, customer: int | None, words: Language, now: datetime) -> tuple[Remark, ...]:
    """What there is to say about a text, in the language of the screen."""
    found: tuple[Remark, ...] = _remarks().remarks(template, customer, words, now=now)
    return found


def _preview() -> ModuleType:
    # What draws papers takes a third of a second to load: the page is there before it.
    return importlib.import_module("app.services.template_preview")


def _remarks() -> ModuleType:
    # As above.
    return importlib.import_module("app.services.template_remarks")
