"""“This may be Jana Kováčová”: an offer instead of a second record of the same person."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from app.domain import phones
from app.domain.likeness import REASON_WORDS
from app.services import settings as settings_service
from app.ui.widgets.avatar import person_mark
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.label import Label
from app.ui.widgets.results import Result, ResultList, Section

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from app.domain.duplicate import Offer
    from app.ui.session import Session

_MOST_REASONS = 3
# Five answers stand side by side, the longest in Slovak.
_WIDTH = 880


class Decision(Enum):
    """What the person said to an offer."""

    USE = "use"
    ADD = "add"
    RELATIVE = "relative"
    NEW = "new"


class OfferSheet(Sheet):
    """Sends `decided(decision, offer)`; closing it without an answer decides nothing."""

    decided = Signal(object, object)

    def __init__(self, over: QWidget, session: Session, typed: str, offers: tuple[Offer, ...]) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Is this somebody you know?"), width=_WIDTH)
        self._offers = offers
        words = _("{name} may be in the file already.", name=typed) if typed else _("They may be in the file already.")
        self.body.addWidget(Label(words, "body", wrap="wrap", tone="text2"))
        self.list = ResultList(_("Customers who may be the same"))
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.show_sections((Section("", tuple(row(session, offer) for offer in offers)),), "", len(offers))
        self.list.taken.connect(lambda _result: self._decide(Decision.USE))
        self.body.addWidget(self.list)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self._way(_("Really new"), Decision.NEW, "F3")
        self._way(_("A relative of theirs"), Decision.RELATIVE, "Alt+R")
        self._way(_("Add what is new"), Decision.ADD, "Alt+A")
        use = Button(_("Use this one"), "primary", "check", "Return", run=lambda: self._decide(Decision.USE))
        self.add_right(use, main=True)

    def _way(self, words: str, decision: Decision, key: str) -> None:
        self.add_right(Button(words, key=key, run=lambda: self._decide(decision)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.move_choice(Qt.Key(event.key()))
            event.accept()
            return
        super().keyPressEvent(event)

    def _decide(self, decision: Decision) -> None:
        current = self.list.current()
        offer = current.target if current is not None else self._offers[0]
        self.accept()
        self.decided.emit(decision, offer)


def row(session: Session, offer: Offer) -> Result:
    """Who it is, how to reach them, and why they are offered."""
    language = session.language
    known = offer.customer
    region = settings_service.phone_region()
    number = language.gettext("No. {number}", number=known.number)
    phone = phones.display(known.phone, region) if known.phone else ""
    return Result(
        known.name,
        detail=why(session, offer),
        right=language.join((phone, number)),
        mark=person_mark(known.person),
        target=offer,
    )


def why(session: Session, offer: Offer) -> str:
    """What speaks for it, the strongest first."""
    language = session.language
    reasons = offer.likeness.reasons[:_MOST_REASONS]
    return language.join(tuple(language.render(REASON_WORDS[reason]) for reason in reasons))
