"""What is asked of a sheet of labels: which kind, on which sheet, from which label on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.label_sheet import FillOrder
from app.i18n import N_, Message


class LabelKind(StrEnum):
    """What stands on the labels."""

    PRICE_TAGS = "price-tags"
    SHELF = "shelf"
    SPINE = "spine"
    ADDRESS = "address"
    TEXT = "text"


LABEL_KIND_WORDS: dict[LabelKind, Message] = {
    LabelKind.PRICE_TAGS: N_("Price tags"),
    LabelKind.SHELF: N_("Shelf labels"),
    LabelKind.SPINE: N_("Backs of files"),
    LabelKind.ADDRESS: N_("Address labels"),
    LabelKind.TEXT: N_("Any text"),
}
OF_PRODUCTS = (LabelKind.PRICE_TAGS, LabelKind.SHELF, LabelKind.SPINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelJob:
    """How labels are printed. An empty `sheet` is the last one used for the kind, `start` 0 where that one ended."""

    kind: LabelKind
    sheet: str = ""
    start: int = 0
    order: FillOrder = FillOrder.ROWS
    outlines: bool = False
    language: str = ""
