"""How many complaints wait beyond their day: asked at every start, so it knows nothing else of complaints."""

from __future__ import annotations

from datetime import date

from app.models import stored
from app.models.database import db

# While somebody else's answer is waited for, the clock is theirs.
_RUNNING = ("received", "in_progress", "with_supplier")
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM complaint WHERE state = ? AND deadline < ? LIMIT ?)"


def count(today: date, limit: int) -> int:
    """How many running deadlines have passed, counted up to a limit for each state."""
    return sum(int(db.execute_sql(_COUNT, (state, stored.day(today), limit)).fetchone()[0]) for state in _RUNNING)
