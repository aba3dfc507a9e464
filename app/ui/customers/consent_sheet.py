"""The sheet in which answers are written down, with the words of each question and what was said before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.consent import (
    CHANNEL_WORDS,
    PURPOSE_WORDS,
    QUESTIONS,
    SOURCE_WORDS,
    STATE_WORDS,
    WRITTEN_SOURCES,
    Answer,
    Reply,
    Source,
    State,
    latest,
)
from app.i18n import language as spoken
from app.services import consents
from app.services import settings as settings_service
from app.ui.customers import consent_deeds
from app.ui.customers.consent_matrix import ConsentMatrix
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.button import Button
from app.ui.widgets.card import Line
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import Field, FieldSpec
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.i18n import Language
    from app.services.consents import Written
    from app.ui.session import Session

_MOST_SHOWN = 40


class ConsentSheet(Sheet):
    """Set each answer by keyboard; Enter writes down what is different."""

    def __init__(self, over: QWidget, session: Session, customer_id: int, name: str, speech: str) -> None:
        """`speech` is the customer's language, in which the questions are put."""
        _ = session.language.gettext
        super().__init__(over, _("What may we send to {name}?", name=name), width=640)
        self.session, self._customer, self._name = session, customer_id, name
        self._history = consents.history(customer_id)
        self.matrix = ConsentMatrix(session.language, editable=True)
        self.matrix.set_states({which: one.state for which, one in latest(self._history[::-1]).items()})
        self.matrix.moved.connect(self._show_words)
        self.matrix.edited.connect(self._edited)
        self.body.addWidget(self.matrix)
        self.body.addWidget(Label(_("Arrows choose, Y is yes, N is no, Space changes."), "caption", wrap="wrap"))
        self.words = Label("", "body", wrap="wrap", tone="text2")
        self.body.addWidget(self.words)
        self.body.addLayout(self._evidence(speech))
        if self._history:
            self.body.addWidget(Line())
            self.body.addLayout(self._earlier())
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_left(Button(_("Nothing more at all"), "quiet", "ban", "Alt+0", run=self.take_back))
        self._save = Button(_("Save the answers"), "primary", "check", "Return", run=self.save)
        self.add_right(self._save, main=True)
        self._show_words()
        self._edited()
        self.matrix.setFocus()

    def _evidence(self, speech: str) -> QHBoxLayout:
        """Where the answer came from, and in which language the question was put."""
        language = self.session.language
        sources = tuple((one, language.render(SOURCE_WORDS[one])) for one in WRITTEN_SOURCES)
        self.source = Field(FieldSpec("source", language.gettext("How we know"), "choice", choices=sources))
        self.source.input.set_value(Source.COUNTER)
        languages = tuple(LANGUAGE_NAMES.items())
        self.asked_in = Field(FieldSpec("language", language.gettext("Asked in"), "choice", choices=languages))
        self.asked_in.input.set_value(speech)
        self.asked_in.input.edited.connect(self._show_words)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.source, 1)
        row.addWidget(self.asked_in, 1)
        return row

    def _earlier(self) -> QVBoxLayout:
        """What was said before, newest first."""
        language = self.session.language
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Label(language.gettext("Said so far"), "caption"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, answer in enumerate(self._history[:_MOST_SHOWN]):
            grid.addWidget(Label(language.day(answer.at.date()), "detail", wrap="whole"), 2 * place, 0)
            grid.addWidget(Label(said(language, answer), "body", wrap="wrap"), 2 * place, 1)
            grid.addWidget(Label(evidence(language, answer), "detail", wrap="wrap"), 2 * place + 1, 1)
        column.addLayout(grid)
        return column

    @property
    def speech(self) -> Language:
        """The language in which the questions are put."""
        return spoken(str(self.asked_in.input.value()))

    def _show_words(self) -> None:
        words = self.speech.render(QUESTIONS[self.matrix.question()])
        self.words.setText(self.session.language.gettext("The question: “{words}”", words=words))

    def _edited(self) -> None:
        self._save.allow(bool(self.matrix.changed()), self.session.language.gettext("No answer has changed yet."))

    def save(self) -> None:
        """Enter: keep what is different."""
        replies = tuple(Reply(*question, state) for question, state in self.matrix.changed())
        source = str(self.source.input.value())
        call = partial(
            consents.answer, self._customer, replies, source=source, speech=self.speech, seller=_seller(),
            now=self.session.now(),
        )  # fmt: skip
        self.session.write(call, self._written)

    def take_back(self) -> None:
        """The customer wants nothing more: everything is no, with one key."""
        source = str(self.source.input.value())
        call = partial(
            consents.take_back, self._customer, source=source, speech=self.speech, seller=_seller(),
            now=self.session.now(),
        )  # fmt: skip
        self.session.write(call, self._written)

    def _written(self, written: Written) -> None:
        self.accept()
        consent_deeds.say(self.session, self._name, written)


def said(language: Language, answer: Answer) -> str:
    """One answer in a line."""
    channel, purpose = language.render(CHANNEL_WORDS[answer.channel]), language.render(PURPOSE_WORDS[answer.purpose])
    state = language.render(STATE_WORDS[State(answer.state)])
    return language.gettext("{channel}, {purpose}: {answer}", channel=channel, purpose=purpose, answer=state)


def evidence(language: Language, answer: Answer) -> str:
    """How we know, who wrote it down and the words of the question."""
    source = language.render(SOURCE_WORDS[Source(answer.source)]) if answer.source in tuple(Source) else answer.source
    quoted = language.gettext("“{words}”", words=answer.wording) if answer.wording else ""
    return language.join((source, answer.staff, quoted), ", ")


def _seller() -> str:
    return settings_service.load().seller
