"""The customer in one line, for narrow windows."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.customer_card import CustomerCard
from app.ui import speech
from app.ui.counter.customer_panel import DUE_ICONS
from app.ui.session import Session
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.keycap import Keycap
from app.ui.widgets.label import Label

_MOST_CHIPS = 2


class PersonLine(Card):
    """Name, at most two chips, and the key that opens more."""

    def __init__(self, *, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(padding=6, parent=parent)
        self._session = session
        self._wanted = False
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._name = Label("", "strong")
        self._row.addWidget(self._name, 1)
        self._chips: list[Chip] = []
        self._key = Keycap("F3")
        self._row.addWidget(self._key)
        self._row.setContentsMargins(6, 0, 0, 0)
        self.column.addLayout(self._row)
        self.hide()

    def set_wanted(self, wanted: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Whether the window is so narrow that this line stands for the panel."""
        self._wanted = wanted
        self.setVisible(wanted)

    def show_card(self, card: CustomerCard | None) -> None:
        """Show another customer, or none."""
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        language = self._session.language
        self._name.setText(card.name if card else language.gettext("No customer yet"))
        if card is None:
            return
        today = self._session.now().date()
        chips = [Chip(card.counter_note, "warn", "sticky-note")] if card.counter_note else []
        for due in card.due[: _MOST_CHIPS - len(chips)]:
            icon, tone = DUE_ICONS[due.kind]
            chips.append(Chip(speech.due(language, due, today)[0], tone, icon))
        for place, chip in enumerate(chips, 1):
            self._row.insertWidget(place, chip)
        self._chips = chips
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The name comes first; chips that would cut it are left out, the last one first."""
        room = self.width() - self._name.sizeHint().width() - self._key.sizeHint().width() - 4 * self._row.spacing()
        for chip in self._chips:
            room -= chip.sizeHint().width() + self._row.spacing()
            chip.setVisible(room >= 0)
