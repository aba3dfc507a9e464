"""Bringing in what another program knows: choose the file, look at it, let it come in, see what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.importing import ImportKind, RunState
from app.services import import_answers, imports
from app.services import settings as settings_service
from app.services.import_answers import Decision
from app.ui.imports import words
from app.ui.imports.list_look import ListLook
from app.ui.imports.list_outcome import ListOutcome
from app.ui.imports.paged import paged
from app.ui.imports.views import OutcomeView, PreviewView
from app.ui.imports.waiting import WaitingView
from app.ui.widgets.actions import Action
from app.ui.widgets.empty import Empty
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from app.domain.imported import ImportResult, ImportRun, Undone
    from app.domain.importing import Imported, Order
    from app.services.imports import Begun
    from app.ui.session import Session

_SALES = imports.PRESETS[0]
_IN_HEAD = ("import.undo", "import.save", "import.choose", "import.start")
_ANSWERS = ("import.add", "import.use", "import.relative", "import.new")


class ImportsPage(Page):
    """Earlier imports first; F3 begins another one, and so does a file that is dropped here."""

    icon = "download"
    depends_on = frozenset({"imports"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.language.gettext("Imports"))
        self.setAcceptDrops(True)
        self._begun: Begun | None = None
        self._number = 0
        self._running = False
        self._actions = {action.id: action for action in self._make_actions()}
        self._buttons = {
            name: self._actions[name].button("primary" if name == "import.start" else "normal") for name in _IN_HEAD
        }
        for button in self._buttons.values():
            self.head.addWidget(button)
        self.view: QWidget = QWidget()
        self.body.addWidget(self.view, 1)
        self.show_runs()

    def _make_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        answers = (
            ("import.use", _("The same, nothing new"), "F5", Decision.USE, _("Same"), "check"),
            ("import.relative", _("A relative"), "F7", Decision.RELATIVE, _("Relative"), "users"),
            ("import.new", _("Really new"), "F8", Decision.NEW, _("New"), "user-plus"),
            ("import.add", _("The same, add what is new"), "F12", Decision.ADD, _("Add"), "merge"),
        )
        return (
            Action(
                "import.undo",
                _("Take the import back"),
                "F9",
                self.undo,
                self._can_undo,
                short=_("Take back"),
                icon="undo-2",
            ),
            Action("import.save", _("Save the list"), "Ctrl+S", self.save_notes, self._has_notes, icon="save"),
            Action("import.part", _("Other list"), "F6", self.other_part, self._has_parts, icon="table"),
            Action("import.decide", _("Decide"), "F4", self.decide, self._has_waiting, icon="users"),
            *(
                Action(name, said, key, partial(self.answer, what), self._deciding, short=short, icon=icon)
                for name, said, key, what, short, icon in answers
            ),
            Action("import.choose", _("Choose a file"), "F3", self.choose, self._idle, icon="folder-open"),
            Action(
                "import.start",
                _("Import this file"),
                "F12",
                self.start,
                self._looking,
                short=_("Import"),
                icon="download",
            ),
        )

    # --- the frame

    def page_actions(self) -> tuple[Action, ...]:
        # F12 is one thing at a time: the answer or the import.
        other = "import.start" if self._deciding() else "import.add"
        return tuple(action for name, action in self._actions.items() if name != other)

    def refresh(self) -> None:
        if isinstance(self.view, Table | Empty) and not self._running:
            self.show_runs()

    def step_back(self) -> bool:
        if self._running or isinstance(self.view, Table | Empty):
            return False
        if isinstance(self.view, WaitingView):
            self.show_outcome(self._number)
        else:
            self.show_runs()
        self.view.setFocus()
        return True

    def focus_start(self) -> None:
        self.view.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._idle() and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None and self._idle():
            event.acceptProposedAction()
            self.look_at(path)

    def _show(self, view: QWidget) -> None:
        self.body.replaceWidget(self.view, view)
        self.view.hide()
        self.view.deleteLater()
        self.view = view
        for name, button in self._buttons.items():
            # An empty page has its own large button to begin with, and rows that wait their own answers.
            own = name == "import.choose" and isinstance(view, Empty | WaitingView)
            button.setVisible(self._actions[name].enabled() and not own)
        self.actions_changed.emit()

    def _wait(self, text: str) -> None:
        self._running = True
        self._show(Label(text, tone="text2"))

    def _idle(self) -> bool:
        return not self._running

    def _looking(self) -> bool:
        begun = self._begun
        return not self._running and begun is not None and begun.problem is None

    def _deciding(self) -> bool:
        return not self._running and isinstance(self.view, WaitingView)

    def _can_undo(self) -> bool:
        view = self.view
        state = view.result.state if isinstance(view, ListOutcome) else None
        if isinstance(view, OutcomeView):
            state = view.outcome.state
        return not self._running and state is not None and state is not RunState.UNDONE and bool(self._number)

    def _has_notes(self) -> bool:
        return not self._running and isinstance(self.view, ListOutcome) and bool(self.view.result.problems)

    def _has_parts(self) -> bool:
        view = self.view
        parts = isinstance(view, ListOutcome) or (isinstance(view, ListLook) and not view.pills.isHidden())
        return not self._running and parts

    def _has_waiting(self) -> bool:
        return not self._running and isinstance(self.view, ListOutcome) and self.view.result.counts.waiting > 0

    # --- what there is

    def show_runs(self) -> None:
        """The earlier imports, or how to begin."""
        self._begun, self._number = None, 0
        runs = imports.runs()
        if not runs:
            self._show(words.empty(self.language, self._actions["import.choose"]))
            return
        table: Table[ImportRun] = Table(
            words.run_columns(self.language), paged(runs), name=self.language.gettext("Earlier imports")
        )
        table.restart()
        table.set_foot(self.language.gettext("Newest first. Enter opens one."))
        table.opened.connect(lambda run: self.show_outcome(run.number))
        self._show(table)

    def show_outcome(self, number: int) -> None:
        """What became of an import."""
        self._begun, self._number = None, number
        if imports.run(number).kind is ImportKind.SALES:
            self._show_sales(OutcomeView(self.language, imports.outcome(number)))
        else:
            self._show_list(imports.imported(number))

    def _show_sales(self, view: OutcomeView) -> None:
        self._show(view)
        view.table.setFocus()

    def _show_list(self, result: Imported) -> None:
        button = self._actions["import.decide"].button("primary") if result.counts.waiting else None
        view = ListOutcome(self.language, result, button)
        self._show(view)
        view.focus()

    # --- a look

    def choose(self) -> None:
        """F3: a file from the disk."""
        _ = self.language.gettext
        kinds = _("Lists and contacts") + " (*.csv *.tsv *.txt *.xlsx *.xls *.xlsb *.ods *.vcf);;* (*)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a file"), "", kinds)
        if name:
            self.look_at(Path(name))

    def look_at(self, path: Path) -> None:
        """Read the file beside the window and show its first rows."""
        self._begun, self._number = None, 0
        self._wait(self.language.gettext("Reading “{name}” …", name=path.name))
        settings = settings_service.load()
        self.session.read(
            partial(imports.begin, path, now=self.session.now(), settings=settings), self._looked, self._refused
        )

    def look_again(self, order: Order) -> None:
        """Read the same file another way."""
        kinds = self._begun.kinds if self._begun else (order.kind,)
        part = self.view.pills.current() if isinstance(self.view, ListLook) else ""
        again = partial(imports.again, order, kinds, now=self.session.now(), settings=settings_service.load())
        self.session.read(again, partial(self._looked, part=part), self._refused)

    def _looked(self, begun: Begun, part: str = "") -> None:
        self._running = False
        self._begun = begun
        if begun.sales is not None:
            name, currency = begun.order.path.name, settings_service.load().currency
            sales = PreviewView(self.language, name, begun.sales, currency)
            self._show(sales)
            sales.table.setFocus()
            return
        view = ListLook(self.language, begun)
        view.changed.connect(self.look_again)
        self._show(view)
        view.show_part(part or view.pills.current())
        shown = view.stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def _refused(self, error: Exception) -> None:
        self._running = False
        self.show_runs()
        self.session.tell(error)

    def other_part(self) -> None:
        """F6: from one list of the view to the next."""
        if isinstance(self.view, ListLook):
            self.view.other_part()
        elif isinstance(self.view, ListOutcome):
            self.view.next_part()

    # --- the import

    def start(self) -> None:
        """F12: let the file come in, batch by batch; the counter goes on meanwhile."""
        begun = self._begun
        if begun is None or not self._looking():
            return
        settings, order, now = settings_service.load(), begun.order, self.session.now()
        title = self.language.gettext("Importing “{name}”", name=order.path.name)
        self._wait(self.language.gettext("The counter can be used meanwhile."))
        if begun.sales is not None:
            sales = imports.sales(order.path, _SALES, seller=settings.seller, now=now, settings=settings)
            self.session.run_job(sales, title, self._sales_came, self._refused, stopped=self._stopped)
        else:
            steps = imports.bring(order, seller=settings.seller, now=now, settings=settings)
            self.session.run_job(steps, title, self._list_came, self._refused, stopped=self._stopped)

    def _sales_came(self, result: ImportResult) -> None:
        self._running, self._begun, self._number = False, None, result.number
        made = result.created.lines
        undo = partial(self._take_back, result.number) if made else None
        self.session.say(self.language.ngettext("{n} line imported", "{n} lines imported", made), undo)
        self._show_sales(OutcomeView(self.language, imports.outcome_of(result)))

    def _list_came(self, result: Imported) -> None:
        self._running, self._begun, self._number = False, None, result.number
        done = result.counts.created + result.counts.updated
        undo = partial(self._take_back, result.number) if done else None
        self.session.say(self.language.ngettext("{n} row came in", "{n} rows came in", done), undo)
        self._show_list(result)

    def _stopped(self) -> None:
        self._running, self._begun = False, None
        newest = imports.runs(1)
        if newest and newest[0].state is RunState.CANCELLED:
            self.show_outcome(newest[0].number)
        else:
            self.show_runs()

    # --- rows that wait

    def decide(self) -> None:
        """F4: say who the rows are that may be customers of the shop."""
        buttons = tuple(
            self._actions[name].button("primary" if name == "import.add" else "normal") for name in _ANSWERS
        )
        view = WaitingView(self.language, self._number, buttons)
        self._show(view)
        view.table.setFocus()

    def answer(self, decision: Decision) -> None:
        """The chosen row, or every row, is who the key says."""
        view = self.view
        if not isinstance(view, WaitingView) or not view.ids():
            return
        settings = settings_service.load()
        call = partial(
            import_answers.answer,
            view.number,
            view.ids(),
            decision,
            seller=settings.seller,
            now=self.session.now(),
            settings=settings,
        )
        self.session.write(call, self._answered)

    def _answered(self, _changes: object) -> None:
        if imports.run(self._number).counts.waiting:
            self.decide()
        else:
            self.show_outcome(self._number)

    def save_notes(self) -> None:
        """Ctrl+S: the rows that were left out, as a table."""
        _ = self.language.gettext
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the list"), _("Rows left out") + ".csv", "CSV (*.csv)")
        if name:
            call = partial(imports.save_notes, self._number, Path(name), self.language)
            self.session.read(call, lambda _done: self.session.say(_("Saved: {name}", name=Path(name).name)))

    # --- and back

    def undo(self) -> None:
        """F9: take back the import that is shown."""
        if self._number:
            self._take_back(self._number)

    def _take_back(self, number: int) -> None:
        settings = settings_service.load()
        steps = imports.undo(number, seller=settings.seller, now=self.session.now())
        self._wait(self.language.gettext("The counter can be used meanwhile."))
        title = self.language.gettext("Taking import {number} back", number=number)
        self.session.run_job(steps, title, self._taken_back, self._refused, stopped=self._undo_stopped)

    def _taken_back(self, undone: Undone) -> None:
        self._running = False
        said = [self.language.gettext("Import {number} is taken back.", number=undone.number)]
        if undone.kept:
            said.append(words.stays(self.language, undone.kept))
        self.session.say(self.language.join(said, " "))
        self.show_runs()

    def _undo_stopped(self) -> None:
        self._running = False
        self.show_runs()


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dropped."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
