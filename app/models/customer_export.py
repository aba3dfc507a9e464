"""Customers read a page at a time with everything that stands beside them, for files that leave the shop."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from app.domain.birthday import Calendar
from app.domain.consent import Answer, Channel, Purpose, State
from app.domain.contact import Contact, HouseholdMark, Portrait
from app.domain.customer import Address, CustomerDraft, CustomerKind, EmailEntry, FormOfAddress, PhoneEntry
from app.domain.own_table import Widths
from app.models import stored
from app.models.database import db

_TEXTS = (
    "title_before",
    "given_name",
    "middle_name",
    "family_name",
    "title_after",
    "organisation",
    "former_name",
    "nickname",
    "salutation",
    "language",
    "occupation",
    "hobbies",
    "price_attitude",
    "source",
    "note",
    "counter_note",
)
_QUESTIONS = tuple((channel.value, purpose.value) for channel in Channel for purpose in Purpose)
_THESE = "IN (SELECT value FROM json_each(?))"
_CUSTOMERS = (
    "SELECT id, number, kind, form, birth_year, birth_month, birth_day, birth_calendar, birth_leap, card, verified_on, "  # noqa: S608 - constants
    f"household_id, {', '.join(_TEXTS)} FROM customer WHERE live = 1 AND id {_THESE}"
)
_PHONES = f"SELECT customer_id, typed, label FROM customer_phone WHERE customer_id {_THESE} ORDER BY position, id"  # noqa: S608 - constants
_EMAILS = f"SELECT customer_id, address, label FROM customer_email WHERE customer_id {_THESE} ORDER BY position, id"  # noqa: S608 - constants
_ADDRESSES = (
    "SELECT c.customer_id, a.street, a.city, a.region, a.postcode, a.country, c.label, c.past, c.returned_on "  # noqa: S608 - constants
    f"FROM customer_address c JOIN address a ON a.id = c.address_id WHERE c.customer_id {_THESE} "
    "ORDER BY c.past, c.position, c.id"
)
_TAGS = f"SELECT customer_id, tag FROM customer_tag WHERE customer_id {_THESE} ORDER BY tag"  # noqa: S608 - constants
_CONSENTS = (
    "SELECT customer_id, channel, purpose, state, at, source, wording, staff FROM consent "  # noqa: S608 - constants
    f"WHERE customer_id {_THESE} ORDER BY id"
)
_HOUSEHOLDS = (
    "SELECT h.id, h.name, h.letter_to, (SELECT min(m.number) FROM customer m WHERE m.household_id = h.id "  # noqa: S608 - constants
    f"AND m.live = 1) FROM household h WHERE h.id {_THESE}"
)
_PORTRAITS = (
    "SELECT a.customer_id, a.media_type, c.content FROM attachment a JOIN attachment_content c ON c.id = a.id "  # noqa: S608 - constants
    f"WHERE a.portrait = 1 AND a.customer_id {_THESE} ORDER BY a.id"
)
_ALL = "SELECT id, number FROM customer WHERE live = 1 AND number > ? ORDER BY number LIMIT ?"
_COUNT = "SELECT count(*) FROM customer WHERE live = 1"
_NUMBERS = f"SELECT id, number FROM customer WHERE id {_THESE}"  # noqa: S608 - constants
# The fullest customers: of everybody who is shown, or of the customers of one page.
_FULLEST = tuple(
    f"SELECT coalesce(max(n), 1) FROM (SELECT count(*) AS n FROM {table} e JOIN customer c ON c.id = e.customer_id "  # noqa: S608 - constants
    "WHERE c.live = 1 GROUP BY e.customer_id)"
    for table in ("customer_phone", "customer_email", "customer_address")
)
_FULLEST_OF = tuple(
    f"SELECT coalesce(max(n), 1) FROM (SELECT count(*) AS n FROM {table} WHERE customer_id {_THESE} "  # noqa: S608 - constants
    "GROUP BY customer_id)"
    for table in ("customer_phone", "customer_email", "customer_address")
)


def pages(size: int) -> Iterator[tuple[int, ...]]:
    """The ids of all customers who are shown, in the order of their numbers, a page at a time."""
    after = -1
    while rows := db.execute_sql(_ALL, (after, size)).fetchall():
        after = rows[-1][1]
        yield tuple(int(identity) for identity, _ in rows)


def count() -> int:
    """How many customers are shown."""
    return int(db.execute_sql(_COUNT).fetchone()[0])


def fullest(ids: Sequence[int] | None = None) -> Widths:
    """The most phones, e-mails and addresses anybody has, of these customers or of all."""
    statements, values = (_FULLEST, ()) if ids is None else (_FULLEST_OF, (_json(ids),))
    return Widths(*(int(db.execute_sql(sql, values).fetchone()[0]) for sql in statements))


def contacts(ids: Sequence[int], *, portraits: bool = False) -> tuple[Contact, ...]:
    """The whole records of a page, in the order of the ids; who is not shown is left out."""
    these = _json(ids)
    rows = {row[0]: row for row in db.execute_sql(_CUSTOMERS, (these,))}
    beside = {name: _grouped(sql, these) for name, sql in _BESIDE.items()}
    households = _households(tuple({row[11] for row in rows.values() if row[11]}))
    pictures = {row[0]: Portrait(*row[1:]) for row in db.execute_sql(_PORTRAITS, (these,))} if portraits else {}
    return tuple(
        Contact(
            number=rows[one][1],
            draft=_draft(rows[one], {name: found[one] for name, found in beside.items()}),
            verified_on=stored.read_day(rows[one][10]),
            consents=_latest(beside["consents"][one]),
            household=_mark(one, households.get(rows[one][11])),
            portrait=pictures.get(one),
        )
        for one in ids
        if one in rows
    )


_BESIDE = {"phones": _PHONES, "emails": _EMAILS, "addresses": _ADDRESSES, "tags": _TAGS, "consents": _CONSENTS}
_Rows = list[tuple[Any, ...]]


def numbers(ids: Sequence[int]) -> dict[int, int]:
    """The numbers of customers by their ids."""
    return {int(one): int(number) for one, number in db.execute_sql(_NUMBERS, (_json(ids),))}


def _json(ids: Sequence[int]) -> str:
    return json.dumps(list(ids))


def _grouped(sql: str, these: str) -> dict[int, _Rows]:
    found: dict[int, _Rows] = defaultdict(list)
    for row in db.execute_sql(sql, (these,)):
        found[row[0]].append(row[1:])
    return found


def _draft(row: tuple[Any, ...], beside: dict[str, _Rows]) -> CustomerDraft:
    identity, _, kind, form, year, month, day, calendar, leap, card, _, _, *texts = row
    return CustomerDraft(
        id=identity,
        kind=CustomerKind(kind),
        form=FormOfAddress(form),
        birth_year=year,
        birth_month=month,
        birth_day=day,
        birth_calendar=Calendar(calendar),
        birth_leap=bool(leap),
        card=card or "",
        phones=tuple(PhoneEntry(*entry) for entry in beside["phones"]),
        emails=tuple(EmailEntry(*entry) for entry in beside["emails"]),
        addresses=tuple(_address(*entry) for entry in beside["addresses"]),
        tags=tuple(tag for (tag,) in beside["tags"]),
        **dict(zip(_TEXTS, texts, strict=True)),
    )


def _address(*row: Any) -> Address:
    street, city, region, postcode, country, label, past, returned = row
    return Address(street, city, region, postcode, country, label, bool(past), stored.read_day(returned))


def _latest(rows: _Rows) -> tuple[Answer, ...]:
    """The latest answer of each kind, in the order of the questions."""
    last = {(row[0], row[1]): row for row in rows}
    return tuple(_answer(last[question]) for question in _QUESTIONS if question in last)


def _answer(row: tuple[Any, ...]) -> Answer:
    channel, purpose, state, at, source, wording, staff = row
    return Answer(Channel(channel), Purpose(purpose), State(state), stored.read_moment(at), source, wording, staff)


def _households(ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    return {row[0]: row for row in db.execute_sql(_HOUSEHOLDS, (_json(ids),))} if ids else {}


def _mark(customer_id: int, row: tuple[Any, ...] | None) -> HouseholdMark | None:
    if row is None:
        return None
    _, name, letter_to, number = row
    return HouseholdMark(int(number), str(name), letter_to == customer_id)
