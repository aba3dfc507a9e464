"""On a customer's page: what we may send, and the keys of consent, returned mail and privacy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.consent import latest
from app.services import settings as settings_service
from app.ui import speech
from app.ui.customers import consent_deeds
from app.ui.customers.consent_matrix import ConsentMatrix
from app.ui.customers.consent_sheet import ConsentSheet
from app.ui.customers.privacy_sheet import PrivacySheet
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.customer_card import CustomerFile
    from app.ui.session import Session

CONSENT_KEY, PRIVACY_KEY, NOTHING_KEY, RETURNED_KEY = "Alt+C", "Alt+P", "Alt+0", "Alt+B"


class ConsentCard(Card):
    """The answers, and the ways to change them."""

    def __init__(self, session: Session, file: CustomerFile) -> None:
        _ = session.language.gettext
        super().__init__(_("Consent"))
        self._session, self._file = session, file
        change = partial(open_consents, self, session, file)
        self.head.addWidget(Button(_("Edit"), "quiet", key=CONSENT_KEY, small=True, run=change))
        held = latest(file.consents)
        matrix = ConsentMatrix(session.language)
        matrix.set_states({which: answer.state for which, answer in held.items()})
        self.add(matrix)
        self.add(Label(self._said_last(), "caption", wrap="wrap"))
        row = QHBoxLayout()
        row.addStretch(1)
        privacy = partial(open_privacy, self, session, file)
        row.addWidget(Button(_("Papers, copy, erasing"), "quiet", "lock", PRIVACY_KEY, small=True, run=privacy))
        self.column.addLayout(row)

    def _said_last(self) -> str:
        language, answers = self._session.language, self._file.consents
        if not answers:
            return language.gettext("Nothing has been asked yet.")
        day = speech.near_day(language, answers[-1].at.date(), self._session.now().date())
        return language.gettext("Last answer {day}, written down by {name}", day=day, name=answers[-1].staff or "–")


def open_consents(over: QWidget, session: Session, file: CustomerFile) -> ConsentSheet:
    """Alt+C: the sheet with every answer."""
    code = file.draft.language or settings_service.load().language
    sheet = ConsentSheet(over, session, file.card.id, file.card.name, code)
    sheet.open()
    return sheet


def open_privacy(over: QWidget, session: Session, file: CustomerFile) -> PrivacySheet:
    """Alt+P: papers, a copy of everything, and erasing."""
    sheet = PrivacySheet(over, session, file.card.id)
    sheet.open()
    return sheet


def actions(session: Session, over: QWidget, shown: Callable[[], CustomerFile | None]) -> tuple[Action, ...]:
    """The keys of the customer's page for consent, freshness and privacy; `shown` is who stands there now."""
    _ = session.language.gettext

    def on(run: Callable[[CustomerFile], object]) -> Callable[[], None]:
        def do() -> None:
            file = shown()
            if file is not None:
                run(file)

        return do

    def somebody() -> bool:
        return shown() is not None

    hidden = partial(Action, enabled=somebody, in_strip=False)
    return (
        hidden("customer.consents", _("What we may send"), CONSENT_KEY, on(partial(open_consents, over, session))),
        hidden("customer.nothing", _("Wants nothing more"), NOTHING_KEY, on(partial(consent_deeds.take_back, session))),
        hidden(
            "customer.returned", _("A letter came back"), RETURNED_KEY, on(partial(consent_deeds.returned, session))
        ),
        hidden("customer.privacy", _("Papers, copy, erasing"), PRIVACY_KEY, on(partial(open_privacy, over, session))),
    )
