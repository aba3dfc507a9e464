"""Customers of a file: each one new, the same as somebody, or waiting for a person to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import TypeVar

from app.domain import postal_rules
from app.domain.consent import State
from app.domain.customer import Address, CustomerDraft, EmailEntry, PhoneEntry
from app.domain.filled import filled, updated
from app.domain.importing import Fate, Look, Order, PreviewLine, Rule
from app.domain.likeness import Verdict
from app.domain.read_record import LABEL_WORDS, ReadCustomer
from app.domain.settings import Settings
from app.i18n import N_, Message, language
from app.models import import_people_read
from app.services import import_lists, import_source
from app.services import settings as settings_service
from app.services.import_customer_writer import Writer
from app.services.import_lists import Done, Plan, Steps
from app.services.import_people import Entry, Offer, People, Somebody, entry
from app.services.import_source import Source

Labelled = TypeVar("Labelled", PhoneEntry, EmailEntry, Address)


def bring(order: Order, *, seller: str, now: datetime, settings: Settings, dry_run: bool = False) -> Steps:
    """Let the customers of a file come in; see `import_lists.bring`."""
    return import_lists.bring(_plan(import_source.opened(order), seller, now, settings), dry_run=dry_run)


def look(source: Source, *, now: datetime, settings: Settings) -> Look:
    """The first customers of a file as they will be. Writes nothing."""
    return import_lists.look(_plan(source, "", now, settings))


def _plan(source: Source, seller: str, now: datetime, settings: Settings) -> Plan[ReadCustomer]:
    target = CustomerTarget(source, seller, now, settings)
    return Plan(source, import_source.customers(source, settings, now), target, seller, now)


@dataclass(frozen=True, slots=True)
class _Decision:
    """What becomes of a row, of whom, and how they will be."""

    fate: Fate
    draft: CustomerDraft
    who: Somebody | None = None
    offers: tuple[Offer, ...] = ()


class CustomerTarget:
    """Writes batches of customers, or only says what would become of them."""

    def __init__(self, source: Source, seller: str, now: datetime, settings: Settings) -> None:
        self._source, self._seller, self._now, self._settings = source, seller, now, settings
        self._region = settings_service.profile(settings).phone_region
        self._speech = language(settings.language)
        self._people = People(source.name, self._region)
        self._imagined = count(-1, -1)
        self._cards: set[str] = set()

    def take(self, batch: Sequence[ReadCustomer], run: int) -> Done:
        """Deal with a batch, inside the caller's transaction."""
        done = Done()
        entries = [self._entry(record) for record in batch]
        usable = [one for one in entries if isinstance(one, Entry)]
        self._people.meet(usable)
        self._cards |= import_people_read.cards_taken(one.draft.card for one in usable)
        writer = Writer(self._source, run, self._seller, self._now, self._settings) if run else None
        for record, one in zip(batch, entries, strict=True):
            if isinstance(one, Message):
                done.note(record, Fate.PROBLEM, one)
                done.lines.append(PreviewLine(row=record.row, content=record.draft, fate=Fate.PROBLEM, words=one))
            else:
                self._settle(one, writer, done)
        if writer is not None:
            done.warn(writer.finish())
            self._people.forget()
        return done

    def _entry(self, record: ReadCustomer) -> Entry | Message:
        """The row ready to be compared, or why it is left out."""
        if record.problem is not None:
            return record.problem
        draft = record.draft if self._source.own else self._as_here(record.draft)
        return entry(record, draft, self._region)

    def _as_here(self, draft: CustomerDraft) -> CustomerDraft:
        """Known labels in the shop's language, and codes as their post writes them."""
        if not (draft.phones or draft.emails or draft.addresses):
            return draft
        home = self._settings.country
        places = (postal_rules.tidied(place, home) for place in draft.addresses)
        phones, emails = tuple(map(self._labelled, draft.phones)), tuple(map(self._labelled, draft.emails))
        addresses = tuple(map(self._labelled, places))
        if (phones, emails, addresses) == (draft.phones, draft.emails, draft.addresses):
            return draft
        return replace(draft, phones=phones, emails=emails, addresses=addresses)

    def _labelled(self, one: Labelled) -> Labelled:
        words = LABEL_WORDS.get(one.label)
        return replace(one, label=self._speech.render(words)) if words else one

    def _settle(self, one: Entry, writer: Writer | None, done: Done) -> None:
        decision = self._decide(one)
        words: tuple[Message, ...] = ()
        if decision.fate in (Fate.NEW, Fate.UPDATED):
            decision, words = self._own_card(decision)
        if decision.fate is Fate.NEW:
            identity = writer.add(one, decision.draft) if writer else next(self._imagined)
            self._people.add(one if decision.draft is one.draft else replace(one, draft=decision.draft), identity)
        elif decision.fate is Fate.UPDATED and decision.who is not None:
            if writer:
                writer.change(decision.who, decision.draft, one)
            self._people.changed(decision.who, decision.draft)
        elif decision.fate is Fate.ALREADY and decision.who is not None and writer:
            writer.remember(decision.who.id, one)
        elif decision.fate is Fate.WAITING and writer:
            writer.wait(one, decision.offers)
        done.note(one.record, decision.fate, *words)
        if writer is None:
            done.lines.append(_line(one, decision, words))

    def _decide(self, one: Entry) -> _Decision:
        """One id of the other program is one person; else whoever is most alike counts."""
        rule, certain = self._source.rule, self._people.certain(one)
        if certain is not None:
            return self._same(one, certain)
        offers = () if rule is Rule.NEW else self._people.offers(one)
        if not offers or offers[0].likeness.verdict is Verdict.RELATIVE:
            return _Decision(Fate.NEW, one.draft)
        best = offers[0]
        if self._says_nothing_else(best, one):
            return _Decision(Fate.ALREADY, one.draft, best.who)
        if not best.likeness.one_person:
            asks = rule is Rule.ASK and not _reached_otherwise(one.draft, best.who.draft)
            return _Decision(Fate.WAITING if asks else Fate.NEW, one.draft, best.who if asks else None, offers)
        if rule is Rule.ASK:
            return _Decision(Fate.WAITING, one.draft, best.who, offers)
        return self._same(one, best.who)

    def _says_nothing_else(self, best: Offer, one: Entry) -> bool:
        """Whether the row is known already. Of a namesake all of it must be: another street is another person."""
        if best.likeness.one_person:
            return self._filled(best.who, one) is None
        known = best.who.draft
        return updated(known, one.draft, self._region) == known and not _says_more(one, best.who)

    def _same(self, one: Entry, who: Somebody) -> _Decision:
        if self._source.rule is Rule.SKIP:
            return _Decision(Fate.ALREADY, one.draft, who)
        if self._source.rule is Rule.UPDATE:
            draft = updated(who.draft, one.draft, self._region)
            changed: CustomerDraft | None = draft if draft != who.draft or _says_more(one, who) else None
        else:
            changed = self._filled(who, one)
        return _Decision(Fate.UPDATED if changed else Fate.ALREADY, changed or who.draft, who)

    def _filled(self, who: Somebody, one: Entry) -> CustomerDraft | None:
        """The known customer with what the row adds; None if it adds nothing."""
        draft = filled(who.draft, one.draft, self._region)
        return draft if draft != who.draft or _says_more(one, who) else None

    def _own_card(self, decision: _Decision) -> tuple[_Decision, tuple[Message, ...]]:
        """A card is carried by one customer only."""
        card, before = decision.draft.card, decision.who.draft.card if decision.who else ""
        if not card or card == before:
            return decision, ()
        if card not in self._cards:
            self._cards.add(card)
            return decision, ()
        words = (N_("The card {card} belongs to somebody else: it is left out.", card=card),)
        return replace(decision, draft=replace(decision.draft, card=before)), words


def _says_more(one: Entry, who: Somebody) -> bool:
    """Whether the file knows an answer that the shop does not."""
    known = who.consents
    return any(
        state is not State.NOT_ASKED and known.get((channel, purpose), State.NOT_ASKED) is State.NOT_ASKED
        for channel, purpose, state in one.record.consents
    )


def _reached_otherwise(one: CustomerDraft, other: CustomerDraft) -> bool:
    """Namesakes, each with a phone or e-mail of their own: two people until somebody knows better."""
    return bool((one.phones or one.emails) and (other.phones or other.emails))


def _line(one: Entry, decision: _Decision, words: tuple[Message, ...]) -> PreviewLine:
    said = (*one.record.warnings, *words)
    match = decision.who.draft.display_name if decision.who else ""
    draft = decision.draft if decision.fate is Fate.UPDATED else one.draft
    return PreviewLine(
        row=one.record.row, content=draft, fate=decision.fate, match=match, words=said[0] if said else None
    )
