"""The part of a label that is written on: inside its edges, and where a printer can reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.domain.label_sheet import PAPER_SIZES

if TYPE_CHECKING:
    from app.domain.label_sheet import LabelSheet, Place

# Office printers leave a margin of about 4 mm white; labels cut to the paper's edge keep clear of it.
UNPRINTED = 4.3
_PADDING, _SMALL_SHARE, _LEAST = 3.0, 0.08, 1.2
# A square that fits a circle.
_IN_CIRCLE = 0.1464


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in points from the top left corner of the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


def outline(sheet: LabelSheet, place: Place) -> Area:
    """The label itself."""
    return Area(place.x * mm, place.y * mm, sheet.width * mm, sheet.height * mm)


def inside(sheet: LabelSheet, place: Place) -> Area:
    """Where a label may be written on."""
    small = min(sheet.width, sheet.height)
    padding = small * _IN_CIRCLE if sheet.round else max(_LEAST, min(_PADDING, small * _SMALL_SHARE))
    wide, tall = PAPER_SIZES[sheet.paper]
    left, top = max(place.x + padding, UNPRINTED), max(place.y + padding, UNPRINTED)
    right = min(place.x + sheet.width - padding, wide - UNPRINTED)
    bottom = min(place.y + sheet.height - padding, tall - UNPRINTED)
    return Area(left * mm, top * mm, (right - left) * mm, (bottom - top) * mm)


def tightest(sheet: LabelSheet) -> Area:
    """The smallest area any label of the sheet has: what fits there fits everywhere."""
    areas = [inside(sheet, sheet.place(slot)) for slot in range(sheet.count)]
    return Area(0.0, 0.0, min(area.width for area in areas), min(area.height for area in areas))
