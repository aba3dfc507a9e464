"""Pictures in the file: each kept once, named by the digest of what it holds."""

from __future__ import annotations

import hashlib

from app.domain.picture import Picture, PictureFacts
from app.models.database import db

_PUT = (
    "INSERT INTO picture (digest, media_type, width, height, ground, content) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (digest) DO NOTHING"
)
_FIND = "SELECT digest, media_type, width, height, ground FROM picture WHERE digest = ?"
# What a mailing shows stays, and what an act may still bring back.
_FORGET = """
DELETE FROM picture WHERE NOT EXISTS (SELECT 1 FROM product WHERE picture_id = picture.id)
AND NOT EXISTS (SELECT 1 FROM mailing WHERE instr(plan, digest))
AND NOT EXISTS (SELECT 1 FROM act_change WHERE kind = 'product' AND (instr(before, digest) OR instr(after, digest)))
"""


def put(picture: Picture) -> PictureFacts:
    """Keep a picture, inside the caller's transaction; the same content twice is kept once."""
    digest = hashlib.sha256(picture.content).hexdigest()
    known = picture.media_type, picture.width, picture.height, picture.ground
    db.execute_sql(_PUT, (digest, *known, picture.content))
    return PictureFacts(digest, *known)


def find(digest: str) -> PictureFacts | None:
    """What is known of a picture."""
    row = db.execute_sql(_FIND, (digest,)).fetchone()
    return PictureFacts(*row) if row else None


def content(digest: str) -> bytes | None:
    """What a picture holds."""
    row = db.execute_sql("SELECT content FROM picture WHERE digest = ?", (digest,)).fetchone()
    return bytes(row[0]) if row else None


def identity(digest: str) -> int | None:
    """The row of a picture; None if it is not kept any more."""
    row = db.execute_sql("SELECT id FROM picture WHERE digest = ?", (digest,)).fetchone() if digest else None
    return int(row[0]) if row else None


def digest_of(picture_id: int | None) -> str:
    """The digest of a row; empty for none."""
    if picture_id is None:
        return ""
    row = db.execute_sql("SELECT digest FROM picture WHERE id = ?", (picture_id,)).fetchone()
    return str(row[0]) if row else ""


def forget_unused() -> int:
    """Delete pictures no product or mailing shows and no act could bring back, inside the caller's transaction."""
    return int(db.execute_sql(_FORGET).rowcount)
