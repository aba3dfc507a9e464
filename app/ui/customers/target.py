"""What other pages may ask of the customers page beside a customer's id."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """Begin a new customer, with what was typed elsewhere: `session.go("customers", NewCustomer("Jana"))`."""

    text: str = ""
