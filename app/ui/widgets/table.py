"""The one list of the program: head, rows that come as they are scrolled to, and a foot line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QWidget

from app.ui import icons, theme
from app.ui.theme import CAPTION
from app.ui.widgets.card import Card, Line
from app.ui.widgets.label import Label, paint_text
from app.ui.widgets.list_model import Fetch, ListModel, ListRole
from app.ui.widgets.row_delegate import EDGE, GAP, MARK, RowDelegate

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.page import Sort
    from app.ui.widgets.column import Column

Row = TypeVar("Row")

TWO_LINES, ONE_LINE, CART = 50, 40, 56
_HEAD = 32
_LEAST_FREE = 160


class Head(QHeaderView):
    """Captions aligned like their columns; a click on a sortable one orders the list."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The card below shows through, with its round corners.
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        model = self.model()
        if not isinstance(model, ListModel):
            return
        look, column = theme.current(), model.columns[logical]
        place = QRectF(rect)
        painter.save()
        painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), look.colour("line"))
        right = column.align == "right"
        at_end = place.right() >= self.width() - 2
        inside = place.adjusted(
            EDGE if place.x() <= 0 and not right else GAP, 0, -EDGE if right and at_end else -GAP, 0
        )
        if column.mark:
            inside.setLeft(inside.left() + look.px(MARK) + 12)
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        ordered = model.order is not None and column.sort == model.order.key
        paint_text(
            painter, inside, column.title, look, size=CAPTION, colour="text2" if ordered else "text3", align=align
        )
        if ordered and model.order:
            self._paint_arrow(painter, inside, column.title, right=right, down=model.order.descending)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, place: QRectF, title: str, *, right: bool, down: bool) -> None:
        look = theme.current()
        side = look.px(14)
        words = look.metrics(CAPTION).horizontalAdvance(title) + 4
        left = place.right() - words - side if right else place.left() + words
        spot = QRectF(max(place.left() - GAP, min(left, place.right() - side)), place.y(), side, place.height())
        icons.paint(painter, "arrow-down" if down else "arrow-up", spot, look.tokens.text2)


class TableView(QTableView):
    """Rows under the head. Enter or a double click opens a row, Ctrl+C copies it."""

    opened = Signal(object)
    narrowed = Signal(int)
    all_wanted = Signal()

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = RowDelegate(self, height)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(Head(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_heights()

    @property
    def _many(self) -> bool:
        return self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection

    def set_row_height(self, height: int) -> None:
        """Another height of every row, in px at 100 %."""
        self.delegate.height = height
        self._set_heights()

    def _set_heights(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.current().px(self.delegate.height))
        self.verticalScrollBar().setSingleStep(theme.current().px(self.delegate.height) // 2)

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(160), look.px(_HEAD + self.delegate.height))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "delegate"):
            self._set_heights()
            self.narrowed.emit(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.narrowed.emit(self.viewport().width())

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> Any:
        """The row behind an index, or None."""
        return index.data(ListRole.ROW) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif self._many and event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        elif self._many and event.key() == Qt.Key.Key_Space and not event.modifiers():
            flags = QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().select(self.currentIndex(), flags)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open(self.indexAt(event.position().toPoint()))

    def _open(self, index: QModelIndex) -> None:
        row = self.row_at(index)
        if row is not None:
            self.opened.emit(row)

    def _copy(self) -> None:
        model, place = self.model(), self.currentIndex().row()
        if isinstance(model, ListModel) and place >= 0:
            values = (model.index(place, column).data(ListRole.RAW) for column in range(model.columnCount()))
            QGuiApplication.clipboard().setText("\t".join("" if value is None else str(value) for value in values))


class Table(Card, Generic[Row]):
    """A list on a card. `fetch(cursor, sort)` answers one page; `restart` asks again from the beginning.

    After `allow_many` several rows can be marked (Shift, Ctrl, Space, Ctrl+A); `marked` then tells of every change.
    """

    opened = Signal(object)
    chosen = Signal(object)
    marked = Signal()

    def __init__(
        self,
        columns: tuple[Column[Row], ...],
        fetch: Fetch[Row],
        *,
        name: str,
        sort: Sort | None = None,
        height: int = TWO_LINES,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what a screen reader calls the list."""
        super().__init__(padding=1, parent=parent)
        self.column.setSpacing(0)
        self.model = ListModel(columns, fetch, sort=sort, parent=self)
        self.view = TableView(height)
        self.view.setModel(self.model)
        self.view.setAccessibleName(name)
        self.view.opened.connect(self.opened)
        self.view.narrowed.connect(self._fit_columns)
        self.view.horizontalHeader().sectionClicked.connect(self._order_by)
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        #: Whether everything the list would show is marked, also what has not been read yet.
        self.all_marked = False
        self.setFocusProxy(self.view)
        self.column.addWidget(self.view, 1)
        self._make_foot()

    def _make_foot(self) -> None:
        self._foot_line = Line()
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(EDGE, 8, EDGE, 8)
        row.setSpacing(GAP)
        self.foot_text, self.foot_right = Label("", "detail"), Label("", "caption", wrap="whole")
        row.addWidget(self.foot_text, 1)
        row.addWidget(self.foot_right)
        self.column.addWidget(self._foot_line)
        self.column.addWidget(self.foot)
        self.set_foot("")

    # --- rows

    def restart(self, letters: str = "") -> None:
        """Ask from the beginning and mark `letters` in what comes; the chosen row stays chosen if it is there."""
        kept = self.current()
        self.view.delegate.letters = letters
        self.model.restart()
        rows = self.model.rows()
        if rows:
            self.select(rows.index(kept) if kept in rows else 0)
        else:
            self.chosen.emit(None)

    def current(self) -> Row | None:
        """The chosen row."""
        return self.model.row(self.view.currentIndex().row())

    def rows(self) -> tuple[Row, ...]:
        """The rows read so far."""
        return self.model.rows()

    def allow_many(self) -> None:
        """Let several rows be marked at once."""
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.all_wanted.connect(self.mark_all)
        self.view.selectionModel().selectionChanged.connect(self._marks_moved)

    def marked_rows(self) -> tuple[Row, ...]:
        """The marked rows of those read so far, in their order."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(row for row in map(self.model.row, places) if row is not None)

    def mark_all(self) -> None:
        """Mark everything the list would show."""
        self.view.selectAll()
        self.all_marked = True
        self.marked.emit()

    def mark_one(self) -> None:
        """Only the current row is marked again."""
        self.select(self.view.currentIndex().row())
        self._marks_moved()

    def _marks_moved(self, *_moved: object) -> None:
        self.all_marked = False
        self.marked.emit()

    def select(self, place: int) -> None:
        """Choose the row at that place and bring it into view."""
        index = self.model.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(index, flags)
        self.view.scrollTo(index)

    def select_row(self, matches: Callable[[Row], bool]) -> bool:
        """Choose the first row read so far that matches; tells whether there was one."""
        place = next((place for place, row in enumerate(self.rows()) if matches(row)), None)
        if place is not None:
            self.select(place)
        return place is not None

    def set_columns(self, columns: tuple[Column[Row], ...]) -> None:
        """Show other columns of the same rows."""
        self.model.beginResetModel()
        self.model.columns = columns
        self.model.endResetModel()
        self._fit_columns(self.view.viewport().width())

    def set_foot(self, text: str, right: str = "") -> None:
        """How many, in which order; without words the foot goes away."""
        self.foot_text.setText(text)
        self.foot_right.setText(right)
        self.foot.setVisible(bool(text or right))
        self._foot_line.setVisible(bool(text or right))

    def _choose(self, index: QModelIndex, _old: QModelIndex) -> None:
        self.chosen.emit(self.model.row(index.row()))

    def _order_by(self, place: int) -> None:
        key, order = self.model.columns[place].sort, self.model.order
        if key is not None:
            again = order is not None and order.key == key and not order.descending
            self.model.sort(place, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)
            self.select(0)

    # --- widths

    def _fit_columns(self, width: int) -> None:
        look = theme.current()
        columns, head = self.model.columns, self.view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        shown = [place for place, column in enumerate(columns) if width >= look.px(column.drop)]
        fixed = {place: look.px(columns[place].width) for place in shown if columns[place].width}
        free = [place for place in shown if not columns[place].width]
        for place in range(len(columns)):
            self.view.setColumnHidden(place, place not in shown)
        _shrink(fixed, width - (look.px(_LEAST_FREE) if free else 0))
        spare = max(0, width - sum(fixed.values()))
        for number, place in enumerate(free):
            fixed[place] = spare * (number + 1) // len(free) - spare * number // len(free)
        for place, size in fixed.items():
            self.view.setColumnWidth(place, size)


def _shrink(widths: dict[int, int], room: int) -> None:
    """Give every column less when the hints together are wider than the room."""
    total = sum(widths.values())
    if total > room > 0:
        for place, width in widths.items():
            widths[place] = width * room // total
