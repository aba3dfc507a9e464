"""What a merge moves beside plain rows: letters of a household, portraits, marks of other programs, likely doubles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.models import merge
from app.models.database import db
from app.models.merge import StoredMerge

_LETTERS, _PORTRAIT, _EXTERNAL = "household.letter_to", "attachment.portrait", "customer_external"
_PAIR, _NEW_PAIR, _NEW_ANSWER = "duplicate_pair", "duplicate_pair.added", "consent.added"
_PAIR_NAMES = ("one_id", "other_id", "score", "reasons", "state", "staff", "at")
_PAIRS = f"SELECT {', '.join(_PAIR_NAMES)} FROM duplicate_pair WHERE one_id = ?1 OR other_id = ?1"  # noqa: S608 - columns are ours
_PUT_PAIR = f"INSERT OR IGNORE INTO duplicate_pair ({', '.join(_PAIR_NAMES)}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - columns are ours
_DROP_PAIR = "DELETE FROM duplicate_pair WHERE one_id = min(?1, ?2) AND other_id = max(?1, ?2)"
_BOTH_PORTRAITS = (
    "SELECT id FROM attachment WHERE customer_id = ?2 AND portrait = 1 "
    "AND EXISTS (SELECT 1 FROM attachment WHERE customer_id = ?1 AND portrait = 1)"
)
_PORTRAIT_BACK = (
    "UPDATE attachment SET portrait = 1 WHERE id = ?1 AND customer_id = ?2 "
    "AND NOT EXISTS (SELECT 1 FROM attachment WHERE customer_id = ?2 AND portrait = 1)"
)
_EXTERNAL_BACK = "UPDATE customer_external SET customer_id = ? WHERE source = ? AND external = ? AND customer_id = ?"


def move(merge_id: int, kept: int, gone: int) -> None:
    """Before the plain rows move: one portrait stays, letters and marks follow, likely doubles are those of both."""
    for (one,) in db.execute_sql(_BOTH_PORTRAITS, (kept, gone)).fetchall():
        merge.remember(merge_id, _PORTRAIT, one, gone)
        db.execute_sql("UPDATE attachment SET portrait = 0 WHERE id = ?", (one,))
    _move_letters(merge_id, kept, gone)
    _move_external(merge_id, kept, gone)
    _move_pairs(merge_id, kept, gone)


def move_back(undone: StoredMerge, holder: int, later: Iterable[StoredMerge]) -> None:
    """The same back, after the plain rows went back. `later` are the merges that carried things on to `holder`."""
    carried = tuple(later)
    for picture, _ in merge.remembered(undone.id, _PORTRAIT):
        db.execute_sql(_PORTRAIT_BACK, (picture, undone.gone_id))
    for household, _ in merge.remembered(undone.id, _LETTERS):
        changed = db.execute_sql(
            "UPDATE household SET letter_to = ? WHERE id = ? AND (letter_to IS NULL OR letter_to = ?)",
            (undone.gone_id, household, holder),
        )
        for one in carried if changed.rowcount else ():
            merge.forget(one.id, _LETTERS, household)
    for _, (source, external) in merge.remembered(undone.id, _EXTERNAL):
        changed = db.execute_sql(_EXTERNAL_BACK, (undone.gone_id, source, external, holder))
        for one in carried if changed.rowcount else ():
            _forget_detail(one.id, _EXTERNAL, [source, external])
    for answer, _ in merge.remembered(undone.id, _NEW_ANSWER):
        db.execute_sql("DELETE FROM consent WHERE id = ?", (answer,))
    _pairs_back(undone, carried)


def add_answer(merge_id: int, answer: int, kept: int) -> None:
    """An answer was copied so that it is the latest one of the record made of both."""
    merge.remember(merge_id, _NEW_ANSWER, answer, kept)


def _move_letters(merge_id: int, kept: int, gone: int) -> None:
    home = db.execute_sql("SELECT household_id FROM customer WHERE id = ?", (kept,)).fetchone()[0]
    for (household,) in db.execute_sql("SELECT id FROM household WHERE letter_to = ?", (gone,)).fetchall():
        merge.remember(merge_id, _LETTERS, household, gone)
        # Who stays in another household does not get this one's letters: then they go to all of it.
        letter_to = kept if household == home else None
        db.execute_sql("UPDATE household SET letter_to = ? WHERE id = ?", (letter_to, household))


def _move_external(merge_id: int, kept: int, gone: int) -> None:
    sql = "SELECT source, external FROM customer_external WHERE customer_id = ?"
    for place, (source, external) in enumerate(db.execute_sql(sql, (gone,)).fetchall()):
        merge.remember(merge_id, _EXTERNAL, place, gone, [source, external])
    db.execute_sql("UPDATE customer_external SET customer_id = ? WHERE customer_id = ?", (kept, gone))


def _move_pairs(merge_id: int, kept: int, gone: int) -> None:
    for row in db.execute_sql(_PAIRS, (gone,)).fetchall():
        one, other, *rest = row
        third = other if one == gone else one
        merge.remember(merge_id, _PAIR, third, gone, list(row))
        db.execute_sql(_DROP_PAIR, (gone, third))
        if third != kept and db.execute_sql(_PUT_PAIR, (*sorted((kept, third)), *rest)).rowcount:
            merge.remember(merge_id, _NEW_PAIR, third, kept)


def _pairs_back(undone: StoredMerge, carried: tuple[StoredMerge, ...]) -> None:
    for third, _ in merge.remembered(undone.id, _NEW_PAIR):
        db.execute_sql(_DROP_PAIR, (undone.kept_id, third))
        for one in carried:
            merge.forget(one.id, _PAIR, third)
            if (third, None) in merge.remembered(one.id, _NEW_PAIR):
                db.execute_sql(_DROP_PAIR, (one.kept_id, third))
                merge.forget(one.id, _NEW_PAIR, third)
    for _, row in merge.remembered(undone.id, _PAIR):
        if all(merge.standing(end) is not None for end in row[:2]):
            db.execute_sql(_PUT_PAIR, tuple(row))


def _forget_detail(merge_id: int, place: str, detail: Any) -> None:
    for row, held in merge.remembered(merge_id, place):
        if held == detail:
            merge.forget(merge_id, place, row)
