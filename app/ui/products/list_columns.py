"""The columns of the list of products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.products import words
from app.ui.widgets.avatar import Mark
from app.ui.widgets.column import Column

if TYPE_CHECKING:
    from app.domain.product import ProductRow
    from app.i18n import Language


def columns(language: Language, *, by_name: bool = True, by_number: bool = True) -> tuple[Column[ProductRow], ...]:
    """In this language; a click on a head orders the list by name or number where that can be."""
    _ = language.gettext
    return (
        Column(
            _("Product"),
            lambda row: row.name,
            words.second_line,
            mark=lambda _row: Mark(icon="package", tone="neutral", square=True),
            tone=lambda row: "" if row.active else "text3",
            sort="name" if by_name else None,
        ),
        Column(_("Number"), lambda row: row.sku, width=120, quiet=True, drop=820, sort="sku" if by_number else None),
        Column(_("Category"), lambda row: row.category, width=150, drop=640),
        Column(_("Warranty"), lambda row: words.warranty(language, row), width=120, drop=560),
        Column(
            _("Price"),
            lambda row: words.price(language, row.price, row.unit),
            raw=lambda row: row.price,
            align="right",
            width=130,
            bold=True,
        ),
        Column(_("Marks"), lambda _row: "", tags=lambda row: words.marks(language, row), width=170, drop=920),
    )
