"""The people of one entry, day by day, beside the agenda or on a sheet over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.page import Page as Rows
from app.services import calendar
from app.services import settings as settings_service
from app.ui import speech
from app.ui.calendar import words
from app.ui.widgets.column import Column
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.domain.calendar import Entry
    from app.domain.calendar_people import Celebrant
    from app.domain.page import Cursor, Sort
    from app.ui.session import Session


class PeopleTable(Table["Celebrant"]):
    """Enter on somebody is the page's to answer."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entry: Entry | None = None
        _, language = session.language.gettext, session.language
        columns: tuple[Column[Celebrant], ...] = (
            Column(_("Person"), lambda one: one.name, self._said),
            Column(_("Day"), lambda one: language.short_day(one.day), self._weekday, width=92),
        )
        super().__init__(columns, self._fetch, name=_("People"))

    def show_entry(self, entry: Entry | None) -> None:
        """Show another entry's people."""
        self._entry = entry
        self.restart()

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Rows[Celebrant]:
        if self._entry is None:
            return Rows(())
        return calendar.people(self._entry, settings_service.load(), cursor)

    def _said(self, one: Celebrant) -> str:
        kind = self._entry.people_kind if self._entry else None
        return words.celebrant(self._session.language, kind, one) if kind else ""

    def _weekday(self, one: Celebrant) -> str:
        today = self._session.now().date()
        language = self._session.language
        return speech.ago(language, one.day, today) if one.day < today else language.weekday(one.day)
