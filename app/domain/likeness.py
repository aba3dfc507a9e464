"""How alike two customers are: weighed reasons for and against their being one person, and a verdict.

What agrees adds points, what contradicts takes them away. Some contradictions end it: two given names at one phone
are a family, whatever else agrees. `SAME` needs a second proof of the person beside the name, the birthday or the
card, because father and son can share name, phone, e-mail and address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain import likeness_birth, likeness_home, likeness_name
from app.domain.birthday import Birthday
from app.domain.customer import FormOfAddress
from app.domain.likeness_birth import Born
from app.domain.likeness_home import Place
from app.domain.likeness_name import Match, Name
from app.domain.likeness_person import SHORTEST_PHONE, Generation, Person
from app.i18n import N_, Message

SAME_FROM = 90
LIKELY_FROM = 65
POSSIBLE_FROM = 40
_MOST = 100
# With so few of one name in the file a second fact decides; with so many it says little.
_RARE = 3
_COMMON = 50
_SHORTEST_MISDIALLED = 9


class Verdict(StrEnum):
    """What two records are. `POSSIBLE` is the same name with nothing else to tell by: worth a question at most."""

    SAME = "same"
    LIKELY = "likely"
    POSSIBLE = "possible"
    RELATIVE = "relative"
    DIFFERENT = "different"


class Reason(StrEnum):
    """One thing that speaks for or against two records being one person."""

    SAME_NAME = "same_name"
    SOUNDS_SAME = "sounds_same"
    NAME_FORM = "name_form"
    SHORT_NAME = "short_name"
    NAME_TYPED = "name_typed"
    INITIAL = "initial"
    HOMOPHONE = "homophone"
    FAMILY_ONLY = "family_only"
    NO_NAME = "no_name"
    RENAMED = "renamed"
    SAME_GIVEN = "same_given"
    OTHER_GIVEN = "other_given"
    OTHER_NAME = "other_name"
    RARE_NAME = "rare_name"
    COMMON_NAME = "common_name"
    SAME_FIRM = "same_firm"
    FIRM_TYPED = "firm_typed"
    OTHER_FIRM = "other_firm"
    PERSON_AND_FIRM = "person_and_firm"
    SAME_PHONE = "same_phone"
    PHONE_TYPED = "phone_typed"
    SAME_EMAIL = "same_email"
    SAME_HOME = "same_home"
    SAME_STREET = "same_street"
    OTHER_HOUSE = "other_house"
    SAME_TOWN = "same_town"
    SAME_BIRTHDAY = "same_birthday"
    SAME_DAY = "same_day"
    DAY_SWAPPED = "day_swapped"
    LUNAR_DAY = "lunar_day"
    NEAR_BIRTHDAY = "near_birthday"
    OTHER_BIRTHDAY = "other_birthday"
    SAME_CARD = "same_card"
    GENERATIONS = "generations"
    ONE_GENERATION = "one_generation"
    OTHER_FORM = "other_form"


REASON_WORDS: dict[Reason, Message] = {
    Reason.SAME_NAME: N_("same name"),
    Reason.SOUNDS_SAME: N_("the name sounds the same"),
    Reason.NAME_FORM: N_("another form of the same surname"),
    Reason.SHORT_NAME: N_("a short form of the name"),
    Reason.NAME_TYPED: N_("the name differs by a letter or two"),
    Reason.INITIAL: N_("same surname and initial"),
    Reason.HOMOPHONE: N_("other characters that sound the same"),
    Reason.FAMILY_ONLY: N_("same surname, given name not known"),
    Reason.NO_NAME: N_("one of them has no name"),
    Reason.RENAMED: N_("same given name, maybe a new surname"),
    Reason.SAME_GIVEN: N_("same given name, other surname"),
    Reason.OTHER_GIVEN: N_("other given name"),
    Reason.OTHER_NAME: N_("other name"),
    Reason.RARE_NAME: N_("few people have this name"),
    Reason.COMMON_NAME: N_("many people have this name"),
    Reason.SAME_FIRM: N_("same organisation"),
    Reason.FIRM_TYPED: N_("the organisation differs by a letter or two"),
    Reason.OTHER_FIRM: N_("other organisation"),
    Reason.PERSON_AND_FIRM: N_("a person and an organisation"),
    Reason.SAME_PHONE: N_("same phone"),
    Reason.PHONE_TYPED: N_("the phone differs by one digit"),
    Reason.SAME_EMAIL: N_("same e-mail"),
    Reason.SAME_HOME: N_("same address"),
    Reason.SAME_STREET: N_("same street"),
    Reason.OTHER_HOUSE: N_("same street, other house number"),
    Reason.SAME_TOWN: N_("same town"),
    Reason.SAME_BIRTHDAY: N_("same birthday"),
    Reason.SAME_DAY: N_("same day of birth, year not known"),
    Reason.DAY_SWAPPED: N_("birthday with day and month swapped"),
    Reason.LUNAR_DAY: N_("same birthday in the other calendar"),
    Reason.NEAR_BIRTHDAY: N_("the birthday differs a little"),
    Reason.OTHER_BIRTHDAY: N_("other birthday"),
    Reason.SAME_CARD: N_("same card"),
    Reason.GENERATIONS: N_("one is the elder, one the younger"),
    Reason.ONE_GENERATION: N_("only one is called elder or younger"),
    Reason.OTHER_FORM: N_("other form of address"),
}

POINTS: dict[Reason, int] = {
    Reason.SAME_NAME: 40,
    Reason.SOUNDS_SAME: 40,
    Reason.NAME_FORM: 36,
    Reason.SHORT_NAME: 32,
    Reason.NAME_TYPED: 32,
    Reason.INITIAL: 30,
    Reason.HOMOPHONE: 30,
    Reason.FAMILY_ONLY: 12,
    Reason.NO_NAME: 30,
    Reason.RENAMED: 30,
    Reason.SAME_GIVEN: 15,
    Reason.OTHER_GIVEN: -30,
    Reason.OTHER_NAME: -60,
    Reason.RARE_NAME: 8,
    Reason.COMMON_NAME: -12,
    Reason.SAME_FIRM: 40,
    Reason.FIRM_TYPED: 32,
    Reason.OTHER_FIRM: -60,
    Reason.PERSON_AND_FIRM: -30,
    Reason.SAME_PHONE: 35,
    Reason.PHONE_TYPED: 18,
    Reason.SAME_EMAIL: 35,
    Reason.SAME_HOME: 25,
    Reason.SAME_STREET: 12,
    Reason.OTHER_HOUSE: 0,
    Reason.SAME_TOWN: 6,
    Reason.SAME_BIRTHDAY: 35,
    Reason.SAME_DAY: 16,
    Reason.DAY_SWAPPED: 25,
    Reason.LUNAR_DAY: 25,
    Reason.NEAR_BIRTHDAY: 0,
    Reason.OTHER_BIRTHDAY: -45,
    Reason.SAME_CARD: 60,
    Reason.GENERATIONS: -60,
    Reason.ONE_GENERATION: -25,
    Reason.OTHER_FORM: -20,
}

_NAMES: dict[Match, Reason] = {
    Match.SAME: Reason.SAME_NAME,
    Match.SOUND: Reason.SOUNDS_SAME,
    Match.FORM: Reason.NAME_FORM,
    Match.SHORT: Reason.SHORT_NAME,
    Match.TYPED: Reason.NAME_TYPED,
    Match.INITIAL: Reason.INITIAL,
    Match.HOMOPHONE: Reason.HOMOPHONE,
    Match.FAMILY_ONLY: Reason.FAMILY_ONLY,
    Match.GIVEN_ONLY: Reason.SAME_GIVEN,
    Match.RELATIVE: Reason.OTHER_GIVEN,
    Match.OTHER: Reason.OTHER_NAME,
}
_PLACES: dict[Place, Reason] = {
    Place.HOME: Reason.SAME_HOME,
    Place.OTHER_HOUSE: Reason.OTHER_HOUSE,
    Place.STREET: Reason.SAME_STREET,
    Place.TOWN: Reason.SAME_TOWN,
}
_BIRTHS: dict[Born, Reason] = {
    Born.SAME: Reason.SAME_BIRTHDAY,
    Born.SAME_DAY: Reason.SAME_DAY,
    Born.SWAPPED: Reason.DAY_SWAPPED,
    Born.LUNAR: Reason.LUNAR_DAY,
    Born.SLIP: Reason.NEAR_BIRTHDAY,
    Born.OTHER: Reason.OTHER_BIRTHDAY,
}
# Any of these means two people, whatever else agrees.
_TWO_PEOPLE = frozenset((
    Reason.OTHER_GIVEN, Reason.OTHER_NAME, Reason.OTHER_FIRM, Reason.GENERATIONS, Reason.ONE_GENERATION,
    Reason.OTHER_BIRTHDAY,
))  # fmt: skip
_REACHED = frozenset((Reason.SAME_PHONE, Reason.SAME_EMAIL))
_TOGETHER = _REACHED | {Reason.SAME_HOME}
_WHOLE_NAMES = frozenset((Match.SAME, Match.SOUND, Match.FORM, Match.TYPED, Match.HOMOPHONE))
_CERTAIN_NAME = frozenset((Reason.SAME_NAME, Reason.NAME_FORM))
_PROOF = frozenset((Reason.SAME_BIRTHDAY, Reason.SAME_CARD))
_ALIKE = frozenset((
    Reason.SAME_NAME, Reason.SOUNDS_SAME, Reason.NAME_FORM, Reason.SAME_FIRM, Reason.SHORT_NAME, Reason.NAME_TYPED,
))  # fmt: skip


class Crowd(Protocol):
    """What is known of the names of everybody in the file."""

    def namesakes(self, letters: str) -> int | None:
        """How many have the name of these letters; None if nobody counted."""

    def bearers(self, given: str) -> int:
        """About how many in 50,000 have this given name; 0 if nobody counted."""


class _Uncounted:
    def namesakes(self, letters: str) -> int | None:  # noqa: ARG002 - nobody counted
        return None

    def bearers(self, given: str) -> int:  # noqa: ARG002 - nobody counted
        return 0


UNCOUNTED: Crowd = _Uncounted()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two records are, from 0 to 100, and why."""

    score: int
    verdict: Verdict
    reasons: tuple[Reason, ...]

    @property
    def one_person(self) -> bool:
        """Whether they are most likely one person."""
        return self.verdict in (Verdict.SAME, Verdict.LIKELY)


def likeness(one: Person, other: Person, crowd: Crowd = UNCOUNTED) -> Likeness:
    """How alike two customers are."""
    reasons = tuple(_reasons(one, other, crowd))
    said = frozenset(reasons)
    points = min(max(sum(POINTS[reason] for reason in reasons), 0), _MOST)
    verdict = _verdict(points, said)
    # Two people of one family may share everything else: their score stays below every pair that is one person.
    score = points if verdict in (Verdict.SAME, Verdict.LIKELY) else min(points, LIKELY_FROM - 1)
    return Likeness(score, verdict, reasons)


def may_be_one(one: Person, other: Person, crowd: Crowd = UNCOUNTED) -> bool:
    """Whether it is worth asking more: not where the names alone say that they are two people."""
    if one.organisation or other.organisation or not one.names or not other.names:
        return True
    return _best_match(one, other, crowd)[0] not in (Match.RELATIVE, Match.OTHER)


def remembered(score: int, reasons: Iterable[str]) -> Likeness:
    """What was found and kept; reasons that a later version does not know are left out."""
    known = tuple(Reason(reason) for reason in reasons if reason in Reason.__members__.values())
    return Likeness(score, _verdict(score, frozenset(known)), known)


def _verdict(points: int, said: frozenset[Reason]) -> Verdict:
    if said & _TWO_PEOPLE:
        return Verdict.RELATIVE if said & _TOGETHER and Reason.OTHER_FIRM not in said else Verdict.DIFFERENT
    if Reason.PERSON_AND_FIRM in said:
        return Verdict.RELATIVE if said & _TOGETHER else Verdict.DIFFERENT
    if points >= SAME_FROM and said & _CERTAIN_NAME and said & _PROOF and Reason.OTHER_FORM not in said:
        return Verdict.SAME
    if points >= LIKELY_FROM:
        return Verdict.LIKELY
    if (points >= POSSIBLE_FROM and Reason.SAME_GIVEN not in said) or said & _ALIKE:
        return Verdict.POSSIBLE
    return Verdict.RELATIVE if said & _TOGETHER else Verdict.DIFFERENT


def _reasons(one: Person, other: Person, crowd: Crowd) -> Iterator[Reason]:
    shared = (*_reached(one, other), *_homes(one, other))
    called = tuple(_names(one, other, crowd, frozenset(shared)))
    yield from called
    yield from shared
    yield from _births(one.birthday, other.birthday, otherwise=not _TWO_PEOPLE.isdisjoint(called))
    yield from _rest(one, other)


def _births(one: Birthday | None, other: Birthday | None, *, otherwise: bool) -> Iterator[Reason]:
    """Whether the birthdays agree; two calendars are not reckoned for people who are called otherwise anyway."""
    if one is None or other is None or (otherwise and one.calendar is not other.calendar):
        return
    born = likeness_birth.compare(one, other)
    if born is not None:
        yield _BIRTHS[born]


def _names(one: Person, other: Person, crowd: Crowd, shared: frozenset[Reason]) -> Iterator[Reason]:
    if one.organisation != other.organisation:
        yield Reason.PERSON_AND_FIRM
    if one.organisation and other.organisation:
        yield _firms(one.firm, other.firm)
    elif not one.names or not other.names:
        yield Reason.NO_NAME
    else:
        match, mine, theirs = _best_match(one, other, crowd)
        renamed = match is Match.GIVEN_ONLY and shared & _REACHED and _may_marry(one, other)
        yield Reason.RENAMED if renamed else _NAMES[match]
        if match in _WHOLE_NAMES:
            yield from _rarity((*mine.letters, *theirs.letters), crowd, together=bool(shared & _TOGETHER))


def _best_match(one: Person, other: Person, crowd: Crowd) -> tuple[Match, Name, Name]:
    ways = ((likeness_name.compare(a, b, crowd.bearers), a, b) for a in one.names for b in other.names)
    return min(ways, key=_surest)


def _may_marry(one: Person, other: Person) -> bool:
    """Whether a wedding may have changed the surname: not a man's."""
    return FormOfAddress.MR not in (one.form, other.form)


def _surest(way: tuple[Match, object, object]) -> int:
    return likeness_name.RANK[way[0]]


def _firms(one: tuple[str, ...], other: tuple[str, ...]) -> Reason:
    if one == other:
        return Reason.SAME_FIRM
    return Reason.FIRM_TYPED if likeness_name.typing_error("".join(one), "".join(other)) else Reason.OTHER_FIRM


def _rarity(letters: Iterable[str], crowd: Crowd, *, together: bool) -> Iterator[Reason]:
    counts = [count for count in map(crowd.namesakes, letters) if count is not None]
    if not counts:
        return
    if max(counts) <= _RARE:
        yield Reason.RARE_NAME
    elif max(counts) >= _COMMON and not together:
        # At one phone or in one house it does not matter how many others there are.
        yield Reason.COMMON_NAME


def _reached(one: Person, other: Person) -> Iterator[Reason]:
    """Phones and e-mails."""
    pairs = [(mine, theirs) for mine in one.phones for theirs in other.phones]
    if any(same_phone(mine, theirs) for mine, theirs in pairs):
        yield Reason.SAME_PHONE
    elif any(_misdialled(mine, theirs) for mine, theirs in pairs):
        yield Reason.PHONE_TYPED
    if not set(one.emails).isdisjoint(other.emails):
        yield Reason.SAME_EMAIL


def same_phone(one: str, other: str) -> bool:
    """Whether two numbers are one: with or without the country's code, if there are enough digits."""
    short, whole = sorted((one, other), key=len)
    return len(short) >= SHORTEST_PHONE and whole.endswith(short)


def _misdialled(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST_MISDIALLED:
        return False
    return likeness_name.distance(one, other, 1) == 1


def _homes(one: Person, other: Person) -> Iterator[Reason]:
    found = {likeness_home.compare(mine, theirs) for mine in one.homes for theirs in other.homes}
    best = next((place for place in Place if place in found), Place.OTHER)
    if best is Place.OTHER_HOUSE:
        yield Reason.SAME_TOWN
    if best in _PLACES:
        yield _PLACES[best]


def _rest(one: Person, other: Person) -> Iterator[Reason]:
    if one.card and one.card == other.card:
        yield Reason.SAME_CARD
    if one.generation is not other.generation:
        unsaid = Generation.UNSAID in (one.generation, other.generation)
        yield Reason.ONE_GENERATION if unsaid else Reason.GENERATIONS
    if FormOfAddress.UNKNOWN not in (one.form, other.form) and one.form is not other.form:
        yield Reason.OTHER_FORM
