"""Picking what a complaint is about: from a customer's purchases, or by the number on their paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.document_number import Kind, kind_of, opened_by
from app.services import complaints
from app.ui.widgets.avatar import Mark
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Result, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.complaint_file import Purchase
    from app.i18n import Language
    from app.ui.session import Session


def pick_purchase(
    over: QWidget, session: Session, customer_id: int | None, then: Callable[[Purchase], object]
) -> Picker:
    """The customer's purchases at once; a typed receipt or warranty number finds the pieces of that paper."""
    language = session.language
    bought = complaints.purchases(customer_id) if customer_id is not None else ()
    title = language.gettext("What is it about?")
    placeholder = language.gettext("Product, receipt number or warranty number")
    picker = Picker(over, title, partial(_sections, language, bought), placeholder=placeholder, icon="receipt-text")
    picker.picked.connect(partial(_take, then))
    return picker


def _take(then: Callable[[Purchase], object], target: Purchase) -> None:
    then(target)


def _sections(language: Language, bought: tuple[Purchase, ...], text: str) -> tuple[Section, ...]:
    kind = kind_of(text)
    if kind is Kind.SALE:
        found = complaints.purchases_of_sale(opened_by(text))
        return _section(language.gettext("On this receipt"), found, language)
    if kind is Kind.UNIT:
        piece = complaints.purchase_of_unit(text)
        return _section(language.gettext("With this warranty"), (piece,) if piece else (), language)
    wanted = text.casefold()
    matching = tuple(one for one in bought if wanted in f"{one.about.text} {one.serial}".casefold())
    return _section(language.gettext("Bought lately"), matching, language)


def _section(title: str, purchases: tuple[Purchase, ...], language: Language) -> tuple[Section, ...]:
    rows = tuple(_row(purchase, language) for purchase in purchases)
    return (Section(title, rows, language.number(len(rows))),) if rows else ()


def _row(purchase: Purchase, language: Language) -> Result:
    facts = (purchase.sale_number, purchase.serial, purchase.user)
    mark = Mark(icon="shield-check" if purchase.unit_number else "package", tone="info", square=True)
    detail = " · ".join(filter(None, facts))
    return Result(purchase.about.text, detail, language.day(purchase.day), mark, target=purchase)
