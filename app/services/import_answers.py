"""Rows of an import that wait: who they may be, and what somebody says to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.domain.changes import Changes
from app.domain.customer import CustomerDraft
from app.domain.filled import filled
from app.domain.imported import ImportRun
from app.domain.importing import Counts, ImportKind, Order, Rule
from app.domain.likeness import REASON_WORDS, Reason, Verdict
from app.domain.read_record import ReadCustomer
from app.domain.relation import RelationDraft
from app.domain.settings import Settings
from app.errors import NotFoundError
from app.i18n import N_, Message, language
from app.models import customer, customer_export, import_run, import_waiting
from app.models.database import transaction
from app.models.import_waiting import Waiting
from app.services import import_people, offers, relations
from app.services import settings as settings_service
from app.services.import_customer_writer import Writer
from app.services.import_people import Somebody
from app.services.import_source import Source

MOST_SHOWN = 1_000


class Decision(StrEnum):
    """What somebody says of a row that waits."""

    USE = "use"
    ADD = "add"
    RELATIVE = "relative"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody the row may be, and why."""

    customer_id: int
    name: str
    number: int
    verdict: Verdict
    reasons: tuple[Message, ...]
    draft: CustomerDraft


@dataclass(frozen=True, slots=True)
class Question:
    """One row that waits, the likeliest candidate first; there may be none left."""

    id: int
    row: int
    draft: CustomerDraft
    candidates: tuple[Candidate, ...]


def questions(number: int) -> tuple[Question, ...]:
    """The rows of an import that wait."""
    rows = import_waiting.of_run(number, MOST_SHOWN)
    ids = {offer.customer_id for row in rows for offer in row.offers}
    known = {one.draft.id: one for one in customer_export.contacts(sorted(ids))}
    return tuple(
        Question(
            row.id,
            row.row,
            row.draft,
            tuple(
                Candidate(
                    offer.customer_id,
                    known[offer.customer_id].draft.display_name,
                    known[offer.customer_id].number,
                    Verdict(offer.verdict),
                    tuple(REASON_WORDS[Reason(reason)] for reason in offer.reasons),
                    known[offer.customer_id].draft,
                )
                for offer in row.offers
                if offer.customer_id in known
            ),
        )
        for row in rows
    )


def answer(
    number: int,
    ids: Sequence[int],
    decision: Decision,
    *,
    seller: str,
    now: datetime,
    settings: Settings,
    customer_id: int | None = None,
) -> Changes:
    """Say what rows that wait are; of each the likeliest candidate is meant unless `customer_id` says who.

    Raises NotFoundError for a row that waits no more.
    """
    run = import_run.find(number)
    if run is None:
        raise NotFoundError(N_("There is no import with the number {number}.", number=number))
    work = _Answers(run, decision, customer_id, settings, seller, now)
    with transaction():
        for identity in ids:
            row = import_waiting.find(number, identity)
            if row is None:
                raise NotFoundError(N_("This row does not wait any more."))
            work.settle(row)
        import_run.set_counts(number, run.counts + work.counts)
    work.tell_apart()
    return Changes.of("customers", "imports")


@dataclass(slots=True)
class _Answers:
    """Does what was said, and keeps what it changed in the counts."""

    run: ImportRun
    decision: Decision
    meant: int | None
    settings: Settings
    seller: str
    now: datetime
    counts: Counts = field(default_factory=Counts)
    apart: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)

    def settle(self, row: Waiting) -> None:
        region = settings_service.profile(self.settings).phone_region
        record = ReadCustomer(
            row=row.row, draft=row.draft, external=row.external, consents=row.consents, picture=row.picture
        )
        one = import_people.entry(record, row.draft, region)
        who = _candidate(row, self.meant, region) if self.decision is not Decision.NEW else None
        writer = self._writer()
        if who is None or self.decision is Decision.RELATIVE:
            self.apart.append((writer.add(one, _free_card(row.draft)), self._others(row)))
            self.counts += Counts(waiting=-1, created=1)
        elif self.decision is Decision.USE:
            writer.remember(who.id, one)
            self.counts += Counts(waiting=-1, already=1)
        else:
            draft = filled(who.draft, row.draft, region)
            card = who.draft.card or _free_card(draft).card
            writer.change(who, replace(draft, card=card), one)
            self.counts += Counts(waiting=-1, updated=1)
        writer.finish()
        import_waiting.drop(self.run.number, (row.id,))

    def _writer(self) -> Writer:
        order = Order(path=Path(self.run.file_name), kind=ImportKind.CUSTOMERS)
        source = Source(order, self.run.digest, Rule.ASK, preset=self.run.preset)
        return Writer(source, self.run.number, self.seller, self.now, self.settings)

    def _others(self, row: Waiting) -> tuple[int, ...]:
        return (self.meant,) if self.meant is not None else tuple(offer.customer_id for offer in row.offers)

    def tell_apart(self) -> None:
        """Who is new is nobody of those offered; a relative is written down as one."""
        for identity, others in self.apart:
            here = [other for other in others if customer.is_live(other)]
            offers.keep_apart(identity, here, seller=self.seller, now=self.now)
            if self.decision is Decision.RELATIVE and here:
                word = language(self.settings.language).gettext("Relative")
                draft = RelationDraft(one_id=identity, other_id=here[0], one_is=word, other_is=word)
                relations.save(draft, seller=self.seller, now=self.now)


def _free_card(draft: CustomerDraft) -> CustomerDraft:
    """A card somebody carries already stays with them."""
    return replace(draft, card="") if draft.card and customer.with_card(draft.card) else draft


def _candidate(row: Waiting, meant: int | None, region: str) -> Somebody | None:
    """Who is meant, if they are still in the file."""
    ids = [meant] if meant is not None else [offer.customer_id for offer in row.offers]
    found = {one.draft.id: one for one in customer_export.contacts(ids)}
    first = next((found[one] for one in ids if one in found), None)
    return import_people.somebody(first, region) if first else None
