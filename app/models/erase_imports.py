"""Taking a person out of what imports left behind: rows that wait, rows left out, remarks, names of files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from app.models.database import db

Blot = Callable[[str], str]
_WAITING = (
    "DELETE FROM import_waiting WHERE EXISTS (SELECT 1 FROM json_each(import_waiting.offers) o "
    "WHERE json_extract(o.value, '$[0]') IN (SELECT value FROM json_each(?)))"
)
_ALIKE = "DELETE FROM import_waiting WHERE instr(content, ?)"
_MARKS = "DELETE FROM import_mark WHERE kind GLOB 'external *' AND record_id IN (SELECT value FROM json_each(?))"
_SKIPPED = "SELECT id, reason FROM import_skip WHERE instr(reason, ?)"
_NOTED = "SELECT id, words FROM import_note WHERE instr(words, ?)"
_FILES = (
    "SELECT id, file_name FROM import_run WHERE id IN "
    "(SELECT import_id FROM customer WHERE id IN (SELECT value FROM json_each(?)))"
)


def clear(ids: tuple[int, ...], whole: Iterable[str], blot: Blot) -> None:
    """Inside the caller's transaction; `whole` are the texts, such as the full name, by which rows are looked for."""
    wanted = (json.dumps(ids),)
    db.execute_sql(_WAITING, wanted)
    db.execute_sql(_MARKS, wanted)
    for text in whole:
        db.execute_sql(_ALIKE, (text,))
        for identity, reason in db.execute_sql(_SKIPPED, (text,)).fetchall():
            db.execute_sql("UPDATE import_skip SET reason = ? WHERE id = ?", (blot(reason), identity))
        for identity, words in db.execute_sql(_NOTED, (text,)).fetchall():
            db.execute_sql("UPDATE import_note SET words = ? WHERE id = ?", (blotted_json(words, blot), identity))
    for identity, name in db.execute_sql(_FILES, wanted).fetchall():
        db.execute_sql("UPDATE import_run SET file_name = ? WHERE id = ?", (blot(name), identity))


def blotted_json(text: str, blot: Blot) -> str:
    """A sentence kept as JSON, with a gap in its values; the sentence itself is ours."""
    held = json.loads(text)
    clean = _walk(held, blot)
    return text if clean == held else json.dumps(clean, ensure_ascii=False)


def _walk(value: Any, blot: Blot) -> Any:
    if isinstance(value, dict):
        return {name: inner if name == "text" else _walk(inner, blot) for name, inner in value.items()}
    return blot(value) if isinstance(value, str) else value
