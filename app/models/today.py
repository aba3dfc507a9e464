"""The figures of a day and of the weeks before it."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.money import Money
from app.domain.today import DayFigures, DayTotal
from app.models import stored
from app.models.database import db

_FIGURES = """
SELECT count(*) FILTER (WHERE kind = 'sale'), count(customer_id) FILTER (WHERE kind = 'sale'), coalesce(sum(total), 0)
FROM sale WHERE day = ? AND at <= ? AND currency = ?
"""
_HISTORY = """
SELECT day, sum(total) FROM sale WHERE day BETWEEN ? AND ? AND currency = ? GROUP BY day ORDER BY day
"""


def figures(day: date, until: datetime, currency: str) -> DayFigures:
    """Sales of a day up to a moment."""
    row = db.execute_sql(_FIGURES, (stored.day(day), stored.moment(until), currency)).fetchone()
    return DayFigures(int(row[0]), int(row[1]), Money(int(row[2]), currency))


def history(first: date, last: date, currency: str) -> tuple[DayTotal, ...]:
    """What each day with sales brought, in order."""
    rows = db.execute_sql(_HISTORY, (stored.day(first), stored.day(last), currency))
    return tuple(DayTotal(date.fromisoformat(day), Money(int(total), currency)) for day, total in rows)
