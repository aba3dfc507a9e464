"""Forgetting customers who have not been heard of for years: the rule, and whom it finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.i18n import N_, Message


class Contact(StrEnum):
    """What a shop last had to do with a customer."""

    SALE = "sale"
    WARRANTY = "warranty"
    COMPLAINT = "complaint"
    LETTER = "letter"
    NEED = "need"
    CONSENT = "consent"
    VERIFIED = "verified"
    ADDED = "added"


CONTACT_WORDS: dict[Contact, Message] = {
    Contact.SALE: N_("Last purchase"),
    Contact.WARRANTY: N_("Warranty ended"),
    Contact.COMPLAINT: N_("Complaint"),
    Contact.LETTER: N_("Letter"),
    Contact.NEED: N_("Looked for something"),
    Contact.CONSENT: N_("Said what we may send"),
    Contact.VERIFIED: N_("Details checked"),
    Contact.ADDED: N_("Written down"),
}


@dataclass(frozen=True, slots=True)
class Forgettable:
    """A customer the rule finds, with the last thing that happened between them and the shop."""

    id: int
    number: int
    name: str
    last: Contact
    day: date
    sales: int


def cutoff(now: datetime, years: int) -> datetime:
    """The moment since which nothing must have happened."""
    try:
        return now.replace(year=now.year - years)
    except ValueError:  # 29 February
        return now.replace(year=now.year - years, day=28)
