"""Files kept with a customer: what they are stands apart from what they hold, so that a list reads no content."""

from __future__ import annotations

import hashlib
from datetime import datetime

from app.domain.attachment import Attachment
from app.models import stored
from app.models.database import db

_COLUMNS = "id, name, media_type, size, portrait, added_at, staff"
_OF_CUSTOMER = f"SELECT {_COLUMNS} FROM attachment WHERE customer_id = ? ORDER BY portrait DESC, id"  # noqa: S608 - constants
_FIND = f"SELECT {_COLUMNS}, customer_id FROM attachment WHERE id = ?"  # noqa: S608 - constants
_SAME = "SELECT id FROM attachment WHERE customer_id = ? AND digest = ?"
_INSERT = (
    "INSERT INTO attachment (customer_id, name, media_type, size, digest, added_at, staff) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_PORTRAIT = (
    "SELECT c.content FROM attachment a JOIN attachment_content c ON c.id = a.id "
    "WHERE a.customer_id = ? AND a.portrait = 1 LIMIT 1"
)


def add(customer_id: int, name: str, media_type: str, content: bytes, *, staff: str, at: datetime) -> int:
    """Keep a file, inside the caller's transaction; the same content twice is kept once. Returns its id."""
    digest = hashlib.sha256(content).hexdigest()
    known = db.execute_sql(_SAME, (customer_id, digest)).fetchone()
    if known:
        return int(known[0])
    row = (customer_id, name, media_type, len(content), digest, stored.moment(at), staff)
    identity = int(db.execute_sql(_INSERT, row).lastrowid)
    db.execute_sql("INSERT INTO attachment_content (id, content) VALUES (?, ?)", (identity, content))
    return identity


def of_customer(customer_id: int) -> tuple[Attachment, ...]:
    """A customer's files, the portrait first, then in the order in which they came."""
    return tuple(_attachment(row) for row in db.execute_sql(_OF_CUSTOMER, (customer_id,)))


def find(identity: int) -> tuple[Attachment, int] | None:
    """A file and whose it is."""
    row = db.execute_sql(_FIND, (identity,)).fetchone()
    return (_attachment(row[:-1]), int(row[-1])) if row else None


def content(identity: int) -> bytes:
    """What a file holds; empty if it is gone."""
    row = db.execute_sql("SELECT content FROM attachment_content WHERE id = ?", (identity,)).fetchone()
    return bytes(row[0]) if row else b""


def portrait(customer_id: int) -> bytes | None:
    """The picture that stands for a customer."""
    row = db.execute_sql(_PORTRAIT, (customer_id,)).fetchone()
    return bytes(row[0]) if row else None


def set_portrait(customer_id: int, identity: int | None) -> None:
    """Let one of a customer's pictures, or none, stand for them, inside the caller's transaction."""
    db.execute_sql("UPDATE attachment SET portrait = (id IS ?) WHERE customer_id = ?", (identity, customer_id))


def remove(identity: int) -> None:
    """Forget a file, inside the caller's transaction."""
    db.execute_sql("DELETE FROM attachment WHERE id = ?", (identity,))


def _attachment(row: tuple[str, ...]) -> Attachment:
    identity, name, media_type, size, portrait, added, staff = row
    return Attachment(
        id=int(identity),
        name=name,
        media_type=media_type,
        size=int(size),
        portrait=bool(portrait),
        added=stored.read_moment(added),
        staff=staff,
    )
