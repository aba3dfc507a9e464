"""The print queue: what waits, what failed and why, what came out; tried again, given up, looked at, printed anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from app.domain.print_job import PrintJob, State, View
from app.domain.print_rule import DRAWER, TEST_PAGE
from app.errors import AppError
from app.services import print_queue, printers, printing
from app.services import settings as settings_service
from app.services.paper_kinds import KINDS
from app.services.printing import Made
from app.ui.printing import queue_columns
from app.ui.widgets.actions import Action
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.note import Note
from app.ui.widgets.page import Page
from app.ui.widgets.segments import Segment, Segments
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.page import Cursor, Sort
    from app.domain.page import Page as Rows
    from app.services.print_queue import Cancelled
    from app.ui.session import Session


# In narrower windows the keys below say what the button says.
_MIDDLE = 720


class PrintQueuePage(Page):
    """Nothing here holds up a sale: it is where somebody looks when a paper is missing."""

    icon = "layers"
    depends_on = frozenset({"prints", "printers", "settings"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.language.gettext("Print queue"))
        self._width = 1440
        self._make_actions()
        self._build()

    def _make_actions(self) -> None:
        _ = self.language.gettext
        self._retry = Action("print.retry", _("Try again now"), "F9", self.retry, self._can_retry, short=_("Try again"),
                             icon="rotate-ccw")  # fmt: skip
        self._all = Action("print.all", _("Try all again"), "Shift+F9", self.retry_all, self._any_open,
                           icon="rotate-ccw")  # fmt: skip
        self._look = Action("print.look", _("Look at it"), "F2", self.look, self._can_look, icon="file-text")
        self._anew = Action("print.anew", _("Print it once more"), "Ctrl+P", self.print_anew, self._can_print_anew,
                            short=_("Once more"), icon="printer")  # fmt: skip
        self._cancel = Action("print.cancel", _("Do not print it"), "Del", self.cancel, self._can_cancel,
                              short=_("Give up"), icon="x")  # fmt: skip
        self._other = Action("print.view", _("Next view"), "F4", self.turn, icon="layers")
        self._printers = Action("print.printers", _("Printing"), "F8", partial(self.session.go, "printing"),
                                icon="printer")  # fmt: skip

    def _build(self) -> None:
        _ = self.language.gettext
        self.segments = Segments(self._views(0), name=_("Print queue"))
        self.segments.chosen.connect(lambda _view: self.refresh())
        self.retry_button = self._retry.button("primary")
        for widget in (self.segments, self.retry_button):
            self.head.addWidget(widget)
        self.table: Table[PrintJob] = Table(
            queue_columns.columns(self.session), self._fetch, name=_("Print queue"), height=queue_columns.HEIGHT
        )
        self.table.chosen.connect(lambda _row: self._moved())
        self.table.opened.connect(lambda _row: self._look.do())
        printers_way = Action("queue.printers", _("Printing"), "F8", partial(self.session.go, "printing"))
        way = Way("printer", _("Printers and rules"), _("Which paper goes where, and in how many copies."),
                  printers_way.button("primary"))  # fmt: skip
        text = _("Papers for a printer pass through here. One that does not come out waits until it is printed.")
        self.nothing = Empty(_("Nothing waits to be printed"), text, (way,))
        self.never = Empty(_("Nothing went to a printer yet"), text)
        self.stack = QStackedWidget()
        for view in (self.table, self.nothing, self.never):
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)
        self.reason = Note("", tone="danger", icon="circle-alert")
        self.body.addWidget(self.reason)

    def _views(self, count: int) -> tuple[Segment, ...]:
        _ = self.language.gettext
        return (
            Segment(View.OPEN, _("Not printed yet"), self.language.number(count) if count else ""),
            Segment(View.SENT, _("Printed")),
            Segment(View.ALL, _("All")),
        )

    # --- what is shown

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Rows[PrintJob]:
        return print_queue.page(View(self.segments.current()), cursor)

    def refresh(self) -> None:
        chosen = self.table.current()
        self.segments.set_segments(self._views(print_queue.count_open()))
        self.table.restart()
        if chosen is not None:
            self.table.select_row(lambda row: row.id == chosen.id)
        empty = self.nothing if self.segments.current() == View.OPEN else self.never
        self.stack.setCurrentWidget(self.table if self.table.rows() else empty)
        self.table.set_foot(self.language.gettext("Newest first. Kept for {n} days.", n=90))
        self._moved()

    def _moved(self) -> None:
        row = self.table.current()
        why = queue_columns.why(self.language, row) if row is not None else ""
        self.reason.setVisible(bool(why))
        if row is not None and why:
            self.reason.set_tone("warn" if row.held else "danger")
            self.reason.say(queue_columns.name(self.language, row), why)
        self.retry_button.setVisible(self._can_retry() and self._width >= _MIDDLE)
        self.actions_changed.emit()

    def set_width(self, width: int) -> None:
        self._width = width
        self._moved()

    def open(self, target: object) -> None:
        """The job with that id."""
        if isinstance(target, int):
            self.segments.choose(View.OPEN)
            self.refresh()
            self.table.select_row(lambda row: row.id == target)

    def turn(self) -> None:
        """F4: not printed, printed, all."""
        views = [View.OPEN, View.SENT, View.ALL]
        at = views.index(View(self.segments.current()))
        self.segments.choose(views[(at + 1) % len(views)])
        self.refresh()
        self.focus_start()

    def focus_start(self) -> None:
        shown = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def page_actions(self) -> tuple[Action, ...]:
        return (self._retry, self._look, self._cancel, self._anew, self._all, self._other, self._printers)

    # --- what can be done

    def _can_retry(self) -> bool:
        row = self.table.current()
        return row is not None and row.state in {State.WAITING, State.FAILED}

    def _can_cancel(self) -> bool:
        row = self.table.current()
        return row is not None and row.state.open

    def _can_look(self) -> bool:
        row = self.table.current()
        return row is not None and row.kind != DRAWER and (row.state.open or self._makes(row))

    def _can_print_anew(self) -> bool:
        row = self.table.current()
        return row is not None and not row.state.open and self._makes(row)

    def _any_open(self) -> bool:
        return print_queue.count_open() > 0

    def _makes(self, row: PrintJob) -> bool:
        """Whether the paper can be made again from its record; labels and leaflets are made where they were chosen."""
        return row.kind == TEST_PAGE or (row.kind in KINDS and bool(row.number))

    # --- deeds

    def retry(self) -> None:
        """F9: at once."""
        row = self.table.current()
        if row is not None:
            self.session.papers.try_again(row.id)

    def retry_all(self) -> None:
        """Shift+F9: everything that failed; what may be on paper already waits for its own F9."""
        self.session.papers.try_all_again()

    def cancel(self) -> None:
        """Del: never mind this one."""
        row = self.table.current()
        if row is not None:
            self.session.write(partial(print_queue.cancel, row.id), self._cancelled)

    def _cancelled(self, gone: Cancelled) -> None:
        words = self.language.gettext("{paper} is not printed.", paper=queue_columns.name(self.language, gone.job))
        self.session.say(words, partial(self.session.write, partial(print_queue.put_back, gone), self._put_back))

    def _put_back(self, _changes: object) -> None:
        self.session.papers.pump()

    def look(self) -> None:
        """F2 or Enter: its pages. What waits can go to another printer from there; then it waits no longer."""
        row = self.table.current()
        if row is None:
            return
        content = print_queue.content(row.id) if row.state.open else None
        if content is not None:
            made = Made(row.kind, row.number, content, row.paper)
            self.session.papers.look_at(made, waiting=row.id)
        else:
            self._make(row, self.session.papers.look_at)

    def print_anew(self) -> None:
        """Ctrl+P: the same paper once more, on the same printer."""
        row = self.table.current()
        if row is not None:
            self._make(row, partial(self._send, row))

    def _make(self, row: PrintJob, then: Callable[[Made], object]) -> None:
        if row.kind == TEST_PAGE:
            printer = printers.target(row.printer_id, settings_service.load())
            call = partial(printing.test_page, printer, row.paper, self.language)
        else:
            call = partial(printing.make, row.number, row.kind, paper=row.paper)
        self.session.read(call, then)

    def _send(self, row: PrintJob, made: Made) -> None:
        printer = printers.target(row.printer_id, settings_service.load())
        self.session.papers.print_made(made, printer=printer, copies=row.copies, failed=self._failed)
        words = self.language.gettext("{paper} is printed once more.", paper=queue_columns.name(self.language, row))
        self.session.say(words)

    def _failed(self, _number: str, error: AppError) -> None:
        self.session.say(self.language.render(error.text))
