"""The people of an entry on a sheet, for windows too narrow to show them beside the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.ui.calendar import words
from app.ui.calendar.people_table import PeopleTable
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.calendar import Entry
    from app.ui.session import Session

_ROWS_HEIGHT = 320


class PeopleSheet(Sheet):
    """`taken` says who gets a letter."""

    taken = Signal(object)

    def __init__(self, over: QWidget, session: Session, entry: Entry) -> None:
        _ = session.language.gettext
        super().__init__(over, words.title(session.language, entry), width=560)
        self.people = PeopleTable(session)
        self.people.setMinimumHeight(session.look.px(_ROWS_HEIGHT))
        self.people.show_entry(entry)
        self.people.opened.connect(lambda _person: self._take())
        self.body.addWidget(self.people)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("Write to one"), "primary", "mail", "Return", run=self._take), main=True)
        self.people.setFocus()

    def _take(self) -> None:
        person = self.people.current()
        if person is not None:
            self.accept()
            self.taken.emit(person)
