"""Whether two names are one person's: any order and script, married and short forms, typing errors."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import islice, product
from types import ModuleType

from app import paths
from app.domain import name_day, pinyin
from app.domain.folding import is_han, words
from app.domain.simplified import simplified

_MOST_READINGS = 8
# So short a word has too many neighbours to call one of them a typing error.
_SHORTEST_TYPED = 4
_LONG = 9
# A short form keeps so many letters of the name before its ending.
_ROOT = 3
_DIMINUTIVE = ("ka", "ko", "o")
# A word that so few have as a given name, or so many times fewer than the other, may be a typing error or a short form.
_BEARERS = 3
_TIMES_TYPED = 20
_TIMES_SHORT = 4
_SHORTEST_STEM = 3
_LOWEST_STEM_CUT = 6
_VOWELS = "aeiouy"

#: How many people have a given name; 0 where nobody counted.
Bearers = Callable[[str], int]


class Match(Enum):
    """How two names agree, the surest first."""

    SAME = "same"
    SOUND = "sound"
    FORM = "form"
    SHORT = "short"
    TYPED = "typed"
    INITIAL = "initial"
    HOMOPHONE = "homophone"
    FAMILY_ONLY = "family_only"
    GIVEN_ONLY = "given_only"
    RELATIVE = "relative"
    OTHER = "other"


_SURE = (Match.SAME, Match.FORM, Match.SHORT, Match.TYPED, Match.INITIAL)
#: The surest match first.
RANK = {match: place for place, match in enumerate(Match)}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared: folded words, the characters of a Chinese one, and its sounds without tones.

    Each sound is family and given name joined; `letters` are those sounds with their letters in order, so that they
    are the same for every order of the words.
    """

    family: tuple[str, ...]
    given: tuple[str, ...]
    han: str
    sounds: tuple[tuple[str, str], ...]
    letters: tuple[str, ...]


# People of one name are often looked at together.
@lru_cache(maxsize=32768)
def name_of(family_name: str, given_name: str) -> Name | None:
    """A name as it is compared; None if there is none."""
    family, given = words(simplified(family_name)), words(simplified(given_name))
    if not family and not given:
        return None
    first, last = "".join(family), "".join(given)
    han = first + last if is_han(first + last) else ""
    sounds = _sounds(first, last) if han else ((first, last),)
    letters = dict.fromkeys("".join(sorted(one + other)) for one, other in sounds)
    return Name(family, given, han, sounds, tuple(letters))


def _sounds(family: str, given: str) -> tuple[tuple[str, str], ...]:
    """Every reading of a Chinese name as typed: surname, given name."""
    chosen = islice(product(_read(family, as_family=True), _read(given, as_family=False)), _MOST_READINGS)
    return tuple(chosen)


@lru_cache(maxsize=8192)
def _read(text: str, *, as_family: bool) -> tuple[str, ...]:
    read = pinyin.syllables(text, "") if as_family else pinyin.syllables("", text)
    ways = [tuple(typed for reading in one.readings for typed in pinyin.as_typed(reading)) for one in read]
    return tuple(dict.fromkeys("".join(one) for one in islice(product(*ways), _MOST_READINGS)))


def compare(one: Name, other: Name, bearers: Bearers) -> Match:
    """How two names agree. Two given names that many `bearers` have are two names, however alike."""
    if one.han and other.han:
        return _compare_han(one, other)
    if one.han or other.han:
        return _compare_sounds(one, other)
    if one.letters == other.letters and _joined(one) & _joined(other):
        return Match.SAME
    return _compare_words(one, other, bearers)


def _compare_han(one: Name, other: Name) -> Match:
    if one.han == other.han:
        return Match.SAME
    if set(one.sounds) & set(other.sounds):
        return Match.HOMOPHONE
    if one.family == other.family:
        return Match.RELATIVE if one.given and other.given else Match.FAMILY_ONLY
    # A wedding changes no Chinese surname.
    return Match.OTHER


def _compare_sounds(one: Name, other: Name) -> Match:
    """A name in Chinese characters and one in letters."""
    mine, theirs = _joined(one), _joined(other)
    if mine & theirs:
        return Match.SOUND
    if any(len(a) >= _LONG and distance(a, b, 1) == 1 for a in mine for b in theirs):
        return Match.TYPED
    same_family = any(a[0] and a[0] in b for a in one.sounds for b in other.sounds)
    return Match.RELATIVE if same_family else Match.OTHER


def _joined(name: Name) -> frozenset[str]:
    """The whole name in one, in both orders."""
    return frozenset(text for family, given in name.sounds for text in (family + given, given + family))


def _compare_words(one: Name, other: Name, bearers: Bearers) -> Match:
    straight = _together(_families(one.family, other.family), _givens(one.given, other.given, bearers))
    if straight in _SURE or not (one.given and other.given):
        return straight
    crossed = (_families(one.family, other.given), _givens(one.given, other.family, bearers))
    return _together(*crossed) if Match.SAME in crossed and Match.OTHER not in crossed else straight


def _together(family: Match, given: Match) -> Match:
    if family is Match.OTHER:
        return Match.GIVEN_ONLY if given is Match.SAME else Match.OTHER
    if given is Match.OTHER or (given is Match.INITIAL and family is Match.FORM):
        # Husband and wife may well share an initial.
        return Match.RELATIVE
    if Match.FAMILY_ONLY in (given, family):
        return Match.FAMILY_ONLY
    return max(family, given, key=RANK.__getitem__)


def _families(one: tuple[str, ...], other: tuple[str, ...]) -> Match:
    if one == other:
        return Match.SAME
    if not one or not other:
        return Match.FAMILY_ONLY
    mine, theirs = Counter(map(stem, one)), Counter(map(stem, other))
    if mine <= theirs or theirs <= mine:
        return Match.FORM
    return Match.TYPED if typing_error("".join(one), "".join(other)) else Match.OTHER


def _givens(one: tuple[str, ...], other: tuple[str, ...], bearers: Bearers) -> Match:
    mine, theirs = "".join(one), "".join(other)
    if mine == theirs:
        return Match.SAME
    if not one or not other:
        return Match.FAMILY_ONLY
    if 1 in (len(mine), len(theirs)):
        return Match.INITIAL if mine[0] == theirs[0] else Match.OTHER
    if set(one) <= set(other) or set(other) <= set(one):
        return Match.SHORT
    counts = sorted((bearers(mine), bearers(theirs)))
    if short_form(one[0], other[0]) and not _two_names(counts, _TIMES_SHORT):
        return Match.SHORT
    slip = typing_error(mine, theirs) and not _two_names(counts, _TIMES_TYPED) and not _both_known(one[0], other[0])
    return Match.TYPED if slip else Match.OTHER


def _both_known(one: str, other: str) -> bool:
    """Stanislav is no slip of Branislav: the calendar has both."""
    return one != other and name_day.day_of(one) is not None and name_day.day_of(other) is not None


def _two_names(counts: list[int], times: int) -> bool:
    few, many = counts
    return few >= _BEARERS and few * times >= many


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A surname without what differs between a man's and a woman's: `novak` for Nováková, `sevc` for Ševec."""
    bare = word.removesuffix("ova") if len(word) >= _LOWEST_STEM_CUT else word
    cut = bare.rstrip(_VOWELS)
    if len(cut) < _SHORTEST_STEM:
        return bare
    moving = cut[-2] == "e" and cut[-3] not in _VOWELS and cut[-1] not in _VOWELS
    return cut[:-2] + cut[-1] if moving and len(cut) > _SHORTEST_STEM else cut


def forms(word: str) -> tuple[str, ...]:
    """A folded surname as its men and women may bear it: `novak` and `novakova`, `sevec` and `sevcova`."""
    if len(word) <= _SHORTEST_STEM:
        return (word,)
    base = word.removesuffix("ova") if len(word) >= _LOWEST_STEM_CUT else word
    if base != word:
        return (word, base, f"{base}a", f"{base}o", f"{base[:-1]}e{base[-1]}")
    if word[-1] in "aoy":
        return (word, f"{word[:-1]}ova", f"{word[:-1]}a", f"{word[:-1]}y")
    return tuple(dict.fromkeys((word, f"{word}ova", f"{stem(word)}ova")))


@lru_cache(maxsize=8192)
def short_form(one: str, other: str) -> bool:
    """Whether one given name is a short form of the other: Zuzka and Zuzana by its ending, Bob and Robert by a list."""
    return (
        other in _listed().get(one, ())
        or one in _listed().get(other, ())
        or _diminutive(one, other)
        or _diminutive(other, one)
    )


def _diminutive(short: str, whole: str) -> bool:
    """Slovak and Czech: `Zuzka` of Zuzana, `Stano` of Stanislav; never across the sexes, as Janko of Jana."""
    ending = next((ending for ending in _DIMINUTIVE if short.endswith(ending)), "")
    root = short.removesuffix(ending)
    if not ending or (short[-1] == "a") != (whole[-1] == "a"):
        return False
    return whole.startswith(root) if len(root) >= _ROOT else whole.rstrip(_VOWELS) == root != ""


@cache
def _listed() -> dict[str, frozenset[str]]:
    text = (paths.resources() / "names" / "short-forms.txt").read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {name: frozenset(short) for name, *short in lines}


def typing_error(one: str, other: str) -> bool:
    """Whether two words are so near that one is most likely the other with a slip of the fingers."""
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST_TYPED:
        return False
    allowed = 2 if shorter >= _LONG else 1
    return distance(one, other, allowed) <= allowed


def distance(one: str, other: str, most: int) -> int:
    """How many letters were left out, added, changed or swapped; more than `most` is `most + 1`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    return int(_rapidfuzz().OSA.distance(one, other, score_cutoff=most))


@cache
def _rapidfuzz() -> ModuleType:
    # Loaded with the first two names that differ: no start waits for it.
    return importlib.import_module("rapidfuzz.distance")
