"""What happened between the shop and one customer."""

from __future__ import annotations

from app.domain.customer_card import HistoryEvent, HistoryFilter
from app.domain.page import Cursor, Page
from app.models import customer_history

PAGE_ROWS = 30


def page(
    customer_id: int, only: HistoryFilter = HistoryFilter.ALL, cursor: Cursor | None = None, limit: int = PAGE_ROWS
) -> Page[HistoryEvent]:
    """The next entries, newest first."""
    return customer_history.page(customer_id, only, cursor, limit)


def counts(customer_id: int) -> dict[HistoryFilter, int]:
    """How many entries each filter shows."""
    return customer_history.counts(customer_id)
