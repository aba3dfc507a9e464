"""Pages of customers in the orders of their indexes: all of them, and the filters that have an order of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from app.domain import calendar_people
from app.domain.calendar_people import PeopleKind
from app.domain.customer_card import CustomerFilter, CustomerQuery
from app.domain.page import Cursor, Page
from app.models import calendar, stored
from app.models.database import db

# Larger than every text and every id: where a list that goes backwards begins.
_AFTER_ALL = ("\U0010ffff", 2**62)
_BEFORE_ALL = ("", 0)
_ORDERED = {
    ("name", False): "SELECT id, sort_key, id FROM customer WHERE live = 1 AND (sort_key, id) > (?, ?) "
    "ORDER BY sort_key, id LIMIT ?",
    ("name", True): "SELECT id, sort_key, id FROM customer WHERE live = 1 AND (sort_key, id) < (?, ?) "
    "ORDER BY sort_key DESC, id DESC LIMIT ?",
    ("visit", False): "SELECT id, last_sale_at, id FROM customer WHERE live = 1 "
    "AND (last_sale_at, id) > (?, ?) ORDER BY last_sale_at, id LIMIT ?",
    ("visit", True): "SELECT id, last_sale_at, id FROM customer WHERE live = 1 "
    "AND (last_sale_at, id) < (?, ?) ORDER BY last_sale_at DESC, id DESC LIMIT ?",
}
_BY_NUMBER = "SELECT id, number FROM customer WHERE live = 1 AND number > ? ORDER BY number LIMIT ?"
_BY_NUMBER_DOWN = "SELECT id, number FROM customer WHERE live = 1 AND number < ? ORDER BY number DESC LIMIT ?"
_AWAY = (
    "SELECT id, last_sale_at, id FROM customer WHERE live = 1 AND last_sale_at > '' "
    "AND (last_sale_at, id) < (?, ?) ORDER BY last_sale_at DESC, id DESC LIMIT ?"
)
_TAGGED = (
    "SELECT t.customer_id, t.customer_id FROM customer_tag t JOIN customer c ON c.id = t.customer_id "
    "WHERE t.tag = ? AND t.customer_id > ? AND c.live = 1 ORDER BY t.customer_id LIMIT ?"
)
# A customer stands at the piece that ends first.
_ENDING = (
    "SELECT u.customer_id, u.last_day, u.id FROM unit u "
    "WHERE u.last_day BETWEEN ? AND ? AND (u.last_day, u.id) > (?, ?) "
    "AND u.state = 'sold' AND (SELECT live FROM customer WHERE id = u.customer_id) "
    "AND NOT EXISTS (SELECT 1 FROM unit f WHERE f.customer_id = u.customer_id AND f.ends >= ? "
    "AND (f.ends, f.id) < (u.ends, u.id) AND f.state = 'sold') "
    "ORDER BY u.last_day, u.id LIMIT ?"
)
_OPEN_STATES = ("received", "in_progress", "with_supplier", "waiting")
_COMPLAINING = (
    "SELECT c.customer_id, c.deadline, c.id FROM complaint c WHERE c.state = ? AND (c.deadline, c.id) > (?, ?) "
    "AND (SELECT live FROM customer WHERE id = c.customer_id) "
    "AND NOT EXISTS (SELECT 1 FROM complaint e WHERE e.customer_id = c.customer_id "
    "AND e.state IN ('received', 'in_progress', 'with_supplier', 'waiting') "
    "AND (e.deadline, e.id) < (c.deadline, c.id)) ORDER BY c.deadline, c.id LIMIT ?"
)
_COUNT_ALL = "SELECT count(*) FROM (SELECT 1 FROM customer WHERE live = 1 LIMIT ?)"
_NEXT_TAG = "SELECT min(tag) FROM customer_tag WHERE tag > ?"
_COUNT_TAG = (
    "SELECT count(*) FROM (SELECT 1 FROM customer_tag t JOIN customer c ON c.id = t.customer_id "
    "WHERE t.tag = ? AND c.live = 1 LIMIT ?)"
)
_ANY = "SELECT 1 FROM customer LIMIT 1"
Found = Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Days:
    """The days the filters look at: today, how far a birthday and an ending warranty are seen, since when away."""

    today: date
    birthdays_until: date
    endings_until: date
    away_since: str


def ids(query: CustomerQuery, cursor: Cursor | None, limit: int, days: Days) -> Page[int]:
    """The next customers of a list without a text."""
    rows = WALKS[query.filter](query, cursor, limit + 1, days)
    return Page(tuple(int(row[0]) for row in rows[:limit]), tuple(rows[limit - 1][1:]) if len(rows) > limit else None)


def _ordered(query: CustomerQuery, cursor: Cursor | None, limit: int, _days: Days) -> Found:
    sort = query.sort
    if sort.key == "number":
        start = cursor or ((_AFTER_ALL[1],) if sort.descending else (0,))
        return _rows(_BY_NUMBER_DOWN if sort.descending else _BY_NUMBER, *start, limit)
    start = cursor or (_AFTER_ALL if sort.descending else _BEFORE_ALL)
    return _rows(_ORDERED[sort.key, sort.descending], *start, limit)


def _away(_query: CustomerQuery, cursor: Cursor | None, limit: int, days: Days) -> Found:
    return _rows(_AWAY, *(cursor or (days.away_since, 0)), limit)


def _born(_query: CustomerQuery, cursor: Cursor | None, limit: int, days: Days) -> Found:
    """Day by day; on each day those who came last come first."""
    spots = calendar_people.born(days.today, days.birthdays_until)
    found = calendar.walk(PeopleKind.BIRTHDAYS, spots, cursor, limit)
    return [(one.id, *one.place) for one in found]


def _tagged(query: CustomerQuery, cursor: Cursor | None, limit: int, _days: Days) -> Found:
    return _rows(_TAGGED, query.tag, *(cursor or (0,)), limit)


def _ending(_query: CustomerQuery, cursor: Cursor | None, limit: int, days: Days) -> Found:
    first, last = stored.day(days.today), stored.day(days.endings_until)
    return _rows(_ENDING, first, last, *(cursor or _BEFORE_ALL), first, limit)


def _complaining(_query: CustomerQuery, cursor: Cursor | None, limit: int, _days: Days) -> Found:
    place = cursor or _BEFORE_ALL
    states = (_rows(_COMPLAINING, state, *place, limit) for state in _OPEN_STATES)
    return list(islice(merge(*states, key=_second_and_third), limit))


def _second_and_third(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row[1:]


def _rows(sql: str, *values: object) -> Found:
    return list(db.execute_sql(sql, values).fetchall())


#: The filters that walk an index of their own.
WALKS: dict[CustomerFilter, Callable[[CustomerQuery, Cursor | None, int, Days], Found]] = {
    CustomerFilter.ALL: _ordered,
    CustomerFilter.BIRTHDAY: _born,
    CustomerFilter.AWAY: _away,
    CustomerFilter.WARRANTY: _ending,
    CustomerFilter.COMPLAINT: _complaining,
    CustomerFilter.TAG: _tagged,
}


def count(only: CustomerFilter, days: Days, limit: int) -> int:
    """How many customers a filter shows, counted up to a limit."""
    if only is CustomerFilter.ALL:
        return int(_rows(_COUNT_ALL, limit)[0][0])
    return len(WALKS[only](CustomerQuery(), None, limit, days))


def tags(limit: int, count_limit: int) -> tuple[tuple[str, int], ...]:
    """The first tags in use and how many customers carry each, counted up to a limit."""
    found: list[tuple[str, int]] = []
    tag = _rows(_NEXT_TAG, "")[0][0]
    while tag is not None and len(found) < limit:
        found.append((tag, int(_rows(_COUNT_TAG, tag, count_limit)[0][0])))
        tag = _rows(_NEXT_TAG, tag)[0][0]
    return tuple(found)


def any_customer() -> bool:
    """Whether the shop knows anybody yet."""
    return bool(_rows(_ANY))
