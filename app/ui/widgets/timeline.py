"""What happened with a customer, newest first: day and time, icon on a line, title, two lines, amount or chip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons, theme
from app.ui.theme import BODY, CAPTION, Look
from app.ui.widgets.chip import Tag, paint_tag, tag_size
from app.ui.widgets.column import Column
from app.ui.widgets.label import paint_text
from app.ui.widgets.list_model import Fetch, Index, ListModel, ListRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.tokens import Tone

Row = TypeVar("Row")

_WHEN, _MARK, _EDGE, _PAD, _MOST_LINES = 64, 28, 12, 9, 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of the line."""

    day: str
    time: str
    icon: str
    title: str
    tone: Tone = "info"
    amount: str = ""
    tag: Tag | None = None
    lines: tuple[str, ...] = ()

    def words(self) -> str:
        """The whole entry for a screen reader."""
        tag = self.tag.text if self.tag else ""
        return ", ".join(part for part in (self.day, self.time, self.title, self.amount, tag, *self.lines) if part)


class _Delegate(QStyledItemDelegate):
    def __init__(self, entry: Callable[[Any], Happening], view: QListView) -> None:
        super().__init__(view)
        self._entry = entry
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        look, row = theme.current(), index.data(ListRole.ROW)
        lines = self._entry(row).lines[:_MOST_LINES] if row is not None else ()
        height = look.metrics(BODY).height() + 2 * _PAD
        height += sum(look.metrics(BODY if not place else CAPTION).height() for place in range(len(lines)))
        return QSize(0, max(round(height), look.px(_MARK) + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ListRole.ROW)
        if row is None:
            return
        look, entry = theme.current(), self._entry(row)
        place, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        last = index.row() == index.model().rowCount() - 1
        left = self._paint_when(painter, place, entry, look)
        left = self._paint_mark(painter, place, left, entry, first=index.row() == 0, last=last)
        inside = QRectF(left, place.y() + 2, place.right() - left - _EDGE, place.height() - 4)
        if selected:
            painter.fillRect(inside, look.colour("soft"))
            painter.fillRect(QRectF(inside.x(), inside.y(), 3, inside.height()), look.colour("accent"))
        self._paint_words(painter, inside.adjusted(10, _PAD - 2, -12, 0), entry, selected=selected)
        painter.restore()

    def _paint_when(self, painter: QPainter, place: QRectF, entry: Happening, look: Look) -> float:
        when = QRectF(place.x() + _EDGE, place.y() + _PAD, look.px(_WHEN), look.metrics(BODY).height())
        right = Qt.AlignmentFlag.AlignRight
        paint_text(painter, when, entry.day, look, size=CAPTION, bold=True, colour="text2", align=right)
        below = when.translated(0, when.height() - 1)
        paint_text(painter, below, entry.time, look, size=CAPTION, colour="text3", align=right)
        return when.right() + 10

    def _paint_mark(
        self, painter: QPainter, place: QRectF, left: float, entry: Happening, *, first: bool, last: bool
    ) -> float:
        look = theme.current()
        side = look.px(_MARK)
        mark = QRectF(left, place.y() + _PAD - 2, side, side)
        painter.setPen(QPen(look.colour("line"), 2))
        middle = round(mark.center().x())
        if not first:
            painter.drawLine(middle, round(place.top()), middle, round(mark.top() - 3))
        if not last:
            painter.drawLine(middle, round(mark.bottom() + 3), middle, round(place.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{entry.tone}_bg"))
        painter.drawEllipse(mark)
        share = side * 0.23
        icons.paint(painter, entry.icon, mark.adjusted(share, share, -share, -share), look.tokens.of(entry.tone))
        return mark.right() + 10

    def _paint_words(self, painter: QPainter, place: QRectF, entry: Happening, *, selected: bool) -> None:
        look = theme.current()
        line = QRectF(place.x(), place.y(), place.width(), look.metrics(BODY).height())
        taken = self._paint_right(painter, line, entry, selected=selected)
        paint_text(painter, line.adjusted(0, 0, -taken, 0), entry.title, look, bold=True)
        top = line.bottom()
        for number, words in enumerate(entry.lines[:_MOST_LINES]):
            size = CAPTION if number else BODY
            below = QRectF(place.x(), top, place.width(), look.metrics(size).height())
            paint_text(painter, below, words, look, size=size, colour="text2")
            top = below.bottom()

    def _paint_right(self, painter: QPainter, line: QRectF, entry: Happening, *, selected: bool) -> float:
        look = theme.current()
        if entry.amount:
            width = look.metrics(BODY, bold=True).horizontalAdvance(entry.amount) + 1
            spot = QRectF(line.right() - width, line.y(), width, line.height())
            paint_text(painter, spot, entry.amount, look, bold=True, align=Qt.AlignmentFlag.AlignRight)
            return width + 12
        if entry.tag:
            size = tag_size(look, entry.tag)
            width = min(float(size.width()), line.width() / 2)
            spot = QRectF(line.right() - width, round(line.center().y() - size.height() / 2), width, size.height())
            paint_tag(painter, spot, entry.tag, look, ground="surface" if selected else "")
            return width + 12
        return 0.0


class _View(QListView):
    opened = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open(self.indexAt(event.position().toPoint()))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ListRole.ROW) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


class Timeline(QWidget, Generic[Row]):
    """The line over rows that come page by page; `entry` says how a row is shown."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, fetch: Fetch[Row], entry: Callable[[Row], Happening], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column: Column[Row] = Column("", lambda row: entry(row).words())
        self.model = ListModel((column,), fetch, parent=self)
        self.view = _View(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(entry, self.view))
        self.view.setAccessibleName(name)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.opened.connect(self.opened)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.setFocusProxy(self.view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)

    def _choose(self, index: QModelIndex, _old: QModelIndex) -> None:
        self.chosen.emit(self.model.row(index.row()))

    def restart(self) -> None:
        """Ask from the beginning; the newest entry is chosen."""
        self.model.restart()
        self.view.setCurrentIndex(self.model.index(0, 0))

    def current(self) -> Row | None:
        """The chosen row."""
        return self.model.row(self.view.currentIndex().row())

    def rows(self) -> tuple[Row, ...]:
        """The rows read so far."""
        return self.model.rows()
