"""Homes in the file: who belongs to which, the one address row they share, and what an address list reads at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from app.domain.customer import Address, FormOfAddress
from app.domain.household import Household, Member
from app.domain.names import PersonName, listed
from app.domain.phones import Phone
from app.models.database import db

_MEMBER = (
    "c.id, c.number, c.display_name, c.kind, c.family_name, c.given_name, c.title_before, c.title_after, "
    "c.middle_name, c.form, c.language, c.household_id"
)
_FIND = "SELECT id, name, letter_to FROM household WHERE id = ?"
_MEMBERS = (
    f"SELECT {_MEMBER}, p.typed, p.e164 FROM customer c "  # noqa: S608 - constants
    "LEFT JOIN customer_phone p ON p.customer_id = c.id AND p.position = 0 "
    "WHERE c.household_id = ? AND c.live = 1 ORDER BY c.id"
)
_HOME = (
    "SELECT c.customer_id, a.id, a.street, a.city, a.region, a.postcode, a.country, c.label FROM customer_address c "
    "JOIN address a ON a.id = c.address_id "
    "WHERE c.customer_id IN (SELECT value FROM json_each(?)) AND c.past = 0 ORDER BY c.position DESC, c.id DESC"
)
_SHARE = "UPDATE customer_address SET address_id = ? WHERE customer_id = ? AND address_id = ? AND past = 0"
_COPY = (
    "INSERT INTO address (street, city, region, postcode, country) "
    "SELECT street, city, region, postcode, country FROM address WHERE id = ?"
)
_OWN = "UPDATE customer_address SET address_id = ? WHERE customer_id = ? AND address_id = ?"
_SHARED = (
    "SELECT DISTINCT c.address_id FROM customer_address c WHERE c.customer_id = ?1 AND EXISTS "
    "(SELECT 1 FROM customer_address o WHERE o.address_id = c.address_id AND o.customer_id <> ?1)"
)
_FORGET = "DELETE FROM address WHERE id = ? AND NOT EXISTS (SELECT 1 FROM customer_address WHERE address_id = ?)"
_PEOPLE = f"SELECT {_MEMBER} FROM customer c WHERE c.id IN (SELECT value FROM json_each(?)) AND c.live = 1"  # noqa: S608 - constants
_MATES = (
    "SELECT id FROM customer WHERE live = 1 AND household_id IN (SELECT household_id FROM customer "
    "WHERE id IN (SELECT value FROM json_each(?)) AND household_id IS NOT NULL)"
)
_HOMES = "SELECT id, name, letter_to FROM household WHERE id IN (SELECT value FROM json_each(?))"


class Person(NamedTuple):
    """A customer as a letter sees them."""

    member: Member
    household: int | None


class Home(NamedTuple):
    """A household without its people."""

    name: str
    letter_to: int | None


def insert(name: str, letter_to: int | None) -> int:
    """A new household without members, inside the caller's transaction."""
    return int(db.execute_sql("INSERT INTO household (name, letter_to) VALUES (?, ?)", (name, letter_to)).lastrowid)


def update(household_id: int, name: str, letter_to: int | None) -> None:
    """Another name or another receiver of letters, inside the caller's transaction."""
    db.execute_sql("UPDATE household SET name = ?, letter_to = ? WHERE id = ?", (name, letter_to, household_id))


def delete(household_id: int) -> None:
    """Forget a household; its people stay, inside the caller's transaction."""
    db.execute_sql("UPDATE customer SET household_id = NULL WHERE household_id = ?", (household_id,))
    db.execute_sql("DELETE FROM household WHERE id = ?", (household_id,))


def put(customer_id: int, household_id: int | None) -> None:
    """Count a customer to a household, or to none, inside the caller's transaction."""
    db.execute_sql("UPDATE customer SET household_id = ? WHERE id = ?", (household_id, customer_id))


def of_customer(customer_id: int) -> int | None:
    """The household of a customer."""
    row = db.execute_sql("SELECT household_id FROM customer WHERE id = ?", (customer_id,)).fetchone()
    return int(row[0]) if row and row[0] is not None else None


def find(household_id: int) -> Household | None:
    """A household with those who belong to it and the address they share."""
    row = db.execute_sql(_FIND, (household_id,)).fetchone()
    if row is None:
        return None
    members = tuple(_member(one) for one in db.execute_sql(_MEMBERS, (household_id,)).fetchall())
    shared = homes([member.id for member in members])
    address = next((shared[member.id][1] for member in members if member.id in shared), None)
    return Household(id=row[0], name=row[1], letter_to=row[2], members=members, address=address)


def homes(customers: Iterable[int]) -> dict[int, tuple[int, Address]]:
    """The first present address of each customer who has one, with the id of its row."""
    rows = db.execute_sql(_HOME, (json.dumps(list(customers)),)).fetchall()
    # The first address comes last, so it is the one that stays.
    return {row[0]: (row[1], Address(*row[2:8])) for row in rows}


def share(customers: Sequence[int]) -> None:
    """Let customers whose first address reads the same name one row, inside the caller's transaction."""
    rows: dict[tuple[str, ...], int] = {}
    for customer, (row, address) in sorted(homes(customers).items()):
        place = (address.street, address.city, address.region, address.postcode, address.country)
        kept = rows.setdefault(place, row)
        if kept != row:
            db.execute_sql(_SHARE, (kept, customer, row))
            db.execute_sql(_FORGET, (row, row))


def part(customer_id: int) -> None:
    """Give a customer rows of their own for addresses that others name too, inside the caller's transaction."""
    for (row,) in db.execute_sql(_SHARED, (customer_id,)).fetchall():
        own = int(db.execute_sql(_COPY, (row,)).lastrowid)
        db.execute_sql(_OWN, (own, customer_id, row))


def people(customers: Sequence[int]) -> dict[int, Person]:
    """Those of these customers who are in the file."""
    rows = db.execute_sql(_PEOPLE, (json.dumps(list(customers)),)).fetchall()
    return {row[0]: Person(_member((*row, None, None)), row[11]) for row in rows}


def mates(customers: Sequence[int]) -> frozenset[int]:
    """Who shares a household with any of these customers."""
    return frozenset(int(row[0]) for row in db.execute_sql(_MATES, (json.dumps(list(customers)),)))


def named(households: Iterable[int]) -> dict[int, Home]:
    """Names and receivers of these households."""
    rows = db.execute_sql(_HOMES, (json.dumps(list(households)),)).fetchall()
    return {row[0]: Home(row[1], row[2]) for row in rows}


def _member(row: Sequence[Any]) -> Member:
    identity, number, name, kind, family, given, before, after, middle, form, language, _, phone, e164 = row
    organisation = kind == "organisation"
    parts = PersonName(family, given, before, after, middle)
    return Member(
        id=identity,
        number=number,
        name=name,
        person=listed(name, parts, firm=organisation),
        form=FormOfAddress(form),
        organisation=organisation,
        language=language,
        phone=Phone(phone, e164) if phone else None,
    )
