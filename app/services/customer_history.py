"""What happened between the shop and one customer."""

from __future__ import annotations

from datetime import date

from app.domain.customer_card import HistoryEvent, HistoryFilter
from app.domain.folding import fold
from app.domain.page import Cursor, Page
from app.models import customer_history

PAGE_ROWS = 30
# A text is looked for among so many of the newest entries.
MOST_SEARCHED = 3_000


def page(
    customer_id: int,
    only: HistoryFilter = HistoryFilter.ALL,
    cursor: Cursor | None = None,
    limit: int = PAGE_ROWS,
    *,
    text: str = "",
) -> Page[HistoryEvent]:
    """The next entries, newest first. With a text those that say all its words, and there is one page of them."""
    words = fold(text).split()
    if words:
        return Page(customer_history.find(customer_id, only, words, MOST_SEARCHED))
    return customer_history.page(customer_id, only, cursor, limit)


def counts(customer_id: int) -> dict[HistoryFilter, int]:
    """How many entries each filter shows."""
    return customer_history.counts(customer_id)


def open_complaints(customer_id: int) -> tuple[int, date | None]:
    """How many complaints wait for an answer, and until when the first one is due."""
    return customer_history.open_complaints(customer_id)
