"""Post to customers: mailings to many, letters to one, and both as they are made."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain import document_number
from app.domain.document_number import Kind
from app.domain.letter import Occasion
from app.domain.letter_file import LetterRow
from app.services import mailings
from app.ui.counter import people
from app.ui.mailings import late, plans, words
from app.ui.mailings.composer import Composer
from app.ui.mailings.letter_list import LetterList
from app.ui.mailings.mailing_list import MailingList
from app.ui.mailings.maker import Maker
from app.ui.mailings.returned_sheet import ReturnedSheet
from app.ui.mailings.target import NewLetter, NewMailing, OpenMailing, season
from app.ui.mailings.view import View
from app.ui.print_note import PrintNote
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page
from app.ui.widgets.segments import Segment, Segments

if TYPE_CHECKING:
    from app.domain.cart import Party
    from app.services.letters import Kept
    from app.ui.session import Session

_MAILINGS, _LETTERS = "mailings", "letters"
_NARROW = 720
_SETTLED_MS = 400


class MailingsPage(Page):
    """The lists, and what is being written; Esc goes one step back."""

    icon = "mail"
    depends_on = frozenset({"mailings", "letters", "customers", "settings", "segments", "templates"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._empties: dict[str, Empty] = {}
        self._narrow = False
        #: 0 until the window has said it.
        self._width = 0
        #: Everything that was built to stand in the page's place but the empty page.
        self.views: list[View] = []
        self._build()

    def _build(self) -> None:
        _ = self.language.gettext
        self.mailings, self.letters = MailingList(self.session), LetterList(self.session)
        self.back_button = Button(_("Mailings"), "quiet", "arrow-left", "Esc", run=self.step_back)
        self.heading = Label("", "page")
        self.chip = Chip("")
        self.lists = Segments(
            (Segment(_MAILINGS, self._many), Segment(_LETTERS, _("Single letters"))), name=_("What is listed")
        )
        self.lists.chosen.connect(self.show_list)
        self.new = Button("", "primary", "plus", "F3", run=self.begin)
        self.next = Button("", "primary", "chevron-right", "F12", run=self.go_on)
        for widget in (self.back_button, self.heading, self.chip):
            self.head.addWidget(widget)
        self.head.addStretch(1)
        days = partial(self.session.go, "calendar")
        self.days = Button(self.language.gettext("Calendar"), "quiet", "calendar", "Ctrl+9", run=days)
        self.head.addWidget(self.days)
        self.head.addWidget(self.lists)
        self.head.addWidget(self.new)
        self.head.addWidget(self.next)
        self.trouble = PrintNote(self.session)
        self.body.addWidget(self.trouble)
        self.mailings.opened.connect(self.show_mailing)
        self.letters.again.connect(self.print_letter)
        self.letters.another.connect(self.copy_letter)
        self.stack = QStackedWidget()
        for view in (self.mailings, self.letters):
            self._add(view)
        self.body.addWidget(self.stack, 1)
        self._show(self.mailings)
        # When the page stands; loading at once would take turns with building it.
        QTimer.singleShot(_SETTLED_MS, self, partial(self.session.read, late.warm, lambda _answer: None))

    def _add(self, view: View) -> None:
        view.actions_changed.connect(self.actions_changed)
        if self._width:
            view.set_width(self._width)
        self.stack.addWidget(view)
        self.views.append(view)

    @cached_property
    def maker(self) -> Maker:
        """A mailing as it is made; built with the first one."""
        maker = Maker(self.session)
        maker.named.connect(self._say_name)
        maker.gone.connect(lambda: self.show_list(_MAILINGS))
        maker.returned_wanted.connect(self.take_returned)
        self._add(maker)
        return maker

    @cached_property
    def composer(self) -> Composer:
        """A letter as it is written; built with the first one."""
        composer = Composer(self.session)
        composer.written.connect(self._written)
        self._add(composer)
        return composer

    @property
    def view(self) -> View | None:
        """What is shown; None for the empty page."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, View) else None

    @property
    def _many(self) -> str:
        """The list of mailings, told from the page, which may be called Letters."""
        return self.language.pgettext("list", "Mailings")

    @property
    def _listing(self) -> bool:
        return not isinstance(self.view, Maker | Composer)

    # --- the views

    def _show(self, view: QWidget) -> None:
        _ = self.language.gettext
        self.stack.setCurrentWidget(view)
        listing = self._listing
        self.back_button.setVisible(not listing)
        self.lists.setVisible(listing)
        self.days.setVisible(listing and not self._narrow)
        # An empty page has its own large button to begin with.
        self.new.setVisible(listing and not isinstance(view, Empty))
        self.new.set_words(_("New mailing") if self.lists.current() == _MAILINGS else _("New letter"))
        self._say_name()
        self.actions_changed.emit()

    def _say_name(self) -> None:
        _ = self.language.gettext
        view = self.view
        mailing = view.mailing if isinstance(view, Maker) else None
        made = mailing is not None
        self.chip.setVisible(made and not self._narrow)
        self.next.setVisible(isinstance(view, Maker) and made and view.step != "look")
        if isinstance(view, Maker) and mailing is not None and view.plan is not None:
            self.next.set_words(view.next_words())
            self.heading.setText(view.plan.name or _("Mailing without a name"))
            self.chip.set_tag(words.state_tag(self.language, mailing.state))
        else:
            self.heading.setText(_("New letter") if isinstance(view, Composer) else _("Mailings"))

    def refresh(self) -> None:
        for one in (self.mailings, self.letters):
            one.look_again()
        if isinstance(self.view, Maker):
            self.view.look_again()
        elif self._listing:
            self.show_list(self.lists.current())

    def show_list(self, name: str) -> None:
        """The mailings, or the single letters."""
        self.lists.choose(name)
        shown = self.mailings if name == _MAILINGS else self.letters
        self._show(self._empty(name) if shown.empty else shown)

    def other_list(self) -> None:
        """F8."""
        self.show_list(_LETTERS if self.lists.current() == _MAILINGS else _MAILINGS)
        self.focus_start()

    def _empty(self, name: str) -> Empty:
        if name not in self._empties:
            _ = self.language.gettext
            many = Way(
                "users",
                _("Write to many"),
                _("To all who may be written to, or to a few: letters, cards, labels in one file."),
                Button(_("New mailing"), "primary", "plus", "F3", run=self.new_mailing),
            )
            one = Way(
                "mail",
                _("Write to one customer"),
                _("For every occasion, in their language, signed by you."),
                Button(_("New letter"), "normal", "plus", "F6", run=self.write_new),
            )
            text = _("Every letter is kept here as it was printed.")
            self._empties[name] = Empty(_("A letter at the right moment"), text, (many, one))
            self.stack.addWidget(self._empties[name])
        return self._empties[name]

    def open(self, target: object) -> None:
        """A number shows that letter or mailing, OpenMailing a mailing; NewLetter and NewMailing begin one."""
        if isinstance(target, NewLetter):
            self._show(self.composer)
            self.composer.begin(target)
            self.actions_changed.emit()
        elif isinstance(target, OpenMailing):
            self.show_mailing(target.mailing_id)
        elif isinstance(target, NewMailing):
            self._show(self.maker)
            self.maker.begin(plans.from_target(target, self.language, self.session.now().date()))
        elif document_number.kind_of(str(target)) is Kind.MAILING:
            self.show_mailing(mailings.numbered(str(target)).id)
        else:
            self.show_list(_LETTERS)
            self.letters.show_letter(str(target))

    def show_mailing(self, mailing: int) -> None:
        """One mailing whole."""
        self._show(self.maker)
        self.maker.show_one(mailing)

    def step_back(self) -> bool:
        view = self.view
        if self._listing or view is None:
            return False
        if view.step_back():
            return True
        self.refresh_lists()
        self.show_list(_MAILINGS if isinstance(view, Maker) else _LETTERS)
        if isinstance(view, Maker) and view.mailing is not None:
            self.mailings.choose(view.mailing.id)
        self.focus_start()
        return True

    def refresh_lists(self) -> None:
        """Ask both lists again."""
        for one in (self.mailings, self.letters):
            one.look_again()

    def focus_start(self) -> None:
        if self.view is not None:
            self.view.focus_start()

    def set_width(self, width: int) -> None:
        self._width, self._narrow = width, width < _NARROW
        self.days.setVisible(self._listing and not self._narrow)
        self.back_button.set_words("" if self._narrow else self.language.gettext("Mailings"))
        self.back_button.setAccessibleName(self.language.gettext("Mailings"))
        self.next.set_bare(self._narrow)
        self._say_name()
        for view in self.views:
            view.set_width(width)

    def page_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        view = self.view
        own = view.view_actions() if view else ()
        if not self._listing:
            return own
        mailing = Action("mailing.new", _("New mailing"), "F3", self.new_mailing, short=_("New mailing"), icon="plus")
        letter = Action("letter.new", _("New letter"), "F6", self.write_new, short=_("Letter"), icon="mail")
        if self.lists.current() == _LETTERS:
            letter = Action(
                "new", _("New letter"), "F3", self.write_new, short=self.language.pgettext("letter", "New"), icon="plus"
            )
            mailing = Action("mailing.new", _("New mailing"), "F6", self.new_mailing, icon="plus")
        returned = Action("mail.returned", _("Letters that came back"), "F7", self.take_returned, short=_("Came back"),
                          icon="mail-x")  # fmt: skip
        other = _("Single letters") if self.lists.current() == _MAILINGS else self._many
        texts = Action("mail.texts", _("Texts of letters and cards"), "F9", partial(self.session.go, "templates"),
                       short=_("Texts"), icon="pencil")  # fmt: skip
        return (mailing, letter, *own, returned, Action("mailings.other", other, "F8", self.other_list), texts)

    # --- deeds

    def begin(self) -> None:
        """F3: one more of what is listed."""
        (self.new_mailing if self.lists.current() == _MAILINGS else self.write_new)()

    def new_mailing(self) -> None:
        """A mailing for what comes next in the year."""
        today = self.session.now().date()
        self.open(NewMailing(season(today)))

    def write_new(self) -> None:
        """A letter: somebody is chosen first."""
        self._pick(Occasion.BIRTHDAY)

    def copy_letter(self, row: LetterRow) -> None:
        """F4: the same occasion, for somebody else."""
        self._pick(row.occasion)

    def go_on(self) -> None:
        """F12 while a mailing is made: its next step."""
        self.maker.go_on()

    def take_returned(self) -> None:
        """F7: numbers of letters that the post brought back."""
        ReturnedSheet(self, self.session).open()

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
