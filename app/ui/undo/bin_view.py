"""The bin: who was deleted, since when, and how long they can still come back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import bin as bins
from app.ui import speech
from app.ui.widgets.avatar import person_mark
from app.ui.widgets.button import Button
from app.ui.widgets.column import Column
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.label import Label
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.page import Cursor, Page, Sort
    from app.services.bin import BinRow
    from app.ui.session import Session


class BinView(QWidget):
    """The list; `chosen` when another row is current."""

    chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        language = session.language
        _ = language.gettext
        columns: tuple[Column[BinRow], ...] = (
            Column(
                _("Customer"),
                lambda row: row.name,
                lambda row: _("No. {number}", number=row.number),
                mark=lambda row: person_mark(row.person),
            ),
            Column(_("Deleted"), lambda row: language.moment(row.deleted), width=190, drop=420),
            Column(_("Stays for"), self._left, width=160, drop=300),
        )
        self.table: Table[BinRow] = Table(columns, self._fetch, name=_("Bin"))
        self.table.chosen.connect(lambda _row: self.chosen.emit())
        self.nothing = Label(
            _("The bin is empty. Customers who are deleted wait here for {n} days.", n=bins.DAYS_KEPT),
            tone="text2",
            wrap="wrap",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addStretch()
        self.setFocusProxy(self.table)
        self.look_again()

    def look_again(self) -> None:
        """Ask from the beginning; the row stays."""
        self.table.restart()
        some = bool(self.table.rows())
        self.table.setVisible(some)
        self.nothing.setVisible(not some)
        language = self._session.language
        count = language.ngettext("{n} customer", "{n} customers", bins.count())
        self.table.set_foot(language.gettext("Deleted last first. Sales and papers stay in any case."), count)

    def current(self) -> BinRow | None:
        """The chosen customer."""
        return self.table.current()

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Page[BinRow]:
        return bins.page(cursor)

    def _left(self, row: BinRow) -> str:
        until = row.deleted.date() + timedelta(days=bins.DAYS_KEPT)
        return speech.left(self._session.language, until, self._session.now().date())

    def ask_empty(self, empty: Callable[[], object]) -> Sheet:
        """Ask once more before everybody in the bin leaves for ever."""
        language = self._session.language
        _ = language.gettext
        many = bins.count()
        sheet = Sheet(self, _("Empty the bin now?"), width=480)
        text = _("Whoever is in the bin leaves for ever. Their sales and papers stay, no longer with a name.")
        sheet.body.addWidget(Label(text, wrap="wrap"))
        sheet.add_left(Button(_("Back"), "quiet", key="Esc", run=sheet.dismiss))
        words = language.ngettext("Let {n} customer go", "Let {n} customers go", many)
        sheet.accepted.connect(empty)
        sheet.add_right(Button(words, "danger", "trash-2", run=sheet.accept))
        sheet.open()
        return sheet
