"""A customer as read from a file of another program, and what became of everything the file says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.domain.consent import Answer, Channel, Purpose, State
from app.domain.contact import HouseholdMark
from app.domain.customer import CustomerDraft
from app.i18n import N_, Message

#: Labels this program understands in other programs' files. A draft carries the English word; who stores it may say
#: it in the shop's language.
LABEL_WORDS: dict[str, Message] = {
    "Home": N_("Home"),
    "Work": N_("Work"),
    "Mobile": N_("Mobile"),
    "Main": N_("Main"),
    "Fax": N_("Fax"),
    "Home fax": N_("Home fax"),
    "Work fax": N_("Work fax"),
    "Other fax": N_("Other fax"),
    "Pager": N_("Pager"),
    "Car": N_("Car"),
    "School": N_("School"),
    "Assistant": N_("Assistant"),
    "Other": N_("Other"),
    "Billing": N_("Billing"),
    "Shipping": N_("Shipping"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCustomer:
    """One record of a file.

    `row` counts as spreadsheets do (the header is row 1); of vCards it is the card's place in the file.
    `external` is the record's id in the other program. `consents` holds only what the file really says: nothing said is
    not asked. `lost` names what holds something and has no place, `warnings` say what was changed on the way, and
    `problem` says why the record cannot be taken at all. The last four fields are filled by our own files only, where
    `answers` says all that `consents` says and how we know.
    """

    row: int
    draft: CustomerDraft
    external: str = ""
    consents: tuple[tuple[Channel, Purpose, State], ...] = ()
    picture: bytes | None = field(default=None, repr=False)
    lost: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()
    problem: Message | None = None
    number: int | None = None
    verified_on: date | None = None
    household: HouseholdMark | None = None
    answers: tuple[Answer, ...] = ()
