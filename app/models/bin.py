"""Customers in the bin: not seen any more, but whole until they are purged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.customer import CustomerKind
from app.domain.names import PersonName, listed
from app.domain.page import Cursor, Page
from app.models import customer, search, stored
from app.models.database import db

_AFTER_ALL = ("\U0010ffff", 2**62)
_IN_BIN = "deleted_at IS NOT NULL AND live = 0 AND merged_into IS NULL AND erased_at IS NULL"
_COLUMNS = (
    "id, number, display_name, kind, organisation, family_name, given_name, title_before, title_after, middle_name, "
    "deleted_at"
)
_PAGE = f"SELECT {_COLUMNS} FROM customer WHERE {_IN_BIN} AND (deleted_at, id) < (?, ?) ORDER BY deleted_at DESC, id DESC LIMIT ?"  # noqa: S608, E501 - constants, one sentence
_COUNT = f"SELECT count(*) FROM (SELECT 1 FROM customer WHERE {_IN_BIN} LIMIT ?)"  # noqa: S608 - constants
_DUE = f"SELECT id FROM customer WHERE {_IN_BIN} AND deleted_at <= ? AND id > ? ORDER BY id LIMIT ?"  # noqa: S608 - constants
_LIVE = "SELECT id FROM customer WHERE live = 1 AND id IN (SELECT value FROM json_each(?))"
_PUT_AWAY = "UPDATE customer SET live = 0, deleted_at = ? WHERE id IN (SELECT value FROM json_each(?))"
_RESTORE = f"UPDATE customer SET live = 1, deleted_at = NULL WHERE id = ? AND {_IN_BIN}"  # noqa: S608 - constants
# What names the customer and does not go with the row by itself.
_LET_GO = (
    "UPDATE household SET letter_to = NULL WHERE letter_to = ?",
    "DELETE FROM merge WHERE undone_at IS NOT NULL AND kept_id = ?",
    "DELETE FROM merge WHERE undone_at IS NOT NULL AND gone_id = ?",
)


@dataclass(frozen=True, slots=True)
class BinRow:
    """A customer in the bin."""

    id: int
    number: int
    name: str
    person: PersonName
    deleted: datetime


def put_away(ids: Sequence[int], at: datetime) -> tuple[int, ...]:
    """Put those of these customers who are shown into the bin, inside the caller's transaction; who went."""
    found = tuple(int(row[0]) for row in db.execute_sql(_LIVE, (json.dumps(list(ids)),)).fetchall())
    db.execute_sql(_PUT_AWAY, (stored.moment(at), json.dumps(found)))
    for kind in (search.Kind.CUSTOMER, search.Kind.BUYER):
        for one in found:
            search.remove(kind, one)
    return found


def restore(customer_id: int) -> bool:
    """Take a customer out of the bin, inside the caller's transaction; False when there is no such one in it."""
    return bool(db.execute_sql(_RESTORE, (customer_id,)).rowcount)


def page(cursor: Cursor | None, limit: int) -> Page[BinRow]:
    """The next customers in the bin, those put away last first."""
    found = db.execute_sql(_PAGE, (*(cursor or _AFTER_ALL), limit + 1)).fetchall()
    rows = tuple(_row(row) for row in found[:limit])
    last = found[limit - 1] if len(found) > limit else None
    return Page(rows, (last[-1], last[0]) if last else None)


def count(limit: int) -> int:
    """How many are in the bin, up to a limit."""
    return int(db.execute_sql(_COUNT, (limit,)).fetchone()[0])


def put_away_before(at: datetime, after: int, limit: int) -> tuple[int, ...]:
    """The next customers who were put into the bin before a moment."""
    return tuple(int(row[0]) for row in db.execute_sql(_DUE, (stored.moment(at), after, limit)).fetchall())


def purge(customer_id: int) -> None:
    """Delete a customer without history for ever, inside the caller's transaction."""
    needs = db.execute_sql("SELECT id FROM need WHERE customer_id = ?", (customer_id,)).fetchall()
    for (need,) in needs:
        search.remove(search.Kind.NEED, need)
    for sql in _LET_GO:
        db.execute_sql(sql, (customer_id,))
    customer.delete(customer_id)


def _row(row: tuple[str, ...]) -> BinRow:
    identity, number, name, kind, organisation, family, given, before, after, middle, deleted = row
    firm = kind == CustomerKind.ORGANISATION.value and bool(organisation)
    person = listed(name, PersonName(family, given, before, after, middle), firm=firm)
    return BinRow(int(identity), int(number), name, person, stored.read_moment(deleted))
