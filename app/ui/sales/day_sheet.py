"""Which day's report is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.errors import AppError, FormError
from app.i18n import N_
from app.services import day_reports
from app.services import settings as settings_service
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.session import Session


@dataclass(frozen=True, slots=True)
class Wanted:
    """The day as it is typed."""

    day: date | None


class DaySheet(Sheet):
    """Today unless another day is typed; Enter shows its report before it is printed."""

    def __init__(self, over: QWidget, session: Session) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Day report"), width=420)
        self._session = session
        hint = _("Sales, returns, payments and what the drawer must hold")
        self.form = Form((FieldSpec("day", _("Day"), "day", required=True, hint=hint),), Wanted(session.now().date()))
        self.body.addWidget(self.form)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("Look at it"), "primary", "receipt-text", "Return", run=self.show_report), main=True)

    def open(self) -> None:
        super().open()
        self.form.focus_first()

    def show_report(self) -> None:
        """Enter: the report of the day, if it is one."""
        try:
            day = self.form.draft().day
        except FormError as error:
            self.form.show_problems(error.problems)
            return
        if day is None:
            self.form.show_problems({"day": N_("A report is of one day.")})
            return
        try:
            day_reports.of_day(day, now=self._session.now(), settings=settings_service.load())
        except AppError as error:
            self.form.show_problems({"day": error.text})
            return
        self.accept()
        self._session.papers.show("day-report", day.isoformat())
