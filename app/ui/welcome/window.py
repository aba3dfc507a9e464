"""The first questions: language, country, currency, the shop's name; or a demo shop to look around in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.errors import InputError
from app.i18n import LANGUAGES, OWN_NAMES, language
from app.services import countries, demo
from app.services import settings as settings_service
from app.ui.session import Job, Session
from app.ui.welcome.closed import in_the_middle
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.door import Door
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label
from app.ui.widgets.progress import ProgressCard
from app.ui.widgets.segments import Segment, Segments

_WIDTH, _HEIGHT, _CARD = 1024, 700, 528


@dataclass(frozen=True, slots=True)
class FirstDraft:
    """The answers."""

    name: str
    country: str
    currency: str
    seller: str


class WelcomeWindow(QMainWindow):
    """Shown once, before the shop has a country. `finished` says that it has one now."""

    finished = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setWindowTitle("Regulars")
        self.resize(_WIDTH, _HEIGHT)
        self._door = Door(self)
        session.door = self._door.show
        session.job_started.connect(self._show_job)
        self._code = session.language.code
        self._chosen_country = False
        self._draft = self._first_draft()
        self._build()

    def _build(self) -> None:
        self.card = Card(padding=24)
        self.card.setFixedWidth(self._session.look.px(_CARD))
        self.card.column.setSpacing(12)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.jobs = QVBoxLayout()
        column.addLayout(self.jobs)
        self._fill()
        page = in_the_middle(desk)
        self.setCentralWidget(page)
        for key, deed in (("Return", self.finish), ("Enter", self.finish), ("F5", self.fill_demo)):
            QShortcut(QKeySequence(key), page).activated.connect(deed)
        self.form.focus_first()

    def _fill(self) -> None:
        _ = language(self._code).gettext
        self.languages = Segments(tuple(Segment(code, OWN_NAMES[code]) for code in LANGUAGES), name=_("Language"))
        self.languages.choose(self._code)
        self.languages.chosen.connect(self._speak)
        self.card.add(self.languages)
        self.card.add(Label(_("Your shop’s customer book"), "title", wrap="wrap"))
        words = _("Four answers, all of which can be changed later in Settings.")
        self.card.add(Label(words, tone="text2", wrap="wrap"))
        self.form = Form(self._specs(), self._draft)
        self.form.fields["country"].input.edited.connect(self._propose_currency)
        self.card.add(self.form)
        row = QHBoxLayout()
        row.addWidget(Button(_("Look at a demo shop first"), "quiet", "sparkles", "F5", run=self.fill_demo))
        row.addStretch(1)
        row.addWidget(Button(_("Open the shop"), "primary", "check", "Return", run=self.finish))
        self.card.column.addLayout(row)

    def _specs(self) -> tuple[FieldSpec, ...]:
        _ = language(self._code).gettext
        known = tuple((one.code, one.name.in_language(self._code)) for one in countries.countries())
        return (
            FieldSpec("name", _("Name of the shop"), required=True, hint=_("As it is printed on receipts")),
            FieldSpec("country", _("Country"), "choice", choices=known, hint=_("Sets taxes, coins and legal texts")),
            FieldSpec("currency", _("Currency"), hint=_("Three letters, such as EUR")),
            FieldSpec("seller", _("Who sells here?"), hint=_("The name on receipts")),
        )

    def _first_draft(self) -> FirstDraft:
        territory = {"zh_CN": "CN", "sk": "SK"}.get(self._code) or countries.nearest(QLocale.system().name())
        country = countries.country(territory)
        return FirstDraft("", country.code, country.currency, "")

    def _propose_currency(self) -> None:
        self._chosen_country = True
        draft = self.form.draft()
        self.form.set_draft(replace(draft, currency=countries.country(draft.country).currency))

    def _speak(self, code: str) -> None:
        """Everything in another language; what was typed stays, and so does a country that was chosen."""
        typed, self._code = self.form.draft(), code
        first = self._first_draft()
        kept = typed if self._chosen_country else replace(typed, country=first.country, currency=first.currency)
        self._draft = kept
        self._session.set_language(language(code))
        self._build()

    # --- the end

    def finish(self) -> None:
        """Save the answers; the window opens. Enter does nothing while the demo shop is being filled."""
        if not self.card.isEnabled():
            return
        draft = self.form.draft()
        if not draft.name.strip():
            message = InputError(settings_service.NAME_NEEDED)
            self.form.show_problems({"name": message.text})
            return
        self.form.submit(self._session, partial(self._save, self._code), self._finished)

    def _save(self, code: str, draft: FirstDraft) -> Changes:
        return settings_service.first_answers(
            name=draft.name,
            country=draft.country,
            currency=draft.currency,
            seller=draft.seller,
            language=code,
            now=self._session.now(),
        )

    def fill_demo(self, people: int = demo.REGULARS) -> None:
        """A believable shop to look around in."""
        if not self.card.isEnabled():
            return
        steps = demo.fill(customers=people, now=self._session.now(), language_code=self._code)
        self.card.setEnabled(False)
        title = language(self._code).gettext("Filling the demo shop")
        self._session.run_job(steps, title, self._finished, stopped=self._stopped)

    def _stopped(self) -> None:
        self.card.setEnabled(True)

    def _show_job(self, job: Job) -> None:
        card = ProgressCard(job)
        self.jobs.addWidget(card)
        job.ended.connect(card.deleteLater)

    def _finished(self, _answer: object) -> None:
        self._session.job_started.disconnect(self._show_job)
        self.finished.emit()
