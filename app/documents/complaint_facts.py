"""The frozen facts of a complaint as taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.documents.shop import PersonFacts, ShopFacts, Text
    from app.domain.money import Money

COMPLAINT = N_("Complaint slip")
ANSWER = N_("We answer no later than")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFacts:
    """A complaint as taken in. `legal` holds the country's lines, `handling` how it will be handled.

    `deadline_label` says what is done by the deadline, `handling_label` stands above `handling`.
    """

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
    deadline_label: Text = ANSWER
    handling: Text = ""
    handling_label: Text = ""
    legal: tuple[Text, ...] = ()
    copy: int = 0
