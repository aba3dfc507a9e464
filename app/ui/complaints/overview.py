"""All complaints at a glance: figures above, below them the board or the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.complaint_file import ANSWERS, ComplaintFilter, ComplaintQuery, ComplaintRow
from app.services import complaints
from app.ui.complaints import words
from app.ui.complaints.board import Board
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.column import Column
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.figures import Figure, FigureRow
from app.ui.widgets.pill import Pills
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.segments import Segment, Segments
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.domain.complaint_file import Board as BoardFacts
    from app.domain.page import Cursor, Sort
    from app.domain.page import Page as Rows
    from app.i18n import Language
    from app.ui.session import Session

_BOARD, _LIST = "board", "list"
_LOW, _NARROW = 560, 720


class ComplaintOverview(QWidget):
    """Board and list of the same complaints."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, session: Session, *, register: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._register = register
        self.query = ComplaintQuery()
        self._nothing: Empty | None = None
        _ = session.language.gettext
        self.views = Segments((Segment(_BOARD, _("Board")), Segment(_LIST, _("List"))), name=_("View"))
        self.views.chosen.connect(self._show_view)
        self.figures = FigureRow()
        self.figure_card = Card(padding=12)
        self.figure_card.add(self.figures)
        self.board = Board(session.language, self._today)
        self.list = self._make_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.figure_card)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.board)
        self.stack.addWidget(self.list)
        column.addWidget(self.stack, 1)
        for view in (self.board, self.table):
            view.opened.connect(self.opened)
            view.chosen.connect(self.chosen)

    def _today(self) -> date:
        return self.session.now().date()

    def _make_list(self) -> QWidget:
        _ = self.session.language.gettext
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.box = SearchBox(_("Complaint number"), name=_("Find a complaint"), low=True)
        self.box.typed.connect(self._typed)
        self.box.moved.connect(lambda _key: self.table.setFocus())
        self.pills = Pills(
            (
                (ComplaintFilter.OPEN, self.session.language.pgettext("complaints", "Open")),
                (ComplaintFilter.ANSWERED, _("Answered")),
                (ComplaintFilter.ALL, _("All")),
            )
        )
        self.pills.chosen.connect(self._filter)
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        column.addLayout(row)
        column.addWidget(self.pills)
        columns = _columns(self.session.language, self._today)
        self.table: Table[ComplaintRow] = Table(columns, self._fetch, name=_("Complaints"))
        column.addWidget(self.table, 1)
        return holder

    # --- looking

    def look_again(self, assigned: str) -> None:
        """Ask the services anew; with a name only that person's complaints on the board."""
        facts = complaints.board(self._today(), assigned)
        self._show_figures(facts)
        self.board.show_board(facts)
        self.table.restart(self.query.number)
        self._show_foot()
        empty = not assigned and self._is_new(facts)
        self.figure_card.setVisible(not empty)
        self.stack.setCurrentWidget(self._empty() if empty else self._view())

    def _view(self) -> QWidget:
        return self.list if self.views.current() == _LIST else self.board

    def _is_new(self, facts: BoardFacts) -> bool:
        if any(column.count for column in facts.columns):
            return False
        return not complaints.page(ComplaintQuery(ComplaintFilter.ALL), limit=1).rows

    def _empty(self) -> QWidget:
        if self._nothing is None:
            _ = self.session.language.gettext
            first = Button(_("New complaint"), "primary", "plus", "F3", run=self._register)
            ways = (
                Way(
                    "message-square-warning",
                    _("Write it down at once"),
                    _("Number and day of answer come by themselves; the slip prints."),
                    first,
                ),
            )
            title = _("No complaints yet")
            text = _("Here every complaint waits for its answer, the most urgent first.")
            self._nothing = Empty(title, text, ways)
            self.stack.addWidget(self._nothing)
        return self._nothing

    def _show_figures(self, facts: BoardFacts) -> None:
        language = self.session.language
        _ = language.gettext
        still_open = sum(column.count for column in facts.columns if column.state not in ANSWERS)
        late = language.ngettext("{n} late", "{n} late", facts.late) if facts.late else _("none late")
        tone = "danger" if facts.late else ""
        shown = [Figure(language.pgettext("complaints", "Open"), language.number(still_open), late, tone)]
        answered = complaints.answered(self._today())
        if answered.count:
            lately = language.ngettext("{n} answer in 90 days", "{n} answers in 90 days", answered.count)
            days = language.ngettext("{n} day", "{n} days", answered.days)
            shown.append(Figure(_("Answered in time"), language.percent(answered.share), lately))
            shown.append(Figure(_("Average time"), days, _("from receipt to answer")))
        self.figures.set_figures(tuple(shown))

    def _show_foot(self) -> None:
        language, count = self.session.language, len(self.table.rows())
        _ = language.gettext
        if self.table.model.complete:
            many = language.ngettext("{n} complaint", "{n} complaints", count)
        else:
            many = language.ngettext("The first {n} complaint", "The first {n} complaints", count)
        orders = {
            ComplaintFilter.OPEN: _("Soonest answer first."),
            ComplaintFilter.ANSWERED: _("Latest answer first."),
            ComplaintFilter.ALL: _("Latest first."),
        }
        self.table.set_foot(
            many, _("In the order of their numbers.") if self.query.number else orders[self.query.filter]
        )

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Rows[ComplaintRow]:
        return complaints.page(self.query, cursor)

    def _typed(self, text: str) -> None:
        self.query = ComplaintQuery(ComplaintFilter(self.pills.current()), text)
        self.table.restart(text)
        self._show_foot()

    def _filter(self, chosen: str) -> None:
        self.box.clear()
        self.query = ComplaintQuery(ComplaintFilter(chosen))
        self.table.restart()
        self._show_foot()

    # --- views

    def _show_view(self, _view: str) -> None:
        self.stack.setCurrentWidget(self._view())
        self.focus_start()
        self.chosen.emit(self.current())

    @property
    def on_board(self) -> bool:
        """Whether the board is shown, not the list."""
        return self.views.current() == _BOARD

    def switch(self) -> None:
        """Board to list and back."""
        self.views.choose(_BOARD if self.views.current() == _LIST else _LIST)
        self._show_view(self.views.current())

    def current(self) -> ComplaintRow | None:
        """The complaint that keys act on."""
        shown = self.stack.currentWidget()
        if shown is self.list:
            return self.table.current()
        return self.board.current() if shown is self.board else None

    def choose(self, number: str) -> None:
        """Choose a complaint where it stands now."""
        if self.stack.currentWidget() is self.board:
            self.board.choose(number)
        else:
            self.table.select_row(lambda row: row.number == number)

    def focus_start(self) -> None:
        """The keyboard to the chosen card, or to the list."""
        if self.stack.currentWidget() is self.board:
            self.board.focus_current()
        elif self.stack.currentWidget() is self.list:
            self.table.setFocus()

    def step_back(self) -> bool:
        """Esc empties the box."""
        if self.box.text() and self.stack.currentWidget() is self.list:
            self.box.clear()
            self.box.settle()
            return True
        return False

    def set_width(self, width: int) -> None:
        """A narrow window needs the room of the figures for the cards."""
        low = self.window().height() < self.session.look.px(_LOW)
        self.figures.setVisible(width >= _NARROW and not low)
        self.figure_card.setMaximumHeight(16777215 if width >= _NARROW and not low else 0)


def _columns(language: Language, today: Callable[[], date]) -> tuple[Column[ComplaintRow], ...]:
    _ = language.gettext
    return (
        Column(
            _("Complaint"),
            lambda row: row.subject,
            lambda row: " · ".join(filter(None, (row.number, row.about, row.customer))),
        ),
        Column(_("State"), lambda _row: "", tags=lambda row: (words.state(language, row),), width=190, drop=520),
        Column(_("Answer"), lambda _row: "", tags=lambda row: (words.deadline(language, row, today()),), width=170),
        Column(_("Who takes care"), lambda row: row.assigned, width=150, drop=760, quiet=True),
        Column(
            language.pgettext("day", "Received"),
            lambda row: words.day(language, row, today()),
            raw=lambda row: row.received,
            align="right",
            width=110,
            drop=640,
        ),
    )
