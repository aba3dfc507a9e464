"""What a column of a list shows of its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.widgets.avatar import Mark
    from app.ui.widgets.chip import Tag

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: a title and what it says of a row. Figures are aligned right; `sort` names an indexed order.

    `width` is a hint in px at 100 %; 0 takes what is left. `drop` is the width of the table in px at 100 % below
    which the column is left out (0: never). `tone` colours the first line by token.
    """

    title: str
    text: Callable[[Row], str]
    detail: Callable[[Row], str] | None = None
    tags: Callable[[Row], tuple[Tag, ...]] | None = None
    mark: Callable[[Row], Mark | None] | None = None
    raw: Callable[[Row], object] | None = None
    tone: Callable[[Row], str] | None = None
    align: Literal["left", "right"] = "left"
    sort: str | None = None
    width: int = 0
    bold: bool = False
    quiet: bool = False
    drop: int = 0

    def words(self, row: Row) -> str:
        """All the column says of a row, for screen readers."""
        parts = [self.text(row), self.detail(row) if self.detail else ""]
        parts += [tag.text for tag in self.tags(row)] if self.tags else []
        return ", ".join(part for part in parts if part)
