"""Who gets nothing, and why; Enter opens the customer's file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.services import mailings
from app.ui.mailings import words
from app.ui.widgets.button import Button
from app.ui.widgets.column import Column
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.mailing_person import LeftOut, PersonRow
    from app.domain.page import Cursor, Sort
    from app.domain.page import Page as Rows
    from app.ui.session import Session

_WIDTH, _TALL = 760, 420


class LeftOutSheet(Sheet):
    """The people of one reason, page by page."""

    def __init__(self, over: QWidget, session: Session, mailing: int, reason: LeftOut) -> None:
        language = session.language
        _ = language.gettext
        super().__init__(over, _("Left out: {reason}", reason=words.reason(language, reason)), width=_WIDTH)
        self._session, self._mailing, self._reason = session, mailing, reason
        columns: tuple[Column[PersonRow], ...] = (
            Column(_("Customer"), lambda row: row.name, lambda row: words.why_not(language, row)),
            Column(_("Town"), lambda row: language.join((row.postcode, row.city), " "), width=200, drop=480),
            Column(
                _("Number"),
                lambda row: str(row.customer_number),
                raw=lambda row: row.customer_number,
                align="right",
                width=100,
                drop=400,
            ),
        )
        self.table: Table[PersonRow] = Table(columns, self._fetch, name=_("Left out"))
        self.table.setMinimumHeight(min(self.look.px(_TALL), over.window().height() - self.look.px(240)))
        self.table.opened.connect(self._open_file)
        self.body.addWidget(self.table, 1)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("Open the file"), "primary", "user", "Return", run=self._open_current), main=True)
        self.table.restart()

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Rows[PersonRow]:
        return mailings.left_out(self._mailing, self._reason, cursor)

    def _open_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self._open_file(row)

    def _open_file(self, row: PersonRow) -> None:
        go = partial(self._session.go, "customers", row.customer_id)
        self.accept()
        go()
