"""What the box found, as the sections of its list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.domain.document_number import Kind
from app.domain.names import pinyin
from app.i18n import Language
from app.services.finding import Hit
from app.ui import speech
from app.ui.widgets.avatar import Mark, person_mark
from app.ui.widgets.results import Result, Section

NEW_CUSTOMER, FREE_LINE = "new-customer", "free-line"
_PEOPLE, _GOODS = "customer", "product"
_ICONS = {
    _GOODS: "package",
    Kind.SALE: "receipt-text",
    Kind.RETURN: "receipt-text",
    Kind.UNIT: "shield-check",
    Kind.COMPLAINT: "message-square-warning",
    Kind.LETTER: "mail",
    Kind.MAILING: "mail",
}


def sections(language: Language, hits: tuple[Hit, ...], text: str) -> tuple[Section, ...]:
    """Customers, products, papers, and the two ways on."""
    _ = language.gettext
    kinds = (
        (_("Customers"), tuple(hit for hit in hits if hit.kind == _PEOPLE)),
        (_("Products"), tuple(hit for hit in hits if hit.kind == _GOODS)),
        (_("Papers"), tuple(hit for hit in hits if hit.kind not in {_PEOPLE, _GOODS})),
    )
    shown = (part for title, some in kinds for part in section(language, title, some))
    return (*shown, _ways_on(language, text))


def section(language: Language, title: str, hits: Iterable[Hit]) -> tuple[Section, ...]:
    """What was found of one kind, under its title; none where nothing was."""
    rows = tuple(row(language, hit) for hit in hits)
    return (Section(title, rows, language.number(len(rows))),) if rows else ()


def places(language: Language, hits: tuple[Hit, ...], pages: dict[Kind, str]) -> tuple[Section, ...]:
    """What was found as places to go to: each row's target is (page, record)."""
    rows = tuple(replace(row(language, hit), target=_place(hit, pages)) for hit in hits)
    return (Section(language.gettext("Found"), rows, language.number(len(rows))),) if rows else ()


def row(language: Language, hit: Hit) -> Result:
    """One thing found, taken as a whole."""
    if hit.kind == _PEOPLE:
        spoken = pinyin(hit.person) if hit.person else ""
        about = language.gettext("No. {number}", number=hit.number)
        detail = language.join((spoken, about, hit.detail))
        return Result(hit.title, detail, mark=person_mark(hit.person), target=hit)
    mark = Mark(icon=_ICONS[hit.kind], tone="neutral")
    if hit.kind == _GOODS:
        detail = language.join((hit.number, hit.detail))
        return Result(hit.title, detail, _price(language, hit), mark, target=hit)
    amount = speech.money(language, hit.amount) if hit.amount else ""
    day = language.day(hit.day) if hit.day else ""
    detail = language.join((hit.number, day, hit.detail))
    return Result(hit.title or hit.number, detail, amount, mark, target=hit)


def _price(language: Language, hit: Hit) -> str:
    if hit.price is None:
        return ""
    price = speech.price(language, hit.price)
    return price if hit.unit in {"", "pc"} else language.gettext("{price} per {unit}", price=price, unit=hit.unit)


def _place(hit: Hit, pages: dict[Kind, str]) -> tuple[str, Any]:
    if hit.kind in {_PEOPLE, _GOODS}:
        return f"{hit.kind}s", hit.id
    return pages[Kind(hit.kind)], hit.number


def _ways_on(language: Language, text: str) -> Section:
    new = language.gettext("New customer “{text}”", text=text)
    free = language.gettext("Free line “{text}”", text=text)
    return Section(
        "",
        (
            Result(new, mark=Mark(icon="user-plus", tone="ok"), key="F3", target=NEW_CUSTOMER),
            Result(free, mark=Mark(icon="plus", tone="ok"), key="F6", target=FREE_LINE),
        ),
    )
