"""What a second record of the same customer adds to the first: only what is missing, or what it says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from app.domain import phones
from app.domain.customer import MOST_ENTRIES, Address, CustomerDraft, CustomerKind, EmailEntry, PhoneEntry
from app.domain.folding import words

_NAME = ("given_name", "middle_name", "family_name")
_ALONE = (
    "title_before",
    "title_after",
    "organisation",
    "former_name",
    "nickname",
    "salutation",
    "language",
    "form",
    "occupation",
    "hobbies",
    "price_attitude",
    "source",
    "counter_note",
    "card",
)
_BIRTH = ("birth_day", "birth_month", "birth_year", "birth_calendar", "birth_leap")

Entry = TypeVar("Entry")


def filled(known: CustomerDraft, more: CustomerDraft, region: str) -> CustomerDraft:
    """The known record with what it lacks; nothing that it says is changed."""
    return _together(known, more, region, over=False)


def updated(known: CustomerDraft, more: CustomerDraft, region: str) -> CustomerDraft:
    """The known record with what the other says; phones, e-mails and tags are kept, an old address is past."""
    return _together(known, more, region, over=True)


def _together(known: CustomerDraft, more: CustomerDraft, region: str, *, over: bool) -> CustomerDraft:
    values = _texts(known, more, over=over) | _birth(known, more, over=over)
    return replace(
        known,
        **values,  # type: ignore[arg-type]  # fields of the draft by name
        kind=more.kind if over else known.kind,
        phones=_joined(known.phones, more.phones, lambda one: phone_key(one, region)),
        emails=_joined(known.emails, more.emails, _email_key),
        addresses=_addresses(known.addresses, more.addresses, over=over),
        tags=_joined(known.tags, more.tags, lambda tag: tag),
        note=_note(known.note, more.note),
    )


def _texts(known: CustomerDraft, more: CustomerDraft, *, over: bool) -> dict[str, object]:
    """The texts that change. The parts of a name belong together; a number in their place is no name."""
    found = {name: getattr(more, name) for name in _ALONE if getattr(more, name)}
    if not over:
        found = {name: value for name, value in found.items() if not getattr(known, name)}
    named = any(getattr(known, name) for name in _NAME) or (known.kind is CustomerKind.ORGANISATION and not over)
    if any(getattr(more, name) for name in _NAME) and (over or not named):
        found |= {name: getattr(more, name) for name in _NAME}
    return found


def _birth(known: CustomerDraft, more: CustomerDraft, *, over: bool) -> dict[str, object]:
    old, new = known.birthday, more.birthday
    if new is None or (old is not None and not over and not (old.year is None and _same_day(known, more))):
        return {}
    if old is not None and new.year is None and _same_day(known, more):
        return {}
    return {name: getattr(more, name) for name in _BIRTH}


def _same_day(one: CustomerDraft, other: CustomerDraft) -> bool:
    mine, theirs = one.birthday, other.birthday
    if mine is None or theirs is None:
        return False
    return (mine.month, mine.day, mine.calendar) == (theirs.month, theirs.day, theirs.calendar)


def _joined(
    known: tuple[Entry, ...], more: Iterable[Entry], key: Callable[[Entry], Hashable], most: int = MOST_ENTRIES
) -> tuple[Entry, ...]:
    seen = {key(entry) for entry in known}
    found = list(known)
    for entry in more:
        if key(entry) not in seen and len(found) < most:
            seen.add(key(entry))
            found.append(entry)
    return tuple(found)


def phone_key(entry: PhoneEntry, region: str) -> str:
    """What makes two phone numbers one."""
    return phones.normalise(entry.typed, region).e164 or phones.digits(entry.typed)


def _email_key(entry: EmailEntry) -> str:
    return entry.address.lower()


def place_key(address: Address) -> tuple[tuple[str, ...], ...]:
    """What makes two addresses one."""
    return tuple(words(part) for part in (address.street, address.city, address.postcode))


def _addresses(known: tuple[Address, ...], more: tuple[Address, ...], *, over: bool) -> tuple[Address, ...]:
    present = [address for address in known if not address.past]
    new = [address for address in more if place_key(address) not in set(map(place_key, known))]
    if not new or (present and not over):
        return known
    old = [replace(address, past=True) for address in known]
    return tuple((*new, *old)[:MOST_ENTRIES])


def _note(known: str, more: str) -> str:
    if not more or more in known:
        return known
    return f"{known}\n{more}" if known else more
