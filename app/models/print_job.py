"""Papers on their way to printers: the queue as it lies in the file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.domain import print_job as rules
from app.domain.page import Cursor, Page
from app.domain.print_job import PrintJob, Problem, State, View
from app.models import stored
from app.models.database import db

_SELECT = (
    "SELECT j.id, j.kind, j.number, j.paper, j.printer_id, p.name, j.copies, j.state, j.tries, j.problem, "
    "j.created_at, j.tried_at, j.due_at, j.staff FROM print_job j LEFT JOIN printer p ON p.id = j.printer_id "
)
_ADD = (
    "INSERT INTO print_job (kind, number, paper, printer_id, copies, state, content, created_at, due_at, staff) "
    "VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)"
)
_DUE = "SELECT id FROM print_job WHERE due_at <= ? ORDER BY due_at, id LIMIT 1"
_CLAIM = (
    "UPDATE print_job SET state = 'sending', tries = tries + 1, tried_at = ?, due_at = NULL "
    "WHERE id = ? AND state IN ('waiting', 'failed')"
)
_VIEWS = {
    View.OPEN: "j.state IN ('waiting', 'sending', 'failed') AND ",
    View.SENT: "j.state = 'sent' AND ",
    View.ALL: "",
}
_OPEN = "state IN ('waiting', 'sending', 'failed')"
_NOT_PRINTED = "state IN ('waiting', 'failed') AND problem <> ''"


def insert(
    kind: str,
    number: str,
    paper: str,
    *,
    printer_id: int | None,
    copies: int,
    content: bytes,
    now: datetime,
    staff: str,
) -> int:
    """Put a paper into the queue, due at once, inside the caller's transaction."""
    at = stored.moment(now)
    return int(db.execute_sql(_ADD, (kind, number, paper, printer_id, copies, content, at, at, staff)).lastrowid)


def due(now: datetime) -> int | None:
    """The job that has waited longest of those to be tried now."""
    row = db.execute_sql(_DUE, (stored.moment(now),)).fetchone()
    return int(row[0]) if row else None


def next_due() -> datetime | None:
    """When the next job is to be tried."""
    row = db.execute_sql("SELECT due_at FROM print_job WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1").fetchone()
    return stored.read_moment(row[0]) if row else None


def claim(job_id: int, now: datetime) -> bool:
    """Begin to send a job; False when another window or command was first."""
    return bool(db.execute_sql(_CLAIM, (stored.moment(now), job_id)).rowcount)


def set_sent(job_id: int) -> None:
    """The job is on paper: its bytes are forgotten."""
    db.execute_sql(
        "UPDATE print_job SET state = 'sent', content = NULL, problem = '', due_at = NULL WHERE id = ?", (job_id,)
    )


def set_failed(job_id: int, problem: Problem, due_at: datetime | None) -> None:
    """The job is not on paper, and why; cancelled meanwhile, it stays so."""
    row = (rules.problem_text(problem), stored.moment(due_at) if due_at else None, job_id)
    db.execute_sql(
        "UPDATE print_job SET state = 'failed', problem = ?, due_at = ? WHERE id = ? AND state = 'sending'", row
    )


def set_due(job_id: int, now: datetime) -> bool:
    """Try a job again now; False if it is not open or on its way."""
    again = "UPDATE print_job SET due_at = ? WHERE id = ? AND state IN ('waiting', 'failed')"
    return bool(db.execute_sql(again, (stored.moment(now), job_id)).rowcount)


def redirect(job_id: int, printer_id: int | None, copies: int, now: datetime) -> bool:
    """Send a job elsewhere, due now; False if it is not open or on its way."""
    other = (
        "UPDATE print_job SET printer_id = ?, copies = ?, due_at = ? WHERE id = ? AND state IN ('waiting', 'failed')"
    )
    return bool(db.execute_sql(other, (printer_id, copies, stored.moment(now), job_id)).rowcount)


def wake(printer_id: int | None, now: datetime) -> None:
    """The printer works again: what failed on it, and would be tried later, is tried now."""
    again = "UPDATE print_job SET due_at = ?1 WHERE due_at > ?1 AND printer_id IS ?2"
    db.execute_sql(again, (stored.moment(now), printer_id))


def wake_all(now: datetime) -> None:
    """Whatever would be tried later is tried now, what was given up trying too, but not what was interrupted."""
    again = "UPDATE print_job SET due_at = ? WHERE state = 'failed' OR (state = 'waiting' AND due_at IS NOT NULL)"
    db.execute_sql(again, (stored.moment(now),))


def cancel(job_id: int) -> bool:
    """Give a job up; its bytes are forgotten."""
    gone = f"UPDATE print_job SET state = 'cancelled', content = NULL, due_at = NULL WHERE id = ? AND {_OPEN}"  # noqa: S608 - constants
    return bool(db.execute_sql(gone, (job_id,)).rowcount)


def cancel_of_printer(printer_id: int) -> int:
    """Give up what waits for a printer; how many papers that were."""
    gone = f"UPDATE print_job SET state = 'cancelled', content = NULL, due_at = NULL WHERE printer_id = ? AND {_OPEN}"  # noqa: S608 - constants
    return int(db.execute_sql(gone, (printer_id,)).rowcount)


def put_back(job: PrintJob, content: bytes) -> bool:
    """Let a job that was given up wait as it did; False when it is not there or not cancelled any more."""
    again = (
        "UPDATE print_job SET state = ?, content = ?, due_at = ? WHERE id = ? AND number = ? AND state = 'cancelled'"
    )
    state = State.FAILED if job.state is State.FAILED else State.WAITING
    row = (state.value, content, stored.moment(job.due) if job.due else None, job.id, job.number)
    return bool(db.execute_sql(again, row).rowcount)


def hold_interrupted(problem: Problem) -> int:
    """Jobs whose sending was cut off wait for a person; how many they are."""
    held = "UPDATE print_job SET state = 'waiting', problem = ?, due_at = NULL WHERE state = 'sending'"
    return int(db.execute_sql(held, (rules.problem_text(problem),)).rowcount)


def by_id(job_id: int) -> PrintJob | None:
    """One job."""
    row = db.execute_sql(f"{_SELECT} WHERE j.id = ?", (job_id,)).fetchone()
    return _job(row) if row else None


def content(job_id: int) -> bytes | None:
    """The bytes of a job that is not on paper yet."""
    row = db.execute_sql("SELECT content FROM print_job WHERE id = ?", (job_id,)).fetchone()
    return bytes(row[0]) if row and row[0] is not None else None


def page(view: View, cursor: Cursor | None, limit: int) -> Page[PrintJob]:
    """Jobs, newest first."""
    before = cursor[0] if cursor else 1 << 62
    rows = db.execute_sql(
        f"{_SELECT} WHERE {_VIEWS[view]} j.id < ? ORDER BY j.id DESC LIMIT ?", (before, limit + 1)
    ).fetchall()
    jobs = tuple(map(_job, rows[:limit]))
    return Page(jobs, (jobs[-1].id,) if len(rows) > limit else None)


def count_open() -> int:
    """How many jobs are not on paper yet."""
    return int(db.execute_sql(f"SELECT count(*) FROM print_job WHERE {_OPEN}").fetchone()[0])  # noqa: S608 - constants


def not_printed() -> tuple[int, PrintJob | None]:
    """How many jobs have a problem, and the newest of them."""
    count = int(db.execute_sql(f"SELECT count(*) FROM print_job WHERE {_OPEN} AND {_NOT_PRINTED}").fetchone()[0])  # noqa: S608 - constants
    if not count:
        return 0, None
    newest = (
        f"{_SELECT} WHERE j.{_OPEN} AND j.{_NOT_PRINTED.replace('problem', 'j.problem')} ORDER BY j.id DESC LIMIT 1"
    )
    return count, _job(db.execute_sql(newest).fetchone())


def forget_before(day: datetime, limit: int) -> bool:
    """Forget old jobs that nothing comes of any more, a part at a time; whether there are more."""
    old = (
        "DELETE FROM print_job WHERE id IN (SELECT id FROM print_job WHERE created_at < ? "
        "AND state IN ('sent', 'cancelled', 'failed', 'waiting') ORDER BY created_at LIMIT ?)"
    )
    return bool(db.execute_sql(old, (stored.moment(day), limit)).rowcount == limit)


def cancel_numbers(numbers: tuple[str, ...]) -> None:
    """Give up what names these papers, and forget its bytes; inside the caller's transaction."""
    for number in numbers:
        db.execute_sql("DELETE FROM print_job WHERE number = ? AND state = 'cancelled'", (number,))  # never put back
        gone = f"UPDATE print_job SET state = 'cancelled', content = NULL, due_at = NULL WHERE number = ? AND {_OPEN}"  # noqa: S608 - constants
        db.execute_sql(gone, (number,))


def _job(row: tuple[Any, ...]) -> PrintJob:
    identity, kind, number, paper, printer_id, printer, copies, state, tries, problem, created, tried, due_at, staff = (
        row
    )
    return PrintJob(
        id=int(identity),
        kind=str(kind),
        number=str(number),
        paper=str(paper),
        printer_id=printer_id,
        printer=printer or "",
        copies=int(copies),
        state=State(state),
        tries=int(tries),
        problem=rules.read_problem(problem),
        created=stored.read_moment(created),
        tried=stored.read_moment(tried) if tried else None,
        due=stored.read_moment(due_at) if due_at else None,
        staff=str(staff),
    )
