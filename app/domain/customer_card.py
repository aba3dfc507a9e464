"""What is shown of customers: a row of the list, the card at the counter, the whole file, the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.consent import Answer, State
from app.domain.customer import CustomerDraft, FormOfAddress
from app.domain.freshness import Reason
from app.domain.money import Money
from app.domain.names import PersonName
from app.domain.page import Sort
from app.domain.phones import Phone
from app.domain.segment import Conditions
from app.i18n import N_, Message

BY_NAME = Sort("name")


class CustomerFilter(StrEnum):
    """Ways to narrow the list."""

    ALL = "all"
    REGULAR = "regular"
    BIRTHDAY = "birthday"
    AWAY = "away"
    WARRANTY = "warranty"
    COMPLAINT = "complaint"
    WAITING = "waiting"
    TO_CHECK = "to_check"
    TAG = "tag"
    SAVED = "saved"


FILTER_WORDS: dict[CustomerFilter, Message] = {
    CustomerFilter.ALL: N_("All"),
    CustomerFilter.REGULAR: N_("Regulars"),
    CustomerFilter.BIRTHDAY: N_("Birthday this week"),
    CustomerFilter.AWAY: N_("Away for three months"),
    CustomerFilter.WARRANTY: N_("Warranty ending"),
    CustomerFilter.COMPLAINT: N_("Open complaint"),
    CustomerFilter.WAITING: N_("Waiting for goods"),
    CustomerFilter.TO_CHECK: N_("To be checked"),
}


@dataclass(frozen=True, slots=True)
class CustomerQuery:
    """What the list asks. With a text the best come first, and only those whom the filter lets through.

    `tag` goes with TAG, `conditions` with SAVED. `sort` is name, visit or number where the filter has no own order.
    """

    text: str = ""
    filter: CustomerFilter = CustomerFilter.ALL
    tag: str = ""
    sort: Sort = BY_NAME
    conditions: Conditions = ()


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One customer in a list."""

    id: int
    number: int
    name: str
    person: PersonName
    phone: Phone | None
    last_sale_at: datetime | None
    year_spent: Money
    due: tuple[Due, ...] = ()
    tags: tuple[str, ...] = ()
    town: str = ""
    reasons: tuple[Reason, ...] = ()


class DueKind(StrEnum):
    """What is worth a word when the customer stands here."""

    BIRTHDAY = "birthday"
    COMPLAINT = "complaint"
    WARRANTY = "warranty"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing and its day. `age` goes with a birthday; `number` and `text` with a complaint or a warranty."""

    kind: DueKind
    day: date
    number: str = ""
    text: str = ""
    age: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerCard:
    """The panel beside the counter and the list. `ask` is False once the counter's question has an answer."""

    id: int
    number: int
    name: str
    person: PersonName
    language: str
    since: date
    counter_note: str
    phone: Phone | None
    last_visit: datetime | None
    last_amount: Money | None
    year_spent: Money
    year_visits: int
    under_warranty: int
    next_end: date | None
    due: tuple[Due, ...]
    consent: State
    tags: tuple[str, ...]
    verified_on: date | None = None

    @property
    def ask(self) -> bool:
        return self.consent is State.NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFile:
    """A whole record: what a form can change, the card, and what only a page shows."""

    draft: CustomerDraft
    card: CustomerCard
    total_spent: Money
    sales: int
    verified_on: date | None
    consents: tuple[Answer, ...]


class EventKind(StrEnum):
    """What happened between the shop and a customer."""

    SALE = "sale"
    RETURN = "return"
    UNIT = "unit"
    COMPLAINT = "complaint"
    LETTER = "letter"
    USED = "used"
    NEED = "need"
    RELATION = "relation"


class HistoryFilter(StrEnum):
    """The segments over a history."""

    ALL = "all"
    SALES = "sales"
    UNITS = "units"
    COMPLAINTS = "complaints"
    LETTERS = "letters"


HISTORY_WORDS: dict[HistoryFilter, Message] = {
    HistoryFilter.ALL: N_("Everything"),
    HistoryFilter.SALES: N_("Purchases"),
    HistoryFilter.UNITS: N_("Warranties"),
    HistoryFilter.COMPLAINTS: N_("Complaints"),
    HistoryFilter.LETTERS: N_("Letters"),
}


@dataclass(frozen=True, slots=True)
class SoldItem:
    """What a line of a history names, and how much of it."""

    name: str
    quantity: Decimal = Decimal(1)
    unit: str = "pc"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEvent:
    """One entry of a history, newest first.

    `items` are the first lines of a sale (and `more` of them), the thing a unit or complaint is about, or the mailing a
    letter is a part of. `text` is the reason of a return, a serial number, the subject of a complaint, the occasion of
    a letter, what was looked for or what somebody related is (`form` says how they are addressed). `until` is the end
    of the warranty, the deadline of a complaint or the day a need ends. `person` uses what was bought, or is the
    relative; `buyer` bought what this customer uses: of such a sale (USED) only the lines for this customer are shown.
    `warranties` counts the promises a sale started; `limit` is the most a need may cost.
    """

    kind: EventKind
    id: int
    number: str
    at: datetime
    amount: Money | None = None
    items: tuple[SoldItem, ...] = ()
    more: int = 0
    text: str = ""
    until: date | None = None
    state: str = ""
    person: str = ""
    buyer: str = ""
    warranties: int = 0
    limit: Money | None = None
    form: FormOfAddress = FormOfAddress.UNKNOWN
