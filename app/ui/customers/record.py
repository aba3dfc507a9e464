"""One customer's page: head, history and what belongs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.customer_card import HISTORY_WORDS, EventKind, HistoryEvent, HistoryFilter
from app.services import customer_history
from app.ui import theme
from app.ui.beside import side_width
from app.ui.customers import words
from app.ui.customers.head import CustomerHead
from app.ui.customers.side import CustomerAside
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.segments import Segment, Segments
from app.ui.widgets.timeline import Happening, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.consent import State
    from app.domain.customer_card import CustomerFile
    from app.domain.page import Cursor, Page, Sort
    from app.ui.session import Session
    from app.ui.widgets.actions import Action

_NARROW, _ROOMY = 960, 1280
_LEAST_HISTORY = 240


class CustomerRecord(QScrollArea):
    """Shows a file; `opened` carries the entry of the history that is to be shown whole."""

    opened = Signal(object)

    def __init__(self, session: Session, answer: Callable[[State], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._answer = session, answer
        self.file: CustomerFile | None = None
        self._actions: tuple[Action, ...] = ()
        self._only = HistoryFilter.ALL
        self._width = 1440
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._build()

    def _build(self) -> None:
        _ = self.session.language.gettext
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._head = QWidget()
        self._column.addWidget(self._head)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.addWidget(self._history_card(), 1)
        self._aside = QWidget()
        self._columns.addWidget(self._aside)
        self._column.addLayout(self._columns, 1)
        self.setWidget(inside)

    def _history_card(self) -> Card:
        _ = self.session.language.gettext
        card = Card(padding=1)
        self.segments = Segments(self._segments({}), name=_("History"))
        self.segments.chosen.connect(self._show_only)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 4)
        head.addWidget(self.segments)
        card.column.addLayout(head)
        self.nothing = Label(_("Nothing has happened here yet."), "body", tone="text2")
        self.nothing.setContentsMargins(12, 0, 12, 0)
        self.nothing.setMargin(12)
        card.add(self.nothing)
        self.history: Timeline[HistoryEvent] = Timeline(self._fetch, self._happening, name=_("History"))
        self.history.opened.connect(self.opened)
        card.add(self.history, 1)
        card.column.addStretch()  # under the sentence, when there is no history to fill the room
        self._card = card
        return card

    def _segments(self, counts: dict[HistoryFilter, int]) -> tuple[Segment, ...]:
        language = self.session.language
        return tuple(
            Segment(only.value, language.render(said), language.number(counts[only]) if counts.get(only) else "")
            for only, said in HISTORY_WORDS.items()
        )

    # --- what is shown

    def show_file(self, file: CustomerFile, actions: tuple[Action, ...]) -> None:
        """Show a customer, or the same one after something moved."""
        if self.file is None or self.file.card.id != file.card.id:
            self._only = HistoryFilter.ALL
            self.segments.choose(self._only)
            self.verticalScrollBar().setValue(0)
        self.file, self._actions = file, actions
        self._build_around()
        self.segments.set_segments(self._segments(customer_history.counts(file.card.id)))
        self._restart()

    def _build_around(self) -> None:
        if self.file is None:
            return
        narrow = self._width < _NARROW
        # Between the two widths the name needs the room; the strip below shows every key all the same.
        actions = self._actions if narrow or self._width >= _ROOMY else (self._actions[0], self._actions[-1])
        head = CustomerHead(self.session, self.file, actions, narrow=narrow)
        aside: QWidget = CustomerAside(self.session, self.file, self._answer)
        aside = aside if narrow else _Scrolled(aside)
        self._swap(self._column, self._head, head)
        self._swap(self._columns, self._aside, aside)
        self._head, self._aside = head, aside
        self._fit()

    def _swap(self, layout: QBoxLayout | QVBoxLayout, old: QWidget, new: QWidget) -> None:
        layout.replaceWidget(old, new)
        old.hide()
        old.deleteLater()

    def _show_only(self, only: str) -> None:
        self._only = HistoryFilter(only)
        self._restart()

    def _restart(self) -> None:
        self.history.restart()
        some = bool(self.history.rows())
        self.history.setVisible(some)
        self.nothing.setVisible(not some)

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Page[HistoryEvent]:
        assert self.file is not None  # noqa: S101 - the line is asked only when a file is shown
        return customer_history.page(self.file.card.id, self._only, cursor)

    def _happening(self, event: HistoryEvent) -> Happening:
        return words.happening(self.session.language, event, self.session.now().date())

    # --- width

    def set_width(self, width: int) -> None:
        """Fit to a window of that width at 100 % text."""
        before, self._width = _size_class(self._width), width
        if _size_class(width) != before:
            self._build_around()
        self._fit()

    def _fit(self) -> None:
        look, narrow = theme.current(), self._width < _NARROW
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else beside)
        self._card.setMinimumHeight(look.px(_LEAST_HISTORY))
        if narrow:
            self._aside.setMinimumWidth(0)
        else:
            self._aside.setFixedWidth(look.px(side_width(self._width)))


def _size_class(width: int) -> int:
    return (width >= _NARROW) + (width >= _ROOMY)


class _Scrolled(QScrollArea):
    """Cards that scroll by themselves when the window is too low for them; they ask for no height of their own."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


PAGE_OF_EVENT = {
    EventKind.SALE: "sales",
    EventKind.RETURN: "sales",
    EventKind.UNIT: "warranties",
    EventKind.COMPLAINT: "complaints",
    EventKind.LETTER: "mailings",
}
