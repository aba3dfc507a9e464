"""Somebody who may be in the file already: the record is used, what is new is added to it, or both stay apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.domain.changes import Changes
from app.domain.customer import CustomerDraft
from app.domain.filled import filled
from app.domain.settings import Settings
from app.services import customers, duplicates
from app.services import settings as settings_service
from app.services.customers import Saved


def add_to(customer_id: int, draft: CustomerDraft, *, seller: str, now: datetime, settings: Settings) -> Saved:
    """Give a known customer what the draft says beyond it: the new phone, a missing birthday. Nothing is changed."""
    region = settings_service.profile(settings).phone_region
    whole = filled(customers.draft(customer_id), draft, region)
    return customers.save(whole, seller=seller, now=now, settings=settings)


def keep_apart(customer_id: int, others: Iterable[int], *, seller: str, now: datetime) -> Changes:
    """Remember that these are not the same person, so that nobody asks again."""
    changes = Changes()
    for other in others:
        changes |= duplicates.not_same(customer_id, other, seller=seller, now=now)
    return changes
