"""The figure beside a page's name in the sidebar."""

from __future__ import annotations

from datetime import date

from app.models import late_answers

MOST_COUNTED = 1000


def count(day: date) -> int:
    """How many answers to complaints are late."""
    return late_answers.count(day, MOST_COUNTED)
