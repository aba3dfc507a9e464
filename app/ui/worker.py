"""Where slow work runs: one thread writes, one reads, one talks to printers; answers come back by one queued signal."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

#: A long task: yields (done, total) after each batch and returns its result.
Steps = Generator[tuple[int, int], None, Any]
Done = Callable[[Any, BaseException | None], None]
Step = Callable[[int, int], None]


@dataclass(eq=False, slots=True)
class Task:
    """One call or one long task on its way; `cancel` may be set from any thread."""

    done: Done
    call: Callable[[], Any] | None = None
    steps: Steps | None = None
    step: Step | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Stop before the next batch; what is committed stays committed."""
        self.cancelled.set()


class Worker(Protocol):
    """Runs calls and long tasks; answers arrive on the window's thread."""

    def write(self, call: Callable[[], Any], done: Done) -> None: ...

    def read(self, call: Callable[[], Any], done: Done) -> None: ...

    def send(self, call: Callable[[], Any], done: Done) -> None: ...

    def run_job(self, steps: Steps, step: Step, done: Done, *, writes: bool) -> Task: ...

    def close(self) -> None: ...


class InlineWorker:
    """The same contract without threads: everything has happened when the call returns."""

    def write(self, call: Callable[[], Any], done: Done) -> None:
        answer, error = _outcome(call)
        done(answer, error)

    def read(self, call: Callable[[], Any], done: Done) -> None:
        answer, error = _outcome(call)
        done(answer, error)

    send = read

    def run_job(self, steps: Steps, step: Step, done: Done, *, writes: bool) -> Task:  # noqa: ARG002 - one thread serves both
        task = Task(done, steps=steps, step=step)
        while not advance(task, lambda report: report(), lambda report: report()):
            pass
        return task

    def close(self) -> None:
        """Nothing to stop."""


class _Bridge(QObject):
    """Carries answers over to the thread it was made on."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.answered.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def _run(self, answer: Callable[[], None]) -> None:
        answer()


class _Lane:
    """One thread: short calls first, long tasks a batch at a time between them."""

    def __init__(self, name: str, deliver: Callable[[Callable[[], None]], None], leave: Callable[[], None]) -> None:
        self._deliver = deliver
        self._leave = leave
        self._calls: deque[Task] = deque()
        self._jobs: deque[Task] = deque()
        self._news = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name=name)
        self._thread.start()

    def add(self, task: Task) -> None:
        with self._news:
            (self._calls if task.call else self._jobs).append(task)
            self._news.notify()

    def close(self) -> None:
        """Finish the short calls, stop long tasks at their next batch, and wait for the thread."""
        with self._news:
            self._closing = True
            for job in self._jobs:
                job.cancel()
            self._news.notify()
        self._thread.join()

    def _run(self) -> None:
        try:
            while (task := self._take()) is not None:
                if task.call is not None:
                    answer, error = _outcome(task.call)
                    self._deliver(_bound(task.done, answer, error))
                elif not advance(task, self._deliver, self._deliver):
                    with self._news:
                        self._jobs.append(task)
                        if self._closing:
                            task.cancel()
        finally:
            self._leave()

    def _take(self) -> Task | None:
        with self._news:
            while not (self._calls or self._jobs or self._closing):
                self._news.wait()
            if self._calls:
                return self._calls.popleft()
            return self._jobs.popleft() if self._jobs else None


class ThreadWorker:
    """The window's worker. `leave` runs at the end of each thread, to close its database connection."""

    def __init__(self, leave: Callable[[], None] = lambda: None) -> None:
        self._bridge = _Bridge()
        self._writer = _Lane("writer", self._bridge.answered.emit, leave)
        self._reader = _Lane("reader", self._bridge.answered.emit, leave)
        self._sender = _Lane("sender", self._bridge.answered.emit, leave)

    def write(self, call: Callable[[], Any], done: Done) -> None:
        self._writer.add(Task(done, call=call))

    def read(self, call: Callable[[], Any], done: Done) -> None:
        self._reader.add(Task(done, call=call))

    def send(self, call: Callable[[], Any], done: Done) -> None:
        """Talk to a printer, which may take its time; nobody else waits for it."""
        self._sender.add(Task(done, call=call))

    def run_job(self, steps: Steps, step: Step, done: Done, *, writes: bool) -> Task:
        task = Task(done, steps=steps, step=step)
        (self._writer if writes else self._reader).add(task)
        return task

    def close(self) -> None:
        self._writer.close()
        self._reader.close()
        self._sender.close()


def advance(
    task: Task, deliver: Callable[[Callable[[], None]], None], finish: Callable[[Callable[[], None]], None]
) -> bool:
    """One batch of a long task; True when it is over. Progress goes to `deliver`, the end to `finish`."""
    steps, step = task.steps, task.step
    if steps is None or step is None:
        raise ValueError("not a long task")
    try:
        if task.cancelled.is_set():
            steps.close()
            finish(_bound(task.done, None, None))
            return True
        done, total = next(steps)
    except StopIteration as end:
        finish(_bound(task.done, end.value, None))
        return True
    except BaseException as error:  # noqa: BLE001 - a fault on a worker thread is told or reported by the window
        finish(_bound(task.done, None, error))
        return True
    deliver(lambda: step(done, total))
    return False


def _outcome(call: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return call(), None
    except BaseException as error:  # noqa: BLE001 - as above: the window decides what the person is told
        return None, error


def _bound(done: Done, answer: Any, error: BaseException | None) -> Callable[[], None]:
    return lambda: done(answer, error)
