"""What comes out of the printer after a sale, the question whether it should, and the note when nothing does."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.print_job import Trouble
from app.domain.settings import PrintMode
from app.errors import AppError
from app.services import print_rules, sales
from app.services import settings as settings_service
from app.services.sales import Completed
from app.ui import speech
from app.ui.counter.pay_sheet import PaperWish
from app.ui.counter.till import Till
from app.ui.print_note import question
from app.ui.widgets.button import Button
from app.ui.widgets.note import Note

Wanted = tuple[str, str]
_ROOMY = 640


class Receipts(Note):
    """Has papers made beside the window. It is seen while a paper is missing or asked about: the sale stands anyway."""

    def __init__(self, till: Till, parent: QWidget | None = None) -> None:
        words = till.session.language.gettext("Print again")
        self._key = Button(words, key="Ctrl+P", run=self.print_again)
        queue = till.session.language.gettext("Print queue")
        self.queue_button = Button(queue, "quiet", key="Ctrl+J", run=partial(till.session.go, "print-queue"))
        super().__init__("", "", tone="danger", icon="printer", button=self._key, more=self.queue_button, parent=parent)
        self._till = till
        self._last = ""
        self._asked: tuple[Wanted, ...] = ()
        self._waits = False
        self._listening = False
        self.hide()

    def make(self, done: Completed, wish: PaperWish) -> None:
        """The papers of a sale that stands."""
        self._listen()
        self._last, self._asked = done.number, ()
        self._show()
        self._till.session.papers.open_drawer(done.number)
        self._handle("receipt", done.number, wish.mode)
        if wish.certificates:
            rule = print_rules.of_kind("certificate", settings_service.load())
            for start in done.warranties:
                self._handle("certificate", start.number, rule.mode if rule.own else wish.mode)
        self._show()

    def look_again(self) -> None:
        """What is missing on paper may have been missing before this page was opened."""
        self._listen()
        self._show()

    def forget_question(self) -> None:
        """The next sale has begun: without an answer there is no paper."""
        if self._asked:
            self._asked = ()
            self._show()

    def print_again(self) -> None:
        """What is asked about, else what is missing, else the last receipt once more."""
        self._listen()
        papers, trouble = self._till.session.papers, self._till.session.papers.trouble
        asked, self._asked = self._asked, ()
        if asked:
            for kind, number in asked:
                self._print(kind, number, PrintMode.PRINT)
            self._show()
        elif trouble is None or not papers.try_again(trouble.newest.id):
            last = sales.last(self._till.settings.till)
            number = self._last or (last[0] if last else "")
            if number:
                self._show()
                self._print("receipt", number, print_rules.wanted("receipt", settings_service.load()))

    def print_gift(self) -> None:
        """The last sale without prices, for who unwraps it."""
        last = sales.last(self._till.settings.till)
        number = self._last or (last[0] if last else "")
        if number:
            self._listen()
            self._print("gift-receipt", number, print_rules.wanted("gift-receipt", settings_service.load()))

    def _listen(self) -> None:
        if not self._listening:
            self._listening = True
            self._till.session.papers.troubled.connect(self._show)

    def _handle(self, kind: str, number: str, mode: PrintMode) -> None:
        if mode is PrintMode.ASK:
            self._asked = (*self._asked, (kind, number))
        elif mode is not PrintMode.NONE:
            self._print(kind, number, mode)

    def _print(self, kind: str, number: str, mode: PrintMode) -> None:
        self._till.session.papers.make(kind, number, send=mode is PrintMode.PRINT, failed=self._not_made)

    def _not_made(self, number: str, error: AppError) -> None:
        """A paper that waits in the queue is told of by the queue; one that could not be made only here."""
        trouble = self._till.session.papers.trouble
        if trouble is None or trouble.newest.number != number:
            language = self._till.session.language
            title = language.gettext("{number} is not printed", number=number)
            self._say("danger", title, speech.trouble(language, error))

    def _show(self) -> None:
        language = self._till.session.language
        trouble = self._till.session.papers.trouble
        if self._asked:
            kind, number = self._asked[0]
            self._key.set_words(language.gettext("Print"))
            text = language.gettext("Without an answer there is no paper.")
            self._say("info", question(language, kind, number), text)
        elif trouble is not None:
            self._key.set_words(language.gettext("Print again"))
            self._tell(trouble)
        else:
            self._key.set_words(language.gettext("Print again"))
            self.hide()

    def _tell(self, trouble: Trouble) -> None:
        language, job = self._till.session.language, trouble.newest
        if trouble.count == 1:
            title = language.gettext("{number} is not printed", number=job.number or language.render(job.words))
        else:
            title = language.ngettext("{n} paper is not printed", "{n} papers are not printed", trouble.count)
        problem = job.problem
        parts = (problem.text, problem.hint) if problem else ()
        self._say("danger", title, language.join((language.render(part) for part in parts if part), " "))

    def _say(self, tone: str, title: str, text: str) -> None:
        self.set_tone("info" if tone == "info" else "danger")
        self._waits = tone != "info" and self._till.session.papers.trouble is not None
        self._fit()
        self.say(title, text)
        self.show()

    def _fit(self) -> None:
        """In a narrow window the words need the room; the key to the queue works all the same."""
        self.queue_button.setVisible(self._waits and self.width() >= self.look.px(_ROOMY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
