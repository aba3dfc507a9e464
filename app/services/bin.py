"""The bin: customers who were deleted, whole for 90 days and then gone."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.act import ActKind, ChangeKind
from app.domain.batches import batches
from app.domain.changes import Changes
from app.domain.page import Cursor, Page
from app.domain.progress import Progress
from app.errors import NotFoundError
from app.i18n import N_
from app.models import act, audit, customer
from app.models import bin as stored_bin
from app.models.bin import BinRow
from app.models.database import transaction
from app.services import customer_keys, privacy
from app.services.shop import Shop

__all__ = ["BinRow", "Deleted", "Emptied", "count", "due", "empty", "page", "put_away", "restore", "sweep", "take_out"]

DAYS_KEPT = 90
PAGE_ROWS = 50
MOST_COUNTED = 9_999
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
    """How many left the file for ever, and how many left only their sales and papers, without a name."""

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


def empty(shop: Shop, *, seller: str, now: datetime) -> Generator[Progress, None, Emptied]:
    """Let go of everybody in the bin."""
    return (yield from _let_go(shop, now, seller, now))


def sweep(shop: Shop, now: datetime, *, seller: str) -> Generator[Progress, None, Emptied]:
    """Let go of who has been in the bin for 90 days. When the program starts."""
    return (yield from _let_go(shop, now - timedelta(days=DAYS_KEPT), seller, now))


def due(now: datetime) -> bool:
    """Whether somebody has been in the bin for 90 days."""
    return bool(stored_bin.put_away_before(now - timedelta(days=DAYS_KEPT), 0, 1))


def _let_go(shop: Shop, before: datetime, seller: str, now: datetime) -> Generator[Progress, None, Emptied]:
    """Erase each of them; a record that nothing names is then deleted, the others stay without the person."""
    ids = tuple(_put_away_before(before))
    if not ids:
        return Emptied(0, 0, Changes())
    steps = privacy.erase_all(shop, ids, len(ids), seller=seller, now=now)
    for done, total in steps:
        yield Progress(done, total)
    gone = 0
    for batch in batches(ids, _BATCH):
        gone += _purge(batch)
        yield Progress(len(ids), len(ids))
    return Emptied(gone, len(ids) - gone, _CHANGES)


def _purge(ids: tuple[int, ...]) -> int:
    """Delete those whom nothing names; how many they were."""
    with transaction():
        nameless = [one for one in ids if not customer.has_history(one)]
        for one in nameless:
            stored_bin.purge(one)
    return len(nameless)


def _put_away_before(before: datetime) -> Iterator[int]:
    last = 0
    while found := stored_bin.put_away_before(before, last, _BATCH):
        yield from found
        last = found[-1]
