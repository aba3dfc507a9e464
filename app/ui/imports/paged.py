"""Rows that are here already, handed out to a list a screenful at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from app.domain.page import Page as Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.page import Cursor, Sort

Row = TypeVar("Row")
_STEP = 100


def paged(rows: tuple[Row, ...]) -> Callable[[Cursor | None, Sort | None], Rows[Row]]:
    """The rows as a list asks for them."""

    def fetch(cursor: Cursor | None, _sort: Sort | None) -> Rows[Row]:
        start = int(str(cursor[0])) if cursor else 0
        end = start + _STEP
        return Rows(rows[start:end], (end,) if end < len(rows) else None)

    return fetch
