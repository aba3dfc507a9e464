"""The bin: customers who were deleted, whole for 90 days and then gone."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.act import ActKind, ChangeKind
from app.domain.changes import Changes
from app.domain.page import Cursor, Page
from app.domain.progress import Progress
from app.errors import NotFoundError
from app.i18n import N_
from app.models import act, audit, customer
from app.models import bin as stored_bin
from app.models.bin import BinRow
from app.models.database import transaction
from app.services import customer_keys

DAYS_KEPT = 90
PAGE_ROWS = 50
MOST_COUNTED = 9_999
# How many of the last acts can be taken back; what older ones held is forgotten when the program starts.
ACTS_KEPT = 30
_BATCH = 200
_CHANGES = Changes.of("customers", "bin", "acts")


@dataclass(frozen=True, slots=True)
class Deleted:
    """A customer who is in the bin now; `act` takes it back."""

    id: int
    name: str
    act: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Emptied:
    """How many left the file for ever, and how many stay in the bin because sales or papers name them."""

    gone: int
    kept: int
    changes: Changes


def put_away(customer_id: int, *, seller: str, now: datetime) -> Deleted:
    """Delete a customer: into the bin, with number and card; sales and papers stay. Raises NotFoundError."""
    known, marks = customer.draft_of(customer_id), customer.marks(customer_id)
    if known is None or marks is None or not customer.is_live(customer_id):
        raise NotFoundError(N_("This customer is not in the file any more."))
    with transaction():
        stored_bin.put_away((customer_id,), now)
        done = act.start(ActKind.DELETE, N_("Deleted: {name}", name=known.display_name), staff=seller, at=now)
        act.add_changes(done, ((ChangeKind.BIN, customer_id, "1", ""),))
        audit.write(at=now, staff=seller, action="remove", kind="customer", record=str(marks.number))
    return Deleted(customer_id, known.display_name, done, _CHANGES)


def restore(customer_id: int, *, seller: str, now: datetime) -> Changes:
    """Take a customer out of the bin. Raises NotFoundError."""
    with transaction():
        take_out(customer_id, seller=seller, now=now)
    return _CHANGES


def take_out(customer_id: int, *, seller: str, now: datetime) -> None:
    """The same inside the caller's transaction."""
    marks = customer.marks(customer_id)
    if marks is None or not stored_bin.restore(customer_id):
        raise NotFoundError(N_("This customer is not in the bin any more."))
    customer_keys.put(customer_id)
    audit.write(at=now, staff=seller, action="restore", kind="customer", record=str(marks.number))


def page(cursor: Cursor | None = None, limit: int = PAGE_ROWS) -> Page[BinRow]:
    """A page of the bin, those deleted last first."""
    return stored_bin.page(cursor, limit)


def count() -> int:
    """How many are in the bin, up to MOST_COUNTED."""
    return stored_bin.count(MOST_COUNTED)


def empty(*, seller: str, now: datetime) -> Generator[Progress, None, Emptied]:
    """Purge everybody in the bin, a batch at a time."""
    return (yield from _purge(now, seller, now))


def sweep(now: datetime, *, seller: str = "") -> Generator[Progress, None, Emptied]:
    """Purge who has been in the bin for 90 days, and forget what old acts held."""
    with transaction():
        act.trim(ACTS_KEPT)
    return (yield from _purge(now - timedelta(days=DAYS_KEPT), seller, now))


def _purge(before: datetime, seller: str, now: datetime) -> Generator[Progress, None, Emptied]:
    gone = kept = last = 0
    total = max(stored_bin.count(MOST_COUNTED), 1)
    while ids := stored_bin.put_away_before(before, last, _BATCH):
        with transaction():
            went = sum(_let_go(one, seller, now) for one in ids)
        gone, kept, last = gone + went, kept + len(ids) - went, ids[-1]
        yield Progress(min(gone + kept, total), total)
    return Emptied(gone, kept, _CHANGES)


def _let_go(customer_id: int, seller: str, now: datetime) -> bool:
    marks = customer.marks(customer_id)
    if marks is None or customer.has_history(customer_id):
        return False
    stored_bin.purge(customer_id)
    act.forget_customer(customer_id)
    audit.write(at=now, staff=seller, action="purge", kind="customer", record=str(marks.number))
    return True
