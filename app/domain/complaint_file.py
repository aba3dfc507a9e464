"""The complaint register's values: a draft, a row, a board and the whole file of one complaint."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain import complaint as rules
from app.domain.complaint import Category, Channel, ComplaintState, Severity, Wish
from app.i18n import N_, Message

# The columns of the board, in the order of the work; the last one holds every kind of answer.
COLUMNS = (
    ComplaintState.RECEIVED,
    ComplaintState.IN_PROGRESS,
    ComplaintState.WITH_SUPPLIER,
    ComplaintState.WAITING,
    ComplaintState.RESOLVED,
)
ANSWERS = (ComplaintState.RESOLVED, ComplaintState.REFUSED, ComplaintState.CLOSED)
SOON_DAYS = 3


class EventKind(StrEnum):
    """What besides a change of state is written into a complaint's history."""

    NOTE = "note"
    ASSIGNED = "assigned"
    UNDONE = "undone"


EVENT_WORDS: dict[str, Message] = {
    **{str(state): words for state, words in rules.STATE_WORDS.items()},
    EventKind.NOTE: N_("Note"),
    EventKind.ASSIGNED: N_("Assigned"),
    EventKind.UNDONE: N_("Taken back"),
}


@dataclass(frozen=True, slots=True)
class About:
    """What a complaint is about: a line of a sale, a sold piece, a sale, or only words."""

    text: str = ""
    sale_id: int | None = None
    line_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """One thing a customer bought, to choose from when they complain."""

    about: About
    sale_number: str
    day: date
    serial: str = ""
    unit_number: str = ""
    ends: date | None = None
    buyer: str = ""
    customer_id: int | None = None
    user: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintDraft:
    """A complaint as typed. `draft_id` is its unique id for ever: registering twice registers once.

    The person is a customer of the file, or just a name with a contact, or nobody.
    """

    draft_id: str
    subject: str
    description: str = ""
    channel: Channel = Channel.IN_PERSON
    customer_id: int | None = None
    customer_name: str = ""
    contact: str = ""
    about: About = About()
    wish: Wish | None = None
    category: Category | None = None
    severity: Severity = Severity.NORMAL
    condition: str = ""
    accessories: str = ""
    assigned: str = ""
    language: str = ""


class ComplaintFilter(StrEnum):
    """Which complaints a list shows. Each comes in its own order: by deadline, by answer, by receipt."""

    OPEN = "open"
    ANSWERED = "answered"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ComplaintQuery:
    """What a list asks for. With a `number` (how it begins) the filter is not looked at."""

    filter: ComplaintFilter = ComplaintFilter.OPEN
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRow:
    """One complaint in a list or on the board. `waiting_since` is the day its deadline began to rest."""

    id: int
    number: str
    state: ComplaintState
    received: datetime
    subject: str
    about: str
    customer: str
    assigned: str
    deadline: date
    waiting_since: date | None
    closed_on: date | None
    severity: Severity | None = None

    def days_left(self, today: date) -> int:
        """Days until the answer is due; negative when it is late."""
        return (self.deadline - today).days

    def is_late(self, today: date) -> bool:
        """Whether an answer is overdue; a resting deadline is not."""
        return self._running and self.deadline < today

    def is_due_soon(self, today: date) -> bool:
        """Whether the answer is due within three days."""
        return self._running and 0 <= self.days_left(today) <= SOON_DAYS

    @property
    def _running(self) -> bool:
        return rules.is_open(self.state) and not rules.is_paused(self.state)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the board. `count` may be larger than the rows shown."""

    state: ComplaintState
    rows: tuple[ComplaintRow, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """All open complaints by state, and those answered this week."""

    columns: tuple[Column, ...]
    late: int
    today: date


@dataclass(frozen=True, slots=True)
class Answered:
    """How the shop answered lately: how many, how many of them by their day, and in how many days on average."""

    count: int
    in_time: int
    days: int

    @property
    def share(self) -> Decimal:
        """Percent of answers given in time, without decimals."""
        return (Decimal(100 * self.in_time) / self.count).quantize(Decimal(1)) if self.count else Decimal(100)


@dataclass(frozen=True, slots=True)
class ComplaintEvent:
    """One entry of the history. `kind` is a state or an EventKind."""

    at: datetime
    kind: str
    text: str
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFile:
    """Everything about one complaint."""

    row: ComplaintRow
    channel: Channel
    description: str
    wish: Wish | None
    category: Category | None
    condition: str
    accessories: str
    contact: str
    customer_id: int | None
    sale_number: str
    sale_day: date | None
    unit_number: str
    serial: str
    batch: str
    deadline_days: int
    outcome: str
    language: str
    staff: str
    events: tuple[ComplaintEvent, ...] = field(default=())

    @property
    def moves(self) -> tuple[ComplaintState, ...]:
        """Where it may go from here."""
        return rules.MOVES[self.row.state]


def neighbour(state: ComplaintState, step: int) -> ComplaintState | None:
    """The nearest column to the right (1) or left (-1) that the complaint may move to; None when there is none."""
    place = COLUMNS.index(ComplaintState.RESOLVED if state in ANSWERS else state)
    onward = COLUMNS[place + 1 :] if step > 0 else COLUMNS[:place][::-1]
    return next((to for to in onward if to in rules.MOVES[state]), None)
