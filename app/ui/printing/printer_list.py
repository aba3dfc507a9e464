"""The shop's printers: the list, and what can be done with one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.page import Page as Rows
from app.domain.printer import Printer
from app.services import printers
from app.services import settings as settings_service
from app.ui.printing.by import by
from app.ui.printing.printer_form import PrinterSheet
from app.ui.printing.test_sheet import TestSheet
from app.ui.printing.words import straight, usual_name, where
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.page import Cursor, Sort
    from app.i18n import Language
    from app.services.printers import Removed
    from app.ui.session import Session


class PrinterList(Table[Printer]):
    """Every printer with how it is reached; what is done here can be taken back."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._usual: int | None = None
        super().__init__(self._columns(session.language), self._fetch, name=session.language.gettext("Printers"))
        self.opened.connect(lambda _row: self.change())

    def _columns(self, language: Language) -> tuple[Column[Printer], ...]:
        _ = language.gettext
        return (
            Column(_("Printer"), lambda row: row.name, lambda row: where(language, row.device)),
            Column(_("Put straight"), lambda row: straight(language, row.adjust), width=300, quiet=True, drop=700),
            Column("", lambda _row: "", tags=self._tags, width=208, drop=520),
        )

    def _tags(self, row: Printer) -> tuple[Tag, ...]:
        _ = self._session.language.gettext
        usual = (Tag(_("usual one"), "ok", "check"),) if row.id == self._usual else ()
        return (*usual, *((Tag(_("cash drawer"), "neutral"),) if row.opens_drawer else ()))

    def _fetch(self, _cursor: Cursor | None, _sort: Sort | None) -> Rows[Printer]:
        self._usual = printers.usual(settings_service.load()).id
        return Rows(printers.listed())

    def show_usual(self) -> None:
        """Which printer takes what names no other."""
        language = self._session.language
        name = usual_name(language, printers.usual(settings_service.load()))
        self.set_foot(language.gettext("Papers that name no printer go to: {name}", name=name))

    # --- deeds

    def add_printer(self) -> None:
        """F3: a new printer."""
        sheet = PrinterSheet(self, self._session)
        sheet.saved.connect(self._added)
        sheet.open()

    def _added(self, answer: tuple[Printer, Changes]) -> None:
        printer = answer[0]
        self.select_row(lambda row: row.id == printer.id)
        words = self._session.language.gettext("{name} is in the list.", name=printer.name)
        back = partial(printers.remove, printer.id or 0, **by(self._session))
        self._session.say(words, partial(self._session.write, back))

    def change(self) -> None:
        """Enter: what is known of this printer."""
        row = self.current()
        if row is not None:
            sheet = PrinterSheet(self, self._session, row)
            sheet.saved.connect(lambda _answer: self._changed(row))
            sheet.open()

    def _changed(self, before: Printer) -> None:
        self.select_row(lambda row: row.id == before.id)
        words = self._session.language.gettext("{name} is changed.", name=before.name)
        self._session.say(words, partial(self._session.write, partial(printers.save, before, **by(self._session))))

    def remove(self) -> None:
        """Del: out of the list, and what waits for it is given up."""
        row = self.current()
        if row is not None:
            self._session.write(partial(printers.remove, row.id or 0, **by(self._session)), self._removed)

    def _removed(self, gone: Removed) -> None:
        language = self._session.language
        words = language.gettext("{name} is out of the list.", name=gone.printer.name)
        if gone.cancelled:
            lost = language.ngettext(
                "{n} paper that waited for it is cancelled.",
                "{n} papers that waited for it are cancelled.",
                gone.cancelled,
            )
            words = language.join((words, lost), " ")
        back = partial(printers.put_back, gone, **by(self._session))
        self._session.say(words, partial(self._session.write, back))

    def make_usual(self) -> None:
        """F6: for every paper that names no other."""
        row, before = self.current(), settings_service.load().printer
        if row is not None:
            self._session.write(partial(printers.set_usual, row.name, **by(self._session)))
            words = self._session.language.gettext("{name} is the usual printer.", name=row.name)
            back = partial(printers.set_usual, before, **by(self._session))
            self._session.say(words, partial(self._session.write, back))

    def try_out(self) -> None:
        """F9: a test page, and what it says about the printer."""
        row = self.current()
        if row is not None:
            sheet = TestSheet(self, self._session, row)
            sheet.put_straight.connect(lambda: self._changed(row))
            sheet.open()
