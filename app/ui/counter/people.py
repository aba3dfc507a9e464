"""Picking a person: a customer of the file, or just a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.cart import Party
from app.i18n import Language
from app.services import customers, finding
from app.services.finding import Hit
from app.ui.counter import found
from app.ui.session import Session
from app.ui.widgets.avatar import Mark
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Result, Section

_MOST = 40


def pick(over: QWidget, session: Session, title: str, then: Callable[[Party], object], *, names: bool = True) -> Picker:
    """A picker of customers; with `names` any typed name will do as well."""
    language = session.language
    find = partial(_sections, language, names=names)
    picker = Picker(over, title, find, placeholder=language.gettext("Name, phone or number"), icon="users")
    picker.picked.connect(partial(_take, picker, then))
    return picker


def _sections(language: Language, text: str, *, names: bool) -> tuple[Section, ...]:
    hits = tuple(hit for hit in finding.find(text, limit=_MOST) if hit.kind == "customer") if text else ()
    rows = tuple(found.row(language, hit) for hit in hits)
    known = (Section(language.gettext("Customers"), rows, language.number(len(rows))),) if rows else ()
    if not (names and text):
        return known
    only = Result(
        language.gettext("Just the name “{text}”", text=text), mark=Mark(icon="user", tone="plum"), target=text
    )
    return (*known, Section("", (only,)))


def _take(picker: Picker, then: Callable[[Party], object], target: object) -> None:
    picker.dismiss()
    then(customers.party(target.id) if isinstance(target, Hit) else Party(str(target)))
