"""Saved filters in the file, and the customers they mean: page by page, counted, or out of what a text found.

The rule by which a page stays quick among a million customers: if one of the conditions has an index that leads to at
most FEW customers, those are looked at and put in order; else the list is walked in its order, and no page looks at
more than FAR of it. A page that has looked so far ends early and says where to go on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.page import Cursor, Page, Sort
from app.domain.segment import Condition, Conditions, Counted, Segment, from_json, to_json
from app.errors import InputError
from app.models.database import db
from app.models.segment_pieces import PIECES, Moment, Piece, Values

FEW = 2_000
FAR = 8_000
# Counting happens beside the window and may look further.
MANY = 100_000
_STRETCHES = 25
_LAST_TEXT, _LAST_ID = "\U0010ffff", 2**62
_ALL = "SELECT id, name, definition, position FROM segment ORDER BY position, id"
_INSERT = (
    "INSERT INTO segment (name, definition, position) "
    "VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM segment))"
)
_UPDATE = "UPDATE segment SET name = ?, definition = ?, position = ? WHERE id = ?"
_NAMED = "SELECT id FROM segment WHERE name = ? COLLATE NOCASE AND id IS NOT ?"


# --- what is saved


def read_all() -> tuple[tuple[Segment, ...], tuple[str, ...]]:
    """Saved filters in their order, and the names of those that a later version made and this one cannot read."""
    good: list[Segment] = []
    unread: list[str] = []
    for identity, name, definition, position in db.execute_sql(_ALL).fetchall():
        try:
            good.append(Segment(name, from_json(definition), identity, position))
        except InputError:
            unread.append(name)
    return tuple(good), tuple(unread)


def write(segment: Segment) -> int:
    """Keep a new filter as the last one, or a changed one in its place; inside the caller's transaction."""
    definition = to_json(segment.conditions)
    if segment.id is None:
        return int(db.execute_sql(_INSERT, (segment.name, definition)).lastrowid)
    db.execute_sql(_UPDATE, (segment.name, definition, segment.position, segment.id))
    return segment.id


def delete(identity: int) -> None:
    """Forget a filter, inside the caller's transaction."""
    db.execute_sql("DELETE FROM segment WHERE id = ?", (identity,))


def name_taken(name: str, besides: int | None) -> bool:
    """Whether another filter has that name."""
    return db.execute_sql(_NAMED, (name, besides)).fetchone() is not None


# --- whom it means


@dataclass(frozen=True, slots=True)
class _Order:
    """One order of the list: its column, and the indexed walk along it."""

    column: str
    descending: bool
    first: tuple[object, ...]

    @property
    def _columns(self) -> str:
        return "number" if self.column == "number" else f"{self.column}, id"

    def walk(self) -> str:
        """The next customers in this order, whoever they are."""
        sign, down = ("<", " DESC") if self.descending else (">", "")
        names = self._columns.split(", ")
        marks = ", ".join("?" * len(names))
        ordered = ", ".join(f"{name}{down}" for name in names)
        return f"FROM customer WHERE live = 1 AND ({self._columns}) {sign} ({marks}) ORDER BY {ordered}"

    def place(self) -> str:
        """What a cursor holds."""
        return ", ".join(f"c.{name}" for name in self._columns.split(", "))

    def sorted(self) -> str:
        """The same order over a few customers, without walking its index."""
        sign, down = ("<", " DESC") if self.descending else (">", "")
        names = [f"+c.{name}" for name in self._columns.split(", ")]
        marks = ", ".join("?" * len(names))
        return f"({', '.join(names)}) {sign} ({marks}) ORDER BY {', '.join(name + down for name in names)}"


_ORDERS = {
    Sort("name"): _Order("sort_key", False, ("", 0)),
    Sort("name", descending=True): _Order("sort_key", True, (_LAST_TEXT, _LAST_ID)),
    Sort("visit"): _Order("last_sale_at", False, ("", 0)),
    Sort("visit", descending=True): _Order("last_sale_at", True, (_LAST_TEXT, _LAST_ID)),
    Sort("number"): _Order("number", False, (0,)),
    Sort("number", descending=True): _Order("number", True, (_LAST_ID,)),
}
_SEEN = (
    "id, number, sort_key, last_sale_at, language, kind, source, birth_month, birth_day, birth_calendar, birth_leap, "
    "given_key, verified_on, created_at, asked, import_id, household_id, family_name, given_name, organisation"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Conditions in the engine's language."""

    checks: str
    values: Values
    among: str
    among_values: Values


def page(conditions: Conditions, sort: Sort, cursor: Cursor | None, limit: int, at: Moment) -> Page[int]:
    """The next customers for whom every condition holds. With `next` set a short page is not the end."""
    asked, order = _asked(conditions, at), _ORDERS[sort]
    place = tuple(cursor or order.first)
    rows = _among(asked, order, place, limit + 1) if asked.among else _along(asked, order, place, limit + 1)
    if len(rows) > limit:
        return Page(tuple(int(row[0]) for row in rows[:limit]), tuple(rows[limit - 1][1:]))
    return Page(tuple(int(row[0]) for row in rows), None if asked.among else _far(order, place))


def _among(asked: _Asked, order: _Order, place: Cursor, limit: int) -> list[tuple[Any, ...]]:
    sql = _few(asked, f"c.id, {order.place()}", f" AND {order.sorted()} LIMIT ?")
    return _rows(sql, *asked.among_values, *asked.values, *place, limit)


def _few(asked: _Asked, columns: str, rest: str = "") -> str:
    """Each of the few once, looked at before anything else; the engine may not choose another way."""
    return (
        f"WITH few(id) AS (SELECT DISTINCT * FROM ({asked.among})) SELECT {columns} "  # noqa: S608 - pieces are constants
        f"FROM few CROSS JOIN customer c ON c.id = few.id WHERE c.live = 1 AND {asked.checks}{rest}"
    )


def _along(asked: _Asked, order: _Order, place: Cursor, limit: int) -> list[tuple[Any, ...]]:
    sql = (
        f"SELECT c.id, {order.place()} FROM (SELECT {_SEEN} {order.walk()} LIMIT ?) c "  # noqa: S608 - pieces are constants
        f"WHERE {asked.checks} LIMIT ?"
    )
    return _rows(sql, *place, FAR, *asked.values, limit)


def _far(order: _Order, place: Cursor) -> Cursor | None:
    """The last place a walk has looked at; None when the list ended before."""
    columns = order.place().replace("c.", "")
    rows = _rows(f"SELECT {columns} {order.walk()} LIMIT 1 OFFSET ?", *place, FAR - 1)
    return tuple(rows[0]) if rows else None


def count(conditions: Conditions, at: Moment, limit: int) -> Counted:
    """How many fit, up to a limit; without an index that leads to MANY, so many stretches of the file are looked at."""
    asked = _asked(conditions, at, MANY)
    if asked.among:
        sql = f"SELECT count(*) FROM ({_few(asked, '1', ' LIMIT ?')})"  # noqa: S608 - pieces are constants
        among = int(_rows(sql, *asked.among_values, *asked.values, limit + 1)[0][0])
        return Counted(min(among, limit), among > limit)
    found, order = 0, _ORDERS[Sort("number")]
    place: Cursor | None = order.first
    for _ in range(_STRETCHES):
        if place is None or found > limit:
            break
        found += len(_along(asked, order, place, limit + 1 - found))
        place = _far(order, place)
    return Counted(min(found, limit), found > limit or place is not None)


def everyone(conditions: Conditions, at: Moment, batch: int = 500) -> Iterator[tuple[int, ...]]:
    """All who fit, in the order of their numbers, a batch at a time; batches may be empty on the way."""
    cursor: Cursor | None = None
    while True:
        found = page(conditions, Sort("number"), cursor, batch, at)
        yield found.rows
        cursor = found.next
        if cursor is None:
            return


def of_these(ids: Sequence[int], conditions: Conditions, at: Moment) -> tuple[int, ...]:
    """Those of a few customers for whom every condition holds, in their order."""
    checks, values = _checks(conditions, at)
    sql = f"SELECT c.id FROM customer c WHERE c.id IN (SELECT value FROM json_each(?)) AND c.live = 1 AND {checks}"  # noqa: S608 - pieces are constants
    fits = {row[0] for row in _rows(sql, json.dumps(list(ids)), *values)}
    return tuple(one for one in ids if one in fits)


def few(conditions: Conditions, at: Moment) -> tuple[int, ...] | None:
    """All who fit, the newest first, if an index leads to few; else None."""
    asked = _asked(conditions, at)
    if not asked.among:
        return None
    sql = _few(asked, "c.id", " ORDER BY +c.id DESC")
    return tuple(row[0] for row in _rows(sql, *asked.among_values, *asked.values))


def _asked(conditions: Conditions, at: Moment, most: int | None = None) -> _Asked:
    checks, values = _checks(conditions, at)
    ways = [_way(PIECES[one.field, one.operator], one, at) for one in conditions]
    most = FEW if most is None else most
    counted = [(_size(sql, known, most + 1), sql, known) for sql, known in ways if sql]
    size, sql, known = min(counted, key=lambda way: way[0], default=(most + 1, "", ()))
    return _Asked(checks, values, sql, known) if size <= most else _Asked(checks, values, "", ())


def _checks(conditions: Conditions, at: Moment) -> tuple[str, Values]:
    pieces = [(PIECES[one.field, one.operator], one) for one in conditions]
    checks = " AND ".join(f"({piece.check})" for piece, _ in pieces) or "1"
    return checks, tuple(value for piece, one in pieces for value in piece.values(one, at))


def _way(piece: Piece, one: Condition, at: Moment) -> tuple[str, Values]:
    leads = piece.only in ("", one.value)
    return (piece.among, piece.values(one, at)[: piece.among_values]) if leads else ("", ())


def _size(sql: str, values: Values, most: int) -> int:
    return int(_rows(f"SELECT count(*) FROM ({sql} LIMIT ?)", *values, most)[0][0])  # noqa: S608 - pieces are constants


def _rows(sql: str, *values: object) -> list[tuple[Any, ...]]:
    return list(db.execute_sql(sql, values).fetchall())
