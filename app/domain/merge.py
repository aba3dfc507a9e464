"""Two records of one person: what is the same, what differs, what one of them adds, and the record made of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any

from app.domain import phones
from app.domain.act import GROUPS
from app.domain.customer import (
    LONGEST_LINE,
    LONGEST_NOTE,
    MOST_ENTRIES,
    Address,
    CustomerDraft,
    EmailEntry,
    PhoneEntry,
)
from app.domain.names import PersonName
from app.i18n import N_, Message


class Side(StrEnum):
    """Whose value the record has in the end: of who stays, of who goes, or both."""

    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"


class Match(StrEnum):
    """How two records stand to each other in one field."""

    SAME = "same"
    DIFFERENT = "different"
    ONLY_KEPT = "only_kept"
    ONLY_GONE = "only_gone"


BIRTHDAY = "birthday"
_BIRTH = GROUPS[0]
# How the two texts are put together where both are wanted.
_JOINTS = {"note": ("\n", LONGEST_NOTE), "counter_note": (" · ", LONGEST_LINE)}
FIELD_WORDS: dict[str, Message] = {
    "kind": N_("Person or organisation"),
    "title_before": N_("Title before the name"),
    "given_name": N_("Given name"),
    "middle_name": N_("Middle name"),
    "family_name": N_("Family name"),
    "title_after": N_("Title after the name"),
    "organisation": N_("Organisation"),
    "former_name": N_("Former name"),
    "nickname": N_("Nickname"),
    "salutation": N_("Own salutation"),
    "form": N_("Form of address"),
    "phones": N_("Phones"),
    "emails": N_("E-mails"),
    "addresses": N_("Addresses"),
    BIRTHDAY: N_("Birthday"),
    "language": N_("Language of letters and papers"),
    "occupation": N_("Occupation"),
    "hobbies": N_("Hobbies"),
    "price_attitude": N_("What they look for in a price"),
    "source": N_("How they found us"),
    "tags": N_("Tags"),
    "card": N_("Customer card"),
    "counter_note": N_("Note at the counter"),
    "note": N_("Notes"),
}
# These say what a record is, not what is known of it: they stay unless somebody chooses otherwise.
_STAYING = frozenset(("kind", "card"))


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of both records. `sides` can be chosen; `choice` is what is taken if nobody chooses."""

    name: str
    kept: Any
    gone: Any
    match: Match
    sides: tuple[Side, ...]
    choice: Side


@dataclass(frozen=True, slots=True)
class Who:
    """One of the two records, as the head of its column names it."""

    id: int
    number: int
    name: str
    person: PersonName
    since: datetime
    changed: datetime
    last_visit: datetime | None


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do. `moves` counts what goes over to the one who stays, by the name of its kind."""

    kept: Who
    gone: Who
    fields: tuple[FieldPair, ...]
    moves: Mapping[str, int]


def compare(kept: CustomerDraft, gone: CustomerDraft, region: str, *, newer: Side) -> tuple[FieldPair, ...]:
    """The fields that at least one of the two has. `newer` is the record that was changed last.

    Where both have something else, entries and notes are kept of both; of two texts of which one holds the other the
    longer is taken, else that of the newer record.
    """
    pairs = (_pair(name, kept, gone, region, newer) for name in FIELD_WORDS)
    return tuple(pair for pair in pairs if pair is not None)


def value(draft: CustomerDraft, name: str) -> Any:
    """A field of a draft, the birthday as one."""
    return draft.birthday if name == BIRTHDAY else getattr(draft, name)


def merged(kept: CustomerDraft, gone: CustomerDraft, choices: Mapping[str, Side], region: str) -> CustomerDraft:
    """The record made of both. A field nobody chose stays as it is with the one who stays."""
    result = kept
    for name, side in choices.items():
        result = replace(result, **_taken(name, kept, gone, side, region))  # fields by name
    return result


def chosen(pairs: Iterable[FieldPair]) -> dict[str, Side]:
    """What is taken of each field if nobody chooses."""
    return {pair.name: pair.choice for pair in pairs}


def _pair(name: str, kept: CustomerDraft, gone: CustomerDraft, region: str, newer: Side) -> FieldPair | None:
    one, other = value(kept, name), value(gone, name)
    if not (one or other):
        return None
    if not one or not other:
        match, side = (Match.ONLY_KEPT, Side.KEPT) if one else (Match.ONLY_GONE, Side.GONE)
        return FieldPair(name, one, other, match, (Side.KEPT, Side.GONE), side)
    if _same(one, other, region):
        # Two people, or two firms: nothing to say.
        return None if name == "kind" else FieldPair(name, one, other, Match.SAME, (Side.KEPT,), Side.KEPT)
    both = _both(name, one, other, region) is not None
    sides = (Side.KEPT, Side.GONE, Side.BOTH) if both else (Side.KEPT, Side.GONE)
    return FieldPair(name, one, other, Match.DIFFERENT, sides, Side.BOTH if both else _better(name, one, other, newer))


def _better(name: str, one: Any, other: Any, newer: Side) -> Side:
    if name in _STAYING:
        return Side.KEPT
    if name == BIRTHDAY and (one.month, one.day, one.calendar) == (other.month, other.day, other.calendar):
        return Side.KEPT if one.year else Side.GONE
    if isinstance(one, str) and one.casefold() in other.casefold():
        return Side.GONE
    if isinstance(one, str) and other.casefold() in one.casefold():
        return Side.KEPT
    return newer


def _same(one: Any, other: Any, region: str) -> bool:
    if isinstance(one, tuple):
        return {_key(entry, region) for entry in one} == {_key(entry, region) for entry in other}
    return bool(one == other)


def _taken(name: str, kept: CustomerDraft, gone: CustomerDraft, side: Side, region: str) -> dict[str, Any]:
    one, other = value(kept, name), value(gone, name)
    if side is Side.BOTH:
        both = _both(name, one, other, region)
        return {name: one if both is None else both}
    source = kept if side is Side.KEPT else gone
    return {part: getattr(source, part) for part in (_BIRTH if name == BIRTHDAY else (name,))}


def _both(name: str, one: Any, other: Any, region: str) -> Any:
    """Both values in one, or None where there is room for one of them only."""
    if isinstance(one, tuple):
        entries = {_key(entry, region): entry for entry in reversed((*one, *other))}
        ordered = sorted(entries.values(), key=(*one, *other).index)
        return tuple(ordered[:MOST_ENTRIES])
    joint, longest = _JOINTS.get(name, ("", 0))
    if not joint or not one or not other:
        return None
    if one.casefold() in other.casefold() or other.casefold() in one.casefold():
        return None
    text = joint.join((one, other))
    return text if len(text) <= longest else None


def _key(entry: object, region: str) -> object:
    """What makes two entries the same one, however they were typed."""
    if isinstance(entry, PhoneEntry):
        phone = phones.normalise(entry.typed, region)
        return phone.e164 or phones.digits(phone.raw)
    if isinstance(entry, EmailEntry):
        return entry.address.casefold()
    if isinstance(entry, Address):
        return tuple(map(_folded, (entry.street, entry.city, entry.region, entry.postcode, entry.country)))
    return entry


_folded: Callable[[str], str] = partial(str.casefold)
