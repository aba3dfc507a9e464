"""What other pages may ask of the mailings page beside a letter's number."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.letter import Occasion


@dataclass(frozen=True, slots=True)
class NewLetter:
    """Begin a letter to a customer: `session.go("mailings", NewLetter(customer_id))`."""

    customer_id: int
    occasion: Occasion = Occasion.BIRTHDAY
