"""The last acts: what each would take back now, and taking it back."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime

from app.domain.act import Act, ActChange, ActKind
from app.domain.changes import Changes
from app.domain.progress import Progress
from app.errors import InputError, NotFoundError
from app.i18n import N_, Message
from app.models import act
from app.models.database import transaction
from app.services import act_changes, merges
from app.services.act_changes import Plan

LAST = 30
MOST_SHOWN = 20
# An act on more records is taken back in batches of so many.
MOST_AT_ONCE = 500
# Everything an act may touch.
CHANGES = merges.CHANGES | Changes.of("bin", "products")


@dataclass(frozen=True, slots=True)
class Effect:
    """What taking an act back would do now: the first records, and how many more there are.

    `possible` is False when nothing would happen, for the reason `why` or because all of it was changed later.
    """

    plans: tuple[Plan, ...]
    more: int
    possible: bool
    why: Message | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """An act was taken back for so many records. `kept` are those where something was left alone."""

    records: int
    kept: tuple[Plan, ...]
    changes: Changes


def begin(
    kind: ActKind | str,
    words: Message,
    *,
    records: int = 1,
    seller: str,
    now: datetime,
    import_number: int | None = None,
) -> int:
    """Begin an act inside the caller's transaction; `words` say what is done, in the language of whoever reads them."""
    return act.start(kind, words, records=records, staff=seller, at=now, import_id=import_number)


def last(limit: int = LAST) -> tuple[Act, ...]:
    """The newest acts, newest first, those taken back too."""
    return act.last(limit)


def forget_old(most: int = MOST_AT_ONCE) -> bool:
    """Forget a part of what acts before the last ones held; whether there is more. When the program starts."""
    with transaction():
        return act.trim(LAST, most)


def effect(act_id: int, limit: int = MOST_SHOWN) -> Effect:
    """What taking the act back would do now, for the first records."""
    found = _found(act_id)
    why = _refusal(found)
    if why is not None:
        return Effect((), 0, possible=False, why=why)
    plans = tuple(act_changes.plan(change) for _, change in act.changes(act_id, limit=limit))
    more = max(found.records - len(plans), 0)
    return Effect(plans, more, possible=more > 0 or any(one.does for one in plans))


def undo(act_id: int, *, seller: str, now: datetime) -> Undone:
    """Take an act back at once: what was changed later stays and is reported. Raises InputError or NotFoundError."""
    steps = undo_steps(act_id, seller=seller, now=now)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            done: Undone = end.value
            return done


def undo_steps(act_id: int, *, seller: str, now: datetime) -> Generator[Progress, None, Undone]:
    """The same for an act on many records; each step is a batch that is saved. Cut off, it can be done again."""
    found = _found(act_id)
    why = _refusal(found)
    if why is not None:
        raise InputError(why)
    done, place, kept = 0, 0, list[Plan]()
    while True:
        with transaction():
            batch = act.changes(act_id, place, MOST_AT_ONCE)
            plans = _take_back(tuple(change for _, change in batch), seller, now)
            done += sum(one.does for one in plans)
            kept += [one for one in plans if one.kept or not one.does][: MOST_SHOWN - len(kept)]
            ended = len(batch) < MOST_AT_ONCE
            if ended:
                _end(found, done, kept, now)
        if ended:
            return Undone(done, tuple(kept), CHANGES)
        place = batch[-1][0]
        yield Progress(min(place, found.records), found.records)


def _take_back(changes: tuple[ActChange, ...], seller: str, now: datetime) -> list[Plan]:
    """The newest first, as each stands on the one before."""
    plans = []
    for change in reversed(changes):
        planned = act_changes.plan(change)
        act_changes.carry_out(planned, seller=seller, now=now)
        plans.append(planned)
    return plans


def _end(found: Act, done: int, kept: list[Plan], now: datetime) -> None:
    if not done:
        why = next((one.why for one in kept if one.why is not None), None)
        hint = N_("Take back the later acts first.")
        raise InputError(why or N_("All of it was changed later, so nothing is taken back."), hint)
    act.set_undone(found.id, now)


def _found(act_id: int) -> Act:
    found = act.by_id(act_id)
    if found is None:
        raise NotFoundError(N_("This act is not remembered any more."))
    return found


def _refusal(found: Act) -> Message | None:
    if found.undone is not None:
        return N_("This has been taken back already.")
    if found.kind is ActKind.ERASE:
        return N_("Who was erased stays erased.")
    if found.kind is ActKind.IMPORT:
        return N_("An import is taken back on its own page.")
    return None
