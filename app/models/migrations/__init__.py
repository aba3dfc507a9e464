"""Every step of the file's shape, in order. Each is frozen once released; a change is a new step."""

from __future__ import annotations

from collections.abc import Callable

from app.models.migrations import m0001_first_shop, m0002_customer_file, m0003_paper

MIGRATIONS: tuple[tuple[int, Callable[[], None]], ...] = (
    (1, m0001_first_shop.up),
    (2, m0002_customer_file.up),
    (3, m0003_paper.up),
)
NEWEST = MIGRATIONS[-1][0]
