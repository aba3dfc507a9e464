"""The paper a text becomes, for the sample person or a customer of the file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.letter import Template, TemplateForm
from app.ui.counter import people
from app.ui.mailings.live_paper import LivePaper
from app.ui.templates import late
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note

if TYPE_CHECKING:
    from app.domain.cart import Party
    from app.ui.session import Session


class PaperSide(Card):
    """Sends `changed` when somebody else is to be shown."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(ground="sunken")
        self._session = session
        self.customer: Party | None = None
        self._note: Note | None = None
        self._unopened = False
        _ = session.language.gettext
        self.preview = LivePaper(session)
        self.preview.shown.connect(self._open_card)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.who = Label("", "strong")
        row.addWidget(self.who, 1)
        self.sample_button = Button(_("Sample person"), "quiet", run=self.show_sample)
        row.addWidget(self.sample_button)
        row.addWidget(Button(_("Customer"), icon="users", key="F5", run=self.pick_customer))
        self.column.addLayout(row)
        self.add(self.preview, 1)

    @property
    def customer_id(self) -> int | None:
        """Whose letter it is; None for the sample person."""
        return self.customer.id if self.customer else None

    def open_again(self) -> None:
        """Another text: a card is shown from its inside, where the text stands; its front is a page back."""
        self._unopened = True

    def show_text(self, template: Template) -> None:
        """Draw the paper as soon as it can be."""
        self.who.setText(self.customer.name if self.customer else self._session.language.gettext("Sample person"))
        self.sample_button.setVisible(self.customer is not None)
        self._card = template.form is TemplateForm.CARD
        self.preview.ask(partial(late.paper, template, self.customer_id, self._session.now()))

    def say(self, titles: tuple[str, ...]) -> None:
        """What there is to say about the whole, above the paper."""
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        if titles:
            self._note = Note(titles[0], "\n".join(titles[1:]), "warn")
            self.column.insertWidget(1, self._note)

    def _open_card(self, pages: int) -> None:
        if self._unopened and self._card:
            self.preview.page = pages - 1
        self._unopened = False

    def pick_customer(self) -> None:
        """F5: somebody of the file in the sample person's place."""
        title = self._session.language.gettext("Who shall it be shown to?")
        people.pick(self, self._session, title, self._show_to, names=False).open()

    def show_sample(self) -> None:
        """Shift+F5: the sample person again."""
        self._show_to(None)

    def _show_to(self, party: Party | None) -> None:
        self.customer = party
        self.changed.emit()
