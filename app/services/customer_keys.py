"""Letting customers be found: by their own words, and by those of the records that were merged into theirs."""

from __future__ import annotations

import json
from dataclasses import fields

from app.domain import customer_json, phones, search_keys
from app.domain.customer import CustomerDraft
from app.domain.customer_keys import keys_of, names_of
from app.domain.phones import Phone
from app.models import customer, merge, search
from app.services import settings as settings_service

_FIELDS = tuple(one.name for one in fields(CustomerDraft) if one.name != "id")


def put(customer_id: int, *, buys: bool = False) -> None:
    """Let a customer be found, inside the caller's transaction; one who is not shown is found no more.

    `buys` says that a first purchase is being written down.
    """
    if not customer.is_live(customer_id):
        remove(customer_id)
        return
    keys = _keys(customer_id)
    search.put(search.Kind.CUSTOMER, customer_id, keys)
    if buys or customer.has_bought(customer_id):
        search.put(search.Kind.BUYER, customer_id, keys)
    else:
        search.remove(search.Kind.BUYER, customer_id)


def remove(customer_id: int) -> None:
    """Let a customer be found no more, inside the caller's transaction."""
    for kind in (search.Kind.CUSTOMER, search.Kind.BUYER):
        search.remove(kind, customer_id)


def _keys(customer_id: int) -> str:
    region = settings_service.phone_region()
    found = [_words(customer_id, region)]
    found += (_merged(one, region) for one in customer.merged(customer_id))
    found += (_before(text, region) for text in merge.states_before(customer_id))
    return " ".join(dict.fromkeys(" ".join(found).split()))


def _before(text: str, region: str) -> str:
    """The names and phones a record had before it took another one's place."""
    values = json.loads(text)
    draft = customer_json.read(json.dumps({name: values[name] for name in _FIELDS}))
    return search_keys.customer_keys(names_of(draft), phones=_phones(draft, region))


def _words(customer_id: int, region: str) -> str:
    draft, marks = customer.draft_of(customer_id), customer.marks(customer_id)
    if draft is None or marks is None:
        return ""
    return keys_of(draft, _phones(draft, region), marks.number)


def _merged(customer_id: int, region: str) -> str:
    """What a merged record is still asked for by: its number, names, phones and e-mails."""
    draft, marks = customer.draft_of(customer_id), customer.marks(customer_id)
    if draft is None or marks is None:
        return ""
    emails = (email.address for email in draft.emails)
    return search_keys.customer_keys(
        names_of(draft), phones=_phones(draft, region), number=str(marks.number), emails=emails
    )


def _phones(draft: CustomerDraft, region: str) -> tuple[Phone, ...]:
    return tuple(phones.normalise(entry.typed, region) for entry in draft.phones)
