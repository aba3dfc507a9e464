"""One pair beside the list: what each of the two is, and what speaks for and against their being one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import likeness, phones, postal
from app.ui import speech
from app.ui.customers import birthday_text
from app.ui.widgets.avatar import Avatar, person_mark
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card, Line
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon
from app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from app.domain.duplicate import Facts, Pair
    from app.ui.session import Session


class PairPanel(Card):
    """Shows a pair, or nothing, above the buttons of what can be answered."""

    def __init__(self, session: Session, buttons: tuple[Button, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._area = Scrolled(QWidget())
        self.column.addWidget(self._area, 1)
        for button in buttons:
            self.column.addWidget(button)

    def show_pair(self, pair: Pair | None, region: str) -> None:
        """Show another pair."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if pair is not None:
            column.addLayout(self._person(pair.one, region))
            column.addWidget(Line())
            column.addLayout(self._person(pair.other, region))
            column.addWidget(Line())
            self._add_reasons(column, pair)
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _person(self, who: Facts, region: str) -> QHBoxLayout:
        language, today = self._session.language, self._session.now().date()
        _ = language.gettext
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Avatar(person_mark(who.person), 32), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(Label(who.name, "section", wrap="wrap"))
        visit = who.last_visit
        seen = _("last visit {when}", when=speech.ago(language, visit.date(), today)) if visit else _("no visit yet")
        number = _("No. {number}", number=who.number)
        told = (
            f"{number} · {seen}",
            phones.display(who.phone, region) if who.phone else "",
            who.email,
            language.join(postal.place(who.address, "")) if who.address else "",
            birthday_text.shown(who.birthday, language),
        )
        for text in filter(None, told):
            lines.addWidget(Label(text, "detail", wrap="wrap"))
        row.addLayout(lines, 1)
        return row

    def _add_reasons(self, column: QVBoxLayout, pair: Pair) -> None:
        language = self._session.language
        for reason in pair.likeness.reasons:
            against = likeness.POINTS[reason] < 0
            row = QHBoxLayout()
            row.setSpacing(8)
            icon = Icon("minus" if against else "check", "warn" if against else "ok", 16)
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(language.render(likeness.REASON_WORDS[reason]), wrap="wrap"), 1)
            column.addLayout(row)
