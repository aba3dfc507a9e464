"""Sales that were put aside and wait for their buyers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import speech
from app.ui.widgets.avatar import Avatar, Mark
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.domain.today import ParkedSale
    from app.ui.session import Session

_MOST = 5


class ParkedCard(Card):
    """Hidden while nothing is parked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.language.gettext("Parked sales"), parent=parent)
        self._session = session
        self._inside: QWidget | None = None
        counter = Button(
            session.language.gettext("Take one up"), small=True, icon="pause", run=partial(session.go, "counter")
        )
        self.head.addWidget(counter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_parked(self, parked: tuple[ParkedSale, ...]) -> None:
        """Show these."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for one in parked[:_MOST]:
            column.addWidget(self._row(one))
        if len(parked) > _MOST:
            more = len(parked) - _MOST
            column.addWidget(Label(self._session.language.ngettext("and {n} more", "and {n} more", more), "detail"))
        self.column.addWidget(self._inside)
        self.setVisible(bool(parked))

    def _row(self, one: ParkedSale) -> QWidget:
        language = self._session.language
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Avatar(Mark(icon="pause", tone="neutral"), 32))
        text = QVBoxLayout()
        text.setSpacing(0)
        item = language.gettext("{item} and {n} more", item=one.item, n=one.more) if one.more else one.item
        text.addWidget(Label(one.title or item, "strong"))
        since = speech.ago(language, one.at.date(), self._session.now().date())
        detail = language.gettext("{item}, {since}", item=item, since=since) if one.title else since
        text.addWidget(Label(detail, "detail"))
        row.addLayout(text, 1)
        row.addWidget(Label(speech.money(language, one.due), "strong", wrap="whole"))
        return holder
