"""Who did what to which record, as a chain: each entry carries the hash of the one before.

An entry is linked by the digest of what it holds, so that what it says of an erased person can be emptied and the
chain still stands; a later entry then names the emptied ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime

import peewee

from app.domain.audit_head import AuditHead
from app.models import stored
from app.models.database import db

_INSERT = "INSERT INTO audit (at, staff, action, kind, record, before, after, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501 - a column list reads better on its line
_LAST = "SELECT hash FROM audit ORDER BY id DESC LIMIT 1"
_ALL = "SELECT id, hash, digest, before, after, at, staff, action, kind, record FROM audit ORDER BY id"
_FROM = "SELECT id, at FROM audit WHERE id >= ? ORDER BY id LIMIT 1"
_EMPTY = "UPDATE audit SET before = '', after = '' WHERE id IN (SELECT value FROM json_each(?))"
# The action whose entry names, under `entries`, those that were emptied.
ERASE = "erase"


class Audit(peewee.Model):
    """One entry; never changed, never deleted."""

    id = peewee.AutoField()
    at = peewee.TextField()
    staff = peewee.TextField()
    action = peewee.TextField()
    kind = peewee.TextField()
    record = peewee.TextField()
    before = peewee.TextField()
    after = peewee.TextField()
    digest = peewee.TextField()
    hash = peewee.TextField()

    class Meta:
        database = db
        table_name = "audit"


def write(
    *,
    at: datetime,
    staff: str,
    action: str,
    kind: str,
    record: str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """Append an entry inside the caller's transaction. `record` is the number or id of what was touched."""
    head, held = (stored.moment(at), staff, action, kind, record), (_text(before), _text(after))
    last = db.execute_sql(_LAST).fetchone()
    digest = _hash(*held)
    db.execute_sql(_INSERT, (*head, *held, digest, _hash(last[0] if last else "", *head, digest)))


def empty(entries: Iterable[int]) -> None:
    """Take out what entries hold of an erased person, inside the caller's transaction.

    The caller also writes an entry of the action ERASE whose `after` names them under `entries`.
    """
    db.execute_sql(_EMPTY, (json.dumps(list(entries)),))


def head() -> AuditHead | None:
    """The last link of the chain, None while there is none."""
    row = db.execute_sql("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    return AuditHead(int(row[0]), str(row[1])) if row else None


def head_before(moment: datetime) -> AuditHead | None:
    """The last link that was there at a moment, found by halving: links follow each other in time."""
    low, high = 0, db.execute_sql("SELECT coalesce(max(id), 0) FROM audit").fetchone()[0]
    wanted = stored.moment(moment)
    while low < high:
        middle = (low + high + 1) // 2
        identity, at = db.execute_sql(_FROM, (middle,)).fetchone()
        if at < wanted:
            low = int(identity)
        else:
            high = middle - 1
    row = db.execute_sql("SELECT id, hash FROM audit WHERE id = ?", (low,)).fetchone()
    return AuditHead(int(row[0]), str(row[1])) if row else None


def first_broken() -> int | None:
    """The id of the first entry that does not follow from the one before it; None when the chain holds."""
    previous = ""
    emptied: list[int] = []
    named: set[int] = set()
    for identity, own, digest, before, after, *head in db.execute_sql(_ALL):
        if _hash(previous, *head, digest) != own:
            return int(identity)
        if _hash(before, after) != digest:
            if before or after:
                return int(identity)
            emptied.append(identity)
        if head[2] == ERASE and after:
            named.update(json.loads(after).get("entries", ()))
        previous = own
    return next((entry for entry in emptied if entry not in named), None)


def _text(values: Mapping[str, object] | None) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=str) if values else ""


def _hash(*parts: str) -> str:
    # As a JSON list, so that no text can pretend to end where another begins.
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()
