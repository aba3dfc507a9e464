"""Who a row of customers may be: looked up for a whole batch, compared only where something agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.domain import likeness, names, phones
from app.domain.consent import Channel, Purpose, State
from app.domain.contact import Contact
from app.domain.customer import CustomerDraft
from app.domain.likeness import Likeness, Verdict
from app.domain.likeness_person import Person, person_of
from app.domain.phones import Phone
from app.domain.read_record import ReadCustomer
from app.models import customer_export, import_people_read
from app.models.import_people_read import Asked

MOST_OFFERS = 3
# A look at a whole file remembers so many of its rows; a real import finds all of them in the shop.
MOST_REMEMBERED = 30_000
_RANK = {verdict: place for place, verdict in enumerate(Verdict)}

Consents = dict[tuple[Channel, Purpose], State]


@dataclass(slots=True)
class Somebody:
    """A customer of the shop, or of the rows before, as rows are compared with them."""

    id: int
    draft: CustomerDraft
    person: Person
    consents: Consents


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that can be taken: its draft, its numbers as understood and what it is compared by.

    Whoever shares one of the `keys` may be the same.
    """

    record: ReadCustomer
    draft: CustomerDraft
    phones: tuple[Phone, ...]
    person: Person
    name_key: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody the row may be."""

    who: Somebody
    likeness: Likeness


def entry(record: ReadCustomer, draft: CustomerDraft, region: str) -> Entry:
    """A row ready to be compared."""
    numbers = tuple(phones.normalise(phone.typed, region) for phone in draft.phones)
    name_key = names.sort_key(draft.listed_as)
    keys = (
        *(f"p:{phone.e164}" for phone in numbers if phone.e164),
        *(f"e:{email.address.lower()}" for email in draft.emails),
        *((f"c:{draft.card}",) if draft.card else ()),
        f"n:{name_key}",
    )
    return Entry(record, draft, numbers, person_of(draft, numbers), name_key, keys)


def somebody(contact: Contact, region: str) -> Somebody:
    """A customer of the shop as rows are compared with them."""
    consents = {(answer.channel, answer.purpose): answer.state for answer in contact.consents}
    return Somebody(contact.draft.id or 0, contact.draft, _person(contact.draft, region), consents)


def _person(draft: CustomerDraft, region: str) -> Person:
    return person_of(draft, [phones.normalise(phone.typed, region) for phone in draft.phones])


@dataclass(slots=True)
class People:
    """Everybody a row may be: of the shop, and of the rows before it."""

    source: str
    region: str
    _known: dict[int, Somebody] = field(default_factory=dict)
    _keys: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _fresh: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _externals: dict[str, int] = field(default_factory=dict)
    _fresh_people: dict[int, Somebody] = field(default_factory=dict)

    def meet(self, batch: Sequence[Entry]) -> None:
        """Look up everybody the batch may mean. Who was met before is looked up anew."""
        asked = Asked(
            phones=(phone.e164 for one in batch for phone in one.phones if phone.e164),
            emails=(email.address.lower() for one in batch for email in one.draft.emails),
            cards=(one.draft.card for one in batch),
            names=(one.name_key for one in batch),
            source=self.source,
            externals=(one.record.external for one in batch),
        )
        found = import_people_read.known(asked)
        self._keys = defaultdict(list)
        for mark, ids in (("p", found.phones), ("e", found.emails), ("c", found.cards), ("n", found.names)):
            self._keys |= {f"{mark}:{text}": who for text, who in ids.items()}
        self._externals |= {text: who[0] for text, who in found.externals.items()}
        everybody = {one for who in (*self._keys.values(), *found.externals.values()) for one in who}
        self._known = {one.id: one for one in self._read(sorted(everybody))}

    def _read(self, ids: Sequence[int]) -> Iterable[Somebody]:
        for contact in customer_export.contacts(ids):
            yield somebody(contact, self.region)

    def forget(self) -> None:
        """The rows before are in the shop now."""
        self._fresh.clear()
        self._fresh_people.clear()
        self._externals.clear()

    def add(self, one: Entry, identity: int) -> None:
        """A row becomes somebody whom later rows may be."""
        if len(self._fresh_people) >= MOST_REMEMBERED:
            return
        consents = {(channel, purpose): state for channel, purpose, state in one.record.consents}
        self._fresh_people[identity] = Somebody(identity, one.draft, one.person, consents)
        for key in one.keys:
            self._fresh[key].append(identity)
        if one.record.external:
            self._externals[one.record.external] = identity

    def certain(self, one: Entry) -> Somebody | None:
        """Who the other program says it is."""
        identity = self._externals.get(one.record.external) if one.record.external else None
        return self._somebody(identity) if identity is not None else None

    def offers(self, one: Entry) -> tuple[Offer, ...]:
        """Who the row may be, the likeliest first; nobody who is surely somebody else."""
        ids = {identity for key in one.keys for identity in (*self._keys.get(key, ()), *self._fresh.get(key, ()))}
        people = filter(None, map(self._somebody, ids))
        found = (Offer(who, likeness.likeness(one.person, who.person)) for who in people)
        likely = sorted(
            (offer for offer in found if offer.likeness.verdict is not Verdict.DIFFERENT),
            key=lambda offer: (_RANK[offer.likeness.verdict], -offer.likeness.score, offer.who.id),
        )
        return tuple(likely[:MOST_OFFERS])

    def _somebody(self, identity: int) -> Somebody | None:
        return self._fresh_people.get(identity) or self._known.get(identity)

    def changed(self, who: Somebody, draft: CustomerDraft) -> None:
        """What later rows find of somebody whom this row changed."""
        who.draft, who.person = draft, _person(draft, self.region)
