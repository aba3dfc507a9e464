"""Customers of a list written a batch at a time: one prepared statement per table, and their search words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.consent import Answer, State
from app.domain.customer import CustomerDraft
from app.domain.customer_keys import keys_of
from app.domain.document_number import Kind
from app.domain.phones import Phone
from app.models import bulk, customer, search, series, stored
from app.models.database import db

_PHONE = "INSERT INTO customer_phone (customer_id, position, typed, e164, label) VALUES (?, ?, ?, ?, ?)"
_EMAIL = "INSERT INTO customer_email (customer_id, position, address, label) VALUES (?, ?, ?, ?)"
_TAG = "INSERT INTO customer_tag (customer_id, tag) VALUES (?, ?)"
_ADDRESS = "INSERT INTO address (id, street, city, region, postcode, country) VALUES (?, ?, ?, ?, ?, ?)"
_LIVES = (
    "INSERT INTO customer_address (customer_id, address_id, position, label, past, returned_on) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)
_CONSENT = (
    "INSERT INTO consent (customer_id, channel, purpose, state, at, source, wording, staff) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_EXTERNAL = (
    "INSERT INTO customer_external (source, external, customer_id) VALUES (?, ?, ?) "
    "ON CONFLICT (source, external) DO UPDATE SET customer_id = excluded.customer_id"
)
_NEXT = (
    "INSERT INTO series (till, kind, next) VALUES (0, ?, ?) "
    "ON CONFLICT (till, kind) DO UPDATE SET next = max(next, excluded.next)"
)


@dataclass(slots=True)
class Newcomer:
    """A customer about to be written; who of the same file says more about them may still change the draft."""

    id: int
    number: int
    draft: CustomerDraft
    phones: tuple[Phone, ...]
    answers: tuple[Answer, ...] = ()
    external: str = ""
    verified: date | None = None
    household: int | None = None


@dataclass(slots=True)
class _Rows:
    people: list[tuple[object, ...]] = field(default_factory=list)
    phones: list[tuple[object, ...]] = field(default_factory=list)
    emails: list[tuple[object, ...]] = field(default_factory=list)
    tags: list[tuple[object, ...]] = field(default_factory=list)
    places: list[tuple[object, ...]] = field(default_factory=list)
    lives: list[tuple[object, ...]] = field(default_factory=list)
    answers: list[tuple[object, ...]] = field(default_factory=list)
    externals: list[tuple[object, ...]] = field(default_factory=list)
    words: list[tuple[int, str]] = field(default_factory=list)


def next_number() -> int:
    """The number the next customer gets. It stays free while the caller's transaction holds the write lock."""
    return series.last_taken(Kind.CUSTOMER, 0) + 1


def add(newcomers: Sequence[Newcomer], *, source: str, run: int, now: datetime) -> None:
    """Write customers with all that belongs to them, inside the caller's transaction."""
    if not newcomers:
        return
    rows, at, address = _Rows(), stored.moment(now), bulk.next_id("address")
    names = tuple(customer.columns(newcomers[0].draft))
    for one in newcomers:
        rows.people.append(_person(one, run, at))
        for position, place in enumerate(one.draft.addresses):
            rows.places.append((address, place.street, place.city, place.region, place.postcode, place.country))
            returned = stored.day(place.returned) if place.returned else None
            rows.lives.append((one.id, address, position, place.label, int(place.past), returned))
            address += 1
        _beside(rows, one, source)
        rows.words.append((one.id, keys_of(one.draft, one.phones, one.number)))
    bulk.many(_statement(names), rows.people)
    for sql, found in (
        (_PHONE, rows.phones),
        (_EMAIL, rows.emails),
        (_TAG, rows.tags),
        (_ADDRESS, rows.places),
        (_LIVES, rows.lives),
        (_CONSENT, rows.answers),
        (_EXTERNAL, rows.externals),
    ):
        bulk.many(sql, found)
    search.put_many(search.Kind.CUSTOMER, rows.words)
    db.execute_sql(_NEXT, (Kind.CUSTOMER.value, max(one.number for one in newcomers) + 1))


def _statement(names: Iterable[str]) -> str:
    columns = (
        "id",
        "number",
        "import_id",
        "created_at",
        "updated_at",
        "asked",
        "verified_on",
        "household_id",
        *names,
    )
    return f"INSERT INTO customer ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - names are ours


def _person(one: Newcomer, run: int, at: str) -> tuple[object, ...]:
    asked = int(any(answer.state is not State.NOT_ASKED for answer in one.answers))
    verified = stored.day(one.verified) if one.verified else None
    return (one.id, one.number, run, at, at, asked, verified, one.household, *customer.columns(one.draft).values())


def _beside(rows: _Rows, one: Newcomer, source: str) -> None:
    draft = one.draft
    rows.phones += [
        (one.id, place, entry.typed, phone.e164, entry.label)
        for place, (entry, phone) in enumerate(zip(draft.phones, one.phones, strict=True))
    ]
    rows.emails += [(one.id, place, entry.address, entry.label) for place, entry in enumerate(draft.emails)]
    rows.tags += [(one.id, tag) for tag in draft.tags]
    rows.answers += [answer_row(one.id, answer) for answer in one.answers]
    if one.external:
        rows.externals.append((source, one.external, one.id))


def answer_row(customer_id: int, answer: Answer) -> tuple[object, ...]:
    """An answer as the columns of its row."""
    return (
        customer_id,
        answer.channel.value,
        answer.purpose.value,
        answer.state.value,
        stored.moment(answer.at),
        answer.source,
        answer.wording,
        answer.staff,
    )


def add_external(source: str, external: str, customer_id: int) -> None:
    """Remember who a record of another program is, inside the caller's transaction."""
    db.execute_sql(_EXTERNAL, (source, external, customer_id))
