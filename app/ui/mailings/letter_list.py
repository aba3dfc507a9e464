"""The single letters that went out, with the chosen one beside them as it was printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.letter import OCCASION_WORDS
from app.services import letters
from app.ui import speech
from app.ui.beside import Beside
from app.ui.mailings import late
from app.ui.mailings.live_paper import LivePaper
from app.ui.mailings.view import View
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.actions import Action
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.domain.letter_file import LetterRow
    from app.domain.page import Cursor, Sort
    from app.domain.page import Page as Rows
    from app.ui.session import Session


class LetterList(View):
    """`again` carries the number of a letter to print, `another` the row of one to write once more."""

    again = Signal(str)
    another = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.table: Table[LetterRow] = Table(self._columns(), self._fetch, name=session.language.gettext("Letters"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.another)
        self.preview = LivePaper(session)
        side = Card(ground="sunken")
        side.add(self.preview, 1)
        row = QHBoxLayout()
        row.addWidget(self._again().button(), 1)
        side.column.addLayout(row)
        self.beside = Beside(self.table, side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.beside)

    def _columns(self) -> tuple[Column[LetterRow], ...]:
        _, language = self.language.gettext, self.language
        today = self.session.now().date()
        return (
            Column(
                _("Letter to"),
                lambda row: speech.customer(language, row.customer, row.customer_id),
                lambda row: row.number,
            ),
            Column(
                _("Occasion"),
                lambda row: language.render(OCCASION_WORDS[row.occasion]),
                lambda row: LANGUAGE_NAMES[row.language],
                width=220,
            ),
            Column(_("Printed"), lambda _row: "", tags=lambda row: (self._printed(row),), width=120, drop=520),
            Column(
                _("Written"),
                lambda row: speech.near_day(language, row.at.date(), today),
                raw=lambda row: row.at,
                align="right",
                width=110,
            ),
        )

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Rows[LetterRow]:
        return letters.page(cursor)

    def _printed(self, row: LetterRow) -> Tag:
        _ = self.language.gettext
        return Tag(_("printed"), "ok", "check") if row.printed else Tag(_("not printed"), "warn")

    # --- what is shown

    @property
    def empty(self) -> bool:
        """Whether there is no letter."""
        return not self.table.rows()

    def look_again(self) -> None:
        self.table.restart()
        count = len(self.table.rows())
        if self.table.model.complete:
            many = self.language.ngettext("{n} letter", "{n} letters", count)
        else:
            many = self.language.ngettext("The first {n} letter", "The first {n} letters", count)
        self.table.set_foot(many, self.language.gettext("Latest first."))

    def show_letter(self, number: str) -> None:
        """Choose the letter with that number; one that is not read yet is looked for further down."""
        if not self.table.select_row(lambda row: row.number == number):
            letters.letter(number)  # tells when there is none
            self._show_paper(number)

    def _choose(self, row: LetterRow | None) -> None:
        if row is None:
            self.preview.clear()
        else:
            self._show_paper(row.number)
        self.actions_changed.emit()

    def _show_paper(self, number: str) -> None:
        if self.beside.shown and self.isVisible():
            self.preview.ask(partial(late.kept_letter, number))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._choose(self.current())

    def current(self) -> LetterRow | None:
        """The chosen letter."""
        return self.table.current()

    # --- keys

    def view_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        return (
            Action("letter.copy", _("Write one like it"), "F4", self._copy, self._any, icon="copy"),
            self._again(),
        )

    def _again(self) -> Action:
        _ = self.language.gettext
        return Action("letter.print", _("Print this letter"), "F12", self._print, self._any, _("Print"), "printer")

    def _any(self) -> bool:
        return self.current() is not None

    def _copy(self) -> None:
        row = self.current()
        if row is not None:
            self.another.emit(row)

    def _print(self) -> None:
        row = self.current()
        if row is not None:
            self.again.emit(row.number)

    def focus_start(self) -> None:
        self.table.setFocus()

    def set_width(self, width: int) -> None:
        shown = self.beside.shown
        self.beside.set_width(width)
        if self.beside.shown and not shown:
            self._choose(self.table.current())
