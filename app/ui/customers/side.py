"""Beside a customer's history: what to do next, how to reach them, and what is worth remembering."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import names, phones, postal
from app.domain.consent import COUNTER_QUESTION, QUESTIONS, State
from app.domain.customer_card import Due, DueKind
from app.services import settings as settings_service
from app.ui import speech
from app.ui.customers import birthday_text, words
from app.ui.customers.panel import chip_row
from app.ui.facts import Fact, FactList
from app.ui.mailings.target import NewLetter
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.customer_card import CustomerFile
    from app.ui.session import Session


class CustomerAside(QWidget):
    """Cards below each other; built anew for each customer. `answer(state)` takes the consent question's answer."""

    def __init__(self, session: Session, file: CustomerFile, answer: Callable[[State], object]) -> None:
        super().__init__()
        self._session, self._file, self._answer = session, file, answer
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._next(), self._contact(), self._about()):
            if card is not None:
                column.addWidget(card)
        column.addStretch(1)

    # --- next steps

    def _next(self) -> Card | None:
        card = self._file.card
        if not card.due and not card.ask:
            return None
        _ = self._session.language.gettext
        shown = Card(_("Next steps"))
        shown.column.setSpacing(12)
        for due in card.due:
            shown.column.addLayout(self._step(due))
        if card.ask:
            shown.column.addLayout(self._question())
        return shown

    def _step(self, due: Due) -> QHBoxLayout:
        language, today = self._session.language, self._session.now().date()
        icon, tone = words.DUE_ICONS[due.kind]
        title, detail = speech.due(language, due, today)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(icon, tone, 20), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(title, "strong", wrap="wrap"))
        lines.addWidget(Label(detail, "detail", wrap="wrap"))
        row.addLayout(lines, 1)
        row.addWidget(self._step_button(due))
        return row

    def _step_button(self, due: Due) -> Button:
        _, go = self._session.language.gettext, self._session.go
        if due.kind is DueKind.BIRTHDAY:
            return Button(_("Write"), small=True, run=partial(go, "mailings", NewLetter(self._file.card.id)))
        page = "complaints" if due.kind is DueKind.COMPLAINT else "warranties"
        button = Button(_("Open"), small=True, run=partial(go, page, due.number))
        button.setAccessibleName(_("Open {number}", number=due.number))
        return button

    def _question(self) -> QVBoxLayout:
        language = self._session.language
        column = QVBoxLayout()
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon("mail", "plum", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(language.render(QUESTIONS[COUNTER_QUESTION]), wrap="wrap"), 1)
        column.addLayout(row)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        yes, no = partial(self._answer, State.YES), partial(self._answer, State.NO)
        answers.addWidget(Button(language.gettext("Yes"), key="Alt+Y", small=True, run=yes))
        answers.addWidget(Button(language.gettext("No"), key="Alt+N", small=True, run=no))
        column.addLayout(answers)
        return column

    # --- how to reach them

    def _contact(self) -> Card:
        _, draft = self._session.language.gettext, self._file.draft
        card = Card(_("Contact"))
        settings = settings_service.load()
        region = settings_service.profile(settings).phone_region
        for entry in draft.phones:
            shown = phones.display(phones.normalise(entry.typed, region), region)
            card.column.addLayout(_line("phone", shown, entry.label))
        for email in draft.emails:
            card.column.addLayout(_line("mail", email.address, email.label))
        for address in draft.addresses:
            label = _("earlier address") if address.past else address.label
            place = "\n".join(postal.lines("", address, settings.country))
            card.column.addLayout(_line("map-pin", place, label))
        if not (draft.phones or draft.emails or draft.addresses):
            card.add(Label(_("Nothing yet: F4 adds a phone or an address."), "body", wrap="wrap", tone="text2"))
        return card

    # --- what is worth remembering

    def _about(self) -> Card | None:
        draft, language = self._file.draft, self._session.language
        _ = language.gettext
        facts = tuple(
            fact
            for fact in (
                Fact(_("Birthday"), birthday_text.shown(draft.birthday, language)),
                Fact(_("Contact person"), "" if draft.person == draft.listed_as else names.display(draft.person)),
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


def _line(icon: str, text: str, label: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Icon(icon, "text2", 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text, wrap="wrap"), 1)
    if label:
        row.addWidget(Label(label, "detail"), 0, Qt.AlignmentFlag.AlignTop)
    return row
