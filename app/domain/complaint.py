"""Complaints: their states and allowed moves, what people ask for, and the day an answer is due."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from app.errors import InputError
from app.i18n import N_, Message


class ComplaintState(StrEnum):
    """Where a complaint is on its way."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    WITH_SUPPLIER = "with_supplier"
    WAITING = "waiting"
    RESOLVED = "resolved"
    REFUSED = "refused"
    CLOSED = "closed"


class Channel(StrEnum):
    """How the complaint reached the shop."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    MEDIA = "media"
    AUTHORITY = "authority"


class Category(StrEnum):
    """What the complaint is about."""

    DEFECT = "defect"
    DAMAGE = "damage"
    MISSING = "missing"
    WRONG_ITEM = "wrong_item"
    DELIVERY = "delivery"
    PRICE = "price"
    SERVICE = "service"
    SAFETY = "safety"
    OTHER = "other"


class Severity(StrEnum):
    """How much hangs on it; a danger to people comes before everything."""

    MINOR = "minor"
    NORMAL = "normal"
    SERIOUS = "serious"
    DANGER = "danger"


class Wish(StrEnum):
    """What the customer asks for."""

    REPAIR = "repair"
    REPLACEMENT = "replacement"
    REFUND = "refund"
    PRICE_CUT = "price_cut"
    OTHER = "other"


STATE_WORDS: dict[ComplaintState, Message] = {
    ComplaintState.RECEIVED: N_("Received"),
    ComplaintState.IN_PROGRESS: N_("In progress"),
    ComplaintState.WITH_SUPPLIER: N_("With the supplier"),
    ComplaintState.WAITING: N_("Waiting for the customer"),
    ComplaintState.RESOLVED: N_("Resolved"),
    ComplaintState.REFUSED: N_("Refused"),
    ComplaintState.CLOSED: N_("Closed"),
}
CHANNEL_WORDS: dict[Channel, Message] = {
    Channel.IN_PERSON: N_("In person"),
    Channel.PHONE: N_("By phone"),
    Channel.LETTER: N_("By letter"),
    Channel.EMAIL: N_("By e-mail"),
    Channel.MEDIA: N_("Through the media"),
    Channel.AUTHORITY: N_("Through an authority"),
}
CATEGORY_WORDS: dict[Category, Message] = {
    Category.DEFECT: N_("Defect"),
    Category.DAMAGE: N_("Damaged"),
    Category.MISSING: N_("Something missing"),
    Category.WRONG_ITEM: N_("Wrong item"),
    Category.DELIVERY: N_("Delivery"),
    Category.PRICE: N_("Price or bill"),
    Category.SERVICE: N_("How we served"),
    Category.SAFETY: N_("Safety"),
    Category.OTHER: N_("Something else"),
}
SEVERITY_WORDS: dict[Severity, Message] = {
    Severity.MINOR: N_("Minor"),
    Severity.NORMAL: N_("Normal"),
    Severity.SERIOUS: N_("Serious"),
    Severity.DANGER: N_("Dangerous"),
}
WISH_WORDS: dict[Wish, Message] = {
    Wish.REPAIR: N_("Repair"),
    Wish.REPLACEMENT: N_("Replacement"),
    Wish.REFUND: N_("Money back"),
    Wish.PRICE_CUT: N_("Price reduction"),
    Wish.OTHER: N_("Something else"),
}

_OPEN = (
    ComplaintState.RECEIVED,
    ComplaintState.IN_PROGRESS,
    ComplaintState.WITH_SUPPLIER,
    ComplaintState.WAITING,
)
_ANSWERED = (ComplaintState.RESOLVED, ComplaintState.REFUSED)
# Open complaints move freely; an answer ends them; a refused one may be taken up again (an expert's opinion, § 622),
# a resolved one too when the fault comes back, and a closed one only by registering a new complaint.
MOVES: dict[ComplaintState, tuple[ComplaintState, ...]] = {
    ComplaintState.RECEIVED: (*_OPEN[1:], *_ANSWERED),
    ComplaintState.IN_PROGRESS: (ComplaintState.WITH_SUPPLIER, ComplaintState.WAITING, *_ANSWERED),
    ComplaintState.WITH_SUPPLIER: (ComplaintState.IN_PROGRESS, ComplaintState.WAITING, *_ANSWERED),
    ComplaintState.WAITING: (ComplaintState.IN_PROGRESS, ComplaintState.WITH_SUPPLIER, *_ANSWERED),
    ComplaintState.RESOLVED: (ComplaintState.IN_PROGRESS, ComplaintState.CLOSED),
    ComplaintState.REFUSED: (ComplaintState.IN_PROGRESS, ComplaintState.RESOLVED, ComplaintState.CLOSED),
    ComplaintState.CLOSED: (),
}


def is_open(state: ComplaintState) -> bool:
    """Whether the customer still waits for an answer."""
    return state in _OPEN


def is_paused(state: ComplaintState) -> bool:
    """Whether the deadline rests, because the next step is the customer's."""
    return state is ComplaintState.WAITING


def move(current: ComplaintState, to: ComplaintState, reason: str = "") -> ComplaintState:
    """The new state. Raises InputError for a move that is not allowed, and for a refusal without its reason."""
    if to not in MOVES[current]:
        raise InputError(
            N_("A complaint cannot go from “{old}” to “{new}”.", old=STATE_WORDS[current], new=STATE_WORDS[to])
        )
    if to is ComplaintState.REFUSED and not reason.strip():
        raise InputError(N_("A refusal needs its reason in writing."), N_("Write the reason; it prints on the letter."))
    return to


def deadline(received: date, days: int) -> date:
    """The last day for an answer. The day of receipt is not counted: 30 days from 1 June end on 1 July.

    A last day on a weekend or holiday stays: some laws allow the next working day then, and the earlier one is
    always safe.
    """
    return received + timedelta(days=min(days, (date.max - received).days))


def paused(due: date, since: date, until: date) -> date:
    """The deadline after resting while the shop waited for the customer, moved by the days that passed."""
    return deadline(due, max(0, (until - since).days))
