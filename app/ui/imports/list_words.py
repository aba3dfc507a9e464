"""How the pages of imported lists say what they show."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.complaint_columns import ReadComplaint
from app.domain.customer import CustomerDraft
from app.domain.importing import FATE_WORDS, Fate, ImportKind
from app.domain.product import ProductDraft
from app.ui import speech
from app.ui.customers import birthday_text
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column

if TYPE_CHECKING:
    from app.domain.importing import PreviewLine, RowNote
    from app.i18n import Language
    from app.ui.tokens import Tone

_TONES: dict[Fate, Tone] = {
    Fate.NEW: "ok",
    Fate.UPDATED: "info",
    Fate.ALREADY: "neutral",
    Fate.WAITING: "warn",
    Fate.PROBLEM: "danger",
}
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of the file: its name, its first values and the words of its field (empty: left out)."""

    place: int
    name: str
    values: tuple[str, ...]
    field: str


def column_columns(language: Language) -> tuple[Column[ColumnRow], ...]:
    """The columns of a file, each with what it holds and where it goes."""
    _ = language.gettext
    return (
        Column(_("Column"), lambda row: row.name, width=220, bold=True),
        Column(_("First values"), lambda row: " · ".join(row.values[:_SHOWN]), quiet=True),
        Column(
            _("Goes to"),
            lambda row: row.field or _("Left out"),
            tone=lambda row: "text" if row.field else "text3",
            width=260,
        ),
    )


def preview_columns(language: Language, kind: ImportKind) -> tuple[Column[PreviewLine], ...]:
    """The first rows of a file as they will be."""
    _ = language.gettext
    makers = {ImportKind.PRODUCTS: _product_columns, ImportKind.COMPLAINTS: _complaint_columns}
    number: Column[PreviewLine] = Column(
        _("Row"), lambda row: language.number(row.row), raw=lambda row: row.row, align="right", width=64, quiet=True
    )
    fate: Column[PreviewLine] = Column(
        _("What becomes of it"),
        lambda row: fate_detail(language, row),
        tags=lambda row: (Tag(language.render(FATE_WORDS[row.fate]), _TONES[row.fate]),),
        width=260,
    )
    return (number, *makers.get(kind, _customer_columns)(language), fate)


def fate_detail(language: Language, row: PreviewLine) -> str:
    """Who it is already, or what is to be said of the row."""
    if row.words is not None:
        return language.render(row.words)
    return row.match


def _customer_columns(language: Language) -> tuple[Column[PreviewLine], ...]:
    _ = language.gettext
    return (
        Column(
            _("Name"),
            lambda row: _customer(row).display_name,
            lambda row: ", ".join(_customer(row).tags),
            width=190,
        ),
        Column(
            _("Phone and e-mail"),
            lambda row: ", ".join(phone.typed for phone in _customer(row).phones),
            lambda row: ", ".join(email.address for email in _customer(row).emails),
        ),
        Column(_("Address"), lambda row: address(_customer(row)), quiet=True, drop=900),
        Column(
            _("Birthday"),
            lambda row: birthday_text.shown(_customer(row).birthday, language),
            width=120,
            drop=780,
        ),
    )


def address(draft: CustomerDraft) -> str:
    """The first address in one line."""
    place = next(iter(draft.addresses), None)
    if place is None:
        return ""
    return ", ".join(filter(None, (place.street, f"{place.postcode} {place.city}".strip(), place.country)))


def _product_columns(language: Language) -> tuple[Column[PreviewLine], ...]:
    _ = language.gettext
    return (
        Column(_("Name"), lambda row: _product(row).name, lambda row: _product(row).category),
        Column(
            _("Codes"),
            lambda row: ", ".join(_product(row).codes),
            lambda row: _product(row).sku,
            width=190,
        ),
        Column(
            _("Price"),
            lambda row: speech.price(language, _product(row).price or Decimal(0)),
            raw=lambda row: _product(row).price,
            align="right",
            width=110,
        ),
    )


def _complaint_columns(language: Language) -> tuple[Column[PreviewLine], ...]:
    _ = language.gettext
    return (
        Column(
            _("Received"),
            lambda row: language.day(at.date()) if (at := _complaint(row).received) else "",
            lambda row: _complaint(row).number,
            width=130,
        ),
        Column(_("What is wrong"), lambda row: _complaint(row).subject, lambda row: _complaint(row).about),
        Column(_("Customer"), lambda row: _complaint(row).customer, width=150, quiet=True, drop=820),
    )


def _customer(row: PreviewLine) -> CustomerDraft:
    return row.content if isinstance(row.content, CustomerDraft) else CustomerDraft()


def _product(row: PreviewLine) -> ProductDraft:
    return row.content if isinstance(row.content, ProductDraft) else ProductDraft()


def _complaint(row: PreviewLine) -> ReadComplaint:
    return row.content if isinstance(row.content, ReadComplaint) else ReadComplaint(row=row.row)


def note_columns(language: Language, title: str) -> tuple[Column[RowNote], ...]:
    """Rows and what is said of them."""
    _ = language.gettext
    return (
        Column(_("Row"), lambda note: language.number(note.row), raw=lambda note: note.row, align="right", width=90),
        Column(title, lambda note: language.render(note.words)),
    )


def lost_columns(language: Language) -> tuple[Column[tuple[str, int]], ...]:
    """What had no place, and how often something stood there."""
    _ = language.gettext
    return (
        Column(_("In the file"), lambda pair: pair[0]),
        Column(
            _("Cells without a place"),
            lambda pair: language.number(pair[1]),
            raw=lambda pair: pair[1],
            align="right",
            width=200,
        ),
    )
