"""Complaint slips: what was brought, what was asked for, and by when the shop answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import N_, Language

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.documents.paper import Paper
    from app.documents.shop import PersonFacts, ShopFacts, Text
    from app.domain.money import Money

COMPLAINT = N_("Complaint slip")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFacts:
    """A complaint as taken in. `legal` holds the country's lines, `handling` how it will be handled."""

    shop: ShopFacts
    number: str
    received: datetime
    defect: str
    title: Text = COMPLAINT
    channel: Text = ""
    received_by: str = ""
    person: PersonFacts | None = None
    product: str = ""
    quantity: str = ""
    serial: str = ""
    batch: str = ""
    receipt_number: str = ""
    sold: date | None = None
    price: Money | None = None
    wish: Text = ""
    condition: str = ""
    accessories: tuple[str, ...] = ()
    loan: str = ""
    deadline: date | None = None
    handling: Text = ""
    legal: tuple[Text, ...] = ()
    copy: int = 0


def render(facts: ComplaintFacts, paper: Paper, language: Language) -> bytes:
    """The slip as PDF, on a sheet or an 80 mm roll."""
    raise NotImplementedError
