"""What an import has to say of single rows: why they were left out, or what of them could not come along."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain import act
from app.domain.importing import RowNote
from app.models import bulk
from app.models.database import db

_ADD = "INSERT INTO import_note (run_id, row, left_out, words) VALUES (?, ?, ?, ?)"
_OF_RUN = "SELECT row, words FROM import_note WHERE run_id = ? AND left_out = ? ORDER BY row, id"


def add(run: int, problems: Iterable[RowNote], warnings: Iterable[RowNote]) -> None:
    """Keep notes, inside the transaction of the batch itself."""
    rows = [(run, note.row, 1, act.written(note.words)) for note in problems]
    bulk.many(_ADD, [*rows, *((run, note.row, 0, act.written(note.words)) for note in warnings)])


def of_run(run: int, *, left_out: bool) -> tuple[RowNote, ...]:
    """The notes on rows that were left out, or on those that came in."""
    return tuple(RowNote(int(row), act.read(words)) for row, words in db.execute_sql(_OF_RUN, (run, int(left_out))))


def drop(run: int) -> None:
    """Forget the notes of a run that is taken back."""
    db.execute_sql("DELETE FROM import_note WHERE run_id = ?", (run,))
