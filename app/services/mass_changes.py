"""One change for a selection of customers, or for everybody a filter shows, as one act."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import datetime

from app.domain import mass_change as rules
from app.domain import typed
from app.domain.act import ActKind
from app.domain.batches import batches
from app.domain.changes import Changes
from app.domain.customer import LONGEST_LINE
from app.domain.mass_change import Deed, GiveTag, MassDone, MassPreview, SetLanguage, TakeTag, Target, WriteAnswer
from app.domain.page import Cursor
from app.domain.progress import Progress
from app.errors import InputError
from app.i18n import LANGUAGES, N_
from app.models import act, audit, mass_change
from app.models.database import transaction
from app.services import customer_keys, customer_lists

CHANGES = Changes.of("customers", "bin", "acts")
_BATCH = 200
_READ = 1_000


def preview(target: Target, deed: Deed, *, now: datetime) -> MassPreview:
    """How many are meant, and how many of them would become different. Raises InputError like `carry_out`."""
    ready = _checked(deed)
    total = changing = 0
    for batch in batches(_ids(target, now), _READ):
        total += len(batch)
        changing += len(mass_change.changing(ready, batch))
    return MassPreview(total, changing)


def count(target: Target, *, now: datetime) -> int:
    """How many are meant."""
    return sum(1 for _ in _ids(target, now))


def carry_out(target: Target, deed: Deed, *, seller: str, now: datetime) -> Generator[Progress, None, MassDone]:
    """Change them; each step is a batch that is saved, all of them are one act. Raises InputError before the first."""
    ready = _checked(deed)
    # Who is meant is settled first: a filter may show others once the first ones are changed.
    ids = tuple(_ids(target, now))
    act_id: int | None = None
    done = 0
    for place, batch in enumerate(batches(ids, _BATCH), 1):
        with transaction():
            changes = mass_change.change(ready, batch, staff=seller, at=now)
            if changes:
                act_id = act_id or act.start(ActKind.MASS, rules.words(ready), records=0, staff=seller, at=now)
                act.add_changes(act_id, changes)
                done += len(changes)
                act.set_records(act_id, done)
                _afterwards(ready, tuple(one for _, one, _, _ in changes), act_id, seller, now)
        yield Progress(min(place * _BATCH, len(ids)), len(ids))
    return MassDone(done, act_id, CHANGES)


def _afterwards(deed: Deed, ids: tuple[int, ...], act_id: int, seller: str, now: datetime) -> None:
    if isinstance(deed, GiveTag | TakeTag):
        for one in ids:
            customer_keys.put(one)
    after = {"done": str(rules.words(deed)), "customers": len(ids)}
    audit.write(at=now, staff=seller, action="mass", kind="act", record=str(act_id), after=after)


def _checked(deed: Deed) -> Deed:
    if isinstance(deed, GiveTag | TakeTag):
        tag = typed.one_line(deed.tag)
        if not tag or len(tag) > LONGEST_LINE:
            raise InputError(N_("Write the tag first."))
        return replace(deed, tag=tag)
    if isinstance(deed, SetLanguage) and deed.language not in ("", *LANGUAGES):
        raise InputError(N_("There is no language “{code}”.", code=deed.language))
    if isinstance(deed, WriteAnswer) and not (deed.source.strip() and deed.wording.strip()):
        raise InputError(N_("An answer is kept with the words of its question and where it came from."))
    return deed


def _ids(target: Target, now: datetime) -> Iterator[int]:
    if target.query is None:
        yield from target.ids
        return
    cursor: Cursor | None = None
    while True:
        page = customer_lists.ids(target.query, cursor, _READ, now)
        yield from page.rows
        cursor = page.next
        if cursor is None:
            return
