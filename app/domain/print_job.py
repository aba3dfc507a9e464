"""A paper on its way to a printer, and when it is tried again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain import act
from app.domain.print_rule import kind_words
from app.errors import AppError
from app.i18n import N_, Message

#: How long after each failure the next try comes; after the last one only a person tries again.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 600, 900, 1800, 1800, 1800, 1800))
#: So long jobs are remembered.
KEPT_DAYS = 90


class State(StrEnum):
    """Where a job is. WAITING without a moment to be tried waits for a person."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def words(self) -> Message:
        """How people call it."""
        return _STATE_WORDS[self]

    @property
    def open(self) -> bool:
        """Whether it may still come to paper."""
        return self in {State.WAITING, State.SENDING, State.FAILED}


_STATE_WORDS = {
    State.WAITING: N_("waiting"),
    State.SENDING: N_("being sent"),
    State.SENT: N_("sent"),
    State.FAILED: N_("not printed"),
    State.CANCELLED: N_("cancelled"),
}


class View(StrEnum):
    """The views of the queue."""

    OPEN = "open"
    SENT = "sent"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a job is not on paper."""

    text: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One paper for one printer. `held` says that a person must decide: it may be on paper already."""

    id: int
    kind: str
    number: str
    paper: str
    printer_id: int | None
    printer: str
    copies: int
    state: State
    tries: int
    problem: Problem | None
    created: datetime
    tried: datetime | None = None
    due: datetime | None = None
    staff: str = ""

    @property
    def words(self) -> Message:
        """What it is, as people call it."""
        return kind_words(self.kind)

    @property
    def held(self) -> bool:
        """Whether nothing happens until a person says so."""
        return self.state in {State.WAITING, State.FAILED} and self.due is None


@dataclass(frozen=True, slots=True)
class Trouble:
    """How many papers are not printed, and the newest of them."""

    count: int
    newest: PrintJob


def next_try(tries: int, now: datetime) -> datetime | None:
    """When a job that failed so many times is tried again by itself."""
    return now + PAUSES[tries - 1] if 1 <= tries <= len(PAUSES) else None


INTERRUPTED = Problem(
    N_("The program ended while this was being sent: it may be on paper already."),
    N_("Look at the printer, then print it again or cancel it."),
)


def problem_of(error: AppError) -> Problem:
    """What an error says, to be kept with the job."""
    return Problem(error.text, error.hint)


def problem_text(problem: Problem) -> str:
    """A problem as it is kept in the file, to be said in any language later."""
    hint = act.written(problem.hint) if problem.hint else ""
    return json.dumps([act.written(problem.text), hint], ensure_ascii=False)


def read_problem(text: str) -> Problem | None:
    """The problem that was kept."""
    if not text:
        return None
    words, hint = json.loads(text)
    return Problem(act.read(words), act.read(hint) if hint else None)
