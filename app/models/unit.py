"""Sold pieces under promise: the register's pages, one piece, and the correction of its serial number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import peewee

from app.domain.page import Cursor, Page
from app.domain.unit import UnitFile, UnitFilter, UnitQuery, UnitRow
from app.domain.warranty import LIFETIME, Term, TermUnit
from app.models import complaint, stored
from app.models.database import db

# A promise for life ends after every other one: its last day is the calendar's.
_FIRST, _LAST = "", "9999-12-31"
# Larger than every character, so that all texts with the same beginning come before it.
_AFTER = "\U0010ffff"
_COLUMNS = "id, number, product_name, serial, batch, customer_name, user_name, starts, ends, state, last_day"
_BY_END = (
    f"SELECT {_COLUMNS} FROM unit WHERE last_day <= ? AND (last_day, id) > (?, ?) "  # noqa: S608 - constants
    "ORDER BY last_day, id LIMIT ?"
)
_BY_END_BACKWARDS = (
    f"SELECT {_COLUMNS} FROM unit WHERE last_day >= ? AND (last_day, id) < (?, ?) "  # noqa: S608 - constants
    "ORDER BY last_day DESC, id DESC LIMIT ?"
)
_BY_NUMBER = f"SELECT {_COLUMNS} FROM unit WHERE number >= ? AND number < ? ORDER BY number LIMIT ?"  # noqa: S608 - constants
_BY_SERIAL = (
    f"SELECT {_COLUMNS} FROM unit WHERE serial <> '' AND serial >= ? COLLATE NOCASE AND serial < ? COLLATE NOCASE "  # noqa: S608 - constants
    "AND (serial COLLATE NOCASE, id) > (?, ?) AND NOT (number >= ? AND number < ?) "
    "ORDER BY serial COLLATE NOCASE, id LIMIT ?"
)
_ENDING_OF_KNOWN = (
    f"SELECT {_COLUMNS} FROM unit WHERE last_day BETWEEN ? AND ? AND state = 'sold' AND customer_id IS NOT NULL "  # noqa: S608 - constants
    "ORDER BY last_day, id LIMIT ?"
)
_COUNT_ENDING = "SELECT count(*) FROM (SELECT 1 FROM unit WHERE last_day BETWEEN ? AND ? AND state = 'sold' LIMIT ?)"
_NUMBERS, _SERIALS = 0, 1
_LARGEST_ID = 2**63 - 1


class Unit(peewee.Model):
    """One flat row per sold piece; written with its sale."""

    id = peewee.AutoField()
    number = peewee.TextField()
    sale_id = peewee.IntegerField()
    line_id = peewee.IntegerField()
    product_id = peewee.IntegerField(null=True)
    product_name = peewee.TextField()
    code = peewee.TextField()
    serial = peewee.TextField()
    batch = peewee.TextField()
    quantity_milli = peewee.IntegerField()
    customer_id = peewee.IntegerField(null=True)
    customer_name = peewee.TextField()
    user_id = peewee.IntegerField(null=True)
    user_name = peewee.TextField()
    term_count = peewee.IntegerField(null=True)
    term_unit = peewee.TextField()
    care = peewee.TextField()
    starts = peewee.TextField()
    ends = peewee.TextField(null=True)
    state = peewee.TextField()

    class Meta:
        database = db
        table_name = "unit"


def page(query: UnitQuery, cursor: Cursor | None, limit: int, today: date) -> Page[UnitRow]:
    """One page by end of promise; or, with a text, the numbers and then the serials that begin so."""
    text = query.text.strip()
    return _matching(text, cursor, limit) if text else _by_end(query, cursor, limit, today)


def find(number: str) -> UnitFile | None:
    """The piece with that number, with its complaints."""
    row = Unit.get_or_none(Unit.number == number.strip().upper())
    return None if row is None else _file(row)


def ending_of_known(first: date, last: date, limit: int) -> tuple[UnitRow, ...]:
    """The promises to customers of the file that end between two days, soonest first."""
    rows = db.execute_sql(_ENDING_OF_KNOWN, (stored.day(first), stored.day(last), limit))
    return tuple(_row(row) for row in rows)


def count_ending(first: date, last: date, limit: int) -> int:
    """How many promises end between two days, counted up to a limit."""
    found = db.execute_sql(_COUNT_ENDING, (stored.day(first), stored.day(last), limit)).fetchone()
    return int(found[0])


def write_serial(number: str, serial: str) -> None:
    """Put another serial number on a piece, inside the caller's transaction."""
    Unit.update(serial=serial).where(Unit.number == number).execute()


def _by_end(query: UnitQuery, cursor: Cursor | None, limit: int, today: date) -> Page[UnitRow]:
    first, last = _span(query, today)
    if query.descending:
        sql, bound, start = _BY_END_BACKWARDS, first, (last, _LARGEST_ID)
    else:
        sql, bound, start = _BY_END, last, (first, 0)
    rows = db.execute_sql(sql, (bound, *(cursor or start), limit + 1)).fetchall()
    more = rows[limit - 1][-1:] + rows[limit - 1][:1] if len(rows) > limit else None
    return Page(tuple(_row(row) for row in rows[:limit]), more)


def _span(query: UnitQuery, today: date) -> tuple[str, str]:
    """The first and last end the filter lets through."""
    now = stored.day(today)
    if query.filter is UnitFilter.ACTIVE:
        return now, _LAST
    if query.filter is UnitFilter.ENDING:
        return now, stored.day(date.fromordinal(min(today.toordinal() + query.soon_days, date.max.toordinal())))
    if query.filter is UnitFilter.ENDED:
        return _FIRST, stored.day(date.fromordinal(today.toordinal() - 1))
    return _FIRST, _LAST


def _matching(text: str, cursor: Cursor | None, limit: int) -> Page[UnitRow]:
    place = cursor or (_NUMBERS, "", 0)
    found: list[tuple[Cursor, UnitRow]] = []
    if place[0] == _NUMBERS:
        found = list(_numbers(text.upper(), str(place[1]), limit + 1))
        place = (_SERIALS, "", 0)
    if len(found) <= limit:
        found += _serials(text, place[1:], limit + 1 - len(found))
    rows = tuple(row for _, row in found[:limit])
    return Page(rows, found[limit - 1][0] if len(found) > limit else None)


def _numbers(text: str, after: str, limit: int) -> Iterable[tuple[Cursor, UnitRow]]:
    # A space comes before every digit, so the next number is the first that is not smaller.
    start = f"{after} " if after else text
    for row in db.execute_sql(_BY_NUMBER, (start, text + _AFTER, limit)):
        yield (_NUMBERS, row[1], row[0]), _row(row)


def _serials(text: str, after: Cursor, limit: int) -> Iterable[tuple[Cursor, UnitRow]]:
    number = text.upper()
    for row in db.execute_sql(_BY_SERIAL, (after[0] or text, text + _AFTER, *after, number, number + _AFTER, limit)):
        yield (_SERIALS, row[3], row[0]), _row(row)


def _row(row: tuple[Any, ...]) -> UnitRow:
    return UnitRow(
        id=int(row[0]),
        number=row[1],
        product=row[2],
        serial=row[3],
        batch=row[4],
        customer=row[5],
        user=row[6],
        starts=date.fromisoformat(row[7]),
        ends=stored.read_day(row[8]),
        returned=row[9] == "returned",
    )


def _file(unit: Unit) -> UnitFile:
    sale = db.execute_sql("SELECT number FROM sale WHERE id = ?", (unit.sale_id,)).fetchone()
    values = (unit.id, unit.number, unit.product_name, unit.serial, unit.batch, unit.customer_name, unit.user_name)
    return UnitFile(
        row=_row((*values, unit.starts, unit.ends, unit.state)),
        code=unit.code,
        quantity=stored.read_milli(unit.quantity_milli),
        term=_term(unit.term_count, unit.term_unit),
        care=unit.care,
        sale_id=unit.sale_id,
        line_id=unit.line_id,
        sale_number=sale[0],
        customer_id=unit.customer_id,
        user_id=unit.user_id,
        complaints=complaint.about_unit(unit.id),
    )


def _term(count: int | None, unit: str) -> Term:
    return LIFETIME if unit == TermUnit.LIFETIME else Term(count or 0, TermUnit(unit))
