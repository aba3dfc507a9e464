"""Settings as they lie in the file: one row a key, the value as text."""

from __future__ import annotations

from collections.abc import Mapping

from app.models.database import db

_PUT = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


def read_all() -> dict[str, str]:
    """Every setting that was ever saved."""
    return dict(db.execute_sql("SELECT key, value FROM setting").fetchall())


def read(key: str) -> str | None:
    """One setting, if it was ever saved."""
    row = db.execute_sql("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def write_all(values: Mapping[str, str]) -> None:
    """Save settings inside the caller's transaction."""
    for key, value in values.items():
        db.execute_sql(_PUT, (key, value))
