"""Receipts: the frozen facts of a sale, return, gift or order, and the bytes that print them on any paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents import receipt_sheet, receipt_slip
from app.documents.receipt_facts import (
    CareRow,
    CreditFacts,
    PaymentLine,
    PointsFacts,
    ReceiptFacts,
    ReceiptKind,
    ReceiptLine,
    TaxRow,
    Until,
    WarrantyRow,
)
from app.documents.words import Words

if TYPE_CHECKING:
    from app.documents.paper import Paper
    from app.i18n import Language

__all__ = [
    "CareRow",
    "CreditFacts",
    "PaymentLine",
    "PointsFacts",
    "ReceiptFacts",
    "ReceiptKind",
    "ReceiptLine",
    "TaxRow",
    "Until",
    "WarrantyRow",
    "render",
]


def render(facts: ReceiptFacts, paper: Paper, language: Language, second: Language | None = None) -> bytes:
    """The receipt as PDF. With a second language the labels carry its words beside the first where there is room."""
    draw = receipt_slip.draw if paper.roll else receipt_sheet.draw
    return draw(facts, paper, Words(language, second))
