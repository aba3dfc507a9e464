"""Relations in a merge: those that would be to oneself or twice are put aside, and come back when it is taken back."""

from __future__ import annotations

from typing import Any

from app.models import merge
from app.models.database import db
from app.models.merge import StoredMerge

_PLACE = "relation"
_ENDS = ("one_id", "other_id")
_NAMES = ("id", *_ENDS, "one_is", "other_is", "payer", "uses", "letters", "note", "created_at")
_COLUMNS = ", ".join(f"r.{name}" for name in _NAMES)
_NEEDLESS = f"""
SELECT {_COLUMNS} FROM relation r WHERE (r.one_id = ?1 AND r.other_id = ?2) OR (r.one_id = ?2 AND r.other_id = ?1)
UNION SELECT {_COLUMNS} FROM relation r JOIN relation k ON k.one_id = ?1 AND k.other_id = r.other_id
    AND (k.one_is, k.other_is) = (r.one_is, r.other_is) WHERE r.one_id = ?2
UNION SELECT {_COLUMNS} FROM relation r JOIN relation k ON k.other_id = ?1 AND k.one_id = r.other_id
    AND (k.other_is, k.one_is) = (r.one_is, r.other_is) WHERE r.one_id = ?2
UNION SELECT {_COLUMNS} FROM relation r JOIN relation k ON k.other_id = ?1 AND k.one_id = r.one_id
    AND (k.one_is, k.other_is) = (r.one_is, r.other_is) WHERE r.other_id = ?2
UNION SELECT {_COLUMNS} FROM relation r JOIN relation k ON k.one_id = ?1 AND k.other_id = r.one_id
    AND (k.other_is, k.one_is) = (r.one_is, r.other_is) WHERE r.other_id = ?2
"""  # noqa: S608 - columns are ours
_MOVES = "SELECT merge_id, place, from_id FROM merge_moved WHERE place IN ('relation.one_id', 'relation.other_id') AND row_id = ?"  # noqa: E501 - one sentence
_ASIDE = "SELECT merge_id, row_id FROM merge_moved WHERE place = 'relation' AND merge_id > ? ORDER BY merge_id, row_id"
_PUT = f"INSERT INTO relation ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608 - columns are ours


def put_aside(merge_id: int, kept: int, gone: int) -> None:
    """Take out what a merge would make a relation to oneself or a second one of the same kind."""
    for found in db.execute_sql(_NEEDLESS, (kept, gone)).fetchall():
        row = dict(zip(_NAMES, found, strict=True))
        moves = [list(move) for move in db.execute_sql(_MOVES, (row["id"],)).fetchall()]
        merge.remember(merge_id, _PLACE, row["id"], gone, {"row": row, "moves": moves})
        db.execute_sql("DELETE FROM relation WHERE id = ?", (row["id"],))


def bring_back(undone: StoredMerge) -> None:
    """Put back what the merge put aside, and what it had moved and a later one put aside.

    Who went is one of their own again by now.
    """
    for identity, aside in merge.remembered(undone.id, _PLACE):
        merge.forget(undone.id, _PLACE, identity)
        _put(aside["row"], aside["moves"])
    for later, identity in db.execute_sql(_ASIDE, (undone.id,)).fetchall():
        aside = dict(merge.remembered(later, _PLACE))[identity]
        ends = [place for number, place, _ in aside["moves"] if number == undone.id]
        if ends:
            merge.forget(later, _PLACE, identity)
            _put(
                aside["row"] | {place.removeprefix("relation."): undone.gone_id for place in ends},
                [move for move in aside["moves"] if not (move[1] in ends and move[0] >= undone.id)],
            )


def _put(row: dict[str, Any], moves: list[Any]) -> None:
    """Write a relation between those who stand for its two ends now, so that later undos carry it on."""
    ends = dict(row)
    for end in _ENDS:
        while (taking := merge.taking(ends[end])) is not None:
            moves = [*moves, [taking.id, f"relation.{end}", ends[end]]]
            ends[end] = taking.kept_id
    if any(merge.standing(ends[end]) is None for end in _ENDS):
        return
    if ends["one_id"] == ends["other_id"]:
        last = max(number for number, *_ in moves)
        merge.remember(last, _PLACE, row["id"], ends["one_id"], {"row": row, "moves": _lasting(moves, row)})
        return
    taken = db.execute_sql("SELECT 1 FROM relation WHERE id = ?", (row["id"],)).fetchone()
    values = ends | {"id": None if taken else row["id"]}
    identity = int(db.execute_sql(_PUT, tuple(values[name] for name in _NAMES)).lastrowid)
    for number, place, from_id in moves:
        merge.remember(number, place, identity, from_id)


def _lasting(moves: list[Any], row: dict[str, Any]) -> list[Any]:
    """The moves that brought the relation to the ends it has in this row."""
    return [move for move in moves if move[2] not in (row["one_id"], row["other_id"])]
