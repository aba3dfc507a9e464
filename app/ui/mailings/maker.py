"""Making a mailing step by step: who, how, looked at, printed. It is a draft in the file from its first moment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.mailing import OPEN_STATES, Mailing, MailingPlan, MailingState
from app.domain.mailing_person import LeftOut, PersonRow, PersonState
from app.errors import AppError, FormError, NotFoundError
from app.services import mailings
from app.services import settings as settings_service
from app.ui.mailings import late, maker_steps, words
from app.ui.mailings.counting import Counting
from app.ui.mailings.edit_sheet import EditSheet
from app.ui.mailings.how_step import HowStep
from app.ui.mailings.left_out_sheet import LeftOutSheet
from app.ui.mailings.look_step import LookStep
from app.ui.mailings.maker_steps import PRINT, STEPS
from app.ui.mailings.output import Came, Output
from app.ui.mailings.print_sheet import PrintSheet
from app.ui.mailings.step import Step
from app.ui.mailings.steps_bar import StepsBar
from app.ui.mailings.view import View
from app.ui.mailings.who_step import WhoStep
from app.ui.widgets.actions import Action

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from app.domain.changes import Changes
    from app.services.mailings import Saved
    from app.ui.session import Session

_BREATH_MS = 500


class Maker(View):
    """Every change is kept a moment later, and who gets it is counted anew beside the window."""

    #: The mailing that is shown has another name or state.
    named = Signal()
    #: It is not in the file any more.
    gone = Signal()
    returned_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.mailing: Mailing | None = None
        self.plan: MailingPlan | None = None
        #: The plan that was last sent to be kept, and how many of them have no answer yet.
        self._sent: MailingPlan | None = None
        self._on_its_way = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_BREATH_MS)
        self._pause.timeout.connect(self.keep)
        self._build()

    def _build(self) -> None:
        _ = self.language.gettext
        self.bar = StepsBar(_("Steps of the mailing"))
        self.bar.wanted.connect(self.show_step)
        self.who, self.how, self.look = WhoStep(self.session), HowStep(self.session), LookStep(self.session)
        self.stack = QStackedWidget()
        for step in self._all:
            step.actions_changed.connect(self.actions_changed)
            step.changed.connect(self._change)
            self.stack.addWidget(step)
        self.who.reason_wanted.connect(self._show_left_out)
        self.look.reason_wanted.connect(self._show_left_out)
        self.look.step_wanted.connect(self.show_step)
        self.look.text_wanted.connect(self._edit_text)
        self.how.text_wanted.connect(self._edit_text)
        self.session.changed.connect(self._follow)
        self.look.skip_wanted.connect(self._skip)
        self.look.edit_wanted.connect(self._edit)
        self.look.print_wanted.connect(self.print_all)
        self.look.one_wanted.connect(self._print_one)
        self.look.sent_wanted.connect(self._mark_sent)
        self.look.returned_wanted.connect(self.returned_wanted)
        self.counting = Counting(self.session, self)
        self.counting.settled.connect(self.look_again)
        self.counting.refused.connect(self._not_countable)
        self.output = Output(self.session, self)
        self.output.came.connect(self._came)
        self.output.failed.connect(self.session.tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)

    @property
    def _all(self) -> tuple[Step, ...]:
        return (self.who, self.how, self.look)

    @property
    def step(self) -> str:
        """The step that is shown."""
        return STEPS[self.stack.currentIndex()]

    @property
    def open(self) -> bool:
        """Whether the mailing may still change."""
        return self.mailing is not None and self.mailing.state in OPEN_STATES

    # --- beginning and showing

    def begin(self, plan: MailingPlan) -> None:
        """A new mailing: it is in the file at once."""
        self.keep()
        call = partial(mailings.new, plan, seller=settings_service.load().seller, now=self.session.now())
        self.session.write(call, lambda saved: self.show_one(saved.id))

    def show_one(self, mailing: int) -> None:
        """Show a mailing where it goes on. Raises NotFoundError."""
        self.keep()
        self.mailing = mailings.one(mailing)
        self.plan = self._sent = self.mailing.plan
        self.counting.stop()
        self.look.printed.forget_file()
        self._go("who" if self.mailing.state is MailingState.DRAFT else "look")
        if self.mailing.state is MailingState.DRAFT:
            self._count()

    def look_again(self) -> None:
        if self.mailing is None:
            return
        try:
            self._reload()
        except NotFoundError:
            self.mailing = self.plan = None
            self.gone.emit()

    def _reload(self) -> None:
        if self.mailing is not None and self.plan is not None:
            untouched = self.plan == self.mailing.plan and not self._on_its_way
            self.mailing = mailings.one(self.mailing.id)
            if untouched:
                self.plan = self._sent = self.mailing.plan
            self._show()

    def _show(self) -> None:
        if self.mailing is None or self.plan is None:
            return
        shown = self.stack.currentWidget()
        if isinstance(shown, Step):
            shown.show_mailing(self.mailing, self.plan)
        self.bar.show_steps(maker_steps.of(self.language, self.mailing, self.plan, self.step))
        self.named.emit()
        self.actions_changed.emit()

    # --- steps

    def show_step(self, name: str) -> None:
        """Another step; a mailing that is written has only the last one."""
        if name == PRINT and self.step == "look":
            self.print_all()
        elif name == PRINT:
            self.show_step("look")
        elif name in STEPS and (self.open or name == "look"):
            self.keep()
            self._go(name)
            if self.mailing is not None and self.mailing.state is MailingState.DRAFT and not self.counting.running:
                self._count()  # it was cancelled on its card

    def _go(self, name: str) -> None:
        self.stack.setCurrentIndex(STEPS.index(name))
        self._show()
        self.focus_start()

    def go_on(self) -> None:
        """F12 in the first two steps: the next one."""
        self.show_step(STEPS[min(STEPS.index(self.step) + 1, len(STEPS) - 1)])

    def _before(self) -> None:
        self.show_step(STEPS[max(STEPS.index(self.step) - 1, 0)])

    def hideEvent(self, event: QHideEvent) -> None:
        # Whoever goes to another page has not said that this is to be forgotten.
        self.keep()
        super().hideEvent(event)

    def step_back(self) -> bool:
        """Esc keeps the draft and leaves it."""
        self.keep()
        self.counting.stop()
        return False

    # --- changes

    def _change(self, plan: MailingPlan) -> None:
        self.plan = plan
        self._pause.start()
        if self.mailing is not None:
            self.bar.show_steps(maker_steps.of(self.language, self.mailing, plan, self.step))
            self.named.emit()

    def keep(self) -> None:
        """Put what was changed into the file now."""
        self._pause.stop()
        if self.mailing is None or self.plan is None or not self.open or self.plan == self._sent:
            return
        # What counts for the plan as it was must not end after the change: it would settle other people.
        self.counting.stop()
        seller, now = settings_service.load().seller, self.session.now()
        call = partial(mailings.change, self.mailing.id, self.plan, seller=seller, now=now)
        self._sent = self.plan
        self._on_its_way += 1
        self.session.write(call, self._kept, self._refused)

    def _kept(self, saved: Saved) -> None:
        self._on_its_way -= 1
        if self.mailing is None or saved.id != self.mailing.id or self._on_its_way:
            return  # a newer plan follows
        self.who.show_problems({})
        kept = mailings.one(saved.id)
        if self.plan is not None and not self._pause.isActive():
            # The service tidies what was typed; the fields keep it as it was typed.
            self.plan = self._sent = kept.plan
        self.mailing = kept
        self._show()
        if kept.state is MailingState.DRAFT:
            self._count()

    def _refused(self, error: AppError) -> None:
        self._on_its_way -= 1
        self._sent = None
        if isinstance(error, FormError):
            self.who.show_problems(error.problems)
        else:
            self.session.tell(error)

    def _edit_text(self) -> None:
        """F4: the words that everybody gets, on their own page."""
        self.keep()
        if self.plan is not None:
            speech = self.plan.language or self.language.code
            self.session.go("templates", (self.plan.occasion, speech, words.text_form(self.plan)))

    def _follow(self, changes: Changes) -> None:
        """Other words may have other fields, and other lengths."""
        if changes.touches("templates") and self.open and self.plan is not None:
            self._count()

    # --- counting

    def _count(self) -> None:
        """Settle who gets it for the plan as it is kept now."""
        if self.mailing is not None:
            self.counting.start(self.mailing)

    def _not_countable(self, problem: str) -> None:
        self.who.gets.show_nothing(problem)
        self.look.show_nobody(problem)

    # --- people

    def _show_left_out(self, reason: LeftOut) -> None:
        if self.mailing is not None:
            LeftOutSheet(self, self.session, self.mailing.id, reason).open()

    def _skip(self, row: PersonRow) -> None:
        if self.mailing is None:
            return
        skipped = row.state is PersonState.SKIPPED
        do, undo = (mailings.put_back, mailings.skip) if skipped else (mailings.skip, mailings.put_back)
        said = self._said_of_skip(row, back=skipped)
        back = partial(self.session.write, partial(undo, self.mailing.id, row.id))
        self.session.write(partial(do, self.mailing.id, row.id), lambda _changes: self.session.say(said, back))

    def _said_of_skip(self, row: PersonRow, *, back: bool) -> str:
        _ = self.language.gettext
        return _("Put back: {name}", name=row.name) if back else _("Skipped: {name}", name=row.name)

    def _edit(self, row: PersonRow) -> None:
        if self.mailing is None:
            return
        settings, now = settings_service.load(), self.session.now()
        try:
            piece = mailings.compose(self.mailing.id, row.id, seller=settings.seller, now=now, settings=settings)
        except AppError as error:
            self.session.tell(error)
            return
        EditSheet(self, self.session, self.mailing.id, piece).open()

    # --- to paper

    def print_all(self) -> None:
        """F12 in the last step: what, where to, and how many are asked once."""
        mailing = self.mailing
        if mailing is None or not self.look.can_print():
            return
        sheet = PrintSheet(self, self.session, mailing, late.printable(mailing.plan.form))
        sheet.wanted.connect(partial(self.output.start, mailing))
        sheet.open()

    def _came(self, came: Came) -> None:
        """The file lies there: the card says so, and if somebody is elsewhere by now a toast."""
        language, count = self.session.language, came.pieces
        said = language.ngettext("{n} letter is in {file}", "{n} letters are in {file}", count, file=came.file.name)
        usual = language.gettext("the usual printer")
        sent = language.gettext("Sent to {printer}", printer=came.printer.name or usual) if came.printer else ""
        self.look.printed.show_file(came.file, said, sent)
        if not self.look.printed.isVisible():
            self.session.say(said)

    def _mark_sent(self) -> None:
        mailing = self.mailing
        if mailing is None:
            return
        now = self.session.now()
        day = None if mailing.state is MailingState.SENT else now.date()
        call = partial(mailings.mark_sent, mailing.id, seller=settings_service.load().seller, now=now)
        undo = partial(self.session.write, partial(call, mailing.sent_on))
        _ = self.language.gettext
        said = _("Marked as sent") if day else _("Marked as not sent yet")
        self.session.write(partial(call, day), lambda _changes: self.session.say(said, undo))

    def _print_one(self, row: PersonRow) -> None:
        """Ctrl+P: this letter alone, as it stands now."""
        if self.mailing is not None:
            self.output.one(self.mailing, row)

    # --- keys

    def view_actions(self) -> tuple[Action, ...]:
        shown = self.stack.currentWidget()
        own = shown.view_actions() if isinstance(shown, Step) else ()
        _ = self.language.gettext
        before = Action("mailing.before", _("Step before"), "Alt+PgUp", self._before, self._has_before, in_strip=False)
        if self.step == "look":
            return (*own, before)
        on = Action("mailing.next", self.next_words(), "F12", self.go_on, icon="chevron-right")
        return (*own, on, before)

    def _has_before(self) -> bool:
        return self.open and self.step != "who"

    def next_words(self) -> str:
        """Where F12 leads from this step."""
        _ = self.language.gettext
        return _("Form and paper") if self.step == "who" else _("Look at the letters")

    def focus_start(self) -> None:
        shown = self.stack.currentWidget()
        if isinstance(shown, Step):
            shown.focus_start()

    def set_width(self, width: int) -> None:
        for step in self._all:
            step.set_width(width)
