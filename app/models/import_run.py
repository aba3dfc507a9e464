"""What the shop remembers of each import: its file, how far it came, what it made and what it left out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from app.domain.imported import Created, ImportRun, Skip, SkipReason, Tally
from app.domain.importing import Counts, ImportKind, RunState
from app.models import bulk, stored
from app.models.database import db

_COLUMNS = "id, kind, preset, file_name, digest, started_at, state, position, result"
_INSERT = """
INSERT INTO import_run (kind, preset, file_name, digest, started_at, state, result)
VALUES (?, ?, ?, ?, ?, 'running', '{}')
"""
_SKIP = "INSERT INTO import_skip (run_id, row, reason, amount_micro) VALUES (?, ?, ?, ?)"
# A reason and its detail share a column; no reason holds a space.
_SEPARATOR = " "


def start(kind: ImportKind, preset: str, name: str, digest: str, now: datetime) -> int:
    """Begin a run inside the caller's transaction and return its number. The digest says which file it is."""
    return int(db.execute_sql(_INSERT, (kind.value, preset, name, digest, stored.moment(now))).lastrowid)


def of_file(kind: ImportKind, preset: str, digest: str) -> ImportRun | None:
    """The latest run of the same file that was not taken back."""
    sql = (
        f"SELECT {_COLUMNS} FROM import_run WHERE kind = ? AND preset = ? AND digest = ? "  # noqa: S608 - constants
        "AND state IN ('running', 'cancelled', 'finished') ORDER BY id DESC LIMIT 1"
    )
    row = db.execute_sql(sql, (kind.value, preset, digest)).fetchone()
    return _run(row) if row else None


def find(number: int) -> ImportRun | None:
    """One run."""
    row = db.execute_sql(f"SELECT {_COLUMNS} FROM import_run WHERE id = ?", (number,)).fetchone()  # noqa: S608 - constants
    return _run(row) if row else None


def newest(limit: int) -> tuple[ImportRun, ...]:
    """The latest runs, newest first."""
    rows = db.execute_sql(f"SELECT {_COLUMNS} FROM import_run ORDER BY id DESC LIMIT ?", (limit,))  # noqa: S608 - constants
    return tuple(_run(row) for row in rows)


def advance(number: int, position: int, tally: Tally, skips: Iterable[Skip]) -> None:
    """Keep how far the run has come, inside the transaction of the batch itself."""
    bulk.many(_SKIP, [(number, skip.row, _reason(skip), skip.nano // 1000) for skip in skips])
    db.execute_sql(
        "UPDATE import_run SET position = ?, result = ?, state = 'running' WHERE id = ?",
        (position, _text(tally), number),
    )


def proceed(number: int, position: int, counts: Counts) -> None:
    """The same of a list."""
    db.execute_sql(
        "UPDATE import_run SET position = ?, result = ?, state = 'running' WHERE id = ?",
        (position, json.dumps(asdict(counts), ensure_ascii=False), number),
    )


def set_counts(number: int, counts: Counts) -> None:
    """What became of the rows, once one that waited is decided."""
    text = json.dumps(asdict(counts), ensure_ascii=False)
    db.execute_sql("UPDATE import_run SET result = ? WHERE id = ?", (text, number))


def set_state(number: int, state: RunState, now: datetime) -> None:
    """Say where the run stands; the end of a run and of its undo keep their moment."""
    at = stored.moment(now)
    db.execute_sql(
        "UPDATE import_run SET state = ?1, finished_at = CASE WHEN ?1 = 'finished' THEN ?2 ELSE finished_at END, "
        "undone_at = CASE WHEN ?1 = 'undone' THEN ?2 ELSE undone_at END WHERE id = ?3",
        (state.value, at, number),
    )


def skips(number: int) -> tuple[Skip, ...]:
    """The rows a run left out, but for those that were in the shop already."""
    sql = "SELECT row, reason, amount_micro FROM import_skip WHERE run_id = ? ORDER BY row"
    return tuple(_skip(*row) for row in db.execute_sql(sql, (number,)))


def drop_skips(number: int) -> None:
    """Forget the rows left out by a run that is taken back."""
    db.execute_sql("DELETE FROM import_skip WHERE run_id = ?", (number,))


def _reason(skip: Skip) -> str:
    return skip.reason.value + _SEPARATOR + skip.detail if skip.detail else skip.reason.value


def _skip(row: int, text: str, micro: int) -> Skip:
    reason, _, detail = text.partition(_SEPARATOR)
    return Skip(int(row), SkipReason(reason), detail, int(micro) * 1000)


def _text(tally: Tally) -> str:
    return json.dumps(asdict(tally))


def _run(row: tuple[str, ...]) -> ImportRun:
    number, kind, preset, name, digest, started, state, position, result = row
    values = json.loads(result)
    return ImportRun(
        number=int(number),
        kind=ImportKind(kind),
        preset=preset,
        file_name=name,
        digest=digest,
        started=stored.read_moment(started),
        state=RunState(state),
        position=int(position),
        tally=_tally(values) if kind == ImportKind.SALES else Tally(),
        counts=Counts(**values) if kind != ImportKind.SALES else Counts(),
    )


def _tally(values: dict[str, Any]) -> Tally:
    return Tally(**values | {"created": Created(**values["created"])}) if values else Tally()
