"""The card beside the list: who it is, the figures, what is due, what happened last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services import customer_history
from app.ui import speech
from app.ui.customers import words
from app.ui.widgets.avatar import Avatar, person_mark
from app.ui.widgets.card import Card, Line
from app.ui.widgets.chip import Chip
from app.ui.widgets.figures import FigureRow
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon, Note
from app.ui.widgets.row_flow import RowFlow

if TYPE_CHECKING:
    from app.domain.customer_card import CustomerCard, HistoryEvent
    from app.ui.session import Session
    from app.ui.widgets.button import Button

_MOST_EVENTS, _MOST_EVENTS_LOW, _MOST_CHIPS = 4, 2, 3
_LOW = 900


class CustomerSide(Card):
    """Shows one customer, or nothing; the buttons stay at the bottom."""

    def __init__(self, session: Session, buttons: tuple[Button, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._inside = QWidget()
        self.column.addWidget(self._inside, 1)
        self.deeds = QWidget()
        row = QHBoxLayout(self.deeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._buttons = buttons
        for button in buttons:
            row.addWidget(button, 1)
        self.column.addWidget(self.deeds)
        self.deeds.hide()

    def set_bare(self, bare: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """The smallest panel has room for the words and keys of its buttons, not for their icons."""
        for button in self._buttons:
            button.set_bare(bare)

    def show_card(self, card: CustomerCard | None) -> None:
        """Show another customer."""
        old, self._inside = self._inside, QWidget()
        # In the lowest window the last line gives way rather than the list beside it.
        self._inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if card is not None:
            self._fill(column, card)
        column.addStretch(1)
        self.column.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()
        self.deeds.setVisible(card is not None)

    def _fill(self, column: QVBoxLayout, card: CustomerCard) -> None:
        language, today = self._session.language, self._session.now().date()
        column.addLayout(_head(words.number_line(language, card), card))
        if card.counter_note:
            column.addWidget(Note(card.counter_note, tone="warn"))
        chips = [words.due_tag(language, due, today) for due in card.due][:_MOST_CHIPS]
        if chips:
            column.addWidget(chip_row(tuple(Chip(tag.text, tag.tone, tag.icon) for tag in chips)))
        column.addWidget(Line())
        column.addWidget(FigureRow(words.card_figures(language, card, today), columns=2))
        events = customer_history.page(card.id, limit=self._most_events()).rows
        if events:
            column.addWidget(Line())
            column.addWidget(Label(language.gettext("Lately"), "caption"))
            for event in events:
                column.addLayout(self._event(event))

    def _most_events(self) -> int:
        return _MOST_EVENTS_LOW if self.window().height() < self._session.look.px(_LOW) else _MOST_EVENTS

    def _event(self, event: HistoryEvent) -> QHBoxLayout:
        language, today = self._session.language, self._session.now().date()
        entry = words.happening(language, event, today)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(entry.icon, entry.tone, 18))
        title = entry.lines[0] if event.amount is not None and entry.lines else entry.title
        row.addWidget(Label(title), 1)
        row.addWidget(Label(speech.near_day(language, event.at.date(), today), "detail", wrap="whole"))
        return row


def _head(line: str, card: CustomerCard) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Avatar(person_mark(card.person), 48), 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Label(card.name, "page", wrap="wrap"))
    lines.addWidget(Label(line, "detail", wrap="wrap"))
    row.addLayout(lines, 1)
    return row


def chip_row(chips: tuple[Chip, ...]) -> QWidget:
    """Chips side by side; the row breaks where it must."""
    holder = QWidget()
    flow = RowFlow(holder, gap=8)
    for chip in chips:
        flow.addWidget(chip)
    return holder
