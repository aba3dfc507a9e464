"""The complaint register: every complaint is taken, numbered at once and answered by its day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain import complaint as rules
from app.domain.changes import Changes
from app.domain.complaint import ComplaintState
from app.domain.complaint_file import (
    ANSWERS,
    COLUMNS,
    Answered,
    Board,
    Column,
    ComplaintDraft,
    ComplaintFile,
    ComplaintFilter,
    ComplaintQuery,
    ComplaintRow,
    EventKind,
    Purchase,
)
from app.domain.document_number import Kind
from app.domain.page import Cursor, Page
from app.domain.settings import Settings
from app.errors import FormError, InputError, NotFoundError
from app.i18n import N_, Message
from app.models import audit, late_answers, purchase, series
from app.models import complaint as complaints
from app.models.database import transaction
from app.services import settings as shop_settings

COLUMN_ROWS = 50
MOST_COUNTED = 1000
MOST_PURCHASES = 100
FIGURE_DAYS = 90
LONGEST_SUBJECT = 200
LONGEST_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class Registered:
    """A complaint in the register. `again` when the same draft was registered before."""

    number: str
    deadline: date
    changes: Changes
    again: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A complaint that went from one state to another, with all that `take_back` needs."""

    number: str
    before: ComplaintFile
    state: ComplaintState
    changes: Changes


def register(draft: ComplaintDraft, *, seller: str, now: datetime, settings: Settings) -> Registered:
    """Take a complaint: number, day of answer and first event. The same draft again gives the same number."""
    clean = _checked(draft)
    days = shop_settings.profile(settings).complaint_days
    with transaction():
        known = complaints.number_of_draft(draft.draft_id)
        if known is not None:
            return Registered(*known, Changes(), again=True)
        number = series.take_number(Kind.COMPLAINT, settings.till)
        due = rules.deadline(now.date(), days)
        ready = replace(clean, language=clean.language or settings.language)
        complaints.insert(ready, number=number, received=now, deadline=due, days=days, staff=seller)
        _audit(now, seller, "register", number, after={"subject": clean.subject, "deadline": due})
    return Registered(number, due, Changes.of("complaints"))


def move(number: str, to: ComplaintState, *, reason: str = "", seller: str, now: datetime) -> Moved:
    """Move a complaint where the rules allow. An answer keeps its reason as the outcome."""
    with transaction():
        found = complaint(number)
        rules.move(found.row.state, to, reason)
        outcome = (reason.strip() or found.outcome) if to in ANSWERS else ""
        complaints.write_state(found.row.id, to, _deadline(found, now.date()), _closed_on(found, to, now), outcome)
        complaints.add_event(found.row.id, now, to, reason.strip(), seller)
        _audit(now, seller, "move", number, before={"state": found.row.state}, after={"state": to})
    return Moved(number, found, to, Changes.of("complaints"))


def take_back(moved: Moved, *, seller: str, now: datetime) -> Changes:
    """Undo a move: state and deadline are as before; both stay in the history."""
    with transaction():
        found = complaint(moved.number)
        if found.row.state is not moved.state:
            raise InputError(N_("Complaint {number} has moved on since.", number=moved.number))
        old = moved.before
        complaints.write_state(old.row.id, old.row.state, old.row.deadline, old.row.closed_on, old.outcome)
        complaints.add_event(old.row.id, now, EventKind.UNDONE, "", seller)
        _audit(now, seller, "take-back", moved.number, before={"state": moved.state}, after={"state": old.row.state})
    return Changes.of("complaints")


def note(number: str, text: str, *, seller: str, now: datetime) -> Changes:
    """Write something into the history."""
    if not text.strip():
        raise FormError({"text": N_("Write what happened.")})
    with transaction():
        found = complaint(number)
        complaints.add_event(found.row.id, now, EventKind.NOTE, text.strip()[:LONGEST_TEXT], seller)
        _audit(now, seller, "note", number, after={"text": text.strip()[:LONGEST_TEXT]})
    return Changes.of("complaints")


def assign(number: str, to: str, *, seller: str, now: datetime) -> Changes:
    """Give a complaint to someone; an empty name to nobody."""
    name = to.strip()
    with transaction():
        found = complaint(number)
        if found.row.assigned == name:
            return Changes()
        complaints.write_assigned(found.row.id, name)
        complaints.add_event(found.row.id, now, EventKind.ASSIGNED, name, seller)
        _audit(now, seller, "assign", number, before={"assigned": found.row.assigned}, after={"assigned": name})
    return Changes.of("complaints")


def complaint(number: str) -> ComplaintFile:
    """One complaint with its history. Raises NotFoundError."""
    found = complaints.find(number)
    if found is None:
        raise NotFoundError(N_("There is no complaint “{number}”.", number=number))
    return found


def page(query: ComplaintQuery, cursor: Cursor | None = None, limit: int = 50) -> Page[ComplaintRow]:
    """One page of the register, in the order of the filter."""
    if query.number.strip():
        return complaints.numbered_page(query.number, cursor, limit)
    if query.filter is ComplaintFilter.OPEN:
        return complaints.open_page(cursor, limit)
    if query.filter is ComplaintFilter.ANSWERED:
        return complaints.answered_page(cursor, limit)
    return complaints.all_page(cursor, limit)


def board(today: date, assigned: str = "") -> Board:
    """What is open, by state and deadline, and what was answered this week; of one person or of all."""
    monday = today - timedelta(days=today.weekday())
    still_open = [
        Column(
            state,
            complaints.in_state(state, assigned, COLUMN_ROWS),
            complaints.count_in_state(state, assigned, MOST_COUNTED),
        )
        for state in COLUMNS[:-1]
    ]
    answered = Column(
        COLUMNS[-1],
        complaints.answered_since(monday, assigned, COLUMN_ROWS),
        complaints.count_answered_since(monday, assigned, MOST_COUNTED),
    )
    return Board((*still_open, answered), late_answers.count(today, MOST_COUNTED), today)


def answered(today: date) -> Answered:
    """How the answers of the last 90 days came out."""
    return complaints.answered(today - timedelta(days=FIGURE_DAYS), MOST_COUNTED)


def purchases(customer_id: int) -> tuple[Purchase, ...]:
    """What a customer bought or was given, newest first: what a complaint can be about."""
    return purchase.of_customer(customer_id, MOST_PURCHASES)


def purchases_of_sale(number: str) -> tuple[Purchase, ...]:
    """The pieces of one sale, for a customer who brings the receipt."""
    return purchase.of_sale(number.strip().upper(), MOST_PURCHASES)


def purchase_of_unit(number: str) -> Purchase | None:
    """The purchase of one piece, for a customer who brings the certificate."""
    return purchase.of_unit(number.strip().upper())


def _checked(draft: ComplaintDraft) -> ComplaintDraft:
    problems: dict[str, Message] = {}
    if not draft.subject.strip():
        problems["subject"] = N_("Say in a few words what is wrong.")
    elif len(draft.subject) > LONGEST_SUBJECT:
        problems["subject"] = N_("At most {n} characters; the rest belongs in the description.", n=LONGEST_SUBJECT)
    for name in ("description", "condition", "accessories", "contact", "customer_name"):
        if len(getattr(draft, name)) > LONGEST_TEXT:
            problems[name] = N_("At most {n} characters.", n=LONGEST_TEXT)
    if problems:
        raise FormError(problems)
    return _stripped(draft)


def _stripped(draft: ComplaintDraft) -> ComplaintDraft:
    return replace(
        draft,
        subject=" ".join(draft.subject.split()),
        description=draft.description.strip(),
        customer_name=draft.customer_name.strip(),
        contact=draft.contact.strip(),
        condition=draft.condition.strip(),
        accessories=draft.accessories.strip(),
        assigned=draft.assigned.strip(),
    )


def _deadline(found: ComplaintFile, today: date) -> date:
    """The day of answer, moved on by the days the shop waited for the customer."""
    row = found.row
    if row.waiting_since is None:
        return row.deadline
    return rules.paused(row.deadline, row.waiting_since, today)


def _closed_on(found: ComplaintFile, to: ComplaintState, now: datetime) -> date | None:
    """The day of the answer; filing an answered complaint does not change it."""
    if to not in ANSWERS:
        return None
    return found.row.closed_on or now.date()


def _audit(
    at: datetime,
    staff: str,
    action: str,
    number: str,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    audit.write(at=at, staff=staff, action=action, kind="complaint", record=number, before=before, after=after)
