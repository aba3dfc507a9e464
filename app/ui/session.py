"""What every page shares: the shop, the language, the work threads, and the one signal that facts have moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.domain.changes import Changes
from app.errors import AppError
from app.ui import theme

if TYPE_CHECKING:
    from datetime import datetime

    from app.i18n import Language
    from app.ui.paper_desk import PaperDesk
    from app.ui.theme import Look
    from app.ui.tokens import Tone
    from app.ui.worker import Steps, Task, Worker

Then = Callable[[Any], object]
Failed = Callable[[AppError], object]

_UNDO_STEPS = 30


@dataclass(frozen=True, slots=True)
class Facts:
    """What the frame of the window says about shop, person and till."""

    shop: str = ""
    shop_line: str = ""
    person: str = ""
    role: str = ""
    till: str = ""
    backup: str = ""
    backup_tone: Tone = "ok"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done that can be taken back."""

    words: str
    undo: Callable[[], object] | None = None


class Job(QObject):
    """A long task on the screen: how far it is, and a way to stop it."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.task: Task | None = None
        self.running = True

    def stopped(self) -> bool:
        """Whether the person cancelled it."""
        return self.task is not None and self.task.cancelled.is_set()

    def cancel(self) -> None:
        """Stop at the next batch."""
        if self.task is not None:
            self.task.cancel()


@dataclass(slots=True)
class Undo:
    """The last deeds, newest at the end."""

    deeds: list[Deed] = field(default_factory=list)

    def add(self, deed: Deed) -> None:
        self.deeds = [*self.deeds[1 - _UNDO_STEPS :], deed]

    def take(self) -> Deed | None:
        return self.deeds.pop() if self.deeds else None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Who waits for an answer."""

    then: Then | None = None
    failed: Failed | None = None
    repeat: Callable[[], object] | None = None


class Session(QObject):
    """Passed to every page. `shop` is what services take as their first argument."""

    changed = Signal(object)
    said = Signal(object)
    went = Signal(str, object)
    job_started = Signal(object)
    facts_changed = Signal(object)
    language_changed = Signal(object)
    #: The window goes: nothing begins any more.
    closing = Signal()
    #: What makes a sheet over the window it is given.
    put_up_wanted = Signal(object)

    def __init__(
        self,
        shop: Any,
        language: Language,
        worker: Worker,
        *,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.shop = shop
        self.language = language
        self.worker = worker
        self.now = now
        self.facts = Facts()
        self.undo = Undo()
        #: Set at the start: where papers are made, beside the window.
        self.papers: PaperDesk
        #: Set by the window: tells an AppError, or reports any other exception as a bug.
        self.door: Callable[[BaseException, Callable[[], object] | None], object] | None = None

    @property
    def look(self) -> Look:
        return theme.current()

    # --- work

    def write(
        self, call: Callable[[], Any], then: Then | None = None, failed: Failed | None = None, *, again: bool = False
    ) -> None:
        """Run on the writer. Changes in the answer are announced before `then` gets it.

        An AppError goes to `failed`, without it to the door; `again` lets the door offer to repeat the call.
        """
        repeat = partial(self.write, call, then, failed, again=True) if again else None
        self.worker.write(call, partial(self._written, _Waiting(then, failed, repeat)))

    def read(self, call: Callable[[], Any], then: Then, failed: Failed | None = None) -> None:
        """Ask a slow question beside the window; quick ones are asked directly."""
        self.worker.read(call, partial(self._answered, _Waiting(then, failed)))

    def run_job(
        self,
        steps: Steps,
        title: str,
        then: Then | None = None,
        failed: Failed | None = None,
        *,
        stopped: Callable[[], object] | None = None,
        writes: bool = True,
        patience: int = 0,
    ) -> Job:
        """Run a long task batch by batch under a progress card; short writes go in between.

        `then` gets the result; `stopped` runs instead when the person cancelled. With `patience` the card comes only
        when the task is still running after so many milliseconds.
        """
        job = Job(title, self)
        if patience:
            QTimer.singleShot(patience, job, partial(self._show_job, job))
        else:
            self.job_started.emit(job)
        ended = partial(self._job_ended, job, _Waiting(then, failed), stopped)
        job.task = self.worker.run_job(steps, job.progressed.emit, ended, writes=writes)
        return job

    def _show_job(self, job: Job) -> None:
        if job.running:
            self.job_started.emit(job)

    def _job_ended(
        self,
        job: Job,
        waiting: _Waiting,
        stopped: Callable[[], object] | None,
        answer: Any,
        error: BaseException | None,
    ) -> None:
        job.running = False
        job.ended.emit()
        if error is None and answer is None and job.stopped():
            # Batches before the stop are kept, so anything they show may have moved.
            self.changed.emit(Changes.of("*"))
            if stopped is not None and alive(stopped):
                stopped()
        else:
            self._written(waiting, answer, error)
        job.deleteLater()

    def _written(self, waiting: _Waiting, answer: Any, error: BaseException | None) -> None:
        if error is None and (changes := changes_in(answer)):
            self.changed.emit(changes)
        self._answered(waiting, answer, error)

    def _answered(self, waiting: _Waiting, answer: Any, error: BaseException | None) -> None:
        if error is None:
            if waiting.then is not None and alive(waiting.then):
                waiting.then(answer)
        elif isinstance(error, AppError) and waiting.failed is not None and alive(waiting.failed):
            waiting.failed(error)
        else:
            self.tell(error, waiting.repeat)

    def tell(self, error: BaseException, again: Callable[[], object] | None = None) -> None:
        """Show an error through the one door."""
        if self.door is None:
            raise error
        self.door(error, again)

    # --- the frame

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """A toast for what was done; with `undo` Ctrl+Z takes it back."""
        deed = Deed(words, undo)
        if undo is not None:
            self.undo.add(deed)
        self.said.emit(deed)

    def undo_last(self) -> bool:
        """Take back the last deed; False if there is none."""
        deed = self.undo.take()
        if deed is None or deed.undo is None:
            return False
        deed.undo()
        return True

    def go(self, page: str, target: object = None) -> None:
        """Show a page, and on it the record `target`."""
        self.went.emit(page, target)

    def put_up(self, make: Callable[[Any], Any]) -> None:
        """Open the sheet that `make` builds over the window."""
        self.put_up_wanted.emit(make)

    def set_facts(self, facts: Facts) -> None:
        """Say something else about shop, person or till in the window's frame."""
        self.facts = facts
        self.facts_changed.emit(facts)

    def set_language(self, language: Language) -> None:
        """Speak another language; the window builds itself anew."""
        self.language = language
        self.language_changed.emit(language)


def changes_in(answer: Any) -> Changes:
    """The Changes a service returned: the answer itself, its `changes`, or among the parts of a tuple."""
    if isinstance(answer, Changes):
        return answer
    if isinstance(answer, tuple):
        found = Changes()
        for part in answer:
            found |= changes_in(part) if not isinstance(part, tuple) else Changes()
        return found
    inner = getattr(answer, "changes", None)
    return inner if isinstance(inner, Changes) else Changes()


def alive(call: Callable[..., object]) -> bool:
    """Whether the page that waits for the answer is still there."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
