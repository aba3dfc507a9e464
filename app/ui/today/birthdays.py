"""Who has a birthday this week, with the letter one key away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain import names
from app.domain.customer_card import DueKind
from app.ui import speech
from app.ui.widgets.avatar import Avatar, Mark
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.customer_card import CustomerRow
    from app.ui.session import Session


class BirthdaysCard(Card):
    """`write(customer id)` begins a letter."""

    def __init__(self, session: Session, write: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(session.language.gettext("Birthdays this week"), parent=parent)
        self._session, self._write = session, write
        self._inside: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_rows(self, rows: tuple[CustomerRow, ...]) -> None:
        """Show these people."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if not rows:
            words = self._session.language.gettext("Nobody you know the birthday of.")
            column.addWidget(Label(words, "detail", wrap="wrap"))
        for row in rows:
            column.addWidget(self._person(row))
        self.column.addWidget(self._inside)

    def _person(self, row: CustomerRow) -> QWidget:
        language = self._session.language
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(Avatar(Mark(names.initials(row.person), tone="plum"), 32))
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Label(row.name, "strong"))
        text.addWidget(Label(self._when(row), "detail"))
        line.addLayout(text, 1)
        button = Button(language.gettext("Write"), icon="mail", small=True, run=partial(self._write, row.id))
        button.setAccessibleName(language.gettext("Write to {name}", name=row.name))
        line.addWidget(button)
        return holder

    def _when(self, row: CustomerRow) -> str:
        today = self._session.now().date()
        due = next((one for one in row.due if one.kind is DueKind.BIRTHDAY), None)
        return speech.due(self._session.language, due, today)[0] if due else ""
