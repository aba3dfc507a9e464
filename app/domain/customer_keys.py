"""The words by which one customer is found: of a draft, its numbers as understood, and its number."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import search_keys
from app.domain.customer import CustomerDraft
from app.domain.names import PersonName
from app.domain.phones import Phone


def keys_of(draft: CustomerDraft, phones: Sequence[Phone], number: int) -> str:
    """Every key of a customer, separated by spaces."""
    return search_keys.customer_keys(
        names_of(draft),
        phones=phones,
        number=str(number),
        emails=(email.address for email in draft.emails),
        street=" ".join(address.street for address in draft.addresses if not address.past),
        town=" ".join(address.city for address in draft.addresses if not address.past),
        tags=draft.tags,
    )


def names_of(draft: CustomerDraft) -> tuple[PersonName, ...]:
    """Every name a customer is asked for by, each once."""
    found = [draft.listed_as]
    if draft.organisation:
        found += [draft.person, PersonName(draft.organisation, "")]
    if draft.former_name:
        found.append(PersonName(draft.former_name, draft.given_name))
    if draft.nickname:
        found.append(PersonName("", draft.nickname))
    return tuple(dict.fromkeys(found))
