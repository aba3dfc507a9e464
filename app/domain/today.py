"""The morning's page: how the day goes, and what waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.calendar_people import Celebrant
from app.domain.money import Money
from app.domain.segment import Counted


class NeedKind(StrEnum):
    """Why something waits for somebody."""

    LATE_COMPLAINT = "late_complaint"
    DUE_COMPLAINT = "due_complaint"
    PARKED = "parked"
    WARRANTY = "warranty"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that waits.

    `number` is the complaint, the warranty or the id of the parked sale; `day` is when an answer is due, a promise
    ends, or since when a sale is parked.
    """

    kind: NeedKind
    number: str
    text: str
    person: str
    day: date


@dataclass(frozen=True, slots=True)
class ParkedSale:
    """A sale put aside: its label or buyer, its first item, how many lines more, and what it comes to."""

    title: str
    item: str
    more: int
    at: datetime
    due: Money


@dataclass(frozen=True, slots=True)
class DayFigures:
    """Sales of a day. `known` of them had a customer of the file; returns are taken off the total."""

    sales: int
    known: int
    total: Money


@dataclass(frozen=True, slots=True)
class DayTotal:
    """What one day brought."""

    day: date
    total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything the page shows. `week_ago` goes up to the same hour of the same weekday, to be fair to today.

    `birthdays` are the first of `birthday_count` people of the coming week.

    Counts stop at a limit, so that no shop's size slows the morning. `empty` shops have not sold anything yet.
    """

    day: date
    figures: DayFigures
    week_ago: DayFigures
    open_complaints: int
    late_complaints: int
    ending: int
    parked: tuple[ParkedSale, ...]
    needs: tuple[Need, ...]
    birthdays: tuple[Celebrant, ...]
    birthday_count: Counted
    history: tuple[DayTotal, ...]

    @property
    def difference(self) -> Money:
        """How much more than a week ago; negative when less."""
        return self.figures.total - self.week_ago.total

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to show yet."""
        return not (self.figures.sales or self.history or self.needs or self.open_complaints or self.parked)
