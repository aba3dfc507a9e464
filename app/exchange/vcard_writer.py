"""Contacts as vCard 4.0 (RFC 6350); what it has no property for goes into `X-REGULARS-…` (docs/imports.md)."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from app.domain import cells
from app.domain.birthday import Calendar
from app.domain.consent import Answer
from app.domain.contact import Contact
from app.domain.customer import Address, CustomerDraft, CustomerKind
from app.exchange.vcard_line import line, listed, parts, value
from app.exchange.whole_file import whole_file

#: Takes the next contact.
PutContact = Callable[[Contact], None]

_PHONE_TYPES = {
    "cell": "cell",
    "mobile": "cell",
    "mobil": "cell",
    "手机": "cell",
    "fax": "fax",
    "传真": "fax",
}
_PLACE_TYPES = {
    "home": "home",
    "domov": "home",
    "doma": "home",
    "家": "home",
    "家庭": "home",
    "住宅": "home",
    "work": "work",
    "práca": "work",
    "单位": "work",
    "工作": "work",
}
# Field of the draft -> property, for every field that is one text.
_TEXTS = {
    "nickname": "NICKNAME",
    "occupation": "TITLE",
    "hobbies": "HOBBY",
    "note": "NOTE",
    "counter_note": "X-REGULARS-COUNTER-NOTE",
    "former_name": "X-REGULARS-FORMER-NAME",
    "form": "X-REGULARS-FORM",
    "salutation": "X-REGULARS-SALUTATION",
    "price_attitude": "X-REGULARS-PRICE-ATTITUDE",
    "source": "X-REGULARS-SOURCE",
    "card": "X-REGULARS-CARD",
}


@contextmanager
def writing(path: Path, shop: str) -> Iterator[PutContact]:
    """Write the contacts that are put; the file stands when the block ends well. Raises FileError.

    `shop` is the name of the shop: with it the same customer has the same UID in every export.
    """
    with whole_file(path) as file:

        def put(contact: Contact) -> None:
            file.write(card(contact, shop))

        yield put


def card(contact: Contact, shop: str) -> bytes:
    """One contact."""
    return b"".join(line(name, written) for name, written in _properties(contact, shop))


def _properties(contact: Contact, shop: str) -> Iterator[tuple[str, str]]:
    draft = contact.draft
    yield from (("BEGIN", "VCARD"), ("VERSION", "4.0"))
    yield "UID", f"urn:uuid:{uuid5(NAMESPACE_URL, f'regulars:{shop}:{contact.number}')}"
    yield "KIND", "org" if draft.kind is CustomerKind.ORGANISATION else "individual"
    yield "FN", value(draft.display_name)
    yield from _name(draft)
    yield from _reach(draft)
    yield from _texts(draft)
    yield from _birthday(draft)
    if draft.tags:
        yield "CATEGORIES", listed(draft.tags)
    if draft.language:
        yield "LANG", draft.language.replace("_", "-")
    if contact.portrait is not None:
        picture = base64.b64encode(contact.portrait.content).decode("ascii")
        yield "PHOTO", f"data:{contact.portrait.media_type};base64,{picture}"
    yield from _ours(contact)
    yield "END", "VCARD"


def _name(draft: CustomerDraft) -> Iterator[tuple[str, str]]:
    names = (draft.family_name, draft.given_name, draft.middle_name, draft.title_before, draft.title_after)
    if any(names):
        yield "N", parts(names)
    if draft.organisation:
        yield "ORG", value(draft.organisation)


def _texts(draft: CustomerDraft) -> Iterator[tuple[str, str]]:
    found = ((name, str(getattr(draft, field))) for field, name in _TEXTS.items())
    yield from ((name, value(text)) for name, text in found if text)


def _reach(draft: CustomerDraft) -> Iterator[tuple[str, str]]:
    """Phones, e-mails and addresses, each in a group with its label."""
    group = 0
    for phone in draft.phones:
        group += 1
        yield from _labelled(group, f"TEL{_type(phone.label, _PHONE_TYPES | _PLACE_TYPES)}", phone.typed, phone.label)
    for email in draft.emails:
        group += 1
        yield from _labelled(group, f"EMAIL{_type(email.label, _PLACE_TYPES)}", email.address, email.label)
    for address in draft.addresses:
        group += 1
        yield from _address(group, address)


def _labelled(group: int, name: str, text: str, label: str) -> Iterator[tuple[str, str]]:
    if not label:
        yield name, value(text)
        return
    yield f"item{group}.{name}", value(text)
    yield f"item{group}.X-ABLABEL", value(label)


def _type(label: str, known: dict[str, str]) -> str:
    found = known.get(label.casefold())
    return f";TYPE={found}" if found else ""


def _address(group: int, address: Address) -> Iterator[tuple[str, str]]:
    name = "X-REGULARS-PAST-ADR" if address.past else "ADR"
    name += _type(address.label, _PLACE_TYPES)
    if address.returned:
        name += f";X-RETURNED={address.returned.isoformat()}"
    # Post office box and extended address come first and are to stay empty.
    places = ("", "", address.street, address.city, address.region, address.postcode, address.country)
    yield f"item{group}.{name}" if address.label else name, parts(places)
    if address.label:
        yield f"item{group}.X-ABLABEL", value(address.label)


def _birthday(draft: CustomerDraft) -> Iterator[tuple[str, str]]:
    if draft.birth_month is None or draft.birth_day is None:
        return
    year = "--" if draft.birth_year is None else f"{draft.birth_year:04}"
    day = f"{year}{draft.birth_month:02}{draft.birth_day:02}"
    if draft.birth_calendar is Calendar.LUNAR:
        # As BDAY, every other program would take the day for one by the sun.
        yield "X-REGULARS-LUNAR-BDAY", f"{day};leap" if draft.birth_leap else day
    else:
        yield "BDAY", day


def _ours(contact: Contact) -> Iterator[tuple[str, str]]:
    yield "X-REGULARS-NUMBER", str(contact.number)
    if contact.verified_on is not None:
        yield "X-REGULARS-VERIFIED-ON", contact.verified_on.isoformat()
    household = contact.household
    if household is not None:
        texts = (str(household.number), household.name, cells.yes(household.letters))
        yield "X-REGULARS-HOUSEHOLD", parts(texts)
    yield from (("X-REGULARS-CONSENT", _consent(answer)) for answer in contact.consents)


def _consent(answer: Answer) -> str:
    question = (answer.channel.value, answer.purpose.value, answer.state.value)
    return parts((*question, cells.moment(answer.at), answer.source, answer.staff, answer.wording))
