"""One entry beside the agenda: when it is, what to mind, whom it is about, and the keys to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.calendar import EntryKind
from app.domain.occasion import OCCASION_WORDS
from app.services import calendar
from app.ui.calendar import words
from app.ui.calendar.people_table import PeopleTable
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note
from app.ui.widgets.row_flow import RowFlow

if TYPE_CHECKING:
    from app.domain.calendar import Entry
    from app.ui.session import Session
    from app.ui.widgets.button import Button


class EntryPanel(Card):
    """Shows an entry, or nothing, above the buttons of what can be done about it."""

    def __init__(self, session: Session, buttons: tuple[Button, ...], parent: QWidget | None = None) -> None:
        super().__init__(ground="sunken", parent=parent)
        self._session = session
        self._head: QWidget = QWidget()
        self.column.addWidget(self._head)
        self.people = PeopleTable(session)
        self.column.addWidget(self.people, 1)
        self._rest = QWidget()
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.column.addWidget(self._rest, 1)
        for button in buttons:
            self.column.addWidget(button)

    def show_entry(self, entry: Entry | None) -> None:
        """Show another entry."""
        old, self._head = self._head, QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if entry is not None:
            self._fill(column, entry)
        self.column.replaceWidget(old, self._head)
        old.hide()
        old.deleteLater()
        about_people = entry is not None and entry.people_kind is not None
        self.people.setVisible(about_people)
        self._rest.setVisible(not about_people)
        self.people.show_entry(entry if about_people else None)

    def _fill(self, column: QVBoxLayout, entry: Entry) -> None:
        language, today = self._session.language, self._session.now().date()
        column.addWidget(Label(words.title(language, entry), "section", wrap="wrap"))
        if not entry.people_kind or entry.kind is EntryKind.NAME_DAYS:
            column.addWidget(Label(words.detail(language, entry), "detail", wrap="wrap"))
        row = QWidget()
        flow = RowFlow(row)
        flow.addWidget(Chip(words.day(language, entry), "neutral", "calendar"))
        tag = words.post_by(language, entry, today)
        if tag is not None:
            flow.addWidget(Chip(tag.text, tag.tone, tag.icon))
        column.addWidget(row)
        note = entry.note.in_language(language.code)
        if note:
            column.addWidget(Note(note, tone="info" if entry.greet else "warn"))
        occasion = calendar.occasion(entry)
        if occasion is not None and entry.write_by is not None:
            said = language.gettext("The letter for it: {occasion}", occasion=language.render(OCCASION_WORDS[occasion]))
            column.addWidget(Label(said, "detail", wrap="wrap"))
