"""One sold piece (or batch of pieces) with a promise: the row of the warranty register and its whole file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain import warranty
from app.domain.complaint_file import ComplaintRow
from app.domain.warranty import Term, WarrantyState


class UnitFilter(StrEnum):
    """Which promises a list shows."""

    ALL = "all"
    ACTIVE = "active"
    ENDING = "ending"
    ENDED = "ended"


class Light(StrEnum):
    """The traffic light at the counter: honour it, hurry, or no longer ours to honour."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


_LIGHTS = {
    WarrantyState.ACTIVE: Light.GREEN,
    WarrantyState.ENDING: Light.AMBER,
    WarrantyState.ENDED: Light.RED,
}


@dataclass(frozen=True, slots=True)
class UnitQuery:
    """What a list asks for. With a `text` (how a number or serial begins) the filter and order are not looked at."""

    text: str = ""
    filter: UnitFilter = UnitFilter.ALL
    descending: bool = False
    soon_days: int = warranty.SOON_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One line of the register. `customer` bought it, `user` has it when that is someone else."""

    id: int
    number: str
    product: str
    serial: str
    batch: str
    customer: str
    user: str
    starts: date
    ends: date | None
    returned: bool

    def days_left(self, today: date) -> int | None:
        """How many days the promise still holds after today; negative when it ended, None for life."""
        return None if self.ends is None else (self.ends - today).days

    def state(self, today: date, soon_days: int = warranty.SOON_DAYS) -> WarrantyState:
        """How the promise stands on a day."""
        return warranty.state(self.ends, today, soon_days)

    def light(self, today: date, soon_days: int = warranty.SOON_DAYS) -> Light:
        """The traffic light on a day; a piece that came back has no promise any more."""
        return Light.RED if self.returned else _LIGHTS[self.state(today, soon_days)]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFile:
    """Everything about one piece."""

    row: UnitRow
    code: str
    quantity: Decimal
    term: Term
    care: str
    sale_id: int
    line_id: int
    sale_number: str
    customer_id: int | None
    user_id: int | None
    complaints: tuple[ComplaintRow, ...] = ()
