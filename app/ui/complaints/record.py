"""One complaint: what was said, until when to answer, what has happened, and where it goes next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain import complaint as rules
from app.domain.complaint import ComplaintState
from app.domain.complaint_file import EVENT_WORDS, ComplaintEvent, ComplaintFile, EventKind
from app.domain.page import Page
from app.ui import speech
from app.ui.complaints import words
from app.ui.facts import Fact, FactList
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label
from app.ui.widgets.row_flow import RowFlow
from app.ui.widgets.timeline import Happening, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.session import Session
    from app.ui.tokens import Tone

_NARROW = 960
_ICONS: dict[str, str] = {
    ComplaintState.RECEIVED: "message-square-warning",
    ComplaintState.IN_PROGRESS: "wrench",
    ComplaintState.WITH_SUPPLIER: "truck",
    ComplaintState.WAITING: "pause",
    ComplaintState.RESOLVED: "check",
    ComplaintState.REFUSED: "x",
    ComplaintState.CLOSED: "archive",
    EventKind.NOTE: "sticky-note",
    EventKind.ASSIGNED: "user",
    EventKind.UNDONE: "undo-2",
}


class ComplaintView(QWidget):
    """The record. `move(state)` and `back()` are the page's."""

    def __init__(
        self,
        session: Session,
        *,
        move: Callable[[ComplaintState], object],
        back: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._move, self._back = move, back
        self._file: ComplaintFile | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._facts_area = _scrolled()
        self.history: Timeline[ComplaintEvent] = Timeline(
            lambda _cursor, _sort: Page(self._file.events if self._file else ()),
            self._happening,
            name=session.language.gettext("History"),
        )
        card = Card(session.language.gettext("History"))
        card.add(self.history, 1)
        self._columns.addWidget(self._facts_area, 3)
        self._columns.addWidget(card, 2)
        column.addLayout(self._columns, 1)

    def set_width(self, width: int) -> None:
        """In narrow windows the history goes below the facts."""
        narrow = width < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)

    def show_file(self, file: ComplaintFile) -> None:
        """Show another complaint, or the same one after it moved."""
        self._file = file
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._head(file))
        column.addWidget(self._facts(file))
        if file.moves:
            column.addWidget(self._moves(file))
        column.addStretch(1)
        inside.setAutoFillBackground(False)
        self._facts_area.setWidget(inside)
        self.history.restart()

    # --- parts

    def _head(self, file: ComplaintFile) -> Card:
        language, row = self._session.language, file.row
        today = self._session.now().date()
        card = Card()
        card.add(Label(row.subject, "page", wrap="wrap"))
        chips = QWidget()
        flow = RowFlow(chips)
        shown = [words.state(language, row), words.deadline(language, row, today)]
        shown = shown if rules.is_open(row.state) else shown[1:]
        for tag in shown:
            flow.addWidget(Chip(tag.text, tag.tone, tag.icon))
        card.add(chips)
        if file.description:
            card.add(Label(file.description, "body", wrap="wrap"))
        if file.outcome:
            card.add_line()
            card.add(Label(language.gettext("Our answer"), "detail"))
            card.add(Label(file.outcome, "strong", wrap="wrap"))
        return card

    def _facts(self, file: ComplaintFile) -> Card:
        language, row, go = self._session.language, file.row, self._session.go
        _ = language.gettext
        person = partial(go, "customers", file.customer_id) if file.customer_id else None
        sale = partial(go, "sales", file.sale_number)
        unit = partial(go, "warranties", file.unit_number)
        day = language.ngettext("{n} day for an answer", "{n} days for an answer", file.deadline_days)
        due = _("{day} ({days})", day=language.day(row.deadline), days=day)
        facts = (
            Fact(_("Number"), row.number),
            Fact(_("Customer"), row.customer, person),
            Fact(_("Contact"), file.contact),
            Fact(_("About"), row.about),
            Fact(_("Sale"), file.sale_number, sale),
            Fact(_("Warranty"), file.unit_number, unit),
            Fact(_("Serial number"), file.serial),
            Fact(_("Batch"), file.batch),
            Fact(_("They ask for"), language.render(rules.WISH_WORDS[file.wish]) if file.wish else ""),
            Fact(_("Kind"), language.render(rules.CATEGORY_WORDS[file.category]) if file.category else ""),
            Fact(_("Condition"), file.condition),
            Fact(_("Accessories"), file.accessories),
            Fact(language.pgettext("day", "Received"), language.moment(row.received)),
            Fact(_("How it came"), language.render(rules.CHANNEL_WORDS[file.channel])),
            Fact(_("Taken by"), file.staff),
            Fact(_("Answer due"), due),
            Fact(_("Who takes care"), row.assigned),
        )
        card = Card()
        card.add(FactList(facts))
        return card

    def _moves(self, file: ComplaintFile) -> Card:
        language = self._session.language
        card = Card(language.gettext("Where it goes next"))
        holder = QWidget()
        flow = RowFlow(holder)
        for state in file.moves:
            button = Button(language.render(rules.STATE_WORDS[state]), icon=_ICONS[state], small=True)
            button.clicked.connect(partial(self._take, state))
            flow.addWidget(button)
        card.add(holder)
        return card

    def _take(self, state: ComplaintState, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot's argument
        self._move(state)

    def _happening(self, event: ComplaintEvent) -> Happening:
        language = self._session.language
        today = self._session.now().date()
        known = event.kind in tuple(ComplaintState)
        tone: Tone = words.STATE_TONES[ComplaintState(event.kind)] if known else "plum"
        title = language.render(EVENT_WORDS[event.kind])
        return Happening(
            speech.near_day(language, event.at.date(), today),
            language.time(event.at),
            _ICONS[event.kind],
            title,
            tone,
            lines=tuple(filter(None, (event.text, event.staff))),
        )


def _scrolled() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    return area
