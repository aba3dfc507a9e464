"""Writing one letter: who, what for, in which language; the words, and the sheet as it will print."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.letter import OCCASION_WORDS, Occasion
from app.domain.occasion import offered
from app.errors import AppError
from app.services import customers, letters
from app.services import settings as settings_service
from app.ui.counter import people
from app.ui.mailings import late, letter_fields
from app.ui.mailings.live_paper import LivePaper
from app.ui.mailings.view import View
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.actions import Action
from app.ui.widgets.card import Card
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.inputs import ChoiceInput
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note

if TYPE_CHECKING:
    from app.domain.cart import Party
    from app.domain.letter_file import Composed, LetterDraft
    from app.i18n import Language
    from app.services.letters import Kept
    from app.ui.mailings.target import NewLetter
    from app.ui.session import Session

_NARROW = 960


class Composer(View):
    """The letter is words until it is kept; keeping and printing is one deed."""

    written = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.draft: LetterDraft | None = None
        self.form: Form[LetterDraft] | None = None
        self._notes: list[Note] = []
        _ = session.language.gettext
        self.name = Label("", "strong")
        country = settings_service.load().country
        self.occasion = ChoiceInput(
            tuple((one, session.language.render(OCCASION_WORDS[one])) for one in offered(country))
        )
        self.occasion.setAccessibleName(_("Occasion"))
        self.speech = ChoiceInput(tuple(LANGUAGE_NAMES.items()))
        self.speech.setAccessibleName(_("Language of the letter"))
        self.occasion.edited.connect(self._compose_again)
        self.speech.edited.connect(self._compose_again)
        self.preview = LivePaper(session)
        self._build()

    # --- parts

    def _build(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._left = QVBoxLayout(inside)
        self._left.setContentsMargins(0, 0, 8, 0)
        self._left.setSpacing(12)
        self._left.addWidget(self._who())
        self.words = Card()
        self._left.addWidget(self.words)
        self._left.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inside)
        self._columns.addWidget(area, 5)
        self._columns.addWidget(self._sheet(), 6)

    def _who(self) -> Card:
        _ = self.session.language.gettext
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.pick_action().button())
        card.column.addLayout(row)
        choices = QHBoxLayout()
        choices.setSpacing(16)
        for words, control in ((_("Occasion"), self.occasion), (_("Language of the letter"), self.speech)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(Label(words, "body"))
            column.addWidget(control)
            choices.addLayout(column, 1)
        card.column.addLayout(choices)
        self._notes_at = card.column
        return card

    def _sheet(self) -> Card:
        self.sheet_card = Card(ground="sunken")
        self.sheet_card.add(self.preview, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.print_action().button("primary"))
        self.sheet_card.column.addLayout(row)
        return self.sheet_card

    def set_width(self, width: int) -> None:
        """In narrow windows the sheet shrinks to its button: words first."""
        self.preview.setVisible(width >= _NARROW)
        narrow = width < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._columns.setStretch(0, 1 if narrow else 5)
        self._columns.setStretch(1, 0 if narrow else 6)

    # --- keys

    def view_actions(self) -> tuple[Action, ...]:
        return (self.pick_action(), self.print_action())

    def pick_action(self) -> Action:
        """Somebody else."""
        _ = self.session.language.gettext
        return Action("who", _("Choose the customer"), "F5", self.pick, short=_("Customer"), icon="users")

    def print_action(self) -> Action:
        """The main act."""
        _ = self.session.language.gettext
        return Action("print", _("Print the letter"), "F12", self.keep, self._ready, _("Print"), "printer")

    def _ready(self) -> bool:
        return self.draft is not None

    # --- composing

    def begin(self, start: NewLetter) -> None:
        """A letter to somebody, from the occasion's template in their language."""
        self.occasion.set_value(start.occasion)
        self._compose(start.customer_id, start.occasion, "")

    def pick(self) -> None:
        """F5."""
        title = self.session.language.gettext("Who gets the letter?")
        people.pick(self, self.session, title, self._picked, names=False).open()

    def _picked(self, party: Party) -> None:
        occasion = self.occasion.value()
        if party.id is not None and isinstance(occasion, Occasion):
            self._compose(party.id, occasion, "")

    def _compose_again(self) -> None:
        occasion = self.occasion.value()
        if self.draft is None or not isinstance(occasion, Occasion):
            return
        before = self._typed()
        edited = self.form is not None and self.form.dirty
        self._compose(self.draft.customer_id, occasion, str(self.speech.value()))
        if edited and before is not None:
            words = self.session.language.gettext("The words are the template’s again.")
            self.session.say(words, partial(self._put_back, before))

    def _put_back(self, draft: LetterDraft) -> None:
        self.occasion.set_value(draft.occasion)
        self.speech.set_value(draft.language)
        self._show(draft)

    def _compose(self, customer_id: int, occasion: Occasion, speech: str) -> None:
        settings = settings_service.load()
        now = self.session.now()
        try:
            composed = letters.compose(
                customer_id, occasion, speech, seller=settings.seller, now=now, settings=settings
            )
        except AppError as error:
            self._refuse(customer_id, error)
            return
        self.speech.set_value(composed.draft.language)
        self._warn(composed)
        self._show(composed.draft)

    def _refuse(self, customer_id: int, error: AppError) -> None:
        language = self.session.language
        self.draft = None
        self.name.setText(customers.party(customer_id).name)
        hint = language.render(error.hint) if error.hint else ""
        self._set_notes([Note(language.render(error.text), hint, "danger", icon="mail-x")])
        self.words.hide()
        self.sheet_card.hide()

    def _warn(self, composed: Composed) -> None:
        language = self.session.language
        self._set_notes([Note(language.render(one), tone="warn", icon="info") for one in composed.warnings])

    def _set_notes(self, notes: list[Note]) -> None:
        for old in self._notes:
            old.hide()
            old.deleteLater()
        self._notes = notes
        for note in notes:
            self._notes_at.addWidget(note)

    def _show(self, draft: LetterDraft) -> None:
        self.draft = draft
        self.name.setText(draft.customer_name)
        self.words.show()
        self.sheet_card.show()
        if self.form is None:
            self.form = Form(_fields(self.session.language), draft)
            for field in self.form.fields.values():
                field.input.edited.connect(self._draw)
            self.words.add(self.form)
        else:
            self.form.set_draft(draft)
        self._draw(at_once=True)

    def _typed(self) -> LetterDraft | None:
        return self.form.draft() if self.form is not None else None

    def _draw(self, *, at_once: bool = False) -> None:
        draft = self._typed()
        if draft is not None:
            make = partial(late.draft_letter, draft, self.session.now())
            (self.preview.ask if at_once else self.preview.ask_soon)(make)

    # --- keeping

    def keep(self) -> None:
        """F12: the letter gets its number and prints."""
        if self.form is not None and self.draft is not None:
            self.form.submit(self.session, self._write, self._kept)

    def _write(self, draft: LetterDraft) -> Kept:
        settings = settings_service.load()
        return letters.write(draft, seller=settings.seller, now=self.session.now(), settings=settings)

    def _kept(self, kept: Kept) -> None:
        self.draft = None
        self.written.emit(kept)

    def focus_start(self) -> None:
        """The keyboard to the letter's words, or to choosing somebody."""
        if self.form is not None and self.draft is not None:
            self.form.fields["body"].control.setFocus(Qt.FocusReason.OtherFocusReason)


def _fields(language: Language) -> tuple[FieldSpec, ...]:
    return (
        *letter_fields.fields(language, lines=9),
        FieldSpec("address", language.gettext("Address"), "text", lines=4),
    )
