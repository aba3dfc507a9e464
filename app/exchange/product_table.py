"""A product as a row of our own table, in the order of `own_table.PRODUCT_COLUMNS`."""

from __future__ import annotations

from app.domain import cells
from app.domain.product import ProductDraft
from app.domain.warranty import TermUnit


def row(product: ProductDraft) -> tuple[str, ...]:
    """Every fact of a product as text: an exact price with a decimal point, a warranty `24 month`, a content `5 g`."""
    return (
        product.sku,
        product.name,
        cells.join(product.codes),
        "" if product.price is None else f"{product.price:f}",
        product.tax_code,
        product.unit.value,
        product.category,
        product.supplier,
        _term(product),
        cells.yes(product.ask_serial),
        cells.yes(product.ask_batch),
        product.care,
        product.prompt,
        cells.yes(not product.active),
        str(product.packed or ""),
        product.pitch,
        product.new_on.isoformat() if product.new_on else "",
    )


def _term(product: ProductDraft) -> str:
    if product.term_unit is None:
        return ""
    if product.term_unit is TermUnit.LIFETIME:
        return TermUnit.LIFETIME.value
    return f"{product.term_count} {product.term_unit.value}"
