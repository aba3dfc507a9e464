"""Picking a product by its name or code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.services import finding
from app.services.finding import Hit
from app.ui.counter import found
from app.ui.widgets.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.i18n import Language
    from app.ui.session import Session
    from app.ui.widgets.results import Section

_MOST = 40


def pick(over: QWidget, session: Session, title: str, then: Callable[[int], object]) -> Picker:
    """A picker of products; `then` gets the id of the one that was taken."""
    find = partial(_sections, session.language)
    picker = Picker(over, title, find, placeholder=session.language.gettext("Name or code"), icon="package")
    picker.picked.connect(partial(_take, then))
    return picker


def _sections(language: Language, text: str) -> tuple[Section, ...]:
    if not text:
        return ()
    hits = (hit for hit in finding.find(text, limit=_MOST) if hit.kind == "product")
    return found.section(language, language.gettext("Products"), hits)


def _take(then: Callable[[int], object], target: object) -> None:
    if isinstance(target, Hit):
        then(target.id)
