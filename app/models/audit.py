"""Who did what to which record, as a chain: each entry carries the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

import peewee

from app.models import stored
from app.models.database import db

_INSERT = "INSERT INTO audit (at, staff, action, kind, record, before, after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_LAST = "SELECT hash FROM audit ORDER BY id DESC LIMIT 1"


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
    row = (stored.moment(at), staff, action, kind, record, _text(before), _text(after))
    last = db.execute_sql(_LAST).fetchone()
    db.execute_sql(_INSERT, (*row, _hash(last[0] if last else "", row)))


def first_broken() -> int | None:
    """The id of the first entry that does not follow from the one before it; None when the chain holds."""
    previous = ""
    rows = db.execute_sql("SELECT id, hash, at, staff, action, kind, record, before, after FROM audit ORDER BY id")
    for identity, own, *row in rows:
        if _hash(previous, tuple(row)) != own:
            return int(identity)
        previous = own
    return None


def _text(values: Mapping[str, object] | None) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=str) if values else ""


def _hash(previous: str, row: tuple[str, ...]) -> str:
    # As a JSON list, so that no text can pretend to end where another begins.
    return hashlib.sha256(json.dumps((previous, *row)).encode("ascii")).hexdigest()
