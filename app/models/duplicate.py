"""Pairs of customers who may be one, and customers as they are compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain import likeness
from app.domain.birthday import Birthday, Calendar
from app.domain.customer import Address, FormOfAddress
from app.domain.duplicate import Facts, Pair
from app.domain.likeness import Likeness
from app.domain.likeness_home import home_of
from app.domain.likeness_person import Person, bare_phone, firm_of, generation_of, names_of
from app.domain.names import PersonName, listed
from app.domain.page import Cursor, Page
from app.domain.phones import Phone
from app.models import stored
from app.models.database import db

_PERSON = (
    "SELECT id, kind, organisation, family_name, given_name, middle_name, title_before, title_after, former_name, "
    "nickname, form, coalesce(card, ''), birth_month, birth_day, birth_year, birth_calendar, birth_leap FROM customer "
)
_NEXT = _PERSON + "WHERE live = 1 AND id > ? ORDER BY id LIMIT ?"
_THESE = _PERSON + "WHERE live = 1 AND id IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own words
_PHONES = "SELECT customer_id, typed, e164 FROM customer_phone WHERE customer_id IN (SELECT value FROM json_each(?))"
_EMAILS = "SELECT customer_id, address FROM customer_email WHERE customer_id IN (SELECT value FROM json_each(?))"
_HOMES = (
    "SELECT c.customer_id, a.street, a.city, a.region, a.postcode, a.country FROM customer_address c "
    "JOIN address a ON a.id = c.address_id WHERE c.customer_id IN (SELECT value FROM json_each(?))"
)
_COUNT = "SELECT count(*) FROM customer WHERE live = 1"
_FACTS = (
    "SELECT c.id, c.number, c.display_name, c.kind, c.organisation, c.family_name, c.given_name, c.middle_name, "
    "c.title_before, c.title_after, c.last_sale_at, c.birth_month, c.birth_day, c.birth_year, c.birth_calendar, "
    "c.birth_leap, p.typed, p.e164, e.address, a.street, a.city, a.region, a.postcode, a.country FROM customer c "
    "LEFT JOIN customer_phone p ON p.id = "
    "(SELECT id FROM customer_phone WHERE customer_id = c.id ORDER BY position, id LIMIT 1) "
    "LEFT JOIN customer_email e ON e.id = "
    "(SELECT id FROM customer_email WHERE customer_id = c.id ORDER BY position, id LIMIT 1) "
    "LEFT JOIN customer_address l ON l.id = "
    "(SELECT id FROM customer_address WHERE customer_id = c.id AND past = 0 ORDER BY position, id LIMIT 1) "
    "LEFT JOIN address a ON a.id = l.address_id WHERE c.id IN (SELECT value FROM json_each(?))"
)
_PUT_OPEN = (
    "INSERT INTO duplicate_pair (one_id, other_id, score, reasons, state, at) SELECT ?1, ?2, ?3, ?4, 'open', ?5 "
    # Who is somebody's daughter or husband is somebody else.
    "WHERE NOT EXISTS (SELECT 1 FROM relation WHERE one_id = ?1 AND other_id = ?2) "
    "AND NOT EXISTS (SELECT 1 FROM relation WHERE one_id = ?2 AND other_id = ?1) "
    "ON CONFLICT (one_id, other_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons, at = excluded.at "
    "WHERE state = 'open'"
)
_PUT_DIFFERENT = (
    "INSERT INTO duplicate_pair (one_id, other_id, score, reasons, state, staff, at) "
    "VALUES (?, ?, ?, ?, 'different', ?, ?) ON CONFLICT (one_id, other_id) "
    "DO UPDATE SET state = 'different', staff = excluded.staff, at = excluded.at"
)
_REOPEN = (
    "UPDATE duplicate_pair SET state = 'open', staff = '', at = ? "
    "WHERE one_id = ? AND other_id = ? AND state = 'different' AND score >= ?"
)
_FORGET = "DELETE FROM duplicate_pair WHERE one_id = ? AND other_id = ? AND state = 'different'"
_OLD = (
    "DELETE FROM duplicate_pair WHERE (one_id, other_id) IN "
    "(SELECT one_id, other_id FROM duplicate_pair WHERE state = 'open' AND at <> ? LIMIT ?)"
)
_BOTH_LIVE = (
    "EXISTS (SELECT 1 FROM customer WHERE id = d.one_id AND live = 1) "
    "AND EXISTS (SELECT 1 FROM customer WHERE id = d.other_id AND live = 1)"
)
_PAIRS = (
    "SELECT d.one_id, d.other_id, d.score, d.reasons, d.staff, d.at FROM duplicate_pair d "  # noqa: S608 - our own words
    f"WHERE d.state = ? AND (d.score, d.one_id, d.other_id) < (?, ?, ?) AND {_BOTH_LIVE} "
    "ORDER BY d.score DESC, d.one_id DESC, d.other_id DESC LIMIT ?"
)
_COUNT_PAIRS = (
    "SELECT count(*) FROM (SELECT 1 FROM duplicate_pair d "  # noqa: S608 - our own words
    f"WHERE d.state = ? AND {_BOTH_LIVE} LIMIT ?)"
)
_TOLD_APART = (
    "SELECT other_id FROM duplicate_pair WHERE one_id = ?1 AND state = 'different' "
    "UNION ALL SELECT one_id FROM duplicate_pair WHERE other_id = ?1 AND state = 'different' "
    "UNION ALL SELECT other_id FROM relation WHERE one_id = ?1 "
    "UNION ALL SELECT one_id FROM relation WHERE other_id = ?1"
)
_STATE = "SELECT state FROM duplicate_pair WHERE one_id = ? AND other_id = ?"
_FIRST: Cursor = (101, 0, 0)
OPEN = "open"
DIFFERENT = "different"


@dataclass(slots=True)
class _Beside:
    """What lies beside the rows of some customers."""

    phones: dict[int, list[str]] = field(default_factory=dict)
    emails: dict[int, list[str]] = field(default_factory=dict)
    homes: dict[int, list[Address]] = field(default_factory=dict)


def count() -> int:
    """How many customers there are to compare."""
    return int(db.execute_sql(_COUNT).fetchone()[0])


def following(last: int, limit: int) -> tuple[tuple[int, Person], ...]:
    """The next customers by id, as they are compared."""
    return _people(db.execute_sql(_NEXT, (last, limit)).fetchall())


def people(ids: Iterable[int]) -> dict[int, Person]:
    """These customers as they are compared; those who are not shown any more are left out."""
    return dict(_people(db.execute_sql(_THESE, (json.dumps(list(ids)),)).fetchall()))


def _people(rows: Sequence[Sequence[Any]]) -> tuple[tuple[int, Person], ...]:
    beside, wanted = _Beside(), json.dumps([row[0] for row in rows])
    for customer, typed, e164 in db.execute_sql(_PHONES, (wanted,)):
        beside.phones.setdefault(customer, []).append(bare_phone(Phone(typed, e164)))
    for customer, address in db.execute_sql(_EMAILS, (wanted,)):
        beside.emails.setdefault(customer, []).append(address.strip().lower())
    for customer, *place in db.execute_sql(_HOMES, (wanted,)):
        beside.homes.setdefault(customer, []).append(Address(*place))
    return tuple((row[0], _person(row, beside)) for row in rows)


def _person(row: Sequence[Any], beside: _Beside) -> Person:
    identity, kind, organisation, family, given, middle, before, after, former, nickname, form, card, *born = row
    homes = map(home_of, beside.homes.get(identity, ()))
    return Person(
        organisation=kind == "organisation",
        names=names_of(PersonName(family, given, before, after, middle), former=former, nickname=nickname),
        firm=firm_of(organisation) if organisation else (),
        generation=generation_of(after),
        form=FormOfAddress(form),
        phones=tuple(filter(None, beside.phones.get(identity, ()))),
        emails=tuple(beside.emails.get(identity, ())),
        homes=tuple(dict.fromkeys(home for home in homes if home is not None)),
        birthday=_birthday(born),
        card=card,
    )


def _birthday(born: Sequence[Any]) -> Birthday | None:
    month, day, year, calendar, leap = born
    return Birthday(month, day, year, Calendar(calendar), bool(leap)) if month is not None else None


def facts(ids: Iterable[int]) -> dict[int, Facts]:
    """What a screen shows of these customers."""
    rows = db.execute_sql(_FACTS, (json.dumps(list(ids)),))
    return {row[0]: _facts(row) for row in rows}


def _facts(row: Sequence[Any]) -> Facts:
    identity, number, shown, kind, organisation, family, given, middle, before, after, visit, *rest = row
    parts = PersonName(family, given, before, after, middle)
    *born, typed, e164, email, street, city, region, postcode, country = rest
    return Facts(
        id=identity,
        number=number,
        name=shown,
        person=listed(shown, parts, firm=kind == "organisation" and bool(organisation)),
        phone=Phone(typed, e164) if typed else None,
        email=email or "",
        address=Address(street, city, region, postcode, country) if street is not None else None,
        birthday=_birthday(born),
        last_visit=stored.read_moment(visit) if visit else None,
    )


def put_found(found: Iterable[tuple[int, int, Likeness]], now: datetime) -> tuple[Likeness, ...]:
    """Write pairs down to be looked at, inside the caller's transaction; those told apart or related are left out."""
    return tuple(alike for one, other, alike in found if _put_open(one, other, alike, stored.moment(now)))


def _put_open(one: int, other: int, alike: Likeness, at: str) -> bool:
    values = (*_ordered(one, other), alike.score, json.dumps(alike.reasons), at)
    return bool(db.execute_sql(_PUT_OPEN, values).rowcount)


def drop_old(now: datetime, limit: int) -> int:
    """Forget open pairs that were found at another time than this; how many there were, at most `limit`."""
    return int(db.execute_sql(_OLD, (stored.moment(now), limit)).rowcount)


def tell_apart(one: int, other: int, alike: Likeness, staff: str, now: datetime) -> None:
    """Remember that two customers are two, inside the caller's transaction."""
    values = (*_ordered(one, other), alike.score, json.dumps(alike.reasons), staff, stored.moment(now))
    db.execute_sql(_PUT_DIFFERENT, values)


def forget_apart(one: int, other: int, now: datetime) -> None:
    """Ask again whether two are one, inside the caller's transaction: open if they are alike, else unsaid."""
    pair = _ordered(one, other)
    db.execute_sql(_REOPEN, (stored.moment(now), *pair, likeness.LIKELY_FROM))
    db.execute_sql(_FORGET, pair)


def state(one: int, other: int) -> str:
    """`open`, `different`, or nothing where the pair was never seen."""
    row = db.execute_sql(_STATE, _ordered(one, other)).fetchone()
    return str(row[0]) if row else ""


def told_apart(customer_id: int) -> frozenset[int]:
    """Who is known to be somebody else than this customer: told apart, or a relative."""
    return frozenset(row[0] for row in db.execute_sql(_TOLD_APART, (customer_id,)))


def pairs(wanted: str, cursor: Cursor | None, limit: int) -> Page[Pair]:
    """Pairs in a state, the most alike first; only those of whom both are shown."""
    rows = db.execute_sql(_PAIRS, (wanted, *(cursor or _FIRST), limit + 1)).fetchall()
    known = facts({identity for row in rows[:limit] for identity in row[:2]})
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(tuple(_pair(row, known) for row in rows[:limit]), (last[2], last[0], last[1]) if last else None)


def _pair(row: Sequence[Any], known: dict[int, Facts]) -> Pair:
    one, other, score, reasons, staff, at = row
    alike = likeness.remembered(score, json.loads(reasons))
    return Pair(known[one], known[other], alike, staff, stored.read_moment(at))


def count_pairs(wanted: str, limit: int) -> int:
    """How many pairs are in a state, counted up to a limit."""
    return int(db.execute_sql(_COUNT_PAIRS, (wanted, limit)).fetchone()[0])


def _ordered(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
