"""Bringing in another program's sales: choose the file, look at it, let it come in, see what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.importing import RunState
from app.services import imports
from app.services import settings as settings_service
from app.ui.imports import words
from app.ui.imports.views import OutcomeView, PreviewView, paged
from app.ui.widgets.actions import Action
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.domain.imported import ImportResult, ImportRun, Outcome, Preview, Undone
    from app.ui.session import Session

_PRESET = imports.PRESETS[0]


class ImportsPage(Page):
    """Earlier imports first; F3 begins another one."""

    icon = "download"
    depends_on = frozenset({"imports"})

    def __init__(self, session: Session) -> None:
        _ = session.language.gettext
        super().__init__(session, _("Imports"))
        self._choose = Action("import.choose", _("Choose a file"), "F3", self.choose, self._idle, icon="folder-open")
        self._start = Action(
            "import.start", _("Import this file"), "F12", self.start, self._looking, short=_("Import"), icon="download"
        )
        self._undo = Action(
            "import.undo",
            _("Take the import back"),
            "F9",
            self.undo,
            self._can_undo,
            short=_("Take back"),
            icon="undo-2",
        )
        self._path: Path | None = None
        self._outcome: Outcome | None = None
        self._running = False
        self._buttons = {
            action.id: action.button("primary" if action is self._start else "normal")
            for action in (self._undo, self._choose, self._start)
        }
        for button in self._buttons.values():
            self.head.addWidget(button)
        self.view: QWidget = QWidget()
        self.body.addWidget(self.view, 1)
        self.show_runs()

    # --- the frame

    def page_actions(self) -> tuple[Action, ...]:
        return (self._choose, self._start, self._undo)

    def refresh(self) -> None:
        if self._path is None and self._outcome is None and not self._running:
            self.show_runs()

    def step_back(self) -> bool:
        if self._running or (self._path is None and self._outcome is None):
            return False
        self.show_runs()
        self.view.setFocus()
        return True

    def focus_start(self) -> None:
        self.view.setFocus()

    def _show(self, view: QWidget) -> None:
        self.body.replaceWidget(self.view, view)
        self.view.hide()
        self.view.deleteLater()
        self.view = view
        for action in self.page_actions():
            # An empty page has its own large button to begin with.
            begins = action is self._choose and isinstance(view, Empty)
            self._buttons[action.id].setVisible(action.enabled() and not begins)
        self.actions_changed.emit()

    def _idle(self) -> bool:
        return not self._running

    def _looking(self) -> bool:
        return self._path is not None and not self._running

    def _can_undo(self) -> bool:
        outcome = self._outcome
        return outcome is not None and not self._running and outcome.state is not RunState.UNDONE

    # --- what there is

    def show_runs(self) -> None:
        """The earlier imports, or how to begin."""
        self._path = self._outcome = None
        runs = imports.runs()
        if not runs:
            self._show(self._empty())
            return
        table: Table[ImportRun] = Table(
            words.run_columns(self.language), paged(runs), name=self.language.gettext("Earlier imports")
        )
        table.restart()
        table.set_foot(self.language.gettext("Newest first. Enter opens one."))
        table.opened.connect(lambda run: self._show_outcome(imports.outcome(run.number)))
        self._show(table)

    def _empty(self) -> Empty:
        _ = self.language.gettext
        way = Way(
            "folder-open",
            _("Choose a file"),
            _("A CSV file in the layout of “Online Retail”: one row per line of an invoice."),
            self._choose.button("primary"),
        )
        return Empty(
            _("Bring your sales with you"),
            _("Sales, returns, customers and products of another program come in together. It can be taken back."),
            (way,),
        )

    # --- a look

    def choose(self) -> None:
        """F3: a file from the disk."""
        _ = self.language.gettext
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a file"), "", "CSV (*.csv);;* (*)")
        if name:
            self.look_at(Path(name))

    def look_at(self, path: Path) -> None:
        """Read the file beside the window and show its first rows."""
        self._path = self._outcome = None
        self._running = True
        self._show(Label(self.language.gettext("Reading “{name}” …", name=path.name), tone="text2"))
        self.session.read(partial(imports.preview, path, _PRESET), partial(self._looked, path), self._refused)

    def _looked(self, path: Path, preview: Preview) -> None:
        self._running = False
        self._path = path
        view = PreviewView(self.language, path.name, preview, settings_service.load().currency)
        self._show(view)
        view.table.setFocus()

    def _refused(self, error: Exception) -> None:
        self._running = False
        self.show_runs()
        self.session.tell(error)

    # --- the import

    def start(self) -> None:
        """F12: let the file come in, batch by batch; the counter goes on meanwhile."""
        if self._path is None:
            return
        settings = settings_service.load()
        steps = imports.sales(self._path, _PRESET, seller=settings.seller, now=self.session.now(), settings=settings)
        self._running = True
        title = self.language.gettext("Importing “{name}”", name=self._path.name)
        self._show(Label(self.language.gettext("The counter can be used meanwhile."), tone="text2"))
        self.session.run_job(steps, title, self._imported, self._refused, stopped=self._stopped)

    def _imported(self, result: ImportResult) -> None:
        self._running = False
        self._path = None
        made = result.created
        undo = partial(self._take_back, result.number) if made.lines else None
        self.session.say(self.language.ngettext("{n} line imported", "{n} lines imported", made.lines), undo)
        self._show_outcome(imports.outcome_of(result))

    def _stopped(self) -> None:
        self._running = False
        self._path = None
        newest = imports.runs(1)
        if newest and newest[0].state is RunState.CANCELLED:
            self._show_outcome(imports.outcome(newest[0].number))
        else:
            self.show_runs()

    def _show_outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._path = None
        view = OutcomeView(self.language, outcome)
        self._show(view)
        view.table.setFocus()

    # --- and back

    def undo(self) -> None:
        """F9: take back the import that is shown."""
        if self._outcome is not None:
            self._take_back(self._outcome.number)

    def _take_back(self, number: int) -> None:
        settings = settings_service.load()
        steps = imports.undo(number, seller=settings.seller, now=self.session.now())
        self._running = True
        self._show(Label(self.language.gettext("The counter can be used meanwhile."), tone="text2"))
        title = self.language.gettext("Taking import {number} back", number=number)
        self.session.run_job(steps, title, self._taken_back, self._refused, stopped=self._undo_stopped)

    def _taken_back(self, undone: Undone) -> None:
        self._running = False
        self.session.say(self.language.gettext("Import {number} is taken back.", number=undone.number))
        self.show_runs()

    def _undo_stopped(self) -> None:
        self._running = False
        self.show_runs()
