"""How a complaint is said on the screen: its deadline, its state, its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import complaint as rules
from app.domain.complaint import ComplaintState
from app.ui import speech
from app.ui.widgets.chip import Tag

if TYPE_CHECKING:
    from datetime import date

    from app.domain.complaint_file import ComplaintRow
    from app.i18n import Language
    from app.ui.tokens import Tone

STATE_TONES: dict[ComplaintState, Tone] = {
    ComplaintState.RECEIVED: "neutral",
    ComplaintState.IN_PROGRESS: "info",
    ComplaintState.WITH_SUPPLIER: "warn",
    ComplaintState.WAITING: "neutral",
    ComplaintState.RESOLVED: "ok",
    ComplaintState.REFUSED: "neutral",
    ComplaintState.CLOSED: "neutral",
}


def state(language: Language, row: ComplaintRow) -> Tag:
    """The state as a chip."""
    return Tag(language.render(rules.STATE_WORDS[row.state]), STATE_TONES[row.state])


def deadline(language: Language, row: ComplaintRow, today: date) -> Tag:
    """Until when an answer is due, since when the deadline rests, or what the answer was."""
    _ = language.gettext
    if not rules.is_open(row.state):
        return _answer(language, row)
    if row.waiting_since is not None:
        since = speech.near_day(language, row.waiting_since, today)
        return Tag(_("Rests since {day}", day=since), "neutral", "pause")
    words = speech.left(language, row.deadline, today)
    if row.is_late(today):
        return Tag(words, "danger", "triangle-alert")
    if row.is_due_soon(today):
        return Tag(_("Answer {when}", when=words) if row.days_left(today) <= 1 else words, "warn", "clock")
    return Tag(words, "neutral", "clock")


def _answer(language: Language, row: ComplaintRow) -> Tag:
    words = language.render(rules.STATE_WORDS[row.state])
    if row.closed_on is not None:
        days = max(0, (row.closed_on - row.received.date()).days)
        took = language.ngettext("{n} day", "{n} days", days)
        words = language.gettext("{state}, {days}", state=words, days=took)
    if row.state is ComplaintState.RESOLVED:
        return Tag(words, "ok", "check")
    return Tag(words, "neutral", "x" if row.state is ComplaintState.REFUSED else "archive")


def edge(row: ComplaintRow, today: date) -> str:
    """The token of a card's edge: late, due soon, done, else nothing to say."""
    if row.is_late(today):
        return "danger"
    if row.is_due_soon(today):
        return "warn"
    return "ok" if row.state in {ComplaintState.RESOLVED, ComplaintState.CLOSED} else "line"


def day(language: Language, row: ComplaintRow, today: date) -> str:
    """When it came in, short: today 13:40, yesterday, 6 Nov."""
    received = row.received.date()
    days = (today - received).days
    if days == 0:
        return language.gettext("today {time}", time=language.time(row.received))
    return language.gettext("yesterday") if days == 1 else speech.near_day(language, received, today)
