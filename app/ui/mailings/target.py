"""What other pages may ask of the mailings page beside a letter's number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.letter import Occasion
from app.domain.mailing_audience import Audience

#: The season’s letter until the end of each of these months.
_SEASONS = (
    (2, Occasion.WINTER),
    (5, Occasion.SPRING),
    (8, Occasion.SUMMER),
    (10, Occasion.AUTUMN),
    (12, Occasion.SEASON),
)


@dataclass(frozen=True, slots=True)
class NewLetter:
    """Begin a letter to a customer: `session.go("mailings", NewLetter(customer_id))`."""

    customer_id: int
    occasion: Occasion = Occasion.BIRTHDAY


@dataclass(frozen=True, slots=True)
class OpenMailing:
    """Show a mailing whole."""

    mailing_id: int


@dataclass(frozen=True, slots=True)
class NewMailing:
    """Begin a mailing: the days it is for, who is meant (these, a kept filter, or an audience), and the goods in it."""

    occasion: Occasion
    start: date | None = None
    end: date | None = None
    customers: tuple[int, ...] = ()
    segment: str = ""
    products: tuple[int, ...] = ()
    audience: Audience | None = None


def season(today: date) -> Occasion:
    """The season’s letter for this time of the year."""
    return next(occasion for month, occasion in _SEASONS if today.month <= month)
