"""A customer as it leaves the shop in a table or a vCard: every fact, for another program or another shop of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.consent import Answer
from app.domain.customer import CustomerDraft


@dataclass(frozen=True, slots=True)
class HouseholdMark:
    """The household a customer belongs to. `number` is the smallest customer number in it, so it moves along.

    `letters` is whether the household's letters go to this customer.
    """

    number: int
    name: str = ""
    letters: bool = False


@dataclass(frozen=True, slots=True)
class Portrait:
    """The picture of a person."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One customer. `consents` holds the latest answer of each channel and purpose."""

    number: int
    draft: CustomerDraft
    verified_on: date | None = None
    consents: tuple[Answer, ...] = ()
    household: HouseholdMark | None = None
    portrait: Portrait | None = None
