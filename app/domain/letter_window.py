"""Windows of envelopes: where an address on the folded sheet is seen however the sheet lies in its envelope."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.i18n import N_, Message

if TYPE_CHECKING:
    from datetime import date

# Nobody folds to the millimetre.
FOLD_TOLERANCE = 5.0


class WindowChoice(StrEnum):
    """What a shop sets: the window its country uses, a certain one, or envelopes without."""

    COUNTRY = "country"
    DIN_B = "din-b"
    DIN_A = "din-a"
    C6_5 = "c6-5"
    UK_DL = "uk-dl"
    US_10 = "us-10"
    SWISS_LEFT = "swiss-left"
    SWISS_RIGHT = "swiss-right"
    NONE = "none"


WINDOW_WORDS: dict[WindowChoice, Message] = {
    WindowChoice.COUNTRY: N_("As usual in the country"),
    WindowChoice.DIN_B: N_("DIN 5008 form B: DL, address from 45 mm"),
    WindowChoice.DIN_A: N_("DIN 5008 form A: DL, address from 27 mm"),
    WindowChoice.C6_5: N_("C6/5 for machines"),
    WindowChoice.UK_DL: N_("British DL"),
    WindowChoice.US_10: N_("American No. 10, on Letter"),
    WindowChoice.SWISS_LEFT: N_("Swiss, address at the left"),
    WindowChoice.SWISS_RIGHT: N_("Swiss, address at the right"),
    WindowChoice.NONE: N_("Envelopes without a window"),
}


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of the sheet, in millimetres from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWindow:
    """A window over a folded sheet; see resources/envelopes/windows.toml for what each measure means."""

    key: str
    paper: str
    shown: Rectangle
    play: tuple[float, float]
    folds: tuple[float, ...]
    marks: bool
    punch: float | None
    return_line: bool
    source: str
    checked: date
    verified: bool = True

    @property
    def safe(self) -> Rectangle:
        """What is seen wherever the sheet slides sideways, folded up to 5 mm too high or too low."""
        shown, (across, _) = self.shown, self.play
        edge = 2.0
        return Rectangle(
            shown.left + edge,
            shown.top + FOLD_TOLERANCE,
            shown.width - across - 2 * edge,
            shown.height - 2 * FOLD_TOLERANCE,
        )
