"""Print rules, the print queue and a paper on its way to a printer, on the command line."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from app.cli_printing_options import USUAL
from app.cli_session import CliSession
from app.domain.page import Cursor
from app.domain.print_job import PrintJob, View
from app.domain.print_rule import PrintRule
from app.domain.printer import Printer
from app.domain.settings import PrintMode
from app.errors import AppError, InputError, PrintError
from app.i18n import N_, NN_
from app.services import print_queue, print_rules, printers, printing
from app.services.paper_kinds import KINDS
from app.services.print_queue import Sent
from app.services.printing import Made

# --- rules


def rules(session: CliSession, options: Namespace) -> object:
    """What becomes of each kind of paper."""
    session.open()
    changes = (options.mode, options.printer, options.paper, options.copies)
    if options.kind is not None and options.mode == USUAL:
        print_rules.drop(options.kind, seller=session.seller, now=session.now())
    elif options.kind is not None and any(change is not None for change in changes):
        print_rules.save(_rule(session, options), seller=session.seller, now=session.now())
    elif any(change is not None for change in changes):
        raise InputError(N_("Say which kind of paper."), N_("Type: {words}", words="regulars print-rules KIND MODE"))
    wanted = [rule for rule in print_rules.listed(session.settings) if options.kind in (None, rule.kind)]
    return answer([_rule_json(rule) for rule in wanted], options, ("kind", "mode", "printer", "paper", "copies"))


def _rule(session: CliSession, options: Namespace) -> PrintRule:
    """The rule in force with what is said anew."""
    rule = print_rules.of_kind(options.kind, session.settings)
    sizes = printing.sizes_of(options.kind) if options.kind in KINDS else ()
    if options.paper and options.paper not in sizes:
        raise InputError(N_("This paper cannot be on {size}.", size=options.paper))
    return replace(
        rule,
        mode=PrintMode(options.mode) if options.mode else rule.mode,
        printer_id=rule.printer_id if options.printer is None else _kept(session, options.printer),
        paper=rule.paper if options.paper is None else options.paper,
        copies=rule.copies if options.copies is None else options.copies,
    )


def _kept(session: CliSession, name: str) -> int | None:
    """The printer in the shop's list; one of the system joins it. An empty name is the usual printer."""
    if not name.strip():
        return None
    printer = printers.by_name(name)
    if printer.id is None:
        printer = printers.save(printer, seller=session.seller, now=session.now())[0]
    return printer.id


def _rule_json(rule: PrintRule) -> dict[str, object]:
    name = printers.by_id(rule.printer_id).name if rule.printer_id is not None else ""
    return {
        "kind": rule.kind,
        "mode": rule.mode.value,
        "printer": name,
        "paper": rule.paper,
        "copies": rule.copies,
        "own": rule.own,
    }


# --- a paper to a printer


def paper(session: CliSession, options: Namespace) -> object:
    """Write a paper as PDF, or bring it to a printer; it waits in the queue if that fails."""
    session.open()
    if options.copies is not None and options.printer is None:
        raise InputError(N_("Say on which printer: --printer NAME."))
    printer = None if options.printer is None else printers.by_name(options.printer)
    size = options.paper or (_roll(options.kind, printer) if printer else None)
    made = printing.make(options.number, options.kind, paper=size, code=options.doc_lang, second=options.second_lang)
    target = Path(options.out or made.file_name) if options.out or printer is None else None
    if target is not None:
        printing.write(made, target)
    printing.count_printed(made.kind, made.number)
    for warning in made.warnings:
        session.tell(warning)
    told: dict[str, object] = {"file": str(target) if target else None, "missing": [one.char for one in made.missing]}
    told |= sent_to(session, made, printer, options.copies) if printer else {}
    return told if options.json else str(target or told["printer"])


def _roll(kind: str, printer: Printer) -> str | None:
    """The roll of a receipt printer, if that kind of paper can be on it."""
    roll = printer.device.roll
    return roll.value if roll and roll.value in printing.sizes_of(kind) else None


def sent_to(session: CliSession, made: Made, printer: Printer, copies: int | None) -> dict[str, object]:
    """Put a paper into the queue and send it at once. Raises PrintError when it does not come out."""
    finished = print_queue.Paper(made.kind, made.number, made.paper, made.pdf)
    added = print_queue.add(finished, seller=session.seller, now=session.now(), printer=printer, copies=copies)
    job = _ended(print_queue.send(added.job_id, session.now()), added.job_id)
    return {"job": job.id, "printer": job.printer, "copies": job.copies, "state": job.state.value}


def _ended(sent: Sent | None, job_id: int) -> PrintJob:
    """The job that was sent, or is being sent by an open window. Raises PrintError when it did not come out."""
    if sent is None:
        return print_queue.get(job_id)
    if sent.error is not None:
        raise _waits(sent.job, sent.error)
    return sent.job


def _waits(job: PrintJob, error: AppError) -> PrintError:
    if not job.state.open:
        return PrintError(error.text, error.hint)
    if error.hint is None:
        return PrintError(error.text, N_("The paper waits in the print queue as job {number}.", number=job.id))
    words = N_("{hint} The paper waits in the print queue as job {number}.", hint=error.hint, number=job.id)
    return PrintError(error.text, words)


# --- the queue


def queue(session: CliSession, options: Namespace) -> object:
    """The print queue: looked at, tried again, given up, sent."""
    session.open()
    if options.action == "list":
        found = [_job_json(session, job) for job in _jobs(View.ALL if options.all else View.OPEN)]
        return answer(found, options, ("id", "state", "kind", "number", "printer", "copies", "problem"))
    if options.action == "run":
        return _run_queue(session, options)
    if options.number is None:
        raise InputError(
            N_("Say which print job."), N_("Type: {words}", words=f"regulars print-queue {options.action} N")
        )
    if options.action == "cancel":
        print_queue.cancel(options.number)
        job = print_queue.get(options.number)
    else:
        print_queue.retry(options.number, session.now())
        job = _ended(print_queue.send(options.number, session.now()), options.number)
    return _job_json(session, job) if options.json else session.speech.render(job.state.words)


def _jobs(view: View) -> list[PrintJob]:
    jobs: list[PrintJob] = []
    cursor: Cursor | None = None
    while True:
        page = print_queue.page(view, cursor)
        jobs += page.rows
        if (cursor := page.next) is None:
            return jobs


def _run_queue(session: CliSession, options: Namespace) -> object:
    """Send everything that is due. What fails is told and waits for its next try."""
    ended: list[Sent] = []
    while (sent := print_queue.send_next(session.now())) is not None:
        ended.append(sent)
    failed = [sent for sent in ended if sent.error is not None]
    for sent in failed:
        problem = sent.error.text if sent.error else ""
        session.tell(N_("Print job {number}: {problem}", number=sent.job.id, problem=problem))
    if options.json:
        jobs = [_job_json(session, sent.job) for sent in ended]
        return {"ok": not failed, "sent": len(ended) - len(failed), "failed": len(failed), "jobs": jobs}
    if failed:
        raise PrintError(NN_("{n} paper did not come out.", "{n} papers did not come out.", len(failed)))
    return session.speech.ngettext("{n} paper was sent.", "{n} papers were sent.", len(ended))


def _job_json(session: CliSession, job: PrintJob) -> dict[str, object]:
    return {
        "id": job.id,
        "kind": job.kind,
        "number": job.number,
        "paper": job.paper,
        "printer": job.printer,
        "copies": job.copies,
        "state": job.state.value,
        "held": job.held,
        "tries": job.tries,
        "problem": session.speech.render(job.problem.text) if job.problem else "",
        "created": job.created.isoformat(),
        "tried": job.tried.isoformat() if job.tried else None,
        "due": job.due.isoformat() if job.due else None,
        "staff": job.staff,
    }


def answer(rows: list[dict[str, object]], options: Namespace, columns: tuple[str, ...]) -> object:
    """Rows as JSON, or one line each with some of their columns."""
    if options.json:
        return rows
    return "\n".join("\t".join(str(row[name]) for name in columns) for row in rows)
