"""Customers who may be in the file twice: an offer while one is written down, a look through everybody, and answers."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from app.domain import customer as rules
from app.domain import likeness, likeness_person, phones
from app.domain.changes import Changes
from app.domain.customer import Address, CustomerDraft
from app.domain.duplicate import Offer, Pair, ScanResult
from app.domain.folding import words
from app.domain.likeness import Likeness, Verdict
from app.domain.likeness_home import street_words
from app.domain.likeness_name import Name, forms
from app.domain.likeness_person import SHORTEST_PHONE, Person
from app.domain.page import Cursor, Page
from app.domain.phones import Phone
from app.domain.progress import Progress
from app.domain.search_keys import BACKWARDS
from app.domain.settings import Settings
from app.domain.simplified import simplified
from app.errors import InputError, NotFoundError
from app.i18n import N_
from app.models import audit, duplicate, duplicate_find
from app.models.database import transaction
from app.services import settings as settings_service
from app.services.duplicate_scan import Scan

OFFERS = 5
PAGE_ROWS = 50
# Counting further would only slow the page; it then says "more than".
MOST_COUNTED = 9_999
# So many are asked of each index, and so many are compared in all.
_OF_EACH = 15
_COMPARED = 50
_MOST_BEARERS = 200
_MOST_NAMES = 2
_MOST_HOMES = 2
_LONGEST_HAN = 4
_ORDER = (Verdict.SAME, Verdict.LIKELY, Verdict.RELATIVE, Verdict.POSSIBLE)


def similar(draft: CustomerDraft, settings: Settings, limit: int = OFFERS) -> tuple[Offer, ...]:
    """Who in the file may be the one being written down, the surest first: a question, never a refusal.

    A relative is among them, since whoever shares a phone or an address should be asked about too.
    """
    tidy = rules.tidied(draft)
    region = settings_service.profile(settings).phone_region
    numbers = tuple(phones.normalise(entry.typed, region) for entry in tidy.phones)
    person = likeness_person.person_of(tidy, numbers)
    found = _candidates(tidy, person, numbers)
    left_out = _left_out(draft.id)
    others = [one for one in found.ids if one not in left_out][:_COMPARED]
    judged = [(one, likeness.likeness(person, other, found)) for one, other in duplicate.people(others).items()]
    best = sorted((pair for pair in judged if pair[1].verdict in _ORDER), key=_surest)[:limit]
    known = duplicate.facts(one for one, _ in best)
    return tuple(Offer(known[one], alike) for one, alike in best)


def _surest(pair: tuple[int, Likeness]) -> tuple[int, int, int]:
    identity, alike = pair
    return _ORDER.index(alike.verdict), -alike.score, -identity


def _left_out(customer_id: int | None) -> frozenset[int]:
    return duplicate.told_apart(customer_id) | {customer_id} if customer_id is not None else frozenset()


@dataclass(slots=True)
class _Found:
    """Who may be meant, the likeliest first, and what was seen of their names."""

    ids: tuple[int, ...]
    letters: frozenset[str]
    same_name: int
    counted: dict[str, int] = field(default_factory=dict)

    def namesakes(self, letters: str) -> int | None:
        """How many have the draft's own name; other names were not counted."""
        return self.same_name if letters in self.letters else None

    def bearers(self, given: str) -> int:
        """How many have a given name, up to a limit."""
        if given not in self.counted:
            self.counted[given] = duplicate_find.bearers(given, _MOST_BEARERS)
        return self.counted[given]


def _candidates(draft: CustomerDraft, person: Person, numbers: tuple[Phone, ...]) -> _Found:
    asked = [ways for name in person.names[:_MOST_NAMES] for ways in _asked_name(name)]
    if person.firm:
        asked.append([[word] for word in person.firm])
    homes = [_asked_home(address) for address in draft.addresses[:_MOST_HOMES]]
    named = [duplicate_find.with_keys(ways, _COMPARED) for ways in asked]
    ids = duplicate_find.once(
        _by_card_and_birthday(draft),
        *(_by_phone(phone) for phone in numbers),
        *(duplicate_find.with_email(email, _OF_EACH) for email in person.emails),
        *(duplicate_find.with_keys(home, _OF_EACH) for home in homes if len(home) > 1),
        *(found[:_OF_EACH] for found in named if len(found) < _COMPARED),
        *_of_many(asked, named, draft),
    )
    letters = frozenset(letters for name in person.names for letters in name.letters)
    return _Found(ids, letters, max(map(len, named), default=0))


def _by_card_and_birthday(draft: CustomerDraft) -> list[int]:
    found = duplicate_find.with_card(draft.card) if draft.card else []
    if draft.birthday is not None and draft.birthday.year is not None:
        found += duplicate_find.born(draft.birthday, _OF_EACH)
    return found


def _by_phone(phone: Phone) -> list[int]:
    """By the whole number, and by its end for numbers that were never understood."""
    bare = likeness_person.bare_phone(phone)
    if not bare:
        return []
    tail = f"{BACKWARDS}{bare[::-1][:SHORTEST_PHONE]}*"
    whole = duplicate_find.with_phone(phone.e164, _OF_EACH) if phone.e164 else []
    return [*whole, *duplicate_find.with_keys([[tail]], _OF_EACH)]


def _of_many(asked: list[list[list[str]]], named: list[list[int]], draft: CustomerDraft) -> Iterator[list[int]]:
    """Where many have the name, those of the same town, and some of the newest."""
    for ways, found in zip(asked, named, strict=True):
        if len(found) == _COMPARED:
            for address in draft.addresses[:_MOST_HOMES]:
                town = _asked_town(address)
                yield duplicate_find.with_keys([*ways, *town], _OF_EACH) if town else []
            yield found[:_OF_EACH]


def _asked_name(name: Name) -> Iterator[list[list[str]]]:
    """The keys of a name: its words in any order; of a Chinese one its characters, or how it sounds."""
    if not name.han:
        yield [_ways(word) for word in (*name.family, *name.given)]
        return
    yield [[name.han[:_LONGEST_HAN]]]
    for family, given in name.sounds:
        yield [[family], [given]] if given else [[family]]


def _ways(word: str) -> list[str]:
    """A surname of men and of women; an initial is the beginning of its name."""
    return [f"{word}*"] if len(word) == 1 else list(forms(word))


def _asked_home(address: Address) -> list[list[str]]:
    street, numbers = street_words(address.street)
    return [*([word[:_LONGEST_HAN] if not word.isascii() else word] for word in street), *([n] for n in numbers[:1]),
            *_asked_town(address)]  # fmt: skip


def _asked_town(address: Address) -> list[list[str]]:
    town = [word for word in words(simplified(address.city)) if not word[0].isdecimal()]
    return [[f"{word[:2]}*" if not word.isascii() else word] for word in town[:1]]


def scan(*, now: datetime) -> Generator[Progress, None, ScanResult]:
    """Look through the whole file; every step leaves the file as it should be, and what was found before is kept."""
    return Scan(now).run()


def open_pairs(cursor: Cursor | None = None, limit: int = PAGE_ROWS) -> Page[Pair]:
    """Pairs to look at, the most alike first."""
    return duplicate.pairs(duplicate.OPEN, cursor, limit)


def told_apart(cursor: Cursor | None = None, limit: int = PAGE_ROWS) -> Page[Pair]:
    """Pairs that somebody said are two people, to be reviewed."""
    return duplicate.pairs(duplicate.DIFFERENT, cursor, limit)


def count_open() -> int:
    """How many pairs wait for an answer, counted up to MOST_COUNTED."""
    return duplicate.count_pairs(duplicate.OPEN, MOST_COUNTED)


def compare(one: int, other: int) -> Likeness:
    """How alike two customers in the file are. Raises NotFoundError."""
    people = duplicate.people((one, other))
    if one not in people or other not in people:
        raise NotFoundError(N_("This customer is not in the file any more."))
    return likeness.likeness(people[one], people[other])


def not_same(one: int, other: int, *, seller: str, now: datetime) -> Changes:
    """Remember that two customers are two people: neither offer nor scan asks again. Raises NotFoundError."""
    if one == other:
        raise InputError(N_("This is one and the same customer."))
    alike = compare(one, other)
    with transaction():
        before = duplicate.state(one, other)
        duplicate.tell_apart(one, other, alike, seller, now)
        _audit("not_same", (one, other), before, seller, now)
    return Changes.of("duplicates")


def forget_not_same(one: int, other: int, *, seller: str, now: datetime) -> Changes:
    """Take back that two customers are two people; if they are alike, they are asked about again."""
    with transaction():
        before = duplicate.state(one, other)
        if before != duplicate.DIFFERENT:
            return Changes()
        duplicate.forget_apart(one, other, now)
        _audit("forget_not_same", (one, other), before, seller, now)
    return Changes.of("duplicates")


def _audit(action: str, pair: tuple[int, int], before: str, seller: str, now: datetime) -> None:
    known = duplicate.facts(pair)
    first, second = (str(known[one].number) for one in pair)
    after = duplicate.state(*pair)
    audit.write(
        at=now,
        staff=seller,
        action=action,
        kind="customer",
        record=first,
        before={"other": second, "duplicate": before},
        after={"other": second, "duplicate": after},
    )
