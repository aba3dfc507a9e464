"""Where the window has its papers made and printed: beside the window, so that no sale ever waits for a printer."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.changes import Changes
from app.errors import AppError
from app.services import print_queue
from app.services import settings as settings_service
from app.services.print_queue import Added, Paper, Sent
from app.services.shop import Shop
from app.ui.session import Session, alive

if TYPE_CHECKING:
    from app.domain.print_job import Trouble
    from app.domain.printer import Printer
    from app.services.printing import Made

Failed = Callable[[str, AppError], object]
#: What is looked at by a timer at the latest, should another window or command have added something.
_SOONEST_MS, _LATEST_MS = 1_000, 15 * 60_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper that lies in the shop's folder."""

    made: Made
    file: Path


@dataclass(frozen=True, slots=True)
class Woken:
    """What was found in the queue when the window opened."""

    interrupted: int
    changes: Changes


class PaperDesk(QObject):
    """Makes papers one after the other and sends them to printers, again and again until they are printed.

    `done` carries each paper that was made, with its file; `ended` each job that was sent or failed; `troubled` comes
    when papers begin or cease to be missing, and `trouble` says which.
    """

    done = Signal(object)
    ended = Signal(object)
    troubled = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.trouble: Trouble | None = None
        self._busy = False
        self._waiting: dict[int, Failed] = {}
        self._unprinted: dict[tuple[str, str], int] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.pump)
        session.changed.connect(self._follow)
        session.closing.connect(self._timer.stop)

    # --- papers

    def make(
        self, kind: str, number: str, *, paper: str | None = None, send: bool = False, failed: Failed | None = None
    ) -> None:
        """Make a paper, keep it as PDF, and with `send` print it by its rule."""
        call = partial(_make, self._session.shop, kind, number, paper)
        self._session.read(call, partial(self._made, failed, send=send), partial(self._failed, number, failed))

    def show(self, kind: str, number: str, *, paper: str | None = None) -> None:
        """Make a paper and let it be looked at; from there it is printed or kept."""
        call = partial(_draft, kind, number, paper)
        self._session.read(call, self._look, partial(self._failed, number, None))

    def look_at(self, made: Made, *, waiting: int | None = None) -> None:
        """Let a paper be looked at that was made elsewhere; of one that waits, its job is printed from there."""
        self._warn(made)
        self._session.put_up(partial(_sheet, self._session, made, waiting))

    def print_made(
        self,
        made: Made,
        *,
        printer: Printer | None = None,
        copies: int | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Keep a finished paper and print it; printer and copies are those of its rule unless they are named."""
        self._keep(made, partial(self._kept, failed, printer=printer, copies=copies, send=True))

    def keep(self, made: Made, then: Callable[[Kept], object]) -> None:
        """Keep a finished paper as PDF in the shop's folder."""

        def kept(paper: Kept) -> None:
            self._kept(None, paper, send=False)
            then(paper)

        self._keep(made, kept)

    def _keep(self, made: Made, then: Callable[[Kept], object]) -> None:
        self._session.read(partial(_save, self._session.shop, made), then, partial(self._failed, made.number, None))

    def _look(self, made: Made) -> None:
        self._warn(made)
        self._session.put_up(partial(_sheet, self._session, made, None))

    def _made(self, failed: Failed | None, kept: Kept, *, send: bool) -> None:
        self._warn(kept.made)
        self._kept(failed, kept, send=send)

    def _kept(
        self,
        failed: Failed | None,
        kept: Kept,
        *,
        send: bool,
        printer: Printer | None = None,
        copies: int | None = None,
    ) -> None:
        seller, now = settings_service.load().seller, self._session.now()
        add = partial(_add, kept.made, seller=seller, now=now, printer=printer, copies=copies) if send else _add_nothing
        call = partial(_counted, kept.made, add)
        self._session.write(call, partial(self._queued, failed), partial(self._failed, kept.made.number, failed))
        self.done.emit(kept)

    def open_drawer(self, number: str) -> None:
        """Open the cash drawer for a sale in cash, if there is one."""
        seller, now = settings_service.load().seller, self._session.now()
        add = partial(print_queue.add_drawer, number, seller=seller, now=now)
        self._session.write(add, partial(self._queued, self._drawer_stuck))

    def _drawer_stuck(self, _number: str, error: AppError) -> None:
        words = self._session.language.gettext("The cash drawer did not open.")
        self._session.say(self._session.language.join((words, self._session.language.render(error.text)), " "))

    def _warn(self, made: Made) -> None:
        if made.warnings:
            self._session.say(self._session.language.render(made.warnings[0]))

    def _failed(self, number: str, failed: Failed | None, error: AppError) -> None:
        if failed is None:
            self._session.tell(error)
        elif alive(failed):
            failed(number, error)

    # --- the queue

    def wake(self) -> None:
        """After the window has opened: what was left in the queue goes on."""
        self._session.write(partial(_woken, self._session.now()), self._woke)

    def _woke(self, found: Woken) -> None:
        if found.interrupted:
            words = self._session.language.ngettext(
                "{n} paper was being printed when the program ended. It waits in the print queue.",
                "{n} papers were being printed when the program ended. They wait in the print queue.",
                found.interrupted,
            )
            self._session.say(words)
        self._look_for_trouble()
        self.pump()

    def print_again(self, kind: str, number: str) -> bool:
        """Try a paper again that waits unprinted; False if it is not in the queue."""
        job_id = self._unprinted.get((kind, number))
        return job_id is not None and self.try_again(job_id)

    def try_again(self, job_id: int) -> bool:
        """Try a job of the queue at once."""
        retry = partial(print_queue.retry, job_id, self._session.now())
        self._session.write(retry, lambda _changes: self.pump(), self._gone)
        return True

    def try_all_again(self) -> None:
        """Try everything at once that is not printed, but for what may be on paper already."""
        retry = partial(print_queue.retry_all, self._session.now())
        self._session.write(retry, lambda _changes: self.pump())

    def redirect(self, job_id: int, printer: Printer, copies: int, failed: Failed) -> None:
        """Send a job of the queue to another printer at once."""
        other = partial(print_queue.redirect, job_id, printer=printer, copies=copies, now=self._session.now())
        self._waiting[job_id] = failed
        self._session.write(other, lambda _changes: self.pump(), partial(self._failed, "", failed))

    def _gone(self, _error: AppError) -> None:
        """It was printed or given up elsewhere meanwhile."""
        self._unprinted.clear()
        self._look_for_trouble()

    def pump(self) -> None:
        """Send what is due, one job after the other."""
        if not self._busy:
            self._busy = True
            self._session.worker.send(partial(print_queue.send_next, self._session.now()), self._ended)

    def _queued(self, failed: Failed | None, added: Added | None) -> None:
        if added is not None and added.job_id:
            if failed is not None:
                self._waiting[added.job_id] = failed
            self.pump()

    def _ended(self, sent: Sent | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None or sent is None:
            if error is not None and not isinstance(error, AppError):
                self._session.tell(error)
            self._rest()
            return
        self._note(sent)
        self._look_for_trouble()
        self._session.changed.emit(sent.changes)
        self.ended.emit(sent)
        self.pump()

    def _note(self, sent: Sent) -> None:
        job, key = sent.job, (sent.job.kind, sent.job.number)
        failed = self._waiting.pop(job.id, None)
        if sent.error is None:
            self._unprinted.pop(key, None)
            return
        if job.state.open:
            self._unprinted[key] = job.id
        if failed is not None and alive(failed):
            failed(job.number, sent.error)

    def _rest(self) -> None:
        """Until the next job is due."""
        due = print_queue.next_due()
        if due is not None:
            wait = round((due - self._session.now()).total_seconds() * 1000)
            self._timer.start(min(max(wait, _SOONEST_MS), _LATEST_MS))

    def _look_for_trouble(self) -> None:
        before, self.trouble = self.trouble, print_queue.trouble()
        if before != self.trouble:
            self.troubled.emit()

    def _follow(self, changes: Changes) -> None:
        """Somebody decided about jobs on the page of the queue, or set a printer right."""
        if changes.touches("prints") and not self._busy:
            self._look_for_trouble()


def _add_nothing() -> Added:
    return Added(0, Changes())


def _add(made: Made, **how: object) -> Added:
    return print_queue.add(Paper(made.kind, made.number, made.paper, made.pdf), **how)  # type: ignore[arg-type]  # the keywords of `add`


def _counted(made: Made, add: Callable[[], Added]) -> Added:
    """Count a paper and put it into the queue."""
    changes = _printing().count_printed(made.kind, made.number)
    added = add()
    return Added(added.job_id, added.changes | changes)


def _woken(now: object) -> Woken:
    interrupted, changes = print_queue.recover()
    while print_queue.forget_old(now):  # type: ignore[arg-type]  # the session's moment
        pass
    return Woken(interrupted, changes)


def _draft(kind: str, number: str, paper: str | None) -> Made:
    made: Made = _printing().make(number, kind, paper=paper)
    return made


def _make(shop: Shop, kind: str, number: str, paper: str | None) -> Kept:
    return _save(shop, _draft(kind, number, paper))


def _save(shop: Shop, made: Made) -> Kept:
    return Kept(made, _printing().save(shop, made))


def _sheet(session: Session, made: Made, waiting: int | None, over: object) -> object:
    # Loaded with the first paper that is looked at.
    return importlib.import_module("app.ui.preview_sheet").PreviewSheet(over, session, made, waiting)


def _printing() -> ModuleType:
    # Loaded with the first paper, on the reader thread: fonts and drawing would keep the first window waiting.
    return importlib.import_module("app.services.printing")
