"""Letters the post brought back: the address is marked where nothing arrives, and later mailings leave it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain import postal
from app.domain.changes import Changes
from app.domain.customer import Address
from app.domain.letter_file import LetterFile
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_
from app.models import audit, customer, mailing_person
from app.models import letter as letters_model
from app.models.database import transaction
from app.services import freshness, letters

CHANGES = Changes.of("letters", "customers", "mailings")


@dataclass(frozen=True, slots=True)
class Returned:
    """A letter that came back. `customers` are those whose address is marked now; none if all have moved since."""

    number: str
    name: str
    customers: tuple[int, ...]
    changes: Changes = CHANGES


def returned(number: str, day: date, *, seller: str, now: datetime, settings: Settings) -> Returned:
    """A letter came back on a day, by the number that is read or scanned from it. Raises NotFoundError."""
    file = letters.letter(number)
    with transaction():
        _mark(file, day, seller, now)
        marked = _addresses(file, (None, day), seller, now, settings)
    return Returned(file.row.number, file.draft.customer_name, marked)


def take_back(number: str, *, seller: str, now: datetime, settings: Settings) -> Returned:
    """The letter did not come back after all: its mark goes, and that of the address if it came with it."""
    file = letters.letter(number)
    if file.returned is None:
        raise InputError(N_("This letter is not marked as returned."))
    with transaction():
        _mark(file, None, seller, now)
        cleared = _addresses(file, (file.returned, None), seller, now, settings)
    return Returned(file.row.number, file.draft.customer_name, cleared)


def _mark(file: LetterFile, day: date | None, seller: str, now: datetime) -> None:
    letters_model.set_returned(file.row.id, day)
    after = {"returned": day.isoformat() if day else ""}
    audit.write(at=now, staff=seller, action="returned", kind="letter", record=file.row.number, after=after)


def _addresses(
    file: LetterFile, change: tuple[date | None, date | None], seller: str, now: datetime, settings: Settings
) -> tuple[int, ...]:
    """Mark the address the letter went to in the file of everybody it spoke to, where it still is theirs."""
    before, day = change
    marked: list[int] = []
    for one in dict.fromkeys((file.draft.customer_id, *mailing_person.named_in(file.row.id))):
        known = customer.draft_of(one)
        for place, address in enumerate(known.addresses if known else ()):
            if not address.past and address.returned == before and _went_to(file, address, settings):
                freshness.mail_returned(one, place, day, seller=seller, now=now)
                marked.append(one)
                break
    return tuple(marked)


def _went_to(file: LetterFile, address: Address, settings: Settings) -> bool:
    """Whether this is the very address that stands on the letter."""
    printed = file.draft.address.split("\n")
    return postal.lines(file.draft.customer_name, address, settings.country) == tuple(printed)
