"""The board: a column for every step, cards that move by key or by hand of the clerk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QScrollArea, QVBoxLayout, QWidget

from app.domain import complaint as rules
from app.domain.complaint_file import COLUMNS, ComplaintRow
from app.domain.page import Page
from app.ui import theme
from app.ui.complaints import words
from app.ui.complaints.card import CardDelegate
from app.ui.widgets.chip import Chip, Tag
from app.ui.widgets.column import Column
from app.ui.widgets.label import Label
from app.ui.widgets.list_model import ListModel, ListRole
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.domain.complaint import ComplaintState
    from app.domain.complaint_file import Board as BoardFacts
    from app.domain.complaint_file import Column as ColumnFacts
    from app.i18n import Language

_LEAST, _RADIUS, _GAP = 208, 8, 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Cards(QListView):
    """The cards of one column. Left and right go to the next column, Enter opens."""

    opened = Signal(object)
    stepped = Signal(int)
    focused = Signal()

    def __init__(self, model: ListModel[ComplaintRow], today: Callable[[], date], name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self, today))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), theme.current().px(80))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A title may need one line more or less.
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in _ENTER and not event.modifiers():
            self._open()
        elif step and not event.modifiers():
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self._open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _open(self) -> None:
        row = self.currentIndex().data(ListRole.ROW)
        if row is not None:
            self.opened.emit(row)


class BoardColumn(Painted):
    """A head with word and count, and the cards below it."""

    def __init__(self, language: Language, state: ComplaintState, today: Callable[[], date]) -> None:
        super().__init__()
        self.state = state
        self._rows: tuple[ComplaintRow, ...] = ()
        name = _head(language, state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 4)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(Label(name, "strong"))
        self.count = Chip("0", words.STATE_TONES[state])
        head.addWidget(self.count)
        head.addStretch(1)
        column.addLayout(head)
        text: Column[ComplaintRow] = Column(
            "", lambda row: ", ".join(filter(None, (row.number, row.subject, row.customer)))
        )
        self.model: ListModel[ComplaintRow] = ListModel((text,), lambda _cursor, _sort: Page(self._rows), parent=self)
        self.cards = Cards(self.model, today, name)
        column.addWidget(self.cards, 1)

    def show_rows(self, facts: ColumnFacts, language: Language) -> None:
        """Other cards; the place of the chosen one stays."""
        place = max(self.cards.currentIndex().row(), 0)
        self._rows = facts.rows
        self.model.restart()
        self.count.set_tag(Tag(language.number(facts.count), words.STATE_TONES[self.state]))
        self.cards.setCurrentIndex(self.model.index(min(place, len(facts.rows) - 1), 0))

    def current(self) -> ComplaintRow | None:
        """The chosen card."""
        return self.model.row(self.cards.currentIndex().row())

    def choose(self, number: str) -> bool:
        """Choose a card by its number."""
        place = next((at for at, row in enumerate(self._rows) if row.number == number), None)
        if place is not None:
            self.cards.setCurrentIndex(self.model.index(place, 0))
        return place is not None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("sunken"))
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)


def _head(language: Language, state: ComplaintState) -> str:
    """The column's word: short, because five stand side by side."""
    if state is COLUMNS[-1]:
        return language.gettext("Answered this week")
    if rules.is_paused(state):
        return language.pgettext("board column", "Customer’s turn")
    return language.render(rules.STATE_WORDS[state])


class Board(QScrollArea):
    """The columns side by side; where they have no room the board scrolls sideways."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, language: Language, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self.columns = tuple(BoardColumn(language, state, today) for state in COLUMNS)
        self._at = 0
        for place, column in enumerate(self.columns):
            self._row.addWidget(column, 1)
            column.cards.opened.connect(self.opened)
            column.cards.stepped.connect(self._step)
            column.cards.focused.connect(partial(self._enter, place))
            column.cards.selectionModel().currentChanged.connect(partial(self._choose, place))
        self.setWidget(inside)
        self.setFocusProxy(self.columns[0].cards)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(_LEAST), theme.current().px(160))

    def show_board(self, facts: BoardFacts) -> None:
        """Other facts; the chosen place stays."""
        least = theme.current().px(_LEAST)
        for column, shown in zip(self.columns, facts.columns, strict=True):
            column.setMinimumWidth(least)
            column.show_rows(shown, self._language)
        if self.current() is None:
            self._at = next((place for place, one in enumerate(self.columns) if one.current() is not None), 0)
        self.chosen.emit(self.current())

    def current(self) -> ComplaintRow | None:
        """The card that keys act on."""
        return self.columns[self._at].current()

    def focus_current(self) -> None:
        """Give the keyboard to the chosen card."""
        self.columns[self._at].cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, number: str) -> None:
        """Choose a card wherever it is, and give it the keyboard."""
        for place, column in enumerate(self.columns):
            if column.choose(number):
                self._at = place
                self.focus_current()
                return

    def _step(self, step: int) -> None:
        places = range(self._at + step, len(self.columns) if step > 0 else -1, step)
        place = next((place for place in places if self.columns[place].current() is not None), None)
        if place is not None:
            self.columns[place].cards.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self, place: int) -> None:
        self._at = place
        self.ensureWidgetVisible(self.columns[place], 0, 0)
        self.chosen.emit(self.current())

    def _choose(self, place: int, *_indexes: object) -> None:
        if place == self._at:
            self.chosen.emit(self.current())
