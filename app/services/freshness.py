"""How fresh a customer's details are: when they were last checked, and where the mail does not arrive."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

from app.domain import customer_json
from app.domain.act import ActKind, ChangeKind
from app.domain.changes import Changes
from app.domain.customer import CustomerDraft
from app.errors import NotFoundError
from app.i18n import N_, Message
from app.models import act, audit, customer, customer_address, stored
from app.models.database import transaction

_States = tuple[dict[str, object], dict[str, object]]


def set_verified(customer_id: int, day: date | None, *, seller: str, now: datetime) -> Changes:
    """Keep the day on which the details were last checked with the customer; None: they never were."""
    known, marks = _known(customer_id)
    fresh = stored.day(day) if day else None
    if fresh == marks.verified_on:
        return Changes()
    states: _States = {"verified_on": marks.verified_on}, {"verified_on": fresh}
    with transaction():
        customer.set_verified(customer_id, fresh)
        _keep(customer_id, marks.number, N_("Checked: {name}", name=known.display_name), states, seller=seller, now=now)
    return Changes.of("customers")


def mail_returned(customer_id: int, place: int, day: date | None, *, seller: str, now: datetime) -> Changes:
    """A letter to the address at that place came back on a day; None takes the mark away."""
    known, marks = _known(customer_id)
    if not 0 <= place < len(known.addresses):
        raise NotFoundError(N_("This address is not in the file any more."))
    marked = replace(known.addresses[place], returned=day)
    changed = replace(known, addresses=(*known.addresses[:place], marked, *known.addresses[place + 1 :]))
    if changed == known:
        return Changes()
    words = N_("Mail came back: {name}", name=known.display_name)
    with transaction():
        customer_address.write(customer_id, changed.addresses)
        _keep(customer_id, marks.number, words, (_addresses(known), _addresses(changed)), seller=seller, now=now)
    return Changes.of("customers")


def _addresses(draft: CustomerDraft) -> dict[str, object]:
    return {"addresses": json.loads(customer_json.written(draft))["addresses"]}


def _known(customer_id: int) -> tuple[CustomerDraft, customer.Marks]:
    known, marks = customer.draft_of(customer_id), customer.marks(customer_id)
    if known is None or marks is None:
        raise NotFoundError(N_("This customer is not in the file any more."))
    return known, marks


def _keep(customer_id: int, number: int, words: Message, states: _States, *, seller: str, now: datetime) -> None:
    """As an act that can be taken back, and in the chain of who did what."""
    before, after = states
    done = act.start(ActKind.EDIT, words, staff=seller, at=now)
    texts = (json.dumps(before, ensure_ascii=False), json.dumps(after, ensure_ascii=False))
    act.add_changes(done, ((ChangeKind.CUSTOMER, customer_id, *texts),))
    audit.write(at=now, staff=seller, action="change", kind="customer", record=str(number), before=before, after=after)
