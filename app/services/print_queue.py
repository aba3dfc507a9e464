"""The print queue: papers wait in the file until they are on paper, and a printer that fails is tried again."""

from __future__ import annotations

import importlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import ModuleType

from app.domain import print_job as rules
from app.domain.changes import Changes
from app.domain.page import Cursor, Page
from app.domain.payment import Method
from app.domain.print_job import PrintJob, Trouble, View
from app.domain.print_rule import DRAWER, MOST_COPIES
from app.domain.printer import Printer
from app.domain.settings import Settings
from app.errors import AppError, InputError, NotFoundError, PrintError
from app.i18n import N_
from app.models import print_job as model
from app.models.database import transaction
from app.services import print_rules, printers, sales
from app.services import settings as settings_service

log = logging.getLogger(__name__)

CHANGED = Changes.of("prints")
PAGE_ROWS = 50
_FORGET_ROWS = 500
_DRAWER_WAITS = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper to be printed."""

    kind: str
    number: str
    size: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Added:
    """A job that waits in the queue now."""

    job_id: int
    changes: Changes = CHANGED


@dataclass(frozen=True, slots=True)
class Sent:
    """How sending a job ended: on paper, or why not."""

    job: PrintJob
    error: AppError | None = None
    changes: Changes = CHANGED


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A job that was given up, as it was, so that it can be put back."""

    job: PrintJob
    content: bytes
    changes: Changes = CHANGED


def add(
    paper: Paper,
    *,
    seller: str,
    now: datetime,
    printer: Printer | None = None,
    copies: int | None = None,
) -> Added:
    """Put a paper into the queue; printer and copies are those of its rule unless they are named. Raises InputError."""
    settings = settings_service.load()
    rule = print_rules.of_kind(paper.kind, settings)
    number = rule.copies if copies is None else copies
    _check_copies(number)
    with transaction():
        job_id = model.insert(
            paper.kind,
            paper.number,
            paper.size,
            printer_id=printers.kept(printer) if printer else rule.printer_id,
            copies=number,
            content=paper.pdf,
            now=now,
            staff=seller,
        )
    return Added(job_id)


def _check_copies(number: int) -> None:
    if not 1 <= number <= MOST_COPIES:
        raise InputError(N_("From 1 to {most} copies.", most=MOST_COPIES))


def add_drawer(number: str, *, seller: str, now: datetime) -> Added | None:
    """Have the cash drawer opened for a sale that was paid in cash; None where there is no drawer or no cash."""
    printer = _drawer_printer(settings_service.load())
    if printer is None or not any(paid.method == Method.CASH for paid in sales.sale_of(number).payments):
        return None
    with transaction():
        job_id = model.insert(DRAWER, number, "", printer_id=printer.id, copies=1, content=b"", now=now, staff=seller)
    return Added(job_id)


def _drawer_printer(settings: Settings) -> Printer | None:
    """The printer whose drawer is opened: that of the receipts, else the first with one."""
    of_receipts = printers.target(print_rules.of_kind("receipt", settings).printer_id, settings)
    candidates = (of_receipts, *printers.listed())
    return next((one for one in candidates if one.opens_drawer and one.id is not None), None)


# --- sending


def send_next(now: datetime) -> Sent | None:
    """Send the job that is due first; None if there is none. Never raises for a printer's sake."""
    job_id = model.due(now)
    return None if job_id is None else send(job_id, now)


def send(job_id: int, now: datetime) -> Sent | None:
    """Send one job now; None if it is not open, or somebody else is sending it."""
    with transaction():
        if not model.claim(job_id, now):
            return None
    job = get(job_id)
    error = _delivered(job, now)
    with transaction():
        if error is None:
            model.set_sent(job_id)
            model.wake(job.printer_id, now)
        else:
            model.set_failed(job_id, rules.problem_of(error), rules.next_try(job.tries, now))
            if job.kind == DRAWER:
                model.cancel(job_id)  # one that springs open minutes later would be a danger
    return Sent(get(job_id), error)


def _delivered(job: PrintJob, now: datetime) -> AppError | None:
    """Bring a job to its printer; what went wrong, if it did."""
    try:
        _deliver(job, now)
    except AppError as error:
        return error
    except Exception as error:  # whatever a driver does must neither stop the queue nor lose the job
        log.exception("a printer's driver broke down")
        return PrintError(
            N_("The printer’s driver broke down: {reason}", reason=f"{type(error).__name__}: {error}"[:200])
        )
    return None


def _deliver(job: PrintJob, now: datetime) -> None:
    content = model.content(job.id)
    printer = printers.target(job.printer_id, settings_service.load())
    if content is None:
        raise PrintError(N_("This paper is not kept any more."), N_("Make it again."))
    if job.kind != DRAWER:
        title = "-".join(filter(None, (job.kind, job.number)))
        _sending().send(content, printer, copies=job.copies, title=title, paper=job.paper)
    elif now - job.created > _DRAWER_WAITS:
        raise PrintError(N_("The cash drawer was not opened in time."), N_("Open it with its key."))
    else:
        _sending().open_drawer(printer)


def _sending() -> ModuleType:
    # What turns pages into dots is loaded with the first paper that is sent.
    return importlib.import_module("app.services.print_sending")


def next_due() -> datetime | None:
    """When the next job is to be sent."""
    return model.next_due()


def recover() -> tuple[int, Changes]:
    """After a crash: what was being sent waits for a person, since it may be on paper already. How many those are."""
    with transaction():
        count = model.hold_interrupted(rules.INTERRUPTED)
    return count, CHANGED if count else Changes()


# --- looking and deciding


def get(job_id: int) -> PrintJob:
    """One job. Raises NotFoundError."""
    found = model.by_id(job_id)
    if found is None:
        raise NotFoundError(N_("There is no print job {n}.", n=job_id))
    return _named(found)


def page(view: View, cursor: Cursor | None = None, limit: int = PAGE_ROWS) -> Page[PrintJob]:
    """A page of the queue, newest first."""
    found = model.page(view, cursor, limit)
    return Page(tuple(map(_named, found.rows)), found.next)


def _named(job: PrintJob) -> PrintJob:
    return job if job.printer else replace(job, printer=settings_service.load().printer)


def count_open() -> int:
    """How many papers are not printed yet."""
    return model.count_open()


def trouble() -> Trouble | None:
    """The papers that did not come out, if there are any."""
    count, newest = model.not_printed()
    return Trouble(count, _named(newest)) if newest else None


def retry(job_id: int, now: datetime) -> Changes:
    """Try a job again at once. Raises InputError when it is not waiting or failed."""
    job = get(job_id)
    with transaction():
        if not model.set_due(job_id, now):
            raise InputError(N_("Print job {n} is not waiting: it was {state}.", n=job_id, state=job.state.words))
    return CHANGED


def redirect(job_id: int, *, printer: Printer, copies: int, now: datetime) -> Changes:
    """Let a job that waits come out of another printer, at once. Raises InputError when it is not waiting or failed."""
    job = get(job_id)
    _check_copies(copies)
    with transaction():
        if not model.redirect(job_id, printers.kept(printer), copies, now):
            raise InputError(N_("Print job {n} is not waiting: it was {state}.", n=job_id, state=job.state.words))
    return CHANGED | Changes.of("printers")


def retry_all(now: datetime) -> Changes:
    """Try everything again that is not printed, but for what may be on paper already."""
    with transaction():
        model.wake_all(now)
    return CHANGED


def cancel(job_id: int) -> Cancelled:
    """Give a job up. Raises InputError when it is over already."""
    job, content = get(job_id), model.content(job_id) or b""
    with transaction():
        if not model.cancel(job_id):
            raise InputError(N_("Print job {n} is over: it was {state}.", n=job_id, state=job.state.words))
    return Cancelled(job, content)


def put_back(gone: Cancelled) -> Changes:
    """Let a job wait again that was given up. Raises NotFoundError when it is forgotten."""
    with transaction():
        if not model.put_back(gone.job, gone.content):
            raise NotFoundError(N_("This paper is not kept any more."), N_("Make it again."))
    return CHANGED


def content(job_id: int) -> bytes | None:
    """The PDF of a job that is not on paper yet."""
    return model.content(job_id) or None


def forget_old(now: datetime) -> bool:
    """Forget what is older than 90 days, a part at a time; whether there is more."""
    with transaction():
        return model.forget_before(now - timedelta(days=rules.KEPT_DAYS), _FORGET_ROWS)
