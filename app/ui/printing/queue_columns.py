"""What the print queue says of each paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.print_job import PrintJob, State
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.table import TWO_LINES

if TYPE_CHECKING:
    from app.i18n import Language
    from app.ui.session import Session
    from app.ui.tokens import Tone

HEIGHT = TWO_LINES
_TONES: dict[State, tuple[Tone, str]] = {
    State.WAITING: ("info", "clock"),
    State.SENDING: ("info", "send"),
    State.SENT: ("ok", "check"),
    State.FAILED: ("danger", "circle-alert"),
    State.CANCELLED: ("neutral", "x"),
}


def columns(session: Session) -> tuple[Column[PrintJob], ...]:
    """Paper and why it is not there, state, printer, copies and time."""
    language = session.language
    _ = language.gettext
    return (
        Column(_("Paper"), lambda row: name(language, row), lambda row: why(language, row)),
        Column(_("State"), lambda _row: "", tags=lambda row: (_state(language, row),), width=176),
        Column(_("Printer"), lambda row: row.printer or _("the computer’s own choice"),
               lambda row: _copies(language, row), width=200, drop=640),
        Column(_("When"), lambda row: language.moment(row.created), lambda row: _next(session, row),
               raw=lambda row: row.created, width=190, drop=480),
    )  # fmt: skip


def name(language: Language, job: PrintJob) -> str:
    """Which paper it is."""
    return " ".join(filter(None, (language.render(job.words), job.number)))


def why(language: Language, job: PrintJob) -> str:
    """What went wrong and what helps; nothing for a paper that came out."""
    if job.problem is None or not job.state.open:
        return ""
    parts = (job.problem.text, job.problem.hint)
    return language.join((language.render(part) for part in parts if part), " ")


def _state(language: Language, job: PrintJob) -> Tag:
    tone, icon = _TONES[job.state]
    if job.held and job.problem is not None:
        return Tag(language.gettext("waits for you"), "warn", "triangle-alert")
    return Tag(language.render(job.state.words), tone, icon)


def _copies(language: Language, job: PrintJob) -> str:
    return language.ngettext("{n} copy", "{n} copies", job.copies) if job.copies > 1 else ""


def _next(session: Session, job: PrintJob) -> str:
    """When it is tried again by itself."""
    if job.due is None or job.state is not State.FAILED:
        return ""
    return session.language.gettext("again at {time}", time=session.language.time(job.due))
