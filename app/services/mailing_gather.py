"""Settling who gets a mailing: its audience frozen, each person in or left out for a reason, then put in order."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from app.domain.letter_file import LetterDraft, unnumbered
from app.domain.mailing import Aim, Mailing, MailingState, Tally, is_personal
from app.domain.mailing_person import UNSEEN, LeftOut, PersonState
from app.domain.progress import Progress
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_
from app.models import audit, household, mailing, mailing_person, relation
from app.models.database import transaction
from app.models.mailing_person import Settled
from app.services import households, mailing_audience, mailing_checks, mailing_forms, mailing_rules, mailings
from app.services.mailing_letters import Group, Scribe
from app.services.mailing_rules import Reader, Verdict

_BATCH = 100
_FORGOTTEN = 1_000
# A household leads on to relations and those to other households; further than this it only goes round.
_MOST_STEPS = 4
Steps = Generator[Progress, None, Tally]


def gather(mailing_id: int, *, seller: str, now: datetime, settings: Settings) -> Steps:
    """Settle anew who gets it; each step is a batch that is saved. Stopped in the middle it is a draft as before.

    Who was skipped, and whose words were changed, stays so.

    Raises PrintError for a template with a field that does not exist, InputError for a mailing that is written or a
    paper its form cannot be on.
    """
    known = mailings.open_one(mailing_id)
    Scribe(known, seller=seller, now=now, settings=settings).check()
    mailing_forms.drawer(known, known.plan.form, settings)
    found = mailing_audience.people(known.plan.audience, now=now, settings=settings)
    return _steps(known, found, seller, now, settings)


def _steps(known: Mailing, found: mailing_audience.Batches, seller: str, now: datetime, settings: Settings) -> Steps:
    by_hand = mailing_person.by_hand(known.id)
    with transaction():
        own = _Run(known.id, mailing.begin_run(known.id))
        mailing.set_state(known.id, MailingState.DRAFT)
        mailing.set_gathered(known.id, None)
    yield from _forget(own)
    total = yield from _collect(own, found)
    yield from _Sieve(known, own, seller, now, settings).steps(total)
    yield from _place(own, total)
    with own.step():
        mailing_person.put_by_hand(known.id, by_hand)
        tally = mailing.recount(known.id)
        mailing.set_state(known.id, MailingState.GATHERED)
        mailing.set_gathered(known.id, now)
        after = {"name": known.plan.name, "letters": tally.letters, "people": tally.people, "left_out": tally.out}
        audit.write(at=now, staff=seller, action="gather", kind="mailing", record=str(known.id), after=after)
    return tally


@dataclass(frozen=True, slots=True)
class _Run:
    """One gathering of a mailing: it ends when another one begins, or the plan is changed or cancelled."""

    mailing: int
    number: int

    @contextmanager
    def step(self) -> Iterator[None]:
        """One batch, saved whole. Raises InputError, and nothing is saved, when this gathering is not the last one."""
        with transaction():
            if mailing.run_of(self.mailing) != self.number:
                raise InputError(N_("The mailing was changed meanwhile."), N_("Gather the people anew."))
            yield


def _forget(own: _Run) -> Generator[Progress, None, None]:
    more = True
    while more:
        with own.step():
            more = mailing_person.forget(own.mailing, _FORGOTTEN)
        yield Progress(0, 0)
    with own.step():
        mailing.recount(own.mailing)


def _collect(own: _Run, found: mailing_audience.Batches) -> Generator[Progress, None, int]:
    total = 0
    for batch in found:
        if batch:
            with own.step():
                total += mailing_person.add(own.mailing, batch)
        yield Progress(0, total)
    return total


def _place(own: _Run, total: int) -> Generator[Progress, None, None]:
    """Number them in the order in which they are printed."""
    after: tuple[str, int] | None = ("", 0)
    first = 1
    while after is not None:
        with own.step():
            after, placed = mailing_person.place(own.mailing, after, first, _FORGOTTEN)
        first += placed
        yield Progress(total, total)


class _Sieve:
    """Looks at those who wait, a batch at a time."""

    def __init__(self, known: Mailing, own: _Run, seller: str, now: datetime, settings: Settings) -> None:
        self._known = known
        self._own = own
        self._plan = known.plan
        self._now = now
        self._settings = settings
        self._scribe = Scribe(known, seller=seller, now=now, settings=settings)
        self._drawer = mailing_forms.drawer(known, known.plan.form, settings)
        self._alone = not known.plan.per_household or is_personal(known.plan.occasion) or known.plan.aim is Aim.RECALL

    def steps(self, total: int) -> Generator[Progress, None, None]:
        """Decide about everybody."""
        done = 0
        while batch := mailing_person.waiting(self._known.id, _BATCH):
            ids = [row.customer for row in batch]
            with self._own.step():
                done += self._decide(ids if self._alone else self._with_homes(ids))
            yield Progress(min(done, total), total)

    def _with_homes(self, ids: Sequence[int]) -> list[int]:
        """These and whoever may share their letter and waits too, so that a household is looked at as one."""
        known = dict.fromkeys(ids)
        fresh = list(ids)
        for _ in range(_MOST_STEPS):
            beside = {*household.mates(fresh), *(one for pair in relation.letters(fresh) for one in pair[:2])}
            here = mailing_person.of_customers(self._known.id, sorted(beside - known.keys()))
            fresh = [one for one, (_, state) in here.items() if state is PersonState.WAITING]
            if not fresh:
                break
            known |= dict.fromkeys(fresh)
        return list(known)

    def _decide(self, ids: Sequence[int]) -> int:
        verdicts = self._verdicts(ids)
        readers = {one: found for one, found in verdicts.items() if isinstance(found, Reader)}
        groups = self._groups(readers)
        rows = mailing_person.of_customers(self._known.id, [*ids, *(one.id for group in groups for one in group)])
        settled = [_out(rows, one, found) for one, found in verdicts.items() if isinstance(found, LeftOut)]
        grouped = {reader.id for group in groups for reader in group}
        settled += [_out(rows, one, LeftOut.HOUSEHOLD) for one in readers if one not in grouped]
        settled += self._written(groups, rows)
        mailing_person.settle(settled)
        return len(ids)

    def _verdicts(self, ids: Iterable[int]) -> Mapping[int, Verdict]:
        return mailing_rules.verdicts(list(ids), self._plan, mailing=self._known.id, now=self._now)

    def _groups(self, readers: dict[int, Reader]) -> list[Group]:
        """One letter for each home and pair. Who gets it without having been meant joins, if they may be written to."""
        if self._alone:
            return [(reader,) for reader in readers.values()]
        recipients = households.recipients(readers)
        new = [one for recipient in recipients for one in recipient.letter_to if one not in readers]
        joined = self._joined(new) if new else {}
        everybody = readers | joined
        letters = (tuple(everybody[one] for one in to.letter_to if one in everybody) for to in recipients)
        return [group for group in letters if group]

    def _joined(self, ids: list[int]) -> dict[int, Reader]:
        """Those of these who were not meant but get the letter of somebody who was, counted to the mailing now."""
        here = mailing_person.of_customers(self._known.id, ids)
        may = [one for one in dict.fromkeys(ids) if one not in here or here[one][1] is PersonState.WAITING]
        readers = {one: found for one, found in self._verdicts(may).items() if isinstance(found, Reader)}
        mailing_person.add(self._known.id, list(readers))
        return readers

    def _written(self, groups: list[Group], rows: Mapping[int, tuple[int, PersonState]]) -> list[Settled]:
        settled: list[Settled] = []
        for group, draft in zip(groups, self._scribe.compose(groups), strict=True):
            lead, *others = (rows[reader.id][0] for reader in group)
            reason, detail = self._problem(group, draft)
            if isinstance(draft, LeftOut) or reason is not None:
                settled += [Settled(row, PersonState.LEFT_OUT, reason, detail) for row in (lead, *others)]
                continue
            settled.append(self._in(lead, group[0], draft, detail))
            settled += [Settled(row, PersonState.SHARED, language=draft.language, lead=lead) for row in others]
        return settled

    def _problem(self, group: Group, draft: LetterDraft | LeftOut) -> tuple[LeftOut | None, str]:
        """Why this letter cannot be printed as it should be, if so, and the field or character that keeps it."""
        if isinstance(draft, LeftOut):
            return draft, ", ".join(f"{{{name}}}" for name in self._scribe.lacking(group))
        if missing := mailing_checks.character(draft):
            return LeftOut.CHARACTER, missing
        piece = unnumbered(draft, self._now, self._plan.delivery or self._now.date())
        if self._drawer.too_long(piece) is not None:
            return LeftOut.TOO_LONG, ""
        return None, UNSEEN if self._drawer.unseen(piece) else ""

    def _in(self, row: int, reader: Reader, draft: LetterDraft, remark: str) -> Settled:
        key = mailing_rules.sort_key(reader, self._plan.order, self._settings)
        return Settled(row, PersonState.IN, detail=remark, language=draft.language, sort_key=key)


def _out(rows: Mapping[int, tuple[int, PersonState]], one: int, reason: LeftOut) -> Settled:
    return Settled(rows[one][0], PersonState.LEFT_OUT, reason)
