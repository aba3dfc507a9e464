"""One change for many customers: a tag, the language, or an answer with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.consent import (
    CHANNEL_WORDS,
    PURPOSE_WORDS,
    QUESTIONS,
    SOURCE_WORDS,
    STATE_WORDS,
    WRITTEN_SOURCES,
    Channel,
    Purpose,
    Source,
    State,
)
from app.domain.mass_change import Deed, GiveTag, SetLanguage, TakeTag, Target, WriteAnswer
from app.errors import AppError, FormError
from app.services import customers, mass_changes
from app.ui import speech
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label
from app.ui.widgets.segments import Segment, Segments

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.mass_change import MassPreview
    from app.ui.session import Session

_GIVE, _TAKE, _LANGUAGE, _ANSWER = "give", "take", "language", "answer"


@dataclass(frozen=True, slots=True)
class _Fields:
    tag: str = ""
    language: str = ""
    question: tuple[Channel, Purpose] = (Channel.LETTER, Purpose.GREETING)
    state: State = State.YES
    source: Source = Source.FORM


class MassChangeSheet(Sheet):
    """`wanted` carries the deed when it is to be done."""

    wanted = Signal(object)

    def __init__(self, over: QWidget, session: Session, target: Target) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Change all of them"), width=560)
        self._session, self._target = session, target
        kinds = (
            Segment(_GIVE, _("Give a tag")),
            Segment(_TAKE, _("Take a tag")),
            Segment(_LANGUAGE, _("Language")),
            Segment(_ANSWER, _("Consent")),
        )
        self.kind = Segments(kinds, name=_("What to change"))
        self.kind.chosen.connect(lambda _kind: self._show_form())
        self.told = Label("", "detail", wrap="wrap")
        self.form: Form[_Fields] = self._form()
        self.body.addWidget(self.kind)
        self.body.addWidget(self.form)
        self.body.addWidget(self.told)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_left(Button(_("How many?"), "quiet", key="F5", run=self.count))
        self.add_right(Button(_("Change all"), "primary", "check", "Return", run=self.take), main=True)
        self._count_all()

    def _form(self) -> Form[_Fields]:
        language = self._session.language
        _, render = language.gettext, language.render
        known = ", ".join(tag for tag, _count in customers.tags()[:6])
        languages = (("", _("As the shop")), *speech.LANGUAGE_NAMES.items())
        questions = tuple((question, _question(self._session, question)) for question in QUESTIONS)
        specs = {
            _GIVE: (FieldSpec("tag", _("Tag"), required=True, hint=_known(self._session, known), wide=True),),
            _TAKE: (FieldSpec("tag", _("Tag"), required=True, hint=_known(self._session, known), wide=True),),
            _LANGUAGE: (FieldSpec("language", _("Language of letters and papers"), "choice", choices=languages),),
            _ANSWER: (
                FieldSpec("question", _("Question"), "choice", choices=questions, wide=True),
                FieldSpec("state", _("Answer"), "choice",
                          choices=tuple((one, render(STATE_WORDS[one])) for one in (State.YES, State.NO))),
                FieldSpec("source", _("Where it came from"), "choice",
                          choices=tuple((one, render(SOURCE_WORDS[one])) for one in WRITTEN_SOURCES)),
            ),
        }  # fmt: skip
        return Form(specs[self.kind.current()], _Fields())

    def open(self) -> None:
        super().open()
        self.form.focus_first()

    def _show_form(self) -> None:
        old, self.form = self.form, self._form()
        self.body.replaceWidget(old, self.form)
        old.hide()
        old.deleteLater()
        self._count_all()
        self.fit()
        self.form.focus_first()

    def _count_all(self) -> None:
        language = self._session.language
        if self._target.query is None:
            many = len(self._target.ids)
            self._tell(language.ngettext("For {n} customer.", "For {n} customers.", many))
        else:
            self._tell(language.gettext("For everybody the list shows."))

    def _tell(self, words: str) -> None:
        _ = self._session.language.gettext
        stays = _("Who said no before keeps that answer.") if self.kind.current() == _ANSWER else ""
        back = _("All of it is one step that can be taken back.")
        self.told.setText(self._session.language.join((words, stays, back), " "))

    def deed(self) -> Deed:
        """What the form says. Raises FormError."""
        fields = self.form.draft()
        match self.kind.current():
            case "give":
                return GiveTag(fields.tag)
            case "take":
                return TakeTag(fields.tag)
            case "language":
                return SetLanguage(fields.language)
        channel, purpose = fields.question
        wording = self._session.language.render(QUESTIONS[fields.question])
        return WriteAnswer(channel, purpose, fields.state, fields.source.value, wording)

    def count(self) -> None:
        """How many would become different, asked beside the window."""
        deed = self._read()
        if deed is not None:
            call = partial(mass_changes.preview, self._target, deed, now=self._session.now())
            self._session.read(call, self._counted, self._failed)

    def _counted(self, shown: MassPreview) -> None:
        language = self._session.language
        said = language.ngettext(
            "{n} of {total} becomes different.", "{n} of {total} become different.", shown.changing, total=shown.total
        )
        self._tell(said)

    def take(self) -> None:
        """Enter: do it."""
        deed = self._read()
        if isinstance(deed, GiveTag | TakeTag) and not deed.tag.strip():
            self.form.fields["tag"].show_problem(self._session.language.gettext("Write the tag first."))
            self.form.focus_first()
        elif deed is not None:
            self.dismiss()
            self.wanted.emit(deed)

    def _read(self) -> Deed | None:
        try:
            return self.deed()
        except FormError as error:
            self.form.show_problems(error.problems)
            return None

    def _failed(self, error: AppError) -> None:
        self.form.failed(self._session, error)


def _known(session: Session, tags: str) -> str:
    return session.language.gettext("In use: {tags}", tags=tags) if tags else ""


def _question(session: Session, question: tuple[Channel, Purpose]) -> str:
    render = session.language.render
    return session.language.join((render(CHANNEL_WORDS[question[0]]), render(PURPOSE_WORDS[question[1]])))
