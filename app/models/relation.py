"""Who is what to whom: one row for a pair and what they are to each other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.domain.customer import FormOfAddress
from app.domain.names import PersonName, listed
from app.domain.phones import Phone
from app.domain.relation import RelationDraft, Relative, Side, seen_from
from app.models import stored
from app.models.database import db

_COLUMNS = "r.id, r.one_id, r.other_id, r.one_is, r.other_is, r.payer, r.uses, r.letters, r.note"
_PUT = (
    "INSERT INTO relation (one_id, other_id, one_is, other_is, payer, uses, letters, note, created_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CHANGE = (
    "UPDATE relation SET one_id = ?, other_id = ?, one_is = ?, other_is = ?, payer = ?, uses = ?, letters = ?, "
    "note = ? WHERE id = ?"
)
_FIND = f"SELECT {_COLUMNS} FROM relation r WHERE r.id = ?"  # noqa: S608 - constants
_SAME = (
    "SELECT id FROM relation WHERE (one_id = ?1 AND other_id = ?2 AND one_is = ?3) "
    "OR (one_id = ?2 AND other_id = ?1 AND other_is = ?3) ORDER BY id LIMIT 1"
)
_OF_CUSTOMER = (
    f"SELECT {_COLUMNS}, c.id, c.number, c.display_name, c.family_name, c.given_name, c.title_before, "  # noqa: S608 - constants
    "c.title_after, c.middle_name, c.form, c.kind, c.household_id, p.typed, p.e164, "
    "(SELECT count(*) FROM unit WHERE user_id = c.id AND state = 'sold') "
    "FROM (SELECT *, other_id AS them FROM relation WHERE one_id = ?1 "
    "UNION ALL SELECT *, one_id AS them FROM relation WHERE other_id = ?1) r "
    "JOIN customer c ON c.id = r.them AND c.live = 1 "
    "LEFT JOIN customer_phone p ON p.customer_id = c.id AND p.position = 0 ORDER BY r.id"
)
_LETTERS = (
    "SELECT one_id, other_id, letters FROM relation "
    "WHERE letters <> '' AND (one_id IN (SELECT value FROM json_each(?1)) "
    "OR other_id IN (SELECT value FROM json_each(?1))) ORDER BY id"
)


def insert(draft: RelationDraft, now: datetime) -> int:
    """Write a new relation inside the caller's transaction and return its id."""
    return int(db.execute_sql(_PUT, (*_values(draft), stored.moment(now))).lastrowid)


def update(draft: RelationDraft) -> None:
    """Write a changed relation inside the caller's transaction."""
    db.execute_sql(_CHANGE, (*_values(draft), draft.id))


def delete(relation_id: int) -> None:
    """Forget a relation, inside the caller's transaction."""
    db.execute_sql("DELETE FROM relation WHERE id = ?", (relation_id,))


def find(relation_id: int) -> RelationDraft | None:
    """One relation as it was written."""
    row = db.execute_sql(_FIND, (relation_id,)).fetchone()
    return _draft(row) if row else None


def same(draft: RelationDraft) -> int | None:
    """The relation that says the same of these two, whichever of them was written first."""
    row = db.execute_sql(_SAME, (draft.one_id, draft.other_id, draft.one_is)).fetchone()
    return int(row[0]) if row else None


def of_customer(customer_id: int, household: int | None) -> tuple[Relative, ...]:
    """Everybody related, in the order in which they were written down."""
    rows = db.execute_sql(_OF_CUSTOMER, (customer_id,)).fetchall()
    return tuple(_relative(row, customer_id, household) for row in rows)


def letters(customers: Sequence[int]) -> tuple[tuple[int, int, Side], ...]:
    """Where it was chosen whom to write to, for any of these customers: the two, and the choice."""
    rows = db.execute_sql(_LETTERS, (json.dumps(list(customers)),)).fetchall()
    return tuple((int(one), int(other), Side(letters)) for one, other, letters in rows)


def _values(draft: RelationDraft) -> tuple[object, ...]:
    return (
        draft.one_id,
        draft.other_id,
        draft.one_is,
        draft.other_is,
        draft.payer.value,
        draft.uses.value,
        draft.letters.value,
        draft.note,
    )


def _draft(row: Sequence[Any]) -> RelationDraft:
    identity, one, other, one_is, other_is, payer, uses, letters_to, note = row[:9]
    return RelationDraft(
        id=identity,
        one_id=one,
        other_id=other,
        one_is=one_is,
        other_is=other_is,
        payer=Side(payer),
        uses=Side(uses),
        letters=Side(letters_to),
        note=note,
    )


def _relative(row: Sequence[Any], owner: int, household: int | None) -> Relative:
    identity, number, name, family, given, before, after, middle, form, kind, home, phone, e164, uses = row[9:]
    organisation = kind == "organisation"
    parts = PersonName(family, given, before, after, middle)
    return Relative(
        relation=seen_from(_draft(row), owner),
        id=identity,
        number=number,
        name=name,
        person=listed(name, parts, firm=organisation),
        form=FormOfAddress(form),
        organisation=organisation,
        phone=Phone(phone, e164) if phone else None,
        uses=uses,
        one_home=household is not None and home == household,
    )
