"""The people of a mailing: frozen when they are gathered, each with whether they get it and in which order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from app.domain.mailing_person import LeftOut, PersonState
from app.models import bulk
from app.models.database import db

_THESE = "IN (SELECT value FROM json_each(?))"
_ADD = (
    "INSERT INTO mailing_person (mailing_id, customer_id, state) SELECT ?1, v.value, 'waiting' FROM json_each(?2) v "
    "WHERE NOT EXISTS (SELECT 1 FROM mailing_person p WHERE p.mailing_id = ?1 AND p.customer_id = v.value)"
)
_FORGET = "DELETE FROM mailing_person WHERE id IN (SELECT id FROM mailing_person WHERE mailing_id = ? LIMIT ?)"
_WAITING = (
    "SELECT id, customer_id FROM mailing_person WHERE mailing_id = ? AND state = 'waiting' AND reason = '' "
    "AND place = 0 ORDER BY id LIMIT ?"
)
_OF_CUSTOMERS = (
    f"SELECT customer_id, id, state FROM mailing_person WHERE customer_id {_THESE} AND mailing_id = ? ORDER BY id"  # noqa: S608 - constants
)
_SETTLE = (
    "UPDATE mailing_person SET state = ?, reason = ?, detail = ?, language = ?, sort_key = ?, lead_id = ? WHERE id = ?"
)
_SORTED = (
    "SELECT id, sort_key FROM mailing_person WHERE mailing_id = ? AND (sort_key, id) > (?, ?) AND sort_key <> '' "
    "ORDER BY sort_key, id LIMIT ?"
)
_PLACE = "UPDATE mailing_person SET place = ? WHERE id = ?"
_PLACE_SHARED = (
    "UPDATE mailing_person SET place = (SELECT l.place FROM mailing_person l WHERE l.id = mailing_person.lead_id) "
    "WHERE lead_id IN (SELECT value FROM json_each(?))"
)
_NEXT = (
    "SELECT id, customer_id FROM mailing_person WHERE mailing_id = ? AND state = 'in' AND reason = '' "
    "ORDER BY place, id LIMIT ?"
)
_SHARING = (
    f"SELECT lead_id, id, customer_id FROM mailing_person WHERE lead_id {_THESE} AND state = 'shared' ORDER BY id"  # noqa: S608 - constants
)
_EDITED = f"SELECT id, edited FROM mailing_person WHERE id {_THESE} AND edited <> ''"  # noqa: S608 - constants
_ORPHANS = (
    "UPDATE mailing_person SET state = 'in' WHERE mailing_id = ? AND state = 'shared' AND lead_id IS NULL "
    "AND letter_id IS NULL"
)
_BY_HAND = (
    "SELECT customer_id, edited, state = 'skipped' FROM mailing_person "
    "WHERE mailing_id = ? AND lead_id IS NULL AND (edited <> '' OR state = 'skipped')"
)
_IN_AGAIN = "SELECT id FROM mailing_person WHERE customer_id = ? AND mailing_id = ? AND state = 'in'"
_SERVED = (
    f"SELECT DISTINCT customer_id FROM mailing_person WHERE customer_id {_THESE} AND mailing_id = ? "  # noqa: S608 - constants
    "AND letter_id IS NOT NULL"
)
_WRITTEN = (
    "UPDATE mailing_person SET state = 'written', letter_id = ?, piece = ?, edited = '', sort_key = '' WHERE id = ?"
)
_NAMED_TOO = "UPDATE mailing_person SET letter_id = ?, sort_key = '' WHERE lead_id = ? AND state = 'shared'"
_LAST_PIECE = "SELECT coalesce(max(piece), 0) FROM mailing_person WHERE mailing_id = ? AND piece IS NOT NULL"
_PIECES = (
    "SELECT piece, letter_id FROM mailing_person WHERE mailing_id = ? AND piece BETWEEN ? AND ? ORDER BY piece LIMIT ?"
)


class Row(NamedTuple):
    """A row that is looked at: its id and the customer."""

    id: int
    customer: int


class Settled(NamedTuple):
    """What was decided about one row."""

    id: int
    state: PersonState
    reason: LeftOut | None = None
    detail: str = ""
    language: str = ""
    sort_key: str = ""
    lead: int | None = None


class ByHand(NamedTuple):
    """What somebody decided about one person of a mailing: other words, or nothing this time."""

    customer: int
    edited: str
    skipped: bool


def add(mailing_id: int, customers: Sequence[int]) -> int:
    """Count customers to a mailing, each once, inside the caller's transaction; how many are new in it."""
    return int(db.execute_sql(_ADD, (mailing_id, json.dumps(list(dict.fromkeys(customers))))).rowcount)


def by_hand(mailing_id: int) -> tuple[ByHand, ...]:
    """Whose words were changed, and who was skipped."""
    rows = db.execute_sql(_BY_HAND, (mailing_id,)).fetchall()
    return tuple(ByHand(int(customer), str(text), bool(skipped)) for customer, text, skipped in rows)


def put_by_hand(mailing_id: int, kept: Sequence[ByHand]) -> None:
    """The same again after they were gathered anew, inside the caller's transaction; who is not in is left alone."""
    for one in kept:
        found = db.execute_sql(_IN_AGAIN, (one.customer, mailing_id)).fetchone()
        if found is not None:
            db.execute_sql("UPDATE mailing_person SET edited = ? WHERE id = ?", (one.edited, found[0]))
            if one.skipped:
                set_state(int(found[0]), PersonState.SKIPPED, PersonState.SKIPPED)


def clear_edited(mailing_id: int) -> None:
    """Everybody has the template's words again, inside the caller's transaction."""
    db.execute_sql("UPDATE mailing_person SET edited = '' WHERE mailing_id = ? AND edited <> ''", (mailing_id,))


def forget(mailing_id: int, limit: int) -> bool:
    """Let some of a mailing's people go, inside the caller's transaction; whether there were any."""
    return bool(db.execute_sql(_FORGET, (mailing_id, limit)).rowcount)


def waiting(mailing_id: int, limit: int) -> tuple[Row, ...]:
    """The next ones nothing was decided about."""
    return tuple(Row(*row) for row in db.execute_sql(_WAITING, (mailing_id, limit)).fetchall())


def of_customers(mailing_id: int, customers: Sequence[int]) -> dict[int, tuple[int, PersonState]]:
    """The row and state of each of these customers who is in a mailing; of two rows the first."""
    rows = db.execute_sql(_OF_CUSTOMERS, (json.dumps(list(customers)), mailing_id)).fetchall()
    return {customer: (row, PersonState(state)) for customer, row, state in reversed(rows)}


def settle(decided: Sequence[Settled]) -> None:
    """Write down what was decided, inside the caller's transaction."""
    bulk.many(
        _SETTLE,
        (
            (one.state.value, one.reason or "", one.detail, one.language, one.sort_key, one.lead, one.id)
            for one in decided
        ),
    )


def place(mailing_id: int, after: tuple[str, int], first: int, limit: int) -> tuple[tuple[str, int] | None, int]:
    """Number the next ones in order from `first` on, inside the caller's transaction; where to go on, and how many."""
    rows = db.execute_sql(_SORTED, (mailing_id, *after, limit)).fetchall()
    bulk.many(_PLACE, ((first + offset, row[0]) for offset, row in enumerate(rows)))
    db.execute_sql(_PLACE_SHARED, (json.dumps([row[0] for row in rows]),))
    return (str(rows[-1][1]), int(rows[-1][0])) if rows else None, len(rows)


def next_in(mailing_id: int, limit: int) -> tuple[Row, ...]:
    """The next ones in order who have no letter yet."""
    return tuple(Row(*row) for row in db.execute_sql(_NEXT, (mailing_id, limit)).fetchall())


def sharing(leads: Sequence[int]) -> dict[int, tuple[Row, ...]]:
    """Who is named in the letters of these rows too, by the row."""
    found: dict[int, tuple[Row, ...]] = {}
    for lead, row, customer in db.execute_sql(_SHARING, (json.dumps(list(leads)),)).fetchall():
        found[lead] = (*found.get(lead, ()), Row(row, customer))
    return found


def served(mailing_id: int, customers: Sequence[int]) -> set[int]:
    """Those of these customers who have their letter of a mailing."""
    return {int(row[0]) for row in db.execute_sql(_SERVED, (json.dumps(list(customers)), mailing_id))}


def hand_over(row: int, heir: int) -> None:
    """Another one becomes the first reader of a letter, in the same place, inside the caller's transaction."""
    db.execute_sql(
        "UPDATE mailing_person SET lead_id = NULL, state = 'in', edited = (SELECT edited FROM mailing_person "
        "WHERE id = ?1) WHERE id = ?2",
        (row, heir),
    )
    db.execute_sql("UPDATE mailing_person SET lead_id = ?2 WHERE lead_id = ?1", (row, heir))


def orphans(mailing_id: int) -> None:
    """Whose first reader is no longer in the file get a letter of their own, inside the caller's transaction."""
    db.execute_sql(_ORPHANS, (mailing_id,))


def edited(rows: Sequence[int]) -> dict[int, dict[str, str]]:
    """The words that were changed for some of these alone."""
    return {row: json.loads(text) for row, text in db.execute_sql(_EDITED, (json.dumps(list(rows)),)).fetchall()}


def set_edited(row: int, words: dict[str, str]) -> None:
    """Words for one person alone, or none, inside the caller's transaction."""
    text = json.dumps(words, ensure_ascii=False) if words else ""
    db.execute_sql("UPDATE mailing_person SET edited = ? WHERE id = ?", (text, row))


def set_state(row: int, state: PersonState, shared: PersonState) -> None:
    """Another state for a row, and for those who share its letter, inside the caller's transaction."""
    db.execute_sql("UPDATE mailing_person SET state = ? WHERE id = ?", (state.value, row))
    db.execute_sql(
        "UPDATE mailing_person SET state = ? WHERE lead_id = ? AND state IN ('shared', 'skipped')", (shared.value, row)
    )


def set_written(rows: Sequence[tuple[int, int, int]]) -> None:
    """Row, letter and place among the pieces of those who have a letter now, inside the caller's transaction."""
    bulk.many(_WRITTEN, ((letter, piece, row) for row, letter, piece in rows))
    bulk.many(_NAMED_TOO, ((letter, row) for row, letter, _ in rows))


def named_in(letter_id: int) -> tuple[int, ...]:
    """Every customer a letter of a mailing speaks to."""
    rows = db.execute_sql("SELECT customer_id FROM mailing_person WHERE letter_id = ? ORDER BY id", (letter_id,))
    return tuple(int(row[0]) for row in rows)


def last_piece(mailing_id: int) -> int:
    """How many pieces were written."""
    return int(db.execute_sql(_LAST_PIECE, (mailing_id,)).fetchone()[0])


def pieces(mailing_id: int, first: int, last: int, limit: int) -> tuple[tuple[int, int], ...]:
    """Place and letter of the next written pieces from `first` to `last`."""
    return tuple((int(a), int(b)) for a, b in db.execute_sql(_PIECES, (mailing_id, first, last, limit)).fetchall() if b)
