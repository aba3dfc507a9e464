"""Picking another customer from a customer's page: found by the one box, or written down on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.services import customers, finding
from app.services import settings as settings_service
from app.ui.counter import found
from app.ui.widgets.avatar import Mark
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Result, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.ui.session import Session

_MOST = 40


@dataclass(frozen=True, slots=True)
class _New:
    text: str


def pick(over: QWidget, session: Session, title: str, then: Callable[[int], object], *, but: int) -> Picker:
    """A picker of customers other than one; who is not found is written down by name or phone."""
    find = partial(_sections, session, but)
    picker = Picker(over, title, find, placeholder=session.language.gettext("Name, phone or number"), icon="users")
    picker.picked.connect(partial(_take, session, then))
    return picker


def _sections(session: Session, but: int, text: str) -> tuple[Section, ...]:
    language = session.language
    if not text:
        return ()
    hits = (hit for hit in finding.find(text, limit=_MOST) if hit.kind == "customer" and hit.id != but)
    new = Result(
        language.gettext("New customer “{text}”", text=text), mark=Mark(icon="user-plus", tone="ok"), target=_New(text)
    )
    return (*found.section(language, language.gettext("Customers"), hits), Section("", (new,)))


def _take(session: Session, then: Callable[[int], object], target: object) -> None:
    if isinstance(target, finding.Hit):
        then(target.id)
    elif isinstance(target, _New):
        settings = settings_service.load()
        call = partial(customers.quick_add, target.text, seller=settings.seller, now=session.now(), settings=settings)
        session.write(call, partial(_added, then))


def _added(then: Callable[[int], object], saved: customers.Saved) -> None:
    then(saved.id)
