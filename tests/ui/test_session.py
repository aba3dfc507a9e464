"""The session and its threads: answers, changes, errors, long work that lets a sale in between."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from app.domain.changes import Changes
from app.errors import InputError
from app.i18n import N_, language
from app.ui.session import Session, changes_in
from app.ui.worker import Steps, ThreadWorker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@dataclass(frozen=True, slots=True)
class Completed:
    number: str
    changes: Changes


SOLD = Completed("T1-000001", Changes.of("sales", "customers"))


@pytest.fixture
def threaded() -> Iterator[Session]:
    worker = ThreadWorker()
    yield Session(None, language("en"), worker, now=lambda: datetime(2026, 11, 18, 14, 32))
    worker.close()


def test_a_write_announces_its_changes_before_its_answer(session: Session) -> None:
    heard: list[object] = []
    session.changed.connect(heard.append)
    session.write(lambda: SOLD, heard.append)
    assert heard == [SOLD.changes, SOLD]


def test_changes_are_found_in_every_form_services_return() -> None:
    assert changes_in(Changes.of("units")).touches("units")
    assert changes_in((1, Changes.of("units"), SOLD)) == Changes.of("units", "sales", "customers")
    assert not changes_in(None)


def test_told_errors_go_to_who_asked(session: Session) -> None:
    told: list[object] = []
    error = InputError(N_("No."))

    def fail() -> None:
        raise error

    session.write(fail, failed=told.append)
    assert told == [error]
    with pytest.raises(InputError):
        session.write(fail)


def test_the_door_may_repeat_a_write(session: Session) -> None:
    tries: list[int] = []
    offers: list[object] = []

    def fail_once() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise InputError(N_("No."))
        return "saved"

    def door(_error: BaseException, again: object) -> None:
        offers.append(again)

    session.door = door
    answers: list[str] = []
    session.write(fail_once, answers.append, again=True)
    assert callable(offers[0])
    offers[0]()
    assert answers == ["saved"]


def test_work_runs_beside_the_window_and_answers_on_it(qtbot: QtBot, threaded: Session) -> None:
    here = threading.get_ident()
    seen: list[int] = []

    def call() -> int:
        return threading.get_ident()

    def then(there: int) -> None:
        seen.extend((there, threading.get_ident()))

    threaded.write(call, then)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] != here
    assert seen[1] == here


def test_a_sale_goes_in_between_the_batches_of_an_import(qtbot: QtBot, threaded: Session) -> None:
    order: list[str] = []
    begun, sale_waits = threading.Event(), threading.Event()

    def importing() -> Steps:
        for batch in range(1, 4):
            order.append(f"batch {batch}")
            begun.set()
            sale_waits.wait(5)
            yield batch * 100, 300
        return "300 in"

    answers: list[str] = []
    job = threaded.run_job(importing(), "Importing", answers.append)
    progress: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, total: progress.append((done, total)))
    assert begun.wait(5)
    threaded.write(lambda: order.append("sale"))
    sale_waits.set()
    qtbot.waitUntil(lambda: answers == ["300 in"])
    assert order == ["batch 1", "sale", "batch 2", "batch 3"]
    assert progress == [(100, 300), (200, 300), (300, 300)]


def test_a_cancelled_job_stops_at_its_next_batch(qtbot: QtBot, threaded: Session) -> None:
    go_on = threading.Event()
    batches: list[int] = []

    def importing() -> Steps:
        for batch in range(1000):
            batches.append(batch)
            go_on.wait(5)
            yield batch, 1000

    stopped: list[str] = []
    job = threaded.run_job(importing(), "Importing", stopped=lambda: stopped.append("yes"))
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: stopped == ["yes"])
    assert len(batches) <= 1


def test_closing_finishes_what_was_written(qtbot: QtBot) -> None:  # noqa: ARG001 - threads answer through Qt
    left: list[str] = []
    done: list[int] = []
    worker = ThreadWorker(lambda: left.append(threading.current_thread().name))
    for number in range(20):
        worker.write(lambda number=number: done.append(number), lambda _answer, _error: None)  # type: ignore[misc] # a bound number
    worker.close()
    assert done == list(range(20))
    assert sorted(left) == ["reader", "sender", "writer"]


def test_an_answer_for_a_page_that_is_gone_is_dropped(session: Session) -> None:
    class Waiting(QObject):
        def then(self, _answer: object) -> None:
            pytest.fail("a dead page was told")

    page = Waiting()
    then = page.then
    delete(page)
    session.write(lambda: 1, then)


def test_the_last_deed_can_be_taken_back(session: Session) -> None:
    book = ["merged", "deleted"]
    session.say("Merged", lambda: book.remove("merged"))
    session.say("Deleted", lambda: book.remove("deleted"))
    session.say("Copied")
    assert session.undo_last()
    assert book == ["merged"]
    assert session.undo_last()
    assert not session.undo_last()


def test_the_binding_keeps_every_reference(qtbot: QtBot) -> None:
    """Qt for Python 6.12.0 dropped one reference to None in each call under Python 3.11, until the program ended."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 100
