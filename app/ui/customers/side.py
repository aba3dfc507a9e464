"""Beside a customer's history: what to do next, family, needs, how to reach them, and what is worth remembering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import names
from app.services import needs
from app.services import settings as settings_service
from app.ui.customers import birthday_text
from app.ui.customers.consent_card import ConsentCard
from app.ui.customers.contact_card import ContactCard
from app.ui.customers.family_card import FamilyCard
from app.ui.customers.files_card import FilesCard
from app.ui.customers.needs_card import NeedsCard
from app.ui.customers.panel import chip_row
from app.ui.customers.steps_card import StepsCard, steps
from app.ui.facts import Fact, FactList
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.consent import State
    from app.domain.customer_card import CustomerFile
    from app.domain.need import Answer
    from app.ui.customers.desk import CustomerDesk
    from app.ui.session import Session


class CustomerAside(QWidget):
    """Cards below each other; built anew for each customer. `answer(state)` takes the consent question's answer."""

    def __init__(
        self, session: Session, file: CustomerFile, desk: CustomerDesk, answer: Callable[[State], object]
    ) -> None:
        super().__init__()
        self._session, self._file, self._desk = session, file, desk
        answers = needs.answers(file.card.id, settings_service.load())
        self.steps = steps(session, file, answers, self._offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if self.steps or file.card.ask:
            column.addWidget(StepsCard(session, self.steps, ask=file.card.ask, answer=answer))
        column.addWidget(FamilyCard(session, file.card.id, desk))
        column.addWidget(ContactCard(session, file, desk))
        column.addWidget(NeedsCard(session, file.card.id, desk))
        column.addWidget(ConsentCard(session, file))
        about = self._about()
        if about is not None:
            column.addWidget(about)
        column.addWidget(FilesCard(session, file.card.id))
        column.addStretch(1)

    def _offer(self, answer: Answer) -> None:
        self._desk.offer(self._file, answer)

    def _about(self) -> Card | None:
        draft, language = self._file.draft, self._session.language
        _ = language.gettext
        facts = tuple(
            fact
            for fact in (
                Fact(_("Birthday"), birthday_text.shown(draft.birthday, language)),
                Fact(_("Contact person"), "" if draft.person == draft.listed_as else names.display(draft.person)),
                Fact(_("Former name"), draft.former_name),
                Fact(_("Called"), draft.nickname),
                Fact(_("Occupation"), draft.occupation),
                Fact(_("Hobbies"), draft.hobbies),
                Fact(language.pgettext("customer", "Price"), draft.price_attitude),
                Fact(_("Found us by"), draft.source),
                Fact(language.pgettext("customer", "Card"), draft.card),
            )
            if fact.words
        )
        if not (facts or draft.note or draft.tags):
            return None
        card = Card(_("Worth remembering"))
        if draft.tags:
            card.add(chip_row(tuple(Chip(tag) for tag in draft.tags)))
        if facts:
            card.add(FactList(facts))
        if draft.note:
            card.add(Label(draft.note, "body", wrap="wrap"))
        return card
