"""A page of a long list near its end, beside the bare query for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.customer_card import CustomerQuery
from app.models.database import db
from app.services import customers, shop
from bench import figures

if TYPE_CHECKING:
    from pathlib import Path

    from bench.figures import Figure

_DEEP = "SELECT sort_key, id FROM customer ORDER BY sort_key DESC, id DESC LIMIT 1 OFFSET ?"
_BARE = "SELECT * FROM customer WHERE (sort_key, id) > (?, ?) ORDER BY sort_key, id LIMIT 51"


def measure(folder: Path, size: int, count: int) -> list[Figure]:
    """Customers by name, the page after nineteen twentieths of them."""
    opened = shop.open_shop(folder)
    deep = tuple(db.execute_sql(_DEEP, (size // 20,)).fetchone())
    query, now = CustomerQuery(), shop.local_now()
    ours = figures.times(lambda: customers.page(query, deep, now=now), count)
    first = figures.times(lambda: customers.page(query, now=now), count)
    bare = figures.times(lambda: db.execute_sql(_BARE, deep).fetchall(), count)
    opened.close()
    name = f"page of customers at {size * 19 // 20:,} of {size:,}"
    beside_first = figures.within(
        f"{name}, beside the first page", figures.percentile(ours, 0.5), figures.percentile(first, 0.5), "ms", 1.5
    )
    return [
        figures.Figure(name, figures.percentile(ours, 0.5), figures.percentile(bare, 0.5), "ms"),
        beside_first,
    ]
