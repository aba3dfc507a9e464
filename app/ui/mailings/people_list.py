"""Those who get a mailing, in the order of printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize

from app.domain.mailing_person import PersonState
from app.domain.page import Page as Rows
from app.services import mailings
from app.ui.mailings import words
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.column import Column
from app.ui.widgets.table import ONE_LINE, Table

if TYPE_CHECKING:
    from app.domain.mailing_person import PersonRow
    from app.domain.page import Cursor, Sort
    from app.ui.session import Session


class PeopleList(Table["PersonRow"]):
    """A table that knows which mailing it shows."""

    def __init__(self, session: Session) -> None:
        _ = session.language.gettext
        self._session = session
        self._mailing: int | None = None
        super().__init__(self._columns(), self._fetch_people, name=_("Letters"), height=ONE_LINE)

    def sizeHint(self) -> QSize:
        # As low as it may be; the column it stands in gives it what is left.
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _columns(self) -> tuple[Column[PersonRow], ...]:
        _, language = self._session.language.gettext, self._session.language
        return (
            Column(_("Letter to"), lambda row: row.name, tone=_tone),
            Column("", lambda _row: "", tags=lambda row: words.person_tags(language, row), width=136, drop=400),
            Column(_("Post code"), lambda row: row.postcode, width=96, drop=320),
            Column(_("Language"), lambda row: LANGUAGE_NAMES.get(row.language, ""), width=104, drop=440),
        )

    def _fetch_people(self, cursor: Cursor | None, _sort: Sort | None) -> Rows[PersonRow]:
        if self._mailing is None:
            return Rows(())
        return mailings.people(self._mailing, cursor)

    def show_mailing(self, mailing: int | None) -> None:
        """The people of that mailing; the chosen one stays chosen."""
        place = self.view.currentIndex().row() if mailing == self._mailing else 0
        self._mailing = mailing
        self.restart()
        while place >= len(self.rows()) and not self.model.complete:
            self.model.fetchMore(QModelIndex())
        if self.rows():
            self.select(min(max(place, 0), len(self.rows()) - 1))

    def turn(self, step: int) -> None:
        """The letter after or before this one; who shares it is passed over."""
        place = self.view.currentIndex().row()
        while True:
            place += step
            if place >= len(self.rows()) and not self.model.complete:
                self.model.fetchMore(QModelIndex())
            row = self.model.row(place)
            if row is None:
                return
            if row.lead is None:
                self.select(place)
                return


def _tone(row: PersonRow) -> str:
    return "text3" if row.state is PersonState.SKIPPED else "text2" if row.lead is not None else ""
