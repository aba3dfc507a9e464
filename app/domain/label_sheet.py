"""Sheets of labels: where each label lies, in millimetres, and what can be wrong with a sheet somebody measured."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.settings import Paper
from app.errors import InputError
from app.i18n import N_, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER_SIZES: Mapping[Paper, tuple[float, float]] = {
    Paper.A4: (210.0, 297.0),
    Paper.A5: (148.0, 210.0),
    Paper.LETTER: (215.9, 279.4),
}
SMALLEST, MOST_IN_A_ROW, LONGEST_NAME = 8.0, 30, 60
# Public tables give edges to the hundredth; sheets cut to the very edge come out a little over it.
_EDGE = 0.05
_MEASURES = ("width", "height", "left", "top", "pitch_x", "pitch_y", "corner")


class LabelUse(StrEnum):
    """What a label of that shape is mostly for."""

    ADDRESS = "address"
    PRICE = "price"
    SHELF = "shelf"
    SPINE = "spine"
    PARCEL = "parcel"
    ROUND = "round"


class FillOrder(StrEnum):
    """In which order the labels of a sheet are filled."""

    ROWS = "rows"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one label lies: its sheet, counted from 0, and its top left corner in millimetres."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """One kind of label sheet. `tables` is how many public tables agree on its measures; 0 for the shop's own."""

    maker: str
    number: str
    paper: Paper
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    corner: float = 0.0
    round: bool = False
    use: LabelUse = LabelUse.ADDRESS
    tables: int = 0

    @property
    def name(self) -> str:
        """How it is asked for: `Avery L7160`; a sheet of the shop's own by its name alone."""
        return f"{self.maker} {self.number}".strip()

    @property
    def count(self) -> int:
        """How many labels it has."""
        return self.columns * self.rows

    def place(self, slot: int, order: FillOrder = FillOrder.ROWS) -> Place:
        """Where a label lies; `slot` counts from 0 over as many sheets as it takes."""
        page, rest = divmod(slot, self.count)
        if order is FillOrder.ROWS:
            row, column = divmod(rest, self.columns)
        else:
            column, row = divmod(rest, self.rows)
        return Place(page, self.left + column * self.pitch_x, self.top + row * self.pitch_y)


def problems(sheet: LabelSheet) -> dict[str, Message]:
    """What cannot be of a sheet somebody measured, by field."""
    found: dict[str, Message] = {}
    if not sheet.number or len(sheet.number) > LONGEST_NAME:
        found["number"] = N_("Give the sheet a name of at most {n} characters.", n=LONGEST_NAME)
    for name in ("columns", "rows"):
        if not 1 <= getattr(sheet, name) <= MOST_IN_A_ROW:
            found[name] = N_("There are from 1 to {n} labels beside and below each other.", n=MOST_IN_A_ROW)
    for name in ("width", "height"):
        if getattr(sheet, name) < SMALLEST:
            found[name] = N_("A label is at least {n} mm wide and high.", n=int(SMALLEST))
    for name in ("left", "top", "corner"):
        if getattr(sheet, name) < 0:
            found[name] = N_("A distance cannot be negative.")
    return found or _places(sheet)


def _places(sheet: LabelSheet) -> dict[str, Message]:
    found: dict[str, Message] = {}
    wide, tall = PAPER_SIZES[sheet.paper]
    for name, count, pitch, size in (
        ("pitch_x", sheet.columns, sheet.pitch_x, sheet.width),
        ("pitch_y", sheet.rows, sheet.pitch_y, sheet.height),
    ):
        if count > 1 and pitch < size - _EDGE:
            found[name] = N_("The labels would overlap: one begins before the last one ends.")
    if sheet.left + (sheet.columns - 1) * sheet.pitch_x + sheet.width > wide + _EDGE:
        found.setdefault("left", N_("The labels would reach over the right edge of the paper."))
    if sheet.top + (sheet.rows - 1) * sheet.pitch_y + sheet.height > tall + _EDGE:
        found.setdefault("top", N_("The labels would reach over the foot of the paper."))
    return found


def line(sheet: LabelSheet) -> str:
    """The sheet as a line of the table, fields parted by tabs."""
    measures = (f"{getattr(sheet, name):.3f}".rstrip("0").rstrip(".") for name in _MEASURES)
    shape = "round" if sheet.round else "rectangle"
    head = (sheet.maker, sheet.number, sheet.paper.value, str(sheet.columns), str(sheet.rows))
    return "\t".join((*head, *measures, shape, sheet.use.value, str(sheet.tables)))


def read(text: str) -> LabelSheet:
    """A line of the table as a sheet. Raises InputError."""
    try:
        maker, number, paper, columns, rows, *rest = text.split("\t")
        *measures, shape, use, tables = rest
        return LabelSheet(
            maker=maker,
            number=number,
            paper=Paper(paper),
            columns=int(columns),
            rows=int(rows),
            **dict(zip(_MEASURES, map(float, measures), strict=True)),
            round=shape == "round",
            use=LabelUse(use),
            tables=int(tables),
        )
    except ValueError as error:
        raise InputError(N_("“{text}” is not a label sheet.", text=text)) from error


def use_of(sheet: LabelSheet) -> LabelUse:
    """What a label of that shape is mostly for, by its measures."""
    wide, tall = sheet.width, sheet.height
    if sheet.round:
        return LabelUse.ROUND
    for use, fits in (
        (LabelUse.SPINE, (tall >= 3.4 * wide and wide <= 65) or (wide >= 140 and tall <= 65)),  # noqa: PLR2004 - mm
        (LabelUse.PARCEL, wide >= 90 and tall >= 60),  # noqa: PLR2004 - as above
        (LabelUse.ADDRESS, wide >= 60 and 24 <= tall <= 60),  # noqa: PLR2004 - as above
        (LabelUse.SHELF, wide >= 60 and tall < 24),  # noqa: PLR2004 - as above
        (LabelUse.PRICE, wide < 60),  # noqa: PLR2004 - as above
    ):
        if fits:
            return use
    return LabelUse.PARCEL
