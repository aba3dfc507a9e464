"""Writing a mailing: each letter gets its number in the order of printing and is kept word for word, once."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain import document_number
from app.domain.changes import Changes
from app.domain.document_number import Kind
from app.domain.letter_file import LetterDraft, Part
from app.domain.mailing import Mailing, MailingState
from app.domain.mailing_person import LeftOut, PersonState
from app.domain.progress import Progress
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_
from app.models import audit, mailing, mailing_person, series
from app.models import letter as letter_model
from app.models.database import transaction
from app.models.mailing_person import Row, Settled
from app.services import mailing_rules, mailings
from app.services.mailing_letters import Group, Scribe, with_own_words
from app.services.mailing_rules import Reader, Verdict

CHANGES = Changes.of("mailings", "letters", "customers")
_BATCH = 100
# From these a mailing can be written, or written on after it was stopped.
_READY = (MailingState.GATHERED, MailingState.WRITING)


@dataclass(frozen=True, slots=True)
class Done:
    """A mailing whose letters all have numbers; `letters` of them were written now."""

    number: str
    letters: int
    first: str
    last: str
    changes: Changes = CHANGES


def write(mailing_id: int, *, seller: str, now: datetime, settings: Settings) -> Generator[Progress, None, Done]:
    """Write all that is not written yet; each step is a batch that is saved.

    Stopped or killed in the middle, what is written stays and writing goes on from there: nobody gets two letters and
    no number is left out. Raises InputError for a mailing whose people are not gathered.
    """
    known = mailings.one(mailing_id)
    if known.state not in _READY:
        raise InputError(N_("Only a mailing whose people are gathered can be written, and only once."))
    scribe = Scribe(known, seller=seller, now=now, settings=settings)
    scribe.check()
    return _Writer(known, scribe, seller, now, settings).steps()


class _Writer:
    def __init__(self, known: Mailing, scribe: Scribe, seller: str, now: datetime, settings: Settings) -> None:
        self._known = known
        self._scribe = scribe
        self._seller = seller
        self._now = now
        self._till = settings.till
        self._numbers: list[str] = []

    def steps(self) -> Generator[Progress, None, Done]:
        total, done = self._known.tally.letters, self._known.tally.written
        with transaction():
            mailing_person.orphans(self._known.id)
        while rows := mailing_person.next_in(self._known.id, _BATCH):
            with transaction():
                self._begin()
                self._write(rows)
            done += len(rows)
            yield Progress(min(done, total), total)
        number = self._end()
        first, last = (self._numbers[0], self._numbers[-1]) if self._numbers else ("", "")
        return Done(number, len(self._numbers), first, last)

    def _begin(self) -> None:
        """With the first letter the mailing gets its own number. Raises InputError if it was changed meanwhile."""
        if mailing.state_of(self._known.id) not in _READY:
            raise InputError(N_("The mailing was changed meanwhile."), N_("Gather the people anew."))
        if self._known.number:
            return
        number = series.take_number(Kind.MAILING, self._till)
        mailing.set_number(self._known.id, number)
        mailing.set_state(self._known.id, MailingState.WRITING)
        self._known = replace(self._known, number=number, state=MailingState.WRITING)

    def _write(self, rows: Sequence[Row]) -> None:
        groups = self._groups(rows)
        leads = list(groups)
        edited = mailing_person.edited(leads)
        drafts = dict(zip(leads, self._scribe.compose(list(groups.values())), strict=True))
        out = [Settled(row, PersonState.LEFT_OUT, found) for row, found in drafts.items() if isinstance(found, LeftOut)]
        mailing_person.settle(out)
        good = {
            row: with_own_words(draft, edited.get(row, {}))
            for row, draft in drafts.items()
            if isinstance(draft, LetterDraft)
        }
        self._keep(good)
        mailing.count_written(self._known.id, len(good))

    def _groups(self, rows: Sequence[Row]) -> dict[int, Group]:
        """Who each letter speaks to now, by its row: who said no or left the file since is not among them."""
        sharing = mailing_person.sharing([row.id for row in rows])
        letters = {row.id: (row, *sharing.get(row.id, ())) for row in rows}
        ids = list(dict.fromkeys(one.customer for members in letters.values() for one in members))
        verdicts = mailing_rules.verdicts(ids, self._known.plan, mailing=self._known.id, now=self._now)
        served = mailing_person.served(self._known.id, ids)
        groups: dict[int, Group] = {}
        for row, members in letters.items():
            readers = self._readers(members, verdicts, served)
            if readers:
                lead = next(iter(readers))
                groups[lead] = tuple(readers.values())
                if lead != row:
                    mailing_person.hand_over(row, lead)
        return groups

    def _readers(self, members: Sequence[Row], verdicts: Mapping[int, Verdict], served: set[int]) -> dict[int, Reader]:
        """Those of one letter who may still get it, by their rows; the others are left out."""
        readers: dict[int, Reader] = {}
        out: list[Settled] = []
        for one in members:
            found = LeftOut.TWICE if one.customer in served else verdicts[one.customer]
            if isinstance(found, Reader):
                readers[one.id] = found
                served.add(one.customer)
            else:
                out.append(Settled(one.id, PersonState.LEFT_OUT, found))
        mailing_person.settle(out)
        return readers

    def _keep(self, drafts: dict[int, LetterDraft]) -> None:
        if not drafts:
            return
        first = series.take(Kind.LETTER, self._till, len(drafts))
        piece = mailing_person.last_piece(self._known.id)
        part = Part(self._known.id, self._known.plan.form, self._known.plan.delivery)
        written: list[tuple[int, int, int]] = []
        for offset, (row, draft) in enumerate(drafts.items()):
            number = document_number.written(Kind.LETTER, self._till, first + offset)
            ready = replace(draft, draft_id=f"{self._known.draft_id}/{row}")
            letter = letter_model.insert(ready, number, self._now, self._seller, part_of=part)
            written.append((row, letter, piece + offset + 1))
            self._numbers.append(number)
        mailing_person.set_written(written)

    def _end(self) -> str:
        with transaction():
            self._begin()
            tally = mailing.recount(self._known.id)
            mailing.set_state(self._known.id, MailingState.WRITTEN)
            mailing.set_written(self._known.id, self._now)
            after = {"name": self._known.plan.name, "letters": tally.written, "number": self._known.number}
            record = str(self._known.id)
            audit.write(at=self._now, staff=self._seller, action="write", kind="mailing", record=record, after=after)
        return self._known.number
