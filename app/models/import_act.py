"""What an import did to records that were there before: its one act, and what it put beside them."""

from __future__ import annotations

from app.models.database import db

_ACT = "SELECT id FROM act WHERE import_id = ? AND kind = 'import' ORDER BY id LIMIT 1"
_MARK = (
    "INSERT INTO import_mark (run_id, kind, mark, record_id) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (run_id, kind, mark) DO UPDATE SET record_id = excluded.record_id"
)
_MARKED = "SELECT record_id FROM import_mark WHERE run_id = ? AND kind = ? AND mark = ?"
_OF_KIND = "SELECT kind, mark, record_id FROM import_mark WHERE run_id = ? AND kind >= ? AND kind < ?"


def of_run(run: int) -> int | None:
    """The act that lists what the import changed."""
    row = db.execute_sql(_ACT, (run,)).fetchone()
    return int(row[0]) if row else None


def count(act_id: int, more: int) -> None:
    """Say of how many more records the act is, inside the caller's transaction."""
    db.execute_sql("UPDATE act SET records = records + ? WHERE id = ?", (more, act_id))


def mark(run: int, kind: str, name: str, record_id: int) -> None:
    """Remember what the import put beside a record, inside the caller's transaction."""
    db.execute_sql(_MARK, (run, kind, name, record_id))


def marked(run: int, kind: str, name: str) -> int | None:
    """The record that was remembered."""
    row = db.execute_sql(_MARKED, (run, kind, name)).fetchone()
    return int(row[0]) if row else None


def marks(run: int, kind: str) -> tuple[tuple[str, str, int], ...]:
    """Everything remembered of kinds that begin so: kind, name, record."""
    rows = db.execute_sql(_OF_KIND, (run, kind, f"{kind}\U0010ffff"))
    return tuple((found, name, int(record)) for found, name, record in rows)


def drop(run: int) -> None:
    """Forget all of it."""
    db.execute_sql("DELETE FROM import_mark WHERE run_id = ?", (run,))
