"""Two records that may be one person, and what a screen shows of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.birthday import Birthday
from app.domain.changes import Changes
from app.domain.customer import Address
from app.domain.likeness import Likeness
from app.domain.names import PersonName
from app.domain.phones import Phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who a customer is, in a few lines."""

    id: int
    number: int
    name: str
    person: PersonName
    phone: Phone | None = None
    email: str = ""
    address: Address | None = None
    birthday: Birthday | None = None
    last_visit: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A customer in the file who may be the one that is being written down."""

    customer: Facts
    likeness: Likeness

    @property
    def id(self) -> int:
        return self.customer.id


@dataclass(frozen=True, slots=True)
class Pair:
    """Two customers in the file. `staff` and `at` say who answered when, or when they were found."""

    one: Facts
    other: Facts
    likeness: Likeness
    staff: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What a look through the whole file found: pairs to look at, and how many of them are certain."""

    customers: int
    compared: int
    pairs: int
    certain: int
    changes: Changes
