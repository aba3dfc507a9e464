"""What other pages may ask of the mailings page beside a letter's number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.letter import Occasion
from app.domain.segment import Conditions


@dataclass(frozen=True, slots=True)
class NewLetter:
    """Begin a letter to a customer: `session.go("mailings", NewLetter(customer_id))`."""

    customer_id: int
    occasion: Occasion = Occasion.BIRTHDAY


@dataclass(frozen=True, slots=True)
class NewMailing:
    """Begin a mailing: the days it is for, who is meant (these, or whom a filter means), and the goods in it."""

    occasion: Occasion
    start: date | None = None
    end: date | None = None
    customers: tuple[int, ...] = ()
    segment: str = ""
    products: tuple[int, ...] = ()
    conditions: Conditions = ()
