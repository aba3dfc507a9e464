"""What a search found: sections of rows, drawn with their found letters, and the ways on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.theme import BODY, CAPTION
from app.ui.widgets.avatar import Mark, paint_mark
from app.ui.widgets.keycap import keycap_size, paint_keycap
from app.ui.widgets.label import paint_text
from app.ui.widgets.marked_text import paint_marked
from app.ui.widgets.painted import Painted
from app.ui.widgets.shade import Shade

MOST_ROWS = 8
_ROW, _HEAD, _EDGE, _MARK, _BAR = 48, 30, 16, 32, 3
_ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Result:
    """One row: what it is, one line about it, what stands at the right, and what is taken with it."""

    title: str
    detail: str = ""
    right: str = ""
    mark: Mark | None = None
    key: str = ""
    target: Any = None


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind; `count` is how many there are in all. A section without a title holds the ways on."""

    title: str
    rows: tuple[Result, ...]
    count: str = ""


Entry = Result | Section


def entries_of(sections: tuple[Section, ...], most: int = MOST_ROWS) -> tuple[Entry, ...]:
    """Heads and rows in order; at most so many rows, not counting the ways on."""
    entries: list[Entry] = []
    left = most
    for section in sections:
        rows = section.rows[:left] if section.title else section.rows
        left -= len(rows) if section.title else 0
        if rows:
            entries += [section, *rows]
    return tuple(entries)


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: tuple[Entry, ...]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {entry.detail}" if isinstance(entry, Result) else entry.title
        return entry if role == _ENTRY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        taken = index.isValid() and isinstance(self.entries[index.row()], Result)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if taken else Qt.ItemFlag.NoItemFlags


class _Delegate(QStyledItemDelegate):
    letters = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(_ENTRY)
        if isinstance(entry, Section):
            return QSize(0, theme.current().px(_HEAD) if entry.title else 5)
        return QSize(0, theme.current().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY)
        place, state = QRectF(option.rect), option.state
        painter.save()
        if isinstance(entry, Section):
            self._paint_head(painter, place, entry, first=index.row() == 0)
        elif isinstance(entry, Result):
            self._paint_row(painter, place, entry, selected=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRectF, section: Section, *, first: bool) -> None:
        look = theme.current()
        if not first:
            painter.fillRect(QRectF(place.x(), place.y(), place.width(), 1), look.colour("line"))
        inside = place.adjusted(_EDGE, 2, -_EDGE, 0)
        paint_text(painter, inside, section.title, look, size=CAPTION, colour="text2")
        right = Qt.AlignmentFlag.AlignRight
        paint_text(painter, inside, section.count, look, size=CAPTION, colour="text3", align=right)

    def _paint_row(self, painter: QPainter, place: QRectF, result: Result, *, selected: bool) -> None:
        look = theme.current()
        if selected:
            painter.fillRect(place, look.colour("soft"))
            painter.fillRect(QRectF(place.x(), place.y(), _BAR, place.height()), look.colour("accent"))
        inside = place.adjusted(_EDGE, 0, -_EDGE, 0)
        if result.mark:
            side = look.px(_MARK)
            spot = QRectF(inside.x(), round(inside.center().y() - side / 2), side, side)
            paint_mark(painter, spot, result.mark, look, ground="surface" if selected else "")
            inside.setLeft(inside.left() + side + 12)
        self._paint_right(painter, inside, result, selected=selected)
        self._paint_words(painter, inside, result)

    def _paint_right(self, painter: QPainter, inside: QRectF, result: Result, *, selected: bool) -> None:
        look = theme.current()
        key = result.key or ("Return" if selected else "")
        if key:
            cap = keycap_size(look, key).width()
            paint_keycap(painter, QRectF(inside.right() - cap, inside.y(), cap, inside.height()), key, look)
            inside.setRight(inside.right() - cap - 14)
        if result.right:
            width = min(look.metrics(CAPTION).horizontalAdvance(result.right) + 1, inside.width() / 2)
            spot = QRectF(inside.right() - width, inside.y(), width, inside.height())
            right = Qt.AlignmentFlag.AlignRight
            paint_text(painter, spot, result.right, look, size=CAPTION, colour="text2", align=right)
            inside.setRight(spot.left() - 12)

    def _paint_words(self, painter: QPainter, inside: QRectF, result: Result) -> None:
        look = theme.current()
        top, bottom = look.metrics(BODY).height(), look.metrics(CAPTION).height()
        start = inside.center().y() - (top + (bottom if result.detail else 0)) / 2
        first = QRectF(inside.x(), start, inside.width(), top)
        # A way on only repeats what was typed; it found nothing.
        letters = "" if result.key else self.letters
        paint_marked(painter, first, result.title, look, letters=letters, bold=True)
        second = QRectF(inside.x(), start + top, inside.width(), bottom)
        paint_marked(painter, second, result.detail, look, letters=self.letters, size=CAPTION, colour="text2")


class ResultList(QListView):
    """The rows; the keyboard stays in the box, which tells the list to move."""

    taken = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._delegate = _Delegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._take)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.chosen.emit(self.current()))

    def show_sections(self, sections: tuple[Section, ...], letters: str = "", most: int = MOST_ROWS) -> None:
        """Show these with their found letters; the first row is chosen."""
        self._delegate.letters = letters
        self._model.show(entries_of(sections, most))
        self.scrollToTop()
        self._choose_next(-1, 1)

    def showEvent(self, event: QShowEvent) -> None:
        # The style sheet makes it clear; then every key would draw the page below again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), theme.current().colour("surface"))
        super().paintEvent(event)

    def current(self) -> Result | None:
        """The chosen row."""
        entry = self.currentIndex().data(_ENTRY)
        return entry if isinstance(entry, Result) else None

    def results(self) -> tuple[Result, ...]:
        """Every row shown, ways on included."""
        return tuple(entry for entry in self._model.entries if isinstance(entry, Result))

    def move_choice(self, key: Qt.Key) -> None:
        """Up or down by one, or by a screen."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}.get(key, 0)
        for _ in range(abs(step)):
            self._choose_next(self.currentIndex().row(), 1 if step > 0 else -1)

    def take_current(self) -> bool:
        """Take the chosen row, if there is one."""
        return self._take(self.currentIndex())

    def tall(self) -> int:
        """The height at which nothing scrolls."""
        option = QStyleOptionViewItem()
        return sum(
            self._delegate.sizeHint(option, self._model.index(place)).height()
            for place in range(self._model.rowCount())
        )

    def _choose_next(self, start: int, step: int) -> None:
        place = start + step
        while 0 <= place < self._model.rowCount():
            if isinstance(self._model.entries[place], Result):
                self.setCurrentIndex(self._model.index(place))
                return
            place += step

    def _take(self, index: Index) -> bool:
        entry = index.data(_ENTRY) if index.isValid() else None
        if isinstance(entry, Result):
            self.taken.emit(entry)
            return True
        return False


class ResultsPopup(Painted):
    """The list under a box, over whatever is below it. Give it the box; it follows the box's width and place."""

    taken = Signal(object)

    def __init__(self, box: QWidget, name: str) -> None:
        super().__init__(box.window())
        self._box = box
        self.list = ResultList(name, self)
        self.list.taken.connect(self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.addWidget(self.list)
        Shade(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_sections(self, sections: tuple[Section, ...], letters: str = "") -> None:
        """Open with these, or close when there is nothing to show."""
        self.list.show_sections(sections, letters)
        if not self.list.results():
            self.hide()
            return
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Below the box, as wide as it, no lower than the window."""
        window = self._box.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._box.mapTo(window, QPoint(0, self._box.height() + 4))
        height = min(self.list.tall() + 8, window.height() - corner.y() - 8)
        self.setGeometry(corner.x(), corner.y(), self._box.width(), height)

    def move_choice(self, key: Qt.Key) -> None:
        """Up or down, as the box was told."""
        self.list.move_choice(key)

    def take_current(self) -> bool:
        """Take the chosen row; False when the list is closed or empty."""
        return self.isVisible() and self.list.take_current()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.fillPath(shape, look.colour("surface"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawPath(shape)
