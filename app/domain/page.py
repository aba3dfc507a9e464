"""One screenful of a list and the place where the next one begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

Row = TypeVar("Row")

#: The sort values and the id of the last row shown; the next page starts after them.
Cursor: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """The column a list is ordered by."""

    key: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows in order; `next` is None when there are no more."""

    rows: tuple[Row, ...]
    next: Cursor | None = None
