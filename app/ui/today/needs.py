"""The list of what waits for somebody, each with the one deed that settles it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.today import words
from app.ui.widgets.avatar import Avatar, Mark
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card, Line
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.today import Need
    from app.ui.session import Session

# Alt with a figure does it; there are nine of them.
KEYED = 9


class NeedsCard(Card):
    """Rows under a head; `do(need)` is the page's."""

    def __init__(self, session: Session, do: Callable[[Need], object], parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._session, self._do = session, do
        self._inside: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_needs(self, needs: tuple[Need, ...]) -> None:
        """Show these; without any, that nothing waits."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head(needs))
        for place, need in enumerate(needs):
            column.addWidget(Line())
            column.addWidget(self._row(place, need))
        buttons = self._inside.findChildren(Button)
        widest = max((button.sizeHint().width() for button in buttons), default=0)
        for button in buttons:
            button.setMinimumWidth(widest)
        self.column.addWidget(self._inside)

    def _head(self, needs: tuple[Need, ...]) -> QWidget:
        language = self._session.language
        today = self._session.now().date()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(10)
        row.addWidget(Label(language.gettext("Needs you"), "section"))
        late = sum(1 for need in needs if words.need(language, need, today).tone == "danger")
        if late:
            row.addWidget(Chip(language.ngettext("{n} late", "{n} late", late), "danger", "triangle-alert"))
        row.addStretch(1)
        if not needs:
            row.addWidget(Label(language.gettext("Nothing is waiting."), "detail"))
        return head

    def _row(self, place: int, need: Need) -> QWidget:
        said = words.need(self._session.language, need, self._session.now().date())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 9, 12, 9)
        row.setSpacing(12)
        row.addWidget(Avatar(Mark(icon=said.icon, tone=said.tone, square=True), 36), 0, Qt.AlignmentFlag.AlignVCenter)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Label(said.title, "strong"))
        text.addWidget(Label(said.detail, "detail"))
        row.addLayout(text, 1)
        role: Role = "strong" if said.tone == "danger" else "body"
        row.addWidget(Label(said.when, role, wrap="whole", tone=said.tone if said.tone != "neutral" else "text2"))
        key = f"Alt+{place + 1}" if place < KEYED else ""
        button = Button(said.deed, key=key, small=True, run=partial(self._do, need))
        button.setAccessibleName(f"{said.deed}: {said.title}")
        row.addWidget(button)
        return holder
