"""What other pages ask the counter for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewSale:
    """A sale for this customer; asked once, never again by going back."""

    customer_id: int
