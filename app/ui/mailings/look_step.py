"""The third step: every letter looked at before it is paper, changed for one, skipped, put back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget

from app.domain.mailing import ADDRESS_ONLY, FORM_WORDS, OPEN_STATES, PRINTABLE, Form, MailingState
from app.domain.mailing_person import LeftOut, PersonState
from app.ui.mailings import late, words
from app.ui.mailings.live_paper import LivePaper
from app.ui.mailings.page_turn import PageTurn
from app.ui.mailings.people_list import PeopleList
from app.ui.mailings.printed_card import PrintedCard
from app.ui.mailings.step import NARROW, Step
from app.ui.mailings.who_gets_it import WhoGetsIt
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note
from app.ui.widgets.row_flow import RowFlow
from app.ui.widgets.segments import Segment, Segments

if TYPE_CHECKING:
    from app.domain.mailing import Mailing, MailingPlan
    from app.domain.mailing_person import PersonRow
    from app.ui.session import Session

_LOW = 600
# Found before anything is printed, by name and character.
_FLAWS = (LeftOut.NO_TEMPLATE, LeftOut.EMPTY_FIELD, LeftOut.CHARACTER, LeftOut.TOO_LONG)


class LookStep(Step):
    """Sends what the person wants: the people of a reason, another step, one letter changed, skipped or put back."""

    reason_wanted = Signal(object)
    step_wanted = Signal(str)
    text_wanted = Signal()
    edit_wanted = Signal(object)
    skip_wanted = Signal(object)
    print_wanted = Signal()
    one_wanted = Signal(object)
    sent_wanted = Signal()
    returned_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        _ = session.language.gettext
        self.mailing: Mailing | None = None
        self._has_text = True
        self._narrow = False
        change = Button(_("Edit"), "quiet", "pencil", small=True, run=partial(self.step_wanted.emit, "who"))
        self.gets = WhoGetsIt(session, change)
        self._change = change
        self.gets.wanted.connect(self.reason_wanted)
        self.printed = PrintedCard(session, self._after())
        self.left.addWidget(self.printed)
        self.left.addWidget(self.gets)
        self.left.addWidget(self._text_card())
        self.people = PeopleList(session)
        self.people.setMinimumHeight(self.people.look.px(180))
        self.people.chosen.connect(self._choose)
        self.people.opened.connect(self.edit_wanted)
        self.left.addWidget(self.people, 1)
        self.put_right(self._preview())

    def _text_card(self) -> Card:
        _ = self.language.gettext
        self.text_card = Card(_("Text"))
        self._edit_text = Button(_("Edit the text"), "quiet", "pencil", small=True)
        self._edit_text.clicked.connect(lambda _checked: self.text_wanted.emit())
        self.text_card.head.addWidget(self._edit_text)
        self.template, self.version = Label(""), Label("", "detail")
        self.text_card.add(self.template)
        self.text_card.add(self.version)
        chips = QWidget()
        self._chips = RowFlow(chips)
        self._speeches = {code: Chip("") for code in LANGUAGE_NAMES}
        for chip in self._speeches.values():
            self._chips.addWidget(chip)
        self.text_card.add(chips)
        self.fine = Note("", tone="ok")
        self.flaw = Note("", tone="warn", icon="triangle-alert")
        self.text_card.add(self.fine)
        self.text_card.add(self.flaw)
        return self.text_card

    def _preview(self) -> QWidget:
        _ = self.language.gettext
        self.sheet_card = card = Card(ground="sunken")
        head = QHBoxLayout()
        head.setSpacing(8)
        back, forward = self._turns()
        self.back, self.forward = (
            Button("", "quiet", icon, key, small=True, run=act.do)
            for act, icon, key in ((back, "arrow-left", "PgUp"), (forward, "arrow-right", "PgDown"))
        )
        self.back.setAccessibleName(back.words)
        self.forward.setAccessibleName(forward.words)
        self.where = Label("", "strong", wrap="whole")
        head.addWidget(self.back)
        head.addWidget(self.where)
        head.addWidget(self.forward)
        head.addStretch(1)
        self.size_words = Label("", "detail", wrap="whole")
        head.addWidget(self.size_words)
        card.column.addLayout(head)
        self.preview = LivePaper(self.session)
        self.preview.shown.connect(lambda _pages: self._say_size())
        self.pages = PageTurn(self.preview, self.language)
        self.pages.offered.connect(self.actions_changed)
        self.looks = Segments((), name=_("What is shown"))
        self.looks.chosen.connect(lambda _form: self._choose(self.people.current()))
        views = QHBoxLayout()
        views.setSpacing(8)
        views.addWidget(self.pages)
        views.addStretch(1)
        views.addWidget(self.looks)
        card.column.addLayout(views)
        card.add(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        self.one_button = Button(_("Print one"), icon="printer", key="Ctrl+P", run=self._print_one)
        self.all_button = Button("", "primary", "printer", "F12", run=self.print_wanted.emit)
        foot.addWidget(self.one_button)
        foot.addWidget(self.all_button)
        card.column.addLayout(foot)
        return card

    # --- what is shown

    def show_mailing(self, mailing: Mailing, plan: MailingPlan) -> None:
        self.mailing = mailing
        self.pages.form = plan.form
        tally, language = mailing.tally, self.language
        if mailing.state is MailingState.DRAFT:
            self.gets.show_nothing(language.gettext("Being counted"))
        else:
            self.gets.show_tally(tally, words.meant(language, plan.audience))
        self._change.setVisible(mailing.state in OPEN_STATES)
        self.printed.show_mailing(mailing)
        self.printed.buttons["mailing.sent"].set_words(self._sent_words())
        self._show_text(mailing, plan)
        self._show_looks(plan.form)
        self.people.show_mailing(mailing.id)
        self.people.set_foot(self._foot())
        self._say_place(self.people.current())
        self.all_button.set_words(self.print_words())
        self.all_button.allow(self.can_print(), language.gettext("Nobody gets it: change who is meant."))
        self.one_button.allow(self._any(), language.gettext("Nobody gets it: change who is meant."))
        self.actions_changed.emit()

    def show_nobody(self, problem: str) -> None:
        """Nobody can be counted yet; those who were counted before are not meant any more."""
        self.gets.show_nothing(problem)
        self.people.show_mailing(None)
        self._say_place(None)

    def _show_looks(self, own: Form) -> None:
        """The piece itself, and the envelope and label that go with it."""
        render = self.language.render
        self.looks.set_segments(tuple(Segment(form, render(FORM_WORDS[form])) for form in late.printable(own)))
        self.looks.setVisible(not self._narrow and own not in ADDRESS_ONLY)

    def _form(self) -> Form | None:
        """What is shown of each person; None for the mailing's own form."""
        chosen = self.looks.current()
        return Form(chosen) if chosen and self.mailing and chosen != self.mailing.plan.form else None

    def _show_text(self, mailing: Mailing, plan: MailingPlan) -> None:
        language, tally = self.language, mailing.tally
        self._has_text = plan.form not in ADDRESS_ONLY and mailing.state in OPEN_STATES
        self._fit()
        title, about = words.text_in_use(language, plan, self.session.now().date())
        self.template.setText(title)
        self.version.setText(about)
        self._edit_text.setVisible(mailing.state in OPEN_STATES)
        for code, chip in self._speeches.items():
            count = tally.languages.get(code, 0)
            chip.set_tag(words.language_tag(language, code, count))
            chip.setVisible(bool(count))
        flaws = sum(tally.left_out.get(reason, 0) for reason in _FLAWS)
        fine = tally.letters > 0 and not flaws and mailing.state is not MailingState.DRAFT
        self.fine.say(
            language.ngettext(
                "Every name, field and character prints in {n} letter",
                "Every name, field and character prints in all {n} letters",
                tally.letters,
            )
        )
        self.fine.setVisible(fine)
        self.flaw.say(
            language.ngettext("{n} letter cannot be printed", "{n} letters cannot be printed", flaws),
            language.gettext("They are among those left out, each with its reason."),
        )
        self.flaw.setVisible(bool(flaws))

    def _foot(self) -> str:
        _ = self.language.gettext
        if self._open():
            return _("In the order of printing. Space skips a letter, F4 edits one.")
        return _("In the order of printing.")

    def print_words(self) -> str:
        """What F12 does, with its number."""
        if self._written():
            return self.language.gettext("Print it again")
        count = self.mailing.tally.letters if self.mailing else 0
        return self.language.ngettext("Print {n}", "Print all {n}", count)

    def _open(self) -> bool:
        return self.mailing is not None and self.mailing.state in OPEN_STATES

    def _choose(self, row: PersonRow | None) -> None:
        self._say_place(row)
        if row is None or self.mailing is None:
            self.preview.clear(self.language.gettext("Nobody gets it yet."))
        else:
            self.preview.ask(partial(late.piece, self.mailing.id, row.id, self.session.now(), self._form()))
        self.actions_changed.emit()

    def _say_place(self, row: PersonRow | None) -> None:
        tally = self.mailing.tally if self.mailing else None
        total = tally.letters + tally.skipped if tally else 0
        said = self.language.gettext("Letter {n} of {total}", n=row.place, total=total) if row and total else ""
        self.where.setText(said)

    def _say_size(self) -> None:
        self.size_words.setText(self.preview.size_words)

    # --- keys

    def _after(self) -> tuple[Action, ...]:
        """What is done with a mailing that is written."""
        _ = self.language.gettext
        return (
            Action("mailing.sent", self._sent_words(), "F9", self.sent_wanted.emit, self._written, icon="send"),
            Action("mailing.returned", _("Came back"), "F7", self.returned_wanted.emit, self._written, icon="mail-x"),
        )

    def _sent_words(self) -> str:
        _ = self.language.gettext
        sent = self.mailing is not None and self.mailing.state is MailingState.SENT
        return _("Not sent yet") if sent else _("Mark as sent")

    def _written(self) -> bool:
        return self.mailing is not None and self.mailing.state in (MailingState.WRITTEN, MailingState.SENT)

    def _turns(self) -> tuple[Action, Action]:
        _ = self.language.gettext
        turn = self.people
        return (
            Action("letter.before", _("Letter before"), "PgUp", partial(turn.turn, -1), in_strip=False),
            Action("letter.next", _("Next letter"), "PgDown", partial(turn.turn, 1), short=_("Letter")),
        )

    def view_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        row = self.people.current()
        skipped = row is not None and row.state is PersonState.SKIPPED
        return (
            Action("letter.edit", _("Edit this letter"), "F4", self._edit, self._can_edit, icon="pencil"),
            Action("letter.skip", _("Put back") if skipped else _("Skip"), "Space", self._skip, self._can_edit),
            *self._turns(),
            self.pages.action(),
            Action("letter.one", _("Print one"), "Ctrl+P", self._print_one, self._any, icon="printer"),
            Action("mailing.print", self.print_words(), "F12", self.print_wanted.emit, self.can_print, icon="printer"),
            *(self._after() if self.mailing is not None and self.mailing.state in PRINTABLE else ()),
        )

    def _any(self) -> bool:
        return self.people.current() is not None

    def _can_edit(self) -> bool:
        return self._open() and self._any()

    def can_print(self) -> bool:
        """Whether there is something to print."""
        known = self.mailing
        ready = (MailingState.GATHERED, *PRINTABLE)
        return known is not None and known.tally.letters > 0 and known.state in ready

    def _edit(self) -> None:
        row = self.people.current()
        if row is not None and self._open():
            self.edit_wanted.emit(row)

    def _skip(self) -> None:
        # The key is heard in the whole window; on a button it is still the button's own.
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()
            return
        self.skip_wanted.emit(self.people.current())

    def _print_one(self) -> None:
        row = self.people.current()
        if row is not None:
            self.one_wanted.emit(row)

    def focus_start(self) -> None:
        self.people.setFocus()

    def _fit(self) -> None:
        """In low windows the people matter more than what is said of the text; the step before says it, too."""
        tall = self.height() >= self.text_card.look.px(_LOW)
        printed = self.mailing is not None and self.mailing.state in PRINTABLE
        self.text_card.setVisible(self._has_text and tall and not self._narrow)
        self.gets.setVisible((tall or not printed) and not self._narrow)
        self.printed.setVisible(printed and not self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_width(self, width: int) -> None:
        """In narrow windows there are the people alone, and the sheet shrinks to its buttons."""
        narrow = width < NARROW
        self.lay(narrow=narrow)
        self.people.setMinimumHeight(self.people.look.px(110 if narrow else 180))
        self._narrow = narrow
        self.preview.setVisible(not narrow)
        self.pages.fit(room=not narrow)
        self.looks.setVisible(not narrow)
        for widget in (self.size_words, self.where, self.back, self.forward):
            widget.setVisible(not narrow)
        self._fit()
