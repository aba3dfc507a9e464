"""The card of how to reach a customer, and whether that is still right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from app.domain import phones, postal
from app.services import settings as settings_service
from app.ui import speech, theme
from app.ui.customers import consent_deeds, words
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon

if TYPE_CHECKING:
    from app.domain.customer import Address
    from app.domain.customer_card import CustomerFile
    from app.ui.customers.desk import CustomerDesk
    from app.ui.session import Session


class ContactCard(Card):
    """Built anew for each customer. Alt+V says that everything here was checked today."""

    def __init__(self, session: Session, file: CustomerFile, desk: CustomerDesk) -> None:
        super().__init__(session.language.gettext("Contact"))
        self._session, self._file, self._desk = session, file, desk
        self.column.setSpacing(6)
        self._settings = settings_service.load()
        self._add_checked()
        self._add_reach()
        for place, address in enumerate(file.draft.addresses):
            self._add_address(address)
            if not address.past:
                self._add_mail(place, address)

    def _add_checked(self) -> None:
        language, today = self._session.language, self._session.now().date()
        day = self._file.verified_on
        old = words.is_stale(day, today)
        said = language.gettext("verified {day}", day=speech.near_day(language, day, today)) if day else ""
        if said:
            self.head.addWidget(Chip(said, "warn" if old else "ok"))
        if day != today:
            run = partial(self._desk.verify, self._file.card.id)
            button = Button(language.gettext("Is right"), "quiet", key="Alt+V", small=True, run=run)
            button.setAccessibleName(language.gettext("All of this is right: checked today"))
            self.head.addWidget(button)

    def _add_reach(self) -> None:
        draft, region = self._file.draft, settings_service.profile(self._settings).phone_region
        for entry in draft.phones:
            shown = phones.display(phones.normalise(entry.typed, region), region)
            self.column.addLayout(_line("phone", shown, entry.label))
        for email in draft.emails:
            self.column.addLayout(_line("mail", email.address, email.label))
        if not (draft.phones or draft.emails or draft.addresses):
            words_ = self._session.language.gettext("Nothing yet: F4 adds a phone or an address.")
            self.add(Label(words_, "body", wrap="wrap", tone="text2"))

    def _add_address(self, address: Address) -> None:
        language = self._session.language
        place = "\n".join(postal.lines("", address, self._settings.country))
        if address.past:
            label = language.gettext("earlier address")
        elif address.returned:
            label = language.gettext("mail came back {day}", day=language.short_day(address.returned))
        else:
            label = address.label
        icon = "mail-x" if address.returned and not address.past else "map-pin"
        self.column.addLayout(_line(icon, place, label, quiet=address.past))

    def _add_mail(self, place: int, address: Address) -> None:
        """Whether mail arrives there is said with one click, or with Alt+B for the first address."""
        _ = self._session.language.gettext
        words_ = _("Mail arrives there again") if address.returned else _("A letter came back")
        row = QHBoxLayout()
        row.setContentsMargins(theme.current().px(18) + 12, 0, 0, 0)
        run = partial(consent_deeds.mail_returned, self._session, self._file, place)
        link = Button(words_, "link", run=run)
        link.setAccessibleName(f"{words_}: {address.street}")
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(link)
        row.addStretch(1)
        self.column.addLayout(row)


def _line(icon: str, text: str, label: str, *, quiet: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Icon(icon, "text2", 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text, wrap="wrap", tone="text2" if quiet else ""), 1)
    if label:
        row.addWidget(Label(label, "detail"), 0, Qt.AlignmentFlag.AlignTop)
    return row
