"""The card of what a customer looks for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.need import NEED_WORDS, WAITING, Need, NeedState
from app.services import needs
from app.ui.customers import words
from app.ui.customers.people_row import NameLink
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon

if TYPE_CHECKING:
    from app.ui.customers.desk import CustomerDesk
    from app.ui.session import Session

_MOST = 6


class NeedsCard(Card):
    """Built anew for each customer; what is met or given up stands in the history."""

    def __init__(self, session: Session, customer_id: int, desk: CustomerDesk) -> None:
        _ = session.language.gettext
        super().__init__(_("Looks for"))
        self._session, self._desk = session, desk
        self.column.setSpacing(10)
        add = Button(_("Add"), "quiet", "plus", "F5", small=True, run=partial(desk.add_need, customer_id))
        add.setAccessibleName(_("Write down what they look for"))
        self.head.addWidget(add)
        waiting = tuple(one for one in needs.of_customer(customer_id) if one.state in WAITING)
        for one in waiting[:_MOST]:
            self.column.addLayout(self._row(one))
        if len(waiting) > _MOST:
            self.add(Label(session.language.ngettext("and {n} more", "and {n} more", len(waiting) - _MOST), "detail"))
        if not waiting:
            self.add(Label(_("Nothing now. We say so when it comes in."), "body", wrap="wrap", tone="text2"))

    def _row(self, need: Need) -> QHBoxLayout:
        language, draft = self._session.language, need.draft
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon("heart", "text2", 18), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(NameLink(draft.what, partial(self._desk.open_need, need)), 0, Qt.AlignmentFlag.AlignLeft)
        today = self._session.now().date()
        since = words.since(language, need.since, today)
        limits = words.limits(language, draft.price_limit, draft.wanted_by, today)
        lines.addWidget(Label(language.join((draft.features, limits, since)), "detail", wrap="wrap"))
        row.addLayout(lines, 1)
        if need.state is NeedState.TOLD:
            chip = Chip(language.render(NEED_WORDS[need.state]), words.NEED_TONES[need.state])
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
