"""Letters to customers: those that went out, and the next one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.letter import OCCASION_WORDS, Occasion
from app.domain.letter_file import LetterFile, LetterRow
from app.i18n import language as speech_of
from app.services import letters
from app.services import settings as settings_service
from app.ui import speech
from app.ui.beside import Beside
from app.ui.counter import people
from app.ui.mailings.composer import Composer
from app.ui.mailings.sheet_preview import Sheet, SheetPreview
from app.ui.mailings.target import NewLetter
from app.ui.print_note import PrintNote
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.domain.cart import Party
    from app.domain.page import Cursor, Sort
    from app.domain.page import Page as Rows
    from app.services.letters import Kept
    from app.ui.session import Session


class MailingsPage(Page):
    """The list with the letter beside it, and the composer; Esc goes one step back."""

    icon = "mail"
    depends_on = frozenset({"letters", "customers", "settings"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.letter: LetterFile | None = None
        self._nothing: Empty | None = None
        self._build()

    def _build(self) -> None:
        _ = self.language.gettext
        self.back_button = Button(_("Mailings"), "quiet", "arrow-left", "Esc", run=self.step_back)
        self.heading = Label("", "page")
        self.head.addWidget(self.back_button)
        self.head.addWidget(self.heading, 1)
        self.new = Button(_("New letter"), "primary", "plus", "F3", run=self.write_new)
        self.head.addWidget(self.new)
        self.trouble = PrintNote(self.session)
        self.body.addWidget(self.trouble)
        self.table: Table[LetterRow] = Table(self._columns(), self._fetch, name=_("Letters"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.copy_letter())
        self.preview = SheetPreview()
        side = Card(ground="sunken")
        side.add(self.preview, 1)
        row = QHBoxLayout()
        row.addWidget(self._again().button(), 1)
        side.column.addLayout(row)
        self.beside = Beside(self.table, side)
        self.composer = Composer(self.session)
        self.composer.written.connect(self._written)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.beside)
        self.stack.addWidget(self.composer)
        self.body.addWidget(self.stack, 1)
        self._show(self.beside)

    def _columns(self) -> tuple[Column[LetterRow], ...]:
        _, language = self.language.gettext, self.language
        today = self.session.now().date()
        return (
            Column(
                _("Letter to"),
                lambda row: speech.customer(language, row.customer, row.customer_id),
                lambda row: row.number,
            ),
            Column(
                _("Occasion"),
                lambda row: language.render(OCCASION_WORDS[row.occasion]),
                lambda row: LANGUAGE_NAMES[row.language],
                width=220,
            ),
            Column(_("Printed"), lambda _row: "", tags=lambda row: (self._printed(row),), width=120, drop=520),
            Column(
                _("Written"),
                lambda row: speech.near_day(language, row.at.date(), today),
                raw=lambda row: row.at,
                align="right",
                width=110,
            ),
        )

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Rows[LetterRow]:
        return letters.page(cursor)

    def _printed(self, row: LetterRow) -> Tag:
        _ = self.language.gettext
        return Tag(_("printed"), "ok", "check") if row.printed else Tag(_("not printed"), "warn")

    # --- the views

    def _show(self, view: QWidget) -> None:
        _ = self.language.gettext
        writing = view is self.composer
        self.stack.setCurrentWidget(view)
        self.back_button.setVisible(writing)
        self.new.setVisible(not writing)
        self.heading.setText(_("New letter") if writing else _("Mailings"))
        self.actions_changed.emit()

    def refresh(self) -> None:
        self.table.restart()
        count = len(self.table.rows())
        if self.table.model.complete:
            many = self.language.ngettext("{n} letter", "{n} letters", count)
        else:
            many = self.language.ngettext("The first {n} letter", "The first {n} letters", count)
        self.table.set_foot(many, self.language.gettext("Latest first."))
        if self.stack.currentWidget() is not self.composer:
            self._show(self.beside if count else self._empty())

    def _empty(self) -> Empty:
        if self._nothing is None:
            _ = self.language.gettext
            first = Button(_("New letter"), "primary", "plus", "F3", run=self.write_new)
            ways = (
                Way("mail", _("Write to one customer"), _("Seven occasions, in their language, signed by you."), first),
            )
            title = _("A letter at the right moment")
            self._nothing = Empty(title, _("Every letter is kept here as it was printed."), ways)
            self.stack.addWidget(self._nothing)
        return self._nothing

    def open(self, target: object) -> None:
        """A number shows that letter, NewLetter begins one."""
        if isinstance(target, NewLetter):
            self._show(self.composer)
            self.composer.begin(target)
            self.actions_changed.emit()
            return
        number = str(target)
        if not self.table.select_row(lambda row: row.number == number):
            self._show_letter(letters.letter(number))

    def step_back(self) -> bool:
        if self.stack.currentWidget() is not self.composer:
            return False
        self._show(self.beside)
        self.refresh()
        self.table.setFocus()
        return True

    def focus_start(self) -> None:
        if self.stack.currentWidget() is self.composer:
            self.composer.focus_start()
        elif self.stack.currentWidget() is self.beside:
            self.table.setFocus()

    def set_width(self, width: int) -> None:
        self.beside.set_width(width)
        self.composer.set_width(width)

    # --- one letter

    def _choose(self, row: LetterRow | None) -> None:
        self._show_letter(letters.letter(row.number) if row is not None else None)

    def _show_letter(self, letter: LetterFile | None) -> None:
        self.letter = letter
        sheet = None
        if letter is not None:
            settings = settings_service.load()
            draft = letter.draft
            sheet = Sheet(draft, settings, letter.row.at.date(), speech_of(draft.language), letter.row.number)
        self.preview.show_sheet(sheet)
        self.actions_changed.emit()

    def page_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        if self.stack.currentWidget() is self.composer:
            return (self.composer.pick_action(), self.composer.print_action())
        copy = _("Write one like it")
        return (
            Action(
                "new", _("New letter"), "F3", self.write_new, short=self.language.pgettext("letter", "New"), icon="plus"
            ),
            Action("copy", copy, "F4", self.copy_letter, self._any, icon="copy"),
            self._again(),
        )

    def _again(self) -> Action:
        _ = self.language.gettext
        return Action("print", _("Print this letter"), "F12", self.print_letter, self._any, icon="printer")

    def _any(self) -> bool:
        return self.letter is not None

    # --- deeds

    def write_new(self) -> None:
        """F3: somebody is chosen first."""
        title = self.language.gettext("Who gets the letter?")
        people.pick(self, self.session, title, self._begin, names=False).open()

    def _begin(self, party: Party) -> None:
        if party.id is not None:
            self.open(NewLetter(party.id))
            self.composer.focus_start()

    def copy_letter(self) -> None:
        """F4: the same occasion, for somebody else."""
        if self.letter is not None:
            title = self.language.gettext("Who gets the letter?")
            like = partial(self._begin_like, self.letter.row.occasion)
            people.pick(self, self.session, title, like, names=False).open()

    def _begin_like(self, occasion: Occasion, party: Party) -> None:
        if party.id is not None:
            self.open(NewLetter(party.id, occasion))
            self.composer.focus_start()

    def _written(self, kept: Kept) -> None:
        self.session.say(self.language.gettext("{number} is written.", number=kept.number))
        self.step_back()
        self.trouble.print_paper("letter", kept.number)

    def print_letter(self) -> None:
        """F12: once more, word for word."""
        if self.letter is not None:
            self.trouble.print_paper("letter", self.letter.row.number)
