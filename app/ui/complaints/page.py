"""The complaint register: board, list, one complaint, and the form for a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain import complaint as rules
from app.domain.complaint import ComplaintState
from app.domain.complaint_file import ComplaintFile, ComplaintRow, neighbour
from app.services import complaints
from app.services import settings as settings_service
from app.ui.complaints import sheets
from app.ui.complaints.overview import ComplaintOverview
from app.ui.complaints.record import ComplaintView
from app.ui.complaints.register_form import RegisterForm
from app.ui.complaints.target import NewComplaint
from app.ui.exporting import Exporting
from app.ui.print_note import PrintNote
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page

if TYPE_CHECKING:
    from app.services.complaints import Moved, Registered
    from app.ui.session import Session

# What must be said with the move: the customer reads it.
_ANSWERS = frozenset((ComplaintState.RESOLVED, ComplaintState.REFUSED))
_NARROW = 960


class ComplaintsPage(Page):
    """Three views in one place; Esc goes one step back."""

    icon = "message-square-warning"
    depends_on = frozenset({"complaints", "customers", "units", "sales", "settings"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.file: ComplaintFile | None = None
        self._wide = True
        self.seller = settings_service.load().seller
        self._build()

    def _build(self) -> None:
        _ = self.language.gettext
        self.back_button = Button(_("Complaints"), "quiet", "arrow-left", "Esc", run=self.step_back)
        self.heading = Label("", "page")
        self.head.addWidget(self.back_button)
        self.head.addWidget(self.heading, 1)
        self.trouble = PrintNote(self.session)
        self.body.addWidget(self.trouble)
        self.overview = ComplaintOverview(self.session, register=self.register_new)
        self.head.addWidget(self.overview.views)
        self.mine = Button(_("Only mine"), icon="list-filter", key="F4", run=self.refresh)
        self.mine.setCheckable(True)
        self.new = Button(_("New complaint"), "primary", "plus", "F3", run=self.register_new)
        self.head.addWidget(self.mine)
        self.head.addWidget(self.new)
        self.record_buttons = tuple(
            action.button("primary" if action.id == "slip" else "normal") for action in self._record_actions()
        )
        for button in self.record_buttons:
            self.head.addWidget(button)
        self.overview.chosen.connect(self._chosen)
        self.overview.opened.connect(lambda row: self.open(row.number))
        self.record = ComplaintView(self.session, move=self.move_to, back=self.step_back)
        self.form = RegisterForm(self.session)
        self.form.registered.connect(self._registered)
        self.stack = QStackedWidget()
        for view in (self.overview, self.record, self.form):
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)
        self._show(self.overview)

    # --- the views

    def _show(self, view: QWidget) -> None:
        _ = self.language.gettext
        first = view is self.overview
        self.stack.setCurrentWidget(view)
        self.back_button.setVisible(not first)
        for part in (self.overview.views, self.new):
            part.setVisible(first)
        for button in self.record_buttons:
            button.setVisible(view is self.record and (self._wide or button is self.record_buttons[-1]))
        self._show_mine()
        number = self.file.row.number if self.file else ""
        titles = {self.overview: _("Complaints"), self.form: _("New complaint"), self.record: number}
        self.heading.setText(titles[view])
        self.actions_changed.emit()

    def refresh(self) -> None:
        self.seller = settings_service.load().seller
        self.overview.look_again(self.seller if self.mine.isChecked() else "")
        if self.file is not None:
            self.file = complaints.complaint(self.file.row.number)
            self.record.show_file(self.file)
        self.actions_changed.emit()

    def open(self, target: object) -> None:
        """A number shows that complaint, NewComplaint begins one."""
        if isinstance(target, NewComplaint):
            self._show(self.form)
            self.form.begin(target)
            return
        self.file = complaints.complaint(str(target))
        self.record.show_file(self.file)
        self._show(self.record)
        self.focus_start()

    def step_back(self) -> bool:
        if self.stack.currentWidget() is self.overview:
            return self.overview.step_back()
        number = self.file.row.number if self.file else ""
        self.file = None
        self._show(self.overview)
        self.overview.focus_start()
        self.overview.choose(number)
        return True

    def focus_start(self) -> None:
        shown = self.stack.currentWidget()
        if shown is self.form:
            self.form.focus_start()
        elif shown is self.record:
            self.record.history.setFocus()
        else:
            self.overview.focus_start()

    def set_width(self, width: int) -> None:
        _ = self.language.gettext
        self._wide = width >= _NARROW
        self.record.set_width(width)
        self.overview.set_width(width)
        self.form.set_width(width)
        self.new.set_words(_("New complaint") if self._wide else _("New"))
        self.back_button.set_words(_("Complaints") if self._wide else _("Back"))
        self.record_buttons[-1].set_words(_("Print the slip") if self._wide else _("Slip"))
        self._show(self.stack.currentWidget() or self.overview)

    # --- keys

    def page_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        view = self.stack.currentWidget()
        if view is self.form:
            return (*self.form.pickers(), self.form.save_action())
        new = Action("new", _("New complaint"), "F3", self.register_new, short=_("New"), icon="plus")
        if view is self.record:
            return (new, *self._record_actions())

        return (
            new,
            Action("mine", _("Only mine"), "F4", self.only_mine, self._on_board, icon="list-filter"),
            Exporting(self, self.session, "complaints").action(),
            *self._record_actions(),
            Action(
                "onward", _("Move to the next column"), "Ctrl+Right", partial(self.step, 1), self._any, _("Move on")
            ),
            Action(
                "backward",
                _("Move to the column before"),
                "Ctrl+Left",
                partial(self.step, -1),
                self._any,
                _("Move back"),
            ),
            Action(
                "board", _("Board or list"), "Ctrl+L", self.overview.switch, short=_("Board or list"), in_strip=False
            ),
        )

    def _record_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext

        return (
            Action("note", _("Write a note"), "F5", self.write_note, self._any, _("Note"), "sticky-note"),
            Action("assign", _("Say who takes care"), "F6", self.assign, self._any, _("Who"), "user"),
            Action(
                "intake", _("Slip for goods handed in"), "F9", self.print_intake, self._any, _("Intake slip"), "package"
            ),
            Action("slip", _("Print the slip"), "F12", self.print_slip, self._any, _("Slip"), "printer"),
        )

    def _on_board(self) -> bool:
        return self.overview.on_board

    def _any(self) -> bool:
        return self._row() is not None

    def _row(self) -> ComplaintRow | None:
        if self.file is not None:
            return self.file.row
        return self.overview.current() if self.stack.currentWidget() is self.overview else None

    def _chosen(self, _row: object) -> None:
        self._show_mine()
        self.actions_changed.emit()

    def _show_mine(self) -> None:
        on_board = self.stack.currentWidget() is self.overview and self.overview.on_board
        self.mine.setVisible(on_board and self._wide)

    # --- deeds

    def register_new(self) -> None:
        """F3: the form, with whatever was typed before."""
        self.file = None
        self._show(self.form)
        self.form.focus_start()

    def _registered(self, done: Registered) -> None:
        day = self.language.day(done.deadline)
        words = self.language.gettext("{number} is registered. Answer by {day}.", number=done.number, day=day)
        self.session.say(words)
        self.trouble.offer_paper("complaint-slip", done.number)
        self.open(done.number)

    def only_mine(self) -> None:
        """F4."""
        self.mine.setChecked(not self.mine.isChecked())
        self.refresh()

    def step(self, direction: int) -> None:
        """Ctrl+→, Ctrl+←: to the nearest column the rules allow."""
        row = self._row()
        to = neighbour(row.state, direction) if row is not None else None
        if row is None:
            return
        if to is None:
            _ = self.language.gettext
            state = self.language.render(rules.STATE_WORDS[row.state])
            self.session.say(_("From “{state}” it cannot go further that way.", state=state))
            return
        self._move(row, to)

    def move_to(self, state: ComplaintState) -> None:
        """From the record's buttons."""
        row = self._row()
        if row is not None:
            self._move(row, state)

    def _move(self, row: ComplaintRow, to: ComplaintState) -> None:
        save = partial(self._save_move, row.number, to)
        if to in _ANSWERS:
            sheets.answer_sheet(self, self.session, row, to, save=save, then=self._moved).open()
        else:
            self.session.write(partial(save, ""), self._moved)

    def _save_move(self, number: str, to: ComplaintState, reason: str) -> Moved:
        return complaints.move(number, to, reason=reason, seller=self.seller, now=self.session.now())

    def _moved(self, moved: Moved) -> None:
        state = self.language.render(rules.STATE_WORDS[moved.state])
        words = self.language.gettext("{number}: {state}", number=moved.number, state=state)
        take_back = partial(self._take_back, moved)
        self.session.say(words, partial(self.session.write, take_back))
        self.overview.choose(moved.number)

    def _take_back(self, moved: Moved) -> object:
        return complaints.take_back(moved, seller=self.seller, now=self.session.now())

    def write_note(self) -> None:
        """F5."""
        row = self._row()
        if row is not None:
            save = partial(self._save_note, row.number)
            sheets.note_sheet(self, self.session, row, save, self._noted).open()

    def _save_note(self, number: str, text: str) -> object:
        return complaints.note(number, text, seller=self.seller, now=self.session.now())

    def _noted(self, _changes: object) -> None:
        self.session.say(self.language.gettext("Written into the history."))

    def assign(self) -> None:
        """F6."""
        row = self._row()
        if row is not None:
            save = partial(self._save_assigned, row.number)
            sheets.assign_sheet(self, self.session, row, save, partial(self._assigned, row)).open()

    def _save_assigned(self, number: str, name: str) -> object:
        return complaints.assign(number, name, seller=self.seller, now=self.session.now())

    def _assigned(self, row: ComplaintRow, _changes: object) -> None:
        put_back = partial(self._save_assigned, row.number, row.assigned)
        words = self.language.gettext("{number} is given on.", number=row.number)
        self.session.say(words, partial(self.session.write, put_back))

    def print_intake(self) -> None:
        """F9: what was handed in, for who collects it."""
        row = self._row()
        if row is not None:
            self.trouble.print_paper("intake-slip", row.number)

    def print_slip(self) -> None:
        """F12."""
        row = self._row()
        if row is not None:
            self.trouble.print_paper("complaint-slip", row.number)
