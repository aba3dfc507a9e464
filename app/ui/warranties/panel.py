"""One sold piece beside the list: its light, its facts, its complaints, and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import complaint as rules
from app.ui import speech
from app.ui.facts import Fact, FactList
from app.ui.warranties import words
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card, Line
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note

if TYPE_CHECKING:
    from app.domain.complaint_file import ComplaintRow
    from app.domain.unit import UnitFile
    from app.ui.session import Session
    from app.ui.widgets.actions import Action

_MOST_COMPLAINTS = 4


class UnitPanel(Card):
    """Shows a piece, or nothing; `actions` become its buttons, the first one the main act."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._inside: QWidget | None = None

    def show_unit(self, unit: UnitFile | None, soon_days: int, actions: tuple[Action, ...]) -> None:
        """Show another piece."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if unit is not None:
            self._fill(column, unit, soon_days, actions)
        self.column.addWidget(self._inside, 1)

    def _fill(self, column: QVBoxLayout, unit: UnitFile, soon_days: int, actions: tuple[Action, ...]) -> None:
        language, row = self._session.language, unit.row
        today = self._session.now().date()
        column.addWidget(Label(row.product, "section", wrap="wrap"))
        column.addWidget(Label(row.number, "detail"))
        title, detail = words.verdict(language, row, today)
        column.addWidget(Note(title, detail, words.tone(row, today, soon_days), icon="shield-check"))
        column.addWidget(FactList(self._facts(unit)))
        if unit.care:
            column.addWidget(Line())
            column.addWidget(Label(unit.care, "detail", wrap="wrap"))
        if unit.complaints:
            self._add_complaints(column, unit.complaints)
        column.addStretch(1)
        for place, action in enumerate(actions):
            column.addWidget(action.button("primary" if place == 0 else "normal" if place == 1 else "quiet"))

    def _facts(self, unit: UnitFile) -> tuple[Fact, ...]:
        language, row, go = self._session.language, unit.row, self._session.go
        _ = language.gettext
        person = partial(go, "customers", unit.customer_id) if unit.customer_id else None
        user = partial(go, "customers", unit.user_id) if unit.user_id else None
        pieces = "" if unit.quantity == 1 else language.number(unit.quantity)
        return (
            Fact(_("Serial number"), row.serial),
            Fact(_("Batch"), row.batch),
            Fact(_("Quantity"), pieces),
            Fact(_("Bought by"), row.customer, person),
            Fact(_("For whom"), row.user if row.user != row.customer else "", user),
            Fact(_("Sold"), language.day(row.starts)),
            Fact(_("Sale"), unit.sale_number, partial(go, "sales", unit.sale_number)),
            Fact(_("Term"), words.length(language, unit.term)),
            Fact(_("Code"), unit.code),
        )

    def _add_complaints(self, column: QVBoxLayout, complaints: tuple[ComplaintRow, ...]) -> None:
        language = self._session.language
        column.addWidget(Line())
        column.addWidget(Label(language.gettext("Complaints"), "strong"))
        for row in complaints[:_MOST_COMPLAINTS]:
            button = Button(
                f"{row.number} {row.subject}", "link", run=partial(self._session.go, "complaints", row.number)
            )
            column.addWidget(button)
            state = language.render(rules.STATE_WORDS[row.state])
            day = speech.near_day(language, row.received.date(), self._session.now().date())
            column.addWidget(Label(language.gettext("{state}, received {day}", state=state, day=day), "detail"))
