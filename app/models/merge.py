"""Merges: who took whose place, and every row that moved, so that each can go back to where it was."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.models import stored
from app.models.database import db

# Every column that names a customer and simply moves along. Phones, e-mails, addresses and tags stay with the record
# that goes: the one who stays gets copies.
PLACES: tuple[tuple[str, str], ...] = (
    ("sale", "customer_id"),
    ("sale_line", "user_id"),
    ("unit", "customer_id"),
    ("unit", "user_id"),
    ("complaint", "customer_id"),
    ("letter", "customer_id"),
    ("mailing_person", "customer_id"),
    ("need", "customer_id"),
    ("consent", "customer_id"),
    ("attachment", "customer_id"),
    ("relation", "one_id"),
    ("relation", "other_id"),
    ("customer", "merged_into"),
)
_PUT = (
    "INSERT INTO merge (kept_id, gone_id, at, staff, kept_before, gone_before, kept_after) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_COLUMNS = "id, act_id, kept_id, gone_id, kept_before, gone_before, kept_after, undone_at"
_ONE = f"SELECT {_COLUMNS} FROM merge WHERE id = ?"  # noqa: S608 - columns are ours
_LATER = f"SELECT {_COLUMNS} FROM merge WHERE kept_id = ? AND id > ? AND undone_at IS NULL ORDER BY id"  # noqa: S608 - columns are ours
_TAKING = f"SELECT {_COLUMNS} FROM merge WHERE gone_id = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1"  # noqa: S608 - columns are ours
_STATES_BEFORE = (
    "SELECT kept_before FROM merge WHERE undone_at IS NULL AND kept_id IN "
    "(SELECT ?1 UNION SELECT id FROM customer WHERE merged_into = ?1) ORDER BY id"
)
_SNAPSHOTS = "UPDATE merge SET kept_before = ?, gone_before = ?, kept_after = ? WHERE id = ?"
_MOVED = "INSERT OR REPLACE INTO merge_moved (merge_id, place, row_id, from_id, detail) VALUES (?, ?, ?, ?, ?)"
_DETAILS = "SELECT row_id, detail FROM merge_moved WHERE merge_id = ? AND place = ? ORDER BY row_id"
_FORGET = "DELETE FROM merge_moved WHERE merge_id = ? AND place = ? AND row_id = ?"
_GO = "UPDATE customer SET live = 0, merged_into = ?, card = ?, updated_at = ? WHERE id = ?"
_COME_BACK = "UPDATE customer SET live = 1, merged_into = NULL, updated_at = ? WHERE id = ?"
_VISITS = (
    "UPDATE customer SET last_sale_at = coalesce((SELECT max(at) FROM sale WHERE customer_id = customer.id "
    "AND kind = 'sale'), ''), asked = EXISTS (SELECT 1 FROM consent WHERE customer_id = customer.id "
    "AND state <> 'not_asked') WHERE id IN (SELECT value FROM json_each(?))"
)
_EXTRAS = "SELECT verified_on, household_id, created_at FROM customer WHERE id = ?"
_STANDING = "SELECT live, merged_into, deleted_at, erased_at, updated_at FROM customer WHERE id = ?"
_LINK_ADDRESSES = (
    "INSERT INTO customer_address (customer_id, address_id, position, label, past, returned_on) "
    "SELECT ?1, address_id, 1000 + position, label, past, returned_on FROM customer_address WHERE customer_id = ?2 "
    "AND address_id NOT IN (SELECT address_id FROM customer_address WHERE customer_id = ?1)"
)


@dataclass(frozen=True, slots=True)
class StoredMerge:
    """One merge: the record that stays as it was and as it became, and the one that went, as JSON texts."""

    id: int
    act_id: int | None
    kept_id: int
    gone_id: int
    kept_before: str
    gone_before: str
    kept_after: str
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a record stands: shown, merged into another one, in the bin, or erased."""

    live: bool
    merged_into: int | None
    deleted: bool
    erased: bool
    changed: datetime


def insert(kept: int, gone: int, snapshots: tuple[str, str, str], *, staff: str, at: datetime) -> int:
    """Write down a merge inside the caller's transaction and return its number."""
    return int(db.execute_sql(_PUT, (kept, gone, stored.moment(at), staff, *snapshots)).lastrowid)


def set_act(merge_id: int, act_id: int) -> None:
    """The act by which the merge can be taken back."""
    db.execute_sql("UPDATE merge SET act_id = ? WHERE id = ?", (act_id, merge_id))


def by_id(merge_id: int) -> StoredMerge | None:
    """One merge."""
    return _first(_ONE, merge_id)


def taking(customer_id: int) -> StoredMerge | None:
    """The merge that stands by which a record went."""
    return _first(_TAKING, customer_id)


def later_into(kept: int, since: int) -> tuple[StoredMerge, ...]:
    """The later merges that stand and gave something to the same record."""
    return tuple(StoredMerge(*row) for row in db.execute_sql(_LATER, (kept, since)).fetchall())


def _first(sql: str, value: int) -> StoredMerge | None:
    row = db.execute_sql(sql, (value,)).fetchone()
    return StoredMerge(*row) if row else None


def set_snapshots(merge_id: int, kept_before: str, gone_before: str, kept_after: str) -> None:
    """What a merge remembers, without what an earlier one had brought."""
    db.execute_sql(_SNAPSHOTS, (kept_before, gone_before, kept_after, merge_id))


def standing(customer_id: int) -> Standing | None:
    """Where a record stands; None when there is none."""
    row = db.execute_sql(_STANDING, (customer_id,)).fetchone()
    if row is None:
        return None
    live, into, deleted, erased, changed = row
    return Standing(bool(live), into, deleted is not None, erased is not None, stored.read_moment(changed))


def extras(customer_id: int) -> dict[str, Any]:
    """What a merge changes of a record beside what a form can change."""
    row = db.execute_sql(_EXTRAS, (customer_id,)).fetchone()
    return dict(zip(("verified_on", "household_id", "created_at"), row, strict=True))


def set_extras(customer_id: int, values: dict[str, Any]) -> None:
    """Put some of them back."""
    for name, value in values.items():
        db.execute_sql(f"UPDATE customer SET {name} = ? WHERE id = ?", (value, customer_id))  # noqa: S608 - names of `extras`


def owner_of_card(card: str) -> int | None:
    """The very record that has a card, merged or not."""
    row = db.execute_sql("SELECT id FROM customer WHERE card = ?", (card,)).fetchone()
    return int(row[0]) if row else None


def set_card(customer_id: int, card: str | None) -> None:
    """Give a record another card, or none."""
    db.execute_sql("UPDATE customer SET card = ? WHERE id = ?", (card or None, customer_id))


def share_addresses(kept: int, gone: int) -> None:
    """Let who stays share the very addresses of who goes, before the record made of both is written."""
    db.execute_sql(_LINK_ADDRESSES, (kept, gone))


def go(gone: int, kept: int, card: str | None, at: datetime) -> None:
    """A record gives up its place."""
    db.execute_sql(_GO, (kept, card or None, stored.moment(at), gone))


def come_back(gone: int, at: datetime) -> None:
    """A record is one of its own again."""
    db.execute_sql(_COME_BACK, (stored.moment(at), gone))


def recount(ids: Sequence[int]) -> None:
    """The last visit, and whether they were ever asked, of records that gained or lost sales and answers."""
    db.execute_sql(_VISITS, (json.dumps(list(ids)),))


def counts(customer_id: int) -> dict[str, int]:
    """How many rows of each kind name a customer."""
    found: dict[str, int] = {}
    for table in dict.fromkeys(table for table, _ in PLACES if table != "customer"):
        named = " OR ".join(f"{column} = ?1" for place, column in PLACES if place == table)
        sql = f"SELECT count(*) FROM {table} WHERE {named}"  # noqa: S608 - names are ours
        found[table] = int(db.execute_sql(sql, (customer_id,)).fetchone()[0])
    return {name: many for name, many in found.items() if many}


# --- rows that move


def move(merge_id: int, kept: int, gone: int) -> None:
    """Move everything that names who goes to who stays, and remember each row."""
    for table, column in PLACES:
        place = f"{table}.{column}"
        db.execute_sql(
            f"INSERT INTO merge_moved (merge_id, place, row_id, from_id) SELECT ?, ?, id, ? FROM {table} "  # noqa: S608 - names are ours
            f"WHERE {column} = ?",
            (merge_id, place, gone, gone),
        )
        db.execute_sql(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (kept, gone))  # noqa: S608 - names are ours


def move_back(merge: StoredMerge, holder: int) -> None:
    """Give back what the merge moved and `holder`, who stands for the one who stayed, still has.

    Later merges that carried the same rows further forget them.
    """
    for table, column in PLACES:
        place = f"{table}.{column}"
        moved = (
            f"SELECT m.row_id FROM merge_moved m JOIN {table} t ON t.id = m.row_id AND t.{column} = ?1 "  # noqa: S608 - names are ours
            "WHERE m.merge_id = ?2 AND m.place = ?3"
        )
        values = (holder, merge.id, place)
        db.execute_sql(
            f"DELETE FROM merge_moved WHERE place = ?3 AND merge_id > ?2 AND row_id IN ({moved})",  # noqa: S608 - names are ours
            values,
        )
        db.execute_sql(f"UPDATE {table} SET {column} = ?4 WHERE id IN ({moved})", (*values, merge.gone_id))  # noqa: S608 - names are ours


def remember(merge_id: int, place: str, row: int, from_id: int, detail: object = "") -> None:
    """Write down one thing that moved, with what is needed to put it back."""
    text = json.dumps(detail, ensure_ascii=False) if detail != "" else ""
    db.execute_sql(_MOVED, (merge_id, place, row, from_id, text))


def remembered(merge_id: int, place: str) -> tuple[tuple[int, Any], ...]:
    """What was written down so: row and detail."""
    rows = db.execute_sql(_DETAILS, (merge_id, place)).fetchall()
    return tuple((int(row), json.loads(detail) if detail else None) for row, detail in rows)


def forget(merge_id: int, place: str, row: int) -> None:
    """What was written down so has been put back, or went with an earlier merge."""
    db.execute_sql(_FORGET, (merge_id, place, row))


def end(merge_id: int, at: datetime) -> None:
    """The merge stands no more."""
    db.execute_sql("UPDATE merge SET undone_at = ? WHERE id = ?", (stored.moment(at), merge_id))


def clear(merge_id: int) -> None:
    """Everything it moved is back."""
    db.execute_sql("DELETE FROM merge_moved WHERE merge_id = ?", (merge_id,))


def states_before(customer_id: int) -> tuple[str, ...]:
    """What a record and those merged into it were before the merges that stand, as JSON texts."""
    return tuple(text for (text,) in db.execute_sql(_STATES_BEFORE, (customer_id,)).fetchall() if text)
