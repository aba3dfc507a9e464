"""Who of a mailing's audience may be written to, and at which address: the rules that are the same for every paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.domain import names
from app.domain.consent import Answer, Channel, Purpose, State, state_of
from app.domain.contact import Contact
from app.domain.customer import Address
from app.domain.folding import fold
from app.domain.mailing import Aim, MailingPlan, Order
from app.domain.mailing_person import LeftOut
from app.domain.settings import Settings
from app.models import customer_export
from app.models import letter as letters

_PURPOSES = {Aim.GREETING: Purpose.GREETING, Aim.OFFER: Purpose.OFFER}
_NUMBER_WIDTH = 12
_HOUSE_WIDTH = 6


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may be written to: their record, the address that is used, and their answer about it."""

    id: int
    contact: Contact
    address: Address
    answer: Answer | None

    @property
    def name(self) -> str:
        """The name as shown everywhere."""
        return self.contact.draft.display_name


Verdict = Reader | LeftOut


def verdicts(ids: Sequence[int], plan: MailingPlan, *, mailing: int, now: datetime) -> dict[int, Verdict]:
    """Whether each of these customers may get this mailing, and if not, the first reason why."""
    found = {one.draft.id or 0: one for one in customer_export.contacts(ids)}
    lately = _lately(ids, plan, mailing, now)
    return {one: _verdict(one, found.get(one), plan, lately=one in lately) for one in ids}


def _lately(ids: Sequence[int], plan: MailingPlan, mailing: int, now: datetime) -> frozenset[int]:
    """Who was written to within the days that have to lie between two letters."""
    if plan.aim is Aim.RECALL or not plan.every_days:
        return frozenset()
    day = max(plan.delivery or now.date(), now.date()) - timedelta(days=plan.every_days - 1)
    return letters.written_to(ids, datetime.combine(day, time()).astimezone(), mailing)


def _verdict(one: int, contact: Contact | None, plan: MailingPlan, *, lately: bool) -> Verdict:
    if contact is None:
        return LeftOut.GONE
    answer, refused = _consent(contact, plan.aim)
    if refused is not None:
        return refused
    address = address_of(contact.draft.addresses)
    if address is None:
        return LeftOut.NO_ADDRESS
    if address.returned is not None:
        return LeftOut.RETURNED
    return LeftOut.WRITTEN_TO if lately else Reader(one, contact, address, answer)


def _consent(contact: Contact, aim: Aim) -> tuple[Answer | None, LeftOut | None]:
    """The answer that counts, and the reason against a letter, if any."""
    if aim not in _PURPOSES:
        return None, None
    purpose = _PURPOSES[aim]
    state = state_of(contact.consents, Channel.LETTER, purpose)
    given = (one for one in contact.consents if (one.channel, one.purpose) == (Channel.LETTER, purpose))
    if state is State.YES:
        return next(given), None
    return None, LeftOut.SAID_NO if state is State.NO else LeftOut.NOT_ASKED


def address_of(addresses: Sequence[Address]) -> Address | None:
    """The first present address from which nothing came back; one from which something did, if there is no other."""
    present = [address for address in addresses if not address.past]
    return next((one for one in present if one.returned is None), present[0] if present else None)


def sort_key(reader: Reader, order: Order, settings: Settings) -> str:
    """Text that sorts pieces in the order they are to come out of the printer."""
    name = names.sort_key(reader.contact.draft.listed_as)
    number = f"{reader.contact.number:0{_NUMBER_WIDTH}d}"
    if order is Order.NUMBER:
        return number
    if order is Order.NAME:
        return f"{name}\x1f{number}"
    at = reader.address
    # Home first, then the world by countries; a street's numbers in the order a postman walks them.
    abroad = at.country if at.country and at.country != settings.country else ""
    code = "".join(at.postcode.split()).upper()
    return "\x1f".join((abroad, code, fold(at.city), _walked(at.street), name, number))


def _walked(street: str) -> str:
    """A street with its numbers padded: `hlavna 000002` before `hlavna 000010`."""
    padded, digits = [], ""
    for char in (*fold(street), ""):
        if char.isdigit():
            digits += char
            continue
        padded.append(digits.rjust(_HOUSE_WIDTH, "0") if digits else "")
        padded.append(char)
        digits = ""
    return "".join(padded)
