"""Which field each column meant, remembered per header for the next file of the same kind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from app.models import stored
from app.models.database import db

_PUT = (
    "INSERT INTO import_mapping (kind, header, mapping, at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (kind, header) DO UPDATE SET mapping = excluded.mapping, at = excluded.at"
)
_FIND = "SELECT mapping FROM import_mapping WHERE kind = ? AND header = ?"


def put(kind: str, header: Sequence[str], mapping: Sequence[str], now: datetime) -> None:
    """Remember a mapping, inside the caller's transaction."""
    db.execute_sql(_PUT, (kind, _digest(header), json.dumps(list(mapping)), stored.moment(now)))


def find(kind: str, header: Sequence[str]) -> tuple[str, ...] | None:
    """How a table with this header was read last."""
    row = db.execute_sql(_FIND, (kind, _digest(header))).fetchone()
    return tuple(json.loads(row[0])) if row else None


def _digest(header: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(list(header)).encode()).hexdigest()
