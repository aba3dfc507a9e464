"""One customer's page: head, history and what belongs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.customer_card import EventKind
from app.ui import theme
from app.ui.beside import side_width
from app.ui.customers.head import CustomerHead
from app.ui.customers.history_card import HistoryCard
from app.ui.customers.side import CustomerAside
from app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.consent import State
    from app.domain.customer_card import CustomerFile
    from app.ui.customers.desk import CustomerDesk
    from app.ui.customers.steps_card import Step
    from app.ui.session import Session
    from app.ui.widgets.actions import Action

_NARROW, _ROOMY = 960, 1280
_LEAST_HISTORY = 240


class CustomerRecord(QScrollArea):
    """Shows a file; `opened` carries the entry of the history that is to be shown whole."""

    opened = Signal(object)

    def __init__(self, session: Session, desk: CustomerDesk, answer: Callable[[State], object]) -> None:
        super().__init__()
        self.session, self._desk, self._answer = session, desk, answer
        self.file: CustomerFile | None = None
        self.steps: tuple[Step, ...] = ()
        self._actions: tuple[Action, ...] = ()
        self._width = 1440
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._head = QWidget()
        self._column.addWidget(self._head)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self.card = HistoryCard(self.session)
        self.card.opened.connect(self.opened)
        self.segments, self.history = self.card.segments, self.card.line
        self._columns.addWidget(self.card, 1)
        self._aside = QWidget()
        self._columns.addWidget(self._aside)
        self._column.addLayout(self._columns, 1)
        self.setWidget(inside)

    # --- what is shown

    def show_file(self, file: CustomerFile, actions: tuple[Action, ...]) -> None:
        """Show a customer, or the same one after something moved."""
        if self.file is None or self.file.card.id != file.card.id:
            self.verticalScrollBar().setValue(0)
        self.file, self._actions = file, actions
        self._build_around()
        self.card.show_customer(file.card.id)

    def _build_around(self) -> None:
        if self.file is None:
            return
        narrow = self._width < _NARROW
        # Between the two widths the name needs the room; the strip below shows every key all the same.
        actions = self._actions if narrow or self._width >= _ROOMY else (self._actions[0], self._actions[-1])
        head = CustomerHead(self.session, self.file, actions, narrow=narrow)
        cards = CustomerAside(self.session, self.file, self._desk, self._answer)
        self.steps = cards.steps
        aside = cards if narrow else Scrolled(cards)
        self._swap(self._column, self._head, head)
        self._swap(self._columns, self._aside, aside)
        self._head, self._aside = head, aside
        self._fit()

    def _swap(self, layout: QBoxLayout | QVBoxLayout, old: QWidget, new: QWidget) -> None:
        layout.replaceWidget(old, new)
        old.hide()
        old.deleteLater()

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
        self.card.set_roomy(self._width >= _ROOMY)
        self.card.setMinimumHeight(look.px(_LEAST_HISTORY))
        if narrow:
            self._aside.setMinimumWidth(0)
        else:
            self._aside.setFixedWidth(look.px(side_width(self._width)))


def _size_class(width: int) -> int:
    return (width >= _NARROW) + (width >= _ROOMY)


PAGE_OF_EVENT = {
    EventKind.SALE: "sales",
    EventKind.RETURN: "sales",
    EventKind.UNIT: "warranties",
    EventKind.COMPLAINT: "complaints",
    EventKind.LETTER: "mailings",
    EventKind.USED: "sales",
}
