"""One step of making a mailing: it shows a plan and sends another one with every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.ui.mailings.view import View
from app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from app.domain.mailing import Mailing, MailingPlan
    from app.ui.session import Session

NARROW = 960
_LEFT = 5


class Step(View):
    """What is chosen at the left, what comes of it at the right."""

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        inside = QWidget()
        self.left = QVBoxLayout(inside)
        self.left.setContentsMargins(0, 0, 8, 0)
        self.left.setSpacing(12)
        self.scrolled = Scrolled(inside)
        self._row.addWidget(self.scrolled, _LEFT)
        self._share = _LEFT

    def put_right(self, widget: QWidget, stretch: int = 6) -> None:
        """What is seen beside the choices."""
        self._share = stretch
        self._row.addWidget(widget, stretch)

    def lay(self, *, narrow: bool) -> None:
        """Beside each other, or in narrow windows the second one below, no higher than it must be."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        self._row.setStretch(0, 1 if narrow else _LEFT)
        self._row.setStretch(1, 0 if narrow else self._share)

    def show_mailing(self, mailing: Mailing, plan: MailingPlan) -> None:
        """Show a mailing, with a plan that may be newer than what is kept."""
        raise NotImplementedError
