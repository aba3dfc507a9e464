"""The acts that can be taken back, with what each did to every record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from app.domain import act as rules
from app.domain.act import Act, ActChange, ActKind, ChangeKind
from app.i18n import Message
from app.models import bulk, stored
from app.models.database import db

_COLUMNS = "id, at, staff, kind, words, records, undone_at, import_id"
_START = "INSERT INTO act (at, staff, kind, words, records, import_id) VALUES (?, ?, ?, ?, ?, ?)"
_ADD = "INSERT INTO act_change (act_id, kind, record_id, before, after) VALUES (?, ?, ?, ?, ?)"
# Who was erased stays erased: that is no act anybody could take back.
_LAST = f"SELECT {_COLUMNS} FROM act WHERE kind <> 'erase' ORDER BY id DESC LIMIT ?"  # noqa: S608 - columns are ours
_ONE = f"SELECT {_COLUMNS} FROM act WHERE id = ?"  # noqa: S608 - columns are ours
_CHANGES = "SELECT id, kind, record_id, before, after FROM act_change WHERE act_id = ? AND id > ? ORDER BY id LIMIT ?"
# The undo of an import needs what it changed for as long as the import is remembered.
_OLD = (
    "import_id IS NULL AND id < "
    "(SELECT min(id) FROM (SELECT id FROM act WHERE kind <> 'erase' ORDER BY id DESC LIMIT ?1))"
)
_TRIM_CHANGES = f"""
DELETE FROM act_change WHERE id IN (
    SELECT id FROM act_change WHERE act_id IN (SELECT id FROM act WHERE {_OLD}) LIMIT ?2)
"""  # noqa: S608 - constants
_TRIM = f"DELETE FROM act WHERE {_OLD} AND NOT EXISTS (SELECT 1 FROM act_change WHERE act_id = act.id)"  # noqa: S608 - constants
_ABOUT = "SELECT DISTINCT act_id FROM act_change WHERE kind IN (?, ?, ?) AND record_id = ?"


def start(
    kind: ActKind | str,
    words: Message,
    *,
    records: int = 1,
    staff: str,
    at: datetime,
    import_id: int | None = None,
) -> int:
    """Begin an act inside the caller's transaction and return its id. `words` say what was done."""
    row = (stored.moment(at), staff, str(kind), rules.written(words), records, import_id)
    return int(db.execute_sql(_START, row).lastrowid)


def add_changes(act_id: int, changes: Iterable[tuple[str, int, str, str]]) -> None:
    """Add what the act did to each record: kind, record, before and after, inside the caller's transaction."""
    bulk.many(_ADD, ((act_id, str(kind), record, before, after) for kind, record, before, after in changes))


def set_records(act_id: int, records: int) -> None:
    """Say how many records an act that works in batches has touched so far."""
    db.execute_sql("UPDATE act SET records = ? WHERE id = ?", (records, act_id))


def last(limit: int) -> tuple[Act, ...]:
    """The newest acts, newest first."""
    return tuple(_act(row) for row in db.execute_sql(_LAST, (limit,)))


def by_id(act_id: int) -> Act | None:
    """One act."""
    row = db.execute_sql(_ONE, (act_id,)).fetchone()
    return _act(row) if row else None


def changes(act_id: int, after: int = 0, limit: int = 500) -> tuple[tuple[int, ActChange], ...]:
    """The next changes of an act with their ids, in the order in which they were made."""
    rows = db.execute_sql(_CHANGES, (act_id, after, limit))
    return tuple(
        (int(identity), ActChange(ChangeKind(kind), int(record), before, then))
        for identity, kind, record, before, then in rows
    )


def set_undone(act_id: int, at: datetime) -> None:
    """The act has been taken back."""
    db.execute_sql("UPDATE act SET undone_at = ? WHERE id = ?", (stored.moment(at), act_id))


def trim(keep: int, most: int) -> bool:
    """Forget all but the newest acts, at most so many of their changes at a time; whether there is more to forget."""
    more = bool(db.execute_sql(_TRIM_CHANGES, (keep, most)).rowcount == most)
    db.execute_sql(_TRIM, (keep,))
    return more


def forget_customer(customer_id: int) -> None:
    """Forget every act that names a customer who leaves the file, inside the caller's transaction.

    An act on many loses only what it did to this one.
    """
    kinds = (ChangeKind.CUSTOMER.value, ChangeKind.BIN.value, ChangeKind.CONSENT.value)
    acts = [int(row[0]) for row in db.execute_sql(_ABOUT, (*kinds, customer_id)).fetchall()]
    drop = "DELETE FROM act_change WHERE kind IN (?, ?, ?) AND record_id = ?"
    db.execute_sql(drop, (*kinds, customer_id))
    for act_id in acts:
        none_left = "DELETE FROM act WHERE id = ? AND NOT EXISTS (SELECT 1 FROM act_change WHERE act_id = act.id)"
        db.execute_sql(none_left, (act_id,))


def _act(row: tuple[Any, ...]) -> Act:
    identity, at, staff, kind, words, records, undone, run = row
    return Act(
        int(identity),
        stored.read_moment(at),
        staff,
        ActKind(kind),
        rules.read(words),
        int(records),
        stored.read_moment(undone) if undone else None,
        run,
    )
