"""The one item model behind every list: rows come page by page, columns say what is shown of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.page import Cursor, Page, Sort

if TYPE_CHECKING:
    from app.ui.widgets.column import Column

Row = TypeVar("Row")
Fetch = Callable[[Cursor | None, Sort | None], Page[Row]]
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ListRole(IntEnum):
    """Our own roles: the row itself, and the plain value for copying and export."""

    ROW = Qt.ItemDataRole.UserRole
    RAW = Qt.ItemDataRole.UserRole + 1


class ListModel(QAbstractTableModel, Generic[Row]):
    """Reads the first page at `restart`, further ones as the view scrolls."""

    def __init__(
        self,
        columns: tuple[Column[Row], ...],
        fetch: Fetch[Row],
        *,
        sort: Sort | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.order = sort
        self._fetch = fetch
        self._rows: list[Row] = []
        self._next: Cursor | None = None
        self._adding = False

    def restart(self) -> None:
        """Ask from the beginning, after a filter or the facts changed."""
        page = self._fetch(None, self.order)
        self.beginResetModel()
        self._rows = list(page.rows)
        self._next = page.next
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        """The rows read so far."""
        return tuple(self._rows)

    def row(self, place: int) -> Row | None:
        """The row at that place, if it is read."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    @property
    def complete(self) -> bool:
        """Whether every row has been read."""
        return self._next is None

    # --- what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        # Whoever hears of new rows may ask for more at once; that has to wait until these are in.
        return not parent.isValid() and self._next is not None and not self._adding

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        page = self._fetch(self._next, self.order)
        self._next = page.next
        if page.rows:
            self._adding = True
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self.endInsertRows()
            self._adding = False

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None or not 0 <= index.column() < len(self.columns):
            return None
        return _value(self.columns[index.column()], row, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return _alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self.columns[column].sort if 0 <= column < len(self.columns) else None
        if key is not None:
            self.order = Sort(key, order == Qt.SortOrder.DescendingOrder)
            self.restart()


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _value(column: Column[Any], row: Any, role: int) -> Any:
    value: Any = None
    match role:
        case Qt.ItemDataRole.DisplayRole:
            value = column.text(row)
        case Qt.ItemDataRole.AccessibleTextRole:
            value = column.words(row)
        case Qt.ItemDataRole.TextAlignmentRole:
            value = _alignment(column)
        case ListRole.ROW:
            value = row
        case ListRole.RAW:
            value = column.raw(row) if column.raw else column.text(row)
    return value
