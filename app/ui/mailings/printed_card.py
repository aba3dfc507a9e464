"""A mailing that is written: its number, where its file lies, and what is done with it from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.mailing import MailingState
from app.ui.mailings import words
from app.ui.mailings.output import show
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note
from app.ui.widgets.row_flow import RowFlow

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.mailing import Mailing
    from app.ui.session import Session
    from app.ui.widgets.actions import Action


class PrintedCard(Card):
    """Shown from the first written letter on."""

    def __init__(self, session: Session, acts: tuple[Action, ...]) -> None:
        super().__init__(session.language.gettext("Written"))
        self._session = session
        self.words = Label("", "body", wrap="wrap")
        self.sent = Label("", "detail", wrap="wrap")
        self.rest = Note("", tone="warn", icon="triangle-alert")
        for widget in (self.words, self.sent, self.rest):
            self.add(widget)
        row = QWidget()
        flow = RowFlow(row)
        self.buttons: dict[str, Button] = {}
        for act in acts:
            self.buttons[act.id] = button = Button(act.words, icon=act.icon, key=act.key, small=True, run=act.do)
            flow.addWidget(button)
        self.add(row)
        self._file: Path | None = None
        button = Button(session.language.gettext("Open"), small=True, run=self._open_file)
        self.paper = Note("", tone="ok", icon="file-text", button=button)
        self.add(self.paper)
        self.forget_file()

    def show_file(self, file: Path, said: str, sent: str = "") -> None:
        """The file that was just made, with a way to open it, and where it was sent."""
        self._file = file
        self.paper.say(said, sent)
        self.paper.show()

    def forget_file(self) -> None:
        """Another mailing is shown."""
        self._file = None
        self.paper.hide()

    def _open_file(self) -> None:
        if self._file is not None:
            show(self._file)

    def show_mailing(self, mailing: Mailing) -> None:
        """Say how far it is."""
        language, tally = self._session.language, mailing.tally
        half = mailing.state is MailingState.WRITING
        self.title.setText(mailing.number or language.gettext("Written"))
        day = language.day(mailing.written.date()) if mailing.written else ""
        count = words.letters(language, tally.written)
        said = language.gettext("{letters}, written on {day}", letters=count, day=day) if day else count
        self.words.setText(said)
        sent = (
            language.gettext("Went to the post on {day}.", day=language.day(mailing.sent_on)) if mailing.sent_on else ""
        )
        self.sent.setText(sent or language.gettext("Not at the post yet."))
        self.rest.say(
            language.gettext("{n} of {total} are written", n=tally.written, total=tally.letters),
            language.gettext("F12 writes the others; nobody gets two."),
        )
        self.rest.setVisible(half)
        self.sent.setVisible(not half)
