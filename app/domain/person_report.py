"""Everything the shop knows about one person, as the person may ask for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.domain.consent import Answer
from app.domain.contact import Contact
from app.domain.customer import FormOfAddress
from app.domain.money import Money


@dataclass(frozen=True, slots=True)
class HouseholdFact:
    """With whom the person lives, as the shop knows it. `letters_to` is empty where letters go to all of them."""

    name: str
    members: tuple[str, ...]
    letters_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFact:
    """Somebody the person is related to. `they_are` is what that somebody is to the person: a `Role`, or own words."""

    name: str
    number: int
    they_are: str
    form: FormOfAddress = FormOfAddress.UNKNOWN
    pays: bool = False
    uses: bool = False
    gets_letters: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFact:
    """Something the person looks for or looked for. `state` is the key of a `NeedState`."""

    what: str
    state: str
    since: date
    features: str = ""
    product: str = ""
    price_limit: Money | None = None
    wanted_by: date | None = None
    told_at: datetime | None = None
    note: str = ""
    staff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseLine:
    """One line of a sale or return. `used_by` is for whom it is."""

    name: str
    quantity: Decimal
    amount: Money
    unit: str = "pc"
    serial: str = ""
    batch: str = ""
    used_by: str = ""


@dataclass(frozen=True, slots=True)
class PaymentFact:
    """What was paid in one way; `method` is the key of a `Method`."""

    method: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseFact:
    """A sale or return. `role` is `buyer`, or `user` where somebody else bought it for the person.

    `kind` is `sale` or `return`; `total` and `paid` are those of the whole receipt.
    """

    number: str
    at: datetime
    total: Money
    lines: tuple[PurchaseLine, ...]
    kind: str = "sale"
    role: str = "buyer"
    paid: tuple[PaymentFact, ...] = ()
    seller: str = ""
    buyer: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantyFact:
    """A promise that runs or ran; `ends` None is for life. `state` is `sold` or `returned`."""

    number: str
    product: str
    starts: date
    ends: date | None
    sale_number: str
    serial: str = ""
    batch: str = ""
    used_by: str = ""
    state: str = "sold"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintStep:
    """One entry of a complaint's history; `kind` is a state or an `EventKind`."""

    at: datetime
    kind: str
    text: str = ""
    staff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFact:
    """A complaint from the register; `state`, `channel` and `wish` are the keys of `app.domain.complaint`."""

    number: str
    received: datetime
    state: str
    channel: str
    subject: str
    description: str = ""
    about: str = ""
    wish: str = ""
    contact: str = ""
    condition: str = ""
    accessories: str = ""
    deadline: date | None = None
    closed_on: date | None = None
    outcome: str = ""
    staff: str = ""
    steps: tuple[ComplaintStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFact:
    """A letter with its whole text; `occasion` is the key it was written under."""

    number: str
    at: datetime
    occasion: str
    text: str
    address: str = ""
    subject: str = ""
    printed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFact:
    """A picture or file kept with the person; its content goes beside the report."""

    name: str
    media_type: str
    size: int
    added: datetime
    staff: str = ""
    portrait: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFact:
    """Who changed what: an entry of the audit chain. `before` and `after` are JSON as it was kept."""

    at: datetime
    staff: str
    action: str
    before: str = ""
    after: str = ""

    @property
    def differences(self) -> tuple[tuple[str, str, str], ...]:
        """Each field that changed, as it was before and as it was after."""
        before, after = _values(self.before), _values(self.after)
        names = dict.fromkeys((*before, *after))
        return tuple((name, before.get(name, ""), after.get(name, "")) for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonReport:
    """The answer to "what do you know about me?", complete at `made_at`; lists are newest first.

    `contact` holds what a form can change. `answers` are all answers about consent, oldest first.
    `earlier_numbers` are of records that were merged into this one; `other_numbers` are (program, id) pairs of
    programs the record came from. `since` is the day the shop wrote the person down.
    """

    made_at: datetime
    shop: str
    contact: Contact
    since: date
    answers: tuple[Answer, ...] = ()
    household: HouseholdFact | None = None
    relations: tuple[RelationFact, ...] = ()
    needs: tuple[NeedFact, ...] = ()
    purchases: tuple[PurchaseFact, ...] = ()
    warranties: tuple[WarrantyFact, ...] = ()
    complaints: tuple[ComplaintFact, ...] = ()
    letters: tuple[LetterFact, ...] = ()
    files: tuple[FileFact, ...] = ()
    earlier_numbers: tuple[int, ...] = ()
    other_numbers: tuple[tuple[str, str], ...] = ()
    changes: tuple[LogFact, ...] = ()

    @property
    def name(self) -> str:
        """How the person is called."""
        return self.contact.draft.display_name


def _values(text: str) -> dict[str, str]:
    """The fields of one side of a change as texts; what is no JSON object is one field without a name."""
    try:
        held = json.loads(text or "{}")
    except ValueError:
        held = {"": text}
    fields = held if isinstance(held, dict) else {"": held}
    return {str(name): _compact(value) for name, value in fields.items()}


def _compact(value: object) -> str:
    """A value as people read it: what a list or an entry holds, without what is empty."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_compact, value)))
    if isinstance(value, dict):
        return ", ".join(filter(None, map(_compact, value.values())))
    return "" if value is None or value is False else str(value)
