"""The mailings: what went to how many, on what, and how far each one is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.letter import OCCASION_WORDS
from app.domain.mailing import FORM_WORDS, OPEN_STATES
from app.services import mailings
from app.services import settings as settings_service
from app.ui import speech
from app.ui.mailings import words
from app.ui.mailings.view import View
from app.ui.widgets.actions import Action
from app.ui.widgets.column import Column
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.domain.mailing import MailingRow
    from app.domain.page import Cursor, Sort
    from app.domain.page import Page as Rows
    from app.services.mailings import Saved
    from app.ui.session import Session


class MailingList(View):
    """`opened` carries the id of a mailing to show whole."""

    opened = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.table: Table[MailingRow] = Table(self._columns(), self._fetch, name=session.language.gettext("Mailings"))
        self.table.opened.connect(lambda row: self.opened.emit(row.id))
        self.table.chosen.connect(lambda _row: self.actions_changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def _columns(self) -> tuple[Column[MailingRow], ...]:
        _, language = self.language.gettext, self.language
        today = self.session.now().date()
        return (
            Column(
                _("Mailing"),
                lambda row: row.name,
                lambda row: language.join((row.number, language.render(OCCASION_WORDS[row.occasion]))),
            ),
            Column(_("Form"), lambda row: language.render(FORM_WORDS[row.form]), width=220, drop=760),
            Column(
                _("For"),
                lambda row: words.audience(language, row),
                lambda row: words.audience_line(language, row),
                raw=lambda row: row.people,
                width=150,
                drop=480,
            ),
            Column(_("State"), lambda _row: "", tags=lambda row: (words.state_tag(language, row.state),), width=170),
            Column(
                _("Begun"),
                lambda row: speech.near_day(language, row.created.date(), today),
                raw=lambda row: row.created,
                align="right",
                width=110,
                drop=620,
            ),
        )

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Rows[MailingRow]:
        return mailings.page(cursor)

    @property
    def empty(self) -> bool:
        """Whether there is no mailing."""
        return not self.table.rows()

    def look_again(self) -> None:
        self.table.restart()
        language, count = self.language, len(self.table.rows())
        if self.table.model.complete:
            many = language.ngettext("{n} mailing", "{n} mailings", count)
        else:
            many = language.ngettext("The first {n} mailing", "The first {n} mailings", count)
        self.table.set_foot(many, language.gettext("Latest first."))

    def choose(self, mailing: int) -> None:
        """Make a mailing current, if the list has read that far."""
        self.table.select_row(lambda row: row.id == mailing)

    def focus_start(self) -> None:
        self.table.setFocus()

    # --- keys

    def view_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        some, open_ = self._some, self._open
        return (
            Action("mailing.copy", _("Copy the mailing"), "F4", self.copy, some, _("Copy"), "copy"),
            Action("mailing.drop", _("Give up the draft"), "Ctrl+Del", self.give_up, open_, icon="x", in_strip=False),
        )

    def _some(self) -> bool:
        return self.table.current() is not None

    def _open(self) -> bool:
        row = self.table.current()
        return row is not None and row.state in OPEN_STATES

    def copy(self) -> None:
        """F4: the same plan for another time."""
        row = self.table.current()
        if row is not None:
            call = partial(mailings.copy, row.id, seller=settings_service.load().seller, now=self.session.now())
            self.session.write(call, self._copied)

    def _copied(self, saved: Saved) -> None:
        self.opened.emit(saved.id)

    def give_up(self) -> None:
        """Ctrl+Del: it stays in the list, cancelled."""
        row = self.table.current()
        if row is not None and self._open():
            by = {"seller": settings_service.load().seller}
            call = partial(mailings.cancel, row.id, **by, now=self.session.now())
            back = partial(self.session.write, partial(mailings.take_up, row.id, **by, now=self.session.now()))
            said = self.language.gettext("Given up: {name}", name=row.name)
            self.session.write(call, lambda _changes: self.session.say(said, back))
