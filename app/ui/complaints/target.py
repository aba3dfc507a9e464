"""What other pages may ask of the complaints page beside a complaint's number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """Begin a complaint about a sold piece, about a sale, or of a customer: `session.go("complaints", …)`."""

    unit_number: str = ""
    sale_number: str = ""
    customer_id: int | None = None
