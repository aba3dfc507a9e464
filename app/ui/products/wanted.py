"""Who looks for a product: names, phones, and who is told or has it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain import phones
from app.domain.need import NEED_WORDS, Fit, NeedState, Wanted
from app.services import settings as settings_service
from app.ui.customers import words
from app.ui.customers.people_row import NameLink
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.session import Session
    from app.ui.widgets.actions import Action

_MOST = 12


class WantedList(QWidget):
    """The best first. `move(wanted, state)` says that somebody was told, or has it; `calls` prints whom to call."""

    def __init__(
        self,
        session: Session,
        wanted: tuple[Wanted, ...],
        move: Callable[[Wanted, NeedState], object],
        calls: Action,
    ) -> None:
        super().__init__()
        self._session, self._move = session, move
        self._region = settings_service.phone_region()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        count = session.language.ngettext("Wanted by {n} customer", "Wanted by {n} customers", len(wanted))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(count, "section", wrap="wrap"), 1)
        if calls.enabled():
            head.addWidget(calls.button("normal", small=True))
        column.addLayout(head)
        for one in wanted[:_MOST]:
            column.addLayout(self._row(one))
        if len(wanted) > _MOST:
            more = session.language.ngettext("and {n} more", "and {n} more", len(wanted) - _MOST)
            column.addWidget(Label(more, "detail"))

    def _row(self, one: Wanted) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(NameLink(one.name, partial(self._session.go, "customers", one.need.draft.customer_id)))
        head.addStretch(1)
        number = phones.display(one.phone, self._region) if one.phone else ""
        head.addWidget(Label(number, "strong", wrap="whole"))
        lines.addLayout(head)
        lines.addWidget(Label(self._about(one), "detail", wrap="wrap"))
        lines.addLayout(self._deeds(one))
        return lines

    def _about(self, one: Wanted) -> str:
        language, draft = self._session.language, one.need.draft
        today = self._session.now().date()
        asked = "" if one.fit is Fit.PRODUCT else draft.what
        limits = words.limits(language, draft.price_limit, draft.wanted_by, today)
        return language.join((asked, draft.features, limits, words.since(language, one.need.since, today)))

    def _deeds(self, one: Wanted) -> QHBoxLayout:
        language = self._session.language
        row = QHBoxLayout()
        row.setSpacing(4)
        if one.need.state is NeedState.TOLD:
            row.addWidget(Chip(language.render(NEED_WORDS[NeedState.TOLD]), "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        if one.need.state is NeedState.OPEN:
            row.addWidget(self._button(one, language.gettext("Told"), NeedState.TOLD))
        row.addWidget(self._button(one, language.gettext("Has it"), NeedState.MET))
        return row

    def _button(self, one: Wanted, said: str, state: NeedState) -> Button:
        button = Button(said, "quiet", "check", small=True, run=partial(self._move, one, state))
        button.setAccessibleName(f"{said}: {one.name}")
        return button
