"""Post to customers: mailings to many, letters to one, and both as they are made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.letter import Occasion
from app.domain.letter_file import LetterRow
from app.ui.counter import people
from app.ui.mailings.composer import Composer
from app.ui.mailings.letter_list import LetterList
from app.ui.mailings.target import NewLetter
from app.ui.mailings.view import View
from app.ui.print_note import PrintNote
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page

if TYPE_CHECKING:
    from app.domain.cart import Party
    from app.services.letters import Kept
    from app.ui.session import Session


class MailingsPage(Page):
    """The lists, and what is being written; Esc goes one step back."""

    icon = "mail"
    depends_on = frozenset({"letters", "customers", "settings"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
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
        self.letters = LetterList(self.session)
        self.letters.again.connect(self.print_letter)
        self.letters.another.connect(self.copy_letter)
        self.composer = Composer(self.session)
        self.composer.written.connect(self._written)
        self.stack = QStackedWidget()
        for view in self.views:
            view.actions_changed.connect(self.actions_changed)
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)
        self._show(self.letters)

    @property
    def views(self) -> tuple[View, ...]:
        """Everything that can stand in the page's place but the empty page."""
        return (self.letters, self.composer)

    @property
    def view(self) -> View | None:
        """What is shown; None for the empty page."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, View) else None

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
        self.letters.look_again()
        if self.view is not self.composer:
            self._show(self._empty() if self.letters.empty else self.letters)

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
        self.letters.show_letter(str(target))

    def step_back(self) -> bool:
        if self.view is not self.composer:
            return False
        self._show(self.letters)
        self.refresh()
        self.focus_start()
        return True

    def focus_start(self) -> None:
        if self.view is not None:
            self.view.focus_start()

    def set_width(self, width: int) -> None:
        for view in self.views:
            view.set_width(width)

    def page_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        view = self.view
        if view is self.composer:
            return view.view_actions()
        short = self.language.pgettext("letter", "New")
        new = Action("new", _("New letter"), "F3", self.write_new, short=short, icon="plus")
        return (new, *(view.view_actions() if view else ()))

    # --- deeds

    def write_new(self) -> None:
        """F3: somebody is chosen first."""
        self._pick(Occasion.BIRTHDAY)

    def copy_letter(self, row: LetterRow) -> None:
        """F4: the same occasion, for somebody else."""
        self._pick(row.occasion)

    def _pick(self, occasion: Occasion) -> None:
        title = self.language.gettext("Who gets the letter?")
        people.pick(self, self.session, title, partial(self._begin, occasion), names=False).open()

    def _begin(self, occasion: Occasion, party: Party) -> None:
        if party.id is not None:
            self.open(NewLetter(party.id, occasion))
            self.composer.focus_start()

    def _written(self, kept: Kept) -> None:
        self.session.say(self.language.gettext("{number} is written.", number=kept.number))
        self.step_back()
        self.print_letter(kept.number)

    def print_letter(self, number: str) -> None:
        """F12: once more, word for word."""
        self.trouble.print_paper("letter", number)
