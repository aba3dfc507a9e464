"""The people of a mailing as lists show them: those who get it in the order of printing, the others by their reason."""

from __future__ import annotations

import json
from typing import Any

from app.domain.mailing_person import LeftOut, PersonRow, PersonState
from app.domain.page import Cursor, Page
from app.models import stored
from app.models.database import db

_COLUMNS = (
    "p.id, p.customer_id, c.number, c.display_name, p.language, p.state, p.reason, p.detail, p.lead_id, p.place, "
    "p.piece, p.edited <> '', (SELECT json_array(l.number, l.printed, l.returned_on) FROM letter l "
    "WHERE l.id = p.letter_id), "
    "(SELECT json_array(a.postcode, a.city) FROM customer_address h JOIN address a ON a.id = h.address_id "
    "WHERE h.customer_id = p.customer_id AND h.past = 0 ORDER BY h.returned_on IS NOT NULL, h.position, h.id LIMIT 1)"
)
_FROM = "FROM mailing_person p JOIN customer c ON c.id = p.customer_id"
_ONE = f"SELECT {_COLUMNS} {_FROM} WHERE p.id = ? AND p.mailing_id = ?"
_MEMBERS = f"SELECT {_COLUMNS} {_FROM} WHERE p.mailing_id = ? AND p.place > 0 AND (p.place, p.id) > (?, ?) ORDER BY p.place, p.id LIMIT ?"  # noqa: E501 - constants
_IN_STATE = f"SELECT {_COLUMNS} {_FROM} WHERE p.mailing_id = ? AND p.state = ? AND (p.reason, p.place, p.id) > (?, ?, ?) ORDER BY p.reason, p.place, p.id LIMIT ?"  # noqa: E501 - constants
_FOR_REASON = f"SELECT {_COLUMNS} {_FROM} WHERE p.mailing_id = ? AND p.state = ? AND p.reason = ? AND (p.place, p.id) > (?, ?) ORDER BY p.place, p.id LIMIT ?"  # noqa: E501 - constants
_AT_PLACE = "SELECT id FROM mailing_person WHERE mailing_id = ? AND place = ? AND lead_id IS NULL AND place > 0"


def find(mailing_id: int, row: int) -> PersonRow | None:
    """One person of a mailing."""
    found = db.execute_sql(_ONE, (row, mailing_id)).fetchone()
    return _row(found) if found else None


def at_place(mailing_id: int, number: int) -> int | None:
    """The row whose letter is the n-th in the order of printing."""
    row = db.execute_sql(_AT_PLACE, (mailing_id, number)).fetchone()
    return int(row[0]) if row else None


def members(mailing_id: int, cursor: Cursor | None, limit: int) -> Page[PersonRow]:
    """Those who get it and those who are skipped, in the order of printing."""
    rows = db.execute_sql(_MEMBERS, (mailing_id, *(cursor or (0, 0)), limit + 1)).fetchall()
    return _page(rows, limit, (9, 0))


def left_out(mailing_id: int, reason: LeftOut | None, cursor: Cursor | None, limit: int) -> Page[PersonRow]:
    """Those who get nothing, for one reason or for any."""
    if reason is not None:
        values = (mailing_id, PersonState.LEFT_OUT.value, reason.value, *(cursor or (-1, 0)), limit + 1)
        return _page(db.execute_sql(_FOR_REASON, values).fetchall(), limit, (9, 0))
    values = (mailing_id, PersonState.LEFT_OUT.value, *(cursor or ("", -1, 0)), limit + 1)
    return _page(db.execute_sql(_IN_STATE, values).fetchall(), limit, (6, 9, 0))


def _page(rows: list[tuple[Any, ...]], limit: int, columns: tuple[int, ...]) -> Page[PersonRow]:
    more = tuple(rows[limit - 1][column] for column in columns) if len(rows) > limit else None
    return Page(tuple(_row(row) for row in rows[:limit]), more)


def _row(row: tuple[Any, ...]) -> PersonRow:
    postcode, city = json.loads(row[13]) if row[13] else ("", "")
    number, printed, returned = json.loads(row[12]) if row[12] else ("", 0, None)
    return PersonRow(
        id=row[0],
        customer_id=row[1],
        customer_number=row[2],
        name=row[3],
        postcode=postcode,
        city=city,
        language=row[4],
        state=PersonState(row[5]),
        reason=LeftOut(row[6]) if row[6] else None,
        detail=row[7],
        lead=row[8],
        place=row[9],
        piece=row[10],
        edited=bool(row[11]),
        letter=number,
        printed=printed,
        returned=stored.read_day(returned),
    )
