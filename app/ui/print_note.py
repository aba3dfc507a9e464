"""Printing from a page: the paper is made beside the window, and a failure or a question is a note, never a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from app.domain.print_rule import kind_words
from app.domain.settings import PrintMode
from app.services import print_rules
from app.services import settings as settings_service
from app.ui import speech
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.note import Note

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.errors import AppError
    from app.i18n import Language
    from app.services.print_queue import Sent
    from app.ui.session import Session


class PrintNote(Note):
    """Hidden until a paper could not be printed, or until its rule says to ask; one key prints it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        _ = session.language.gettext
        self._again = Button(_("Print again"), key="Ctrl+P", run=self.print_again)
        super().__init__("", tone="danger", icon="printer", button=self._again, parent=parent)
        self._session = session
        self._wanted: tuple[str, str] | None = None
        self._listening = False
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.activated.connect(self._pressed)
        self.hide()

    def print_paper(self, kind: str, number: str) -> None:
        """Make the paper somebody asked for; to the printer or as PDF, as its rule says."""
        self._want(kind, number)
        self._make(kind, number, print_rules.wanted(kind, settings_service.load()))

    def offer_paper(self, kind: str, number: str) -> None:
        """What becomes of a paper that nobody asked for yet: its rule prints, keeps or drops it, or asks."""
        self._want(kind, number)
        mode = print_rules.of_kind(kind, settings_service.load()).mode
        if mode is PrintMode.ASK:
            self._ask(kind, number)
        elif mode is not PrintMode.NONE:
            self._make(kind, number, mode)

    def print_again(self) -> None:
        """Once more what was wanted last; what waits in the queue is tried again, so that nothing comes twice."""
        if self._wanted is None:
            return
        self.hide()
        if not self._session.papers.print_again(*self._wanted):
            self.print_paper(*self._wanted)

    def _pressed(self) -> None:
        """The key of the button; a sheet over the page keeps its own keys."""
        if not any(sheet.isVisible() for sheet in self.window().findChildren(Sheet)):
            self.print_again()

    def _want(self, kind: str, number: str) -> None:
        self._wanted = (kind, number)
        self.hide()
        if not self._listening:
            self._listening = True
            self._session.papers.ended.connect(self._ended)

    def _make(self, kind: str, number: str, mode: PrintMode) -> None:
        self._session.papers.make(kind, number, send=mode is PrintMode.PRINT, failed=self._failed)

    def _ask(self, kind: str, number: str) -> None:
        language = self._session.language
        self.set_tone("info")
        self._again.set_words(language.gettext("Print"))
        self.say(question(language, kind, number), language.gettext("Without an answer there is no paper."))
        self.show()

    def _failed(self, number: str, error: AppError) -> None:
        language = self._session.language
        self.set_tone("danger")
        self._again.set_words(language.gettext("Print again"))
        self.say(
            language.gettext("{number} is not printed", number=number),
            speech.trouble(language, error),
        )
        self.show()

    def _ended(self, sent: Sent) -> None:
        if sent.error is None and (sent.job.kind, sent.job.number) == self._wanted:
            self.hide()


def question(language: Language, kind: str, number: str) -> str:
    """Whether a paper is to be printed, as a note asks it."""
    return language.gettext("{paper} {number}: print it?", paper=language.render(kind_words(kind)), number=number)
