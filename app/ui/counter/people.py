"""Picking a person: a customer of the file, or just a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain import relation
from app.domain.cart import Party
from app.i18n import Language
from app.services import customers, finding, relations
from app.services.finding import Hit
from app.ui.counter import found
from app.ui.session import Session
from app.ui.widgets.avatar import Mark, person_mark
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Result, Section

_MOST = 40


def pick(
    over: QWidget,
    session: Session,
    title: str,
    then: Callable[[Party], object],
    *,
    names: bool = True,
    buyer: int | None = None,
) -> Picker:
    """A picker of customers; with `names` any typed name will do as well. Relatives of the buyer are offered first."""
    language = session.language
    likely = _relatives(language, buyer) if buyer is not None else ()
    find = partial(_sections, language, names=names, likely=likely)
    picker = Picker(over, title, find, placeholder=language.gettext("Name, phone or number"), icon="users")
    picker.picked.connect(partial(_take, picker, then))
    return picker


def _relatives(language: Language, buyer: int) -> tuple[Section, ...]:
    """Who uses what the buyer pays stands first, so that Enter takes them."""
    rows = tuple(
        Result(
            one.name,
            language.join(
                (
                    relation.word(one.role, language.code, one.form),
                    language.gettext("usually uses it") if one.uses_it else "",
                )
            ),
            mark=person_mark(one.person),
            target=customers.party(one.id),
        )
        for one in relations.for_whom(buyer)
    )
    return (Section(language.gettext("Family and relations"), rows),) if rows else ()


def _sections(language: Language, text: str, *, names: bool, likely: tuple[Section, ...]) -> tuple[Section, ...]:
    if not text:
        return likely
    hits = (hit for hit in finding.find(text, limit=_MOST) if hit.kind == "customer")
    known = found.section(language, language.gettext("Customers"), hits)
    if not names:
        return known
    only = Result(
        language.gettext("Just the name “{text}”", text=text), mark=Mark(icon="user", tone="plum"), target=text
    )
    return (*known, Section("", (only,)))


def _take(picker: Picker, then: Callable[[Party], object], target: object) -> None:
    picker.dismiss()
    if isinstance(target, Hit):
        target = customers.party(target.id)
    then(target if isinstance(target, Party) else Party(str(target)))
