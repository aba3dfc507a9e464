"""Erasing a person: what stands before it, what is left after it, and their words taken out of other texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from app.domain.changes import Changes
from app.domain.customer import CustomerDraft
from app.domain.folding import is_han
from app.i18n import N_

# Shown wherever a record names nobody any more.
ERASED_NAME = N_("Erased customer")
# Stands in a text for a word of the erased person.
GAP = "…"
# Shorter words are part of too many others.
_SHORTEST, _SHORTEST_STEM, _ENDING = 2, 4, 2
_SHORTEST_NUMBER, _OWN_DIGITS = 6, 9
# What people put between the digits of a phone number.
_BETWEEN = r"[\s()/.\-]*"
_NAME_WORD = re.compile(r"[^\W\d_]+")
_PARTS = ("given_name", "middle_name", "family_name", "former_name", "nickname")
_TEXTS = ("typed", "address", "street", "card", "organisation", "salutation", "display_name")
_NUMBERS = ("typed", "card")


@dataclass(frozen=True, slots=True)
class Backups:
    """The copies of the shop's file in its own folder: each holds the person until it is thrown away."""

    count: int = 0
    oldest: datetime | None = None
    newest: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the shop keeps of a customer, and what is still open between them."""

    number: int
    name: str
    sales: int
    warranties: int
    complaints: int
    letters: int
    open_complaints: tuple[str, ...] = ()
    running_warranties: int = 0
    running_until: date | None = None
    lifelong: bool = False
    unpaid: int = 0
    merged: int = 0
    backups: Backups = Backups()

    @property
    def open(self) -> bool:
        """Whether the owner should think twice."""
        return bool(self.open_complaints or self.running_warranties or self.unpaid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """A person who is not in the file any more. `papers` are printed documents that were thrown away."""

    numbers: tuple[int, ...]
    papers: int
    backups: Backups
    changes: Changes


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The words that tell who somebody is. `whole` are texts, `names` single names, `digits` numbers without gaps."""

    whole: frozenset[str]
    names: frozenset[str]
    digits: frozenset[str]

    def __or__(self, other: PersonWords) -> PersonWords:
        return PersonWords(self.whole | other.whole, self.names | other.names, self.digits | other.digits)


NO_WORDS = PersonWords(frozenset(), frozenset(), frozenset())


def words_of(draft: CustomerDraft) -> PersonWords:
    """What a record says about who its person is and how to reach them."""
    shown = frozenset({draft.display_name} if _long(draft.display_name) else ())
    return words_in(asdict(draft)) | PersonWords(shown, frozenset(), frozenset())


def words_in(held: object) -> PersonWords:
    """The same from fields by name, as audit entries, acts and merges hold them, however deep they lie."""
    if isinstance(held, dict):
        return reduce(or_, (_field_words(str(name), value) for name, value in held.items()), NO_WORDS)
    if isinstance(held, list | tuple):
        return reduce(or_, map(words_in, held), NO_WORDS)
    return NO_WORDS


def _field_words(name: str, value: object) -> PersonWords:
    if not isinstance(value, str):
        return words_in(value)
    whole, names, digits = set[str](), set[str](), set[str]()
    if name in _PARTS:
        names = {value} if is_han(value) else set(_NAME_WORD.findall(value))
        whole = {value} if " " in value else set()
    elif name in _TEXTS:
        whole = {value}
        digits = {_digits(value)} if name in _NUMBERS else set()
    return PersonWords(
        frozenset(filter(_long, whole)),
        frozenset(filter(_long, names)),
        frozenset(number for number in digits if len(number) >= _SHORTEST_NUMBER),
    )


def _long(text: str) -> bool:
    return len(text) >= _SHORTEST


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


class Blotter:
    """Takes a person's words out of texts that stay: whole texts, numbers however they are grouped, names and forms."""

    def __init__(self, words: PersonWords) -> None:
        self._patterns = tuple(_patterns(words))

    def knows(self, text: str) -> bool:
        """Whether the text holds one of the person's words."""
        return any(pattern.search(text) for pattern in self._patterns)

    def blotted(self, text: str) -> str:
        """The text with a gap for each of them."""
        for pattern in self._patterns:
            text = pattern.sub(GAP, text)
        return text


def _patterns(words: PersonWords) -> Iterable[re.Pattern[str]]:
    for text in sorted(words.whole, key=len, reverse=True):
        yield re.compile(_bounded(re.escape(text), text), re.IGNORECASE)
    for number in words.digits:
        # The last digits are the same with and without the country's number in front.
        tail = _BETWEEN.join(number[-_OWN_DIGITS:])
        yield re.compile(rf"[+(]?(?:\d{_BETWEEN}){{0,5}}{tail}(?!\d)")
    for name in sorted(words.names, key=len, reverse=True):
        # Li is a name, li may be anything.
        yield re.compile(_bounded(re.escape(name), name), re.IGNORECASE if len(name) > _SHORTEST else 0)
        if not is_han(name) and len(name) >= _SHORTEST_STEM + 1:
            # Kováčovej, Novákom: a name in another case begins alike, with its capital.
            stem = name[: max(_SHORTEST_STEM, len(name) - _ENDING)].capitalize()
            yield re.compile(rf"\b{re.escape(stem)}[^\W\d_]{{0,5}}\b")


def _bounded(pattern: str, text: str) -> str:
    return pattern if is_han(text) else rf"(?<!\w){pattern}(?!\w)"
