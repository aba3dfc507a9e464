"""Terms that are unfair or void: found in what a shop prints, with the reason and the country's rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.terms_text import Folded, folded

if TYPE_CHECKING:
    from datetime import date

    from app.domain.wording import Wording

# What stands around a phrase is read this far for words that speak about it.
_NEAR = 60
_HOURS_A_DAY = 24
_UNITS = (
    (re.compile("h|小时"), 1 / _HOURS_A_DAY),
    (re.compile("w|tyz|周|星期"), 7),
    (re.compile("mo|mes|月"), 30.5),
    (re.compile("y|rok|年"), 365),
)
_NUMBERS = {
    word: value
    for value, words in (
        (1, "one jeden jedneho 一"),
        (2, "two dvoch 二 两"),
        (3, "three troch 三"),
        (4, "four styroch 四"),
        (5, "five piatich 五"),
        (6, "six 六"),
        (7, "seven siedmich 七"),
        (8, "八"),
        (9, "九"),
        (10, "ten desiatich 十"),
        (14, "fourteen strnastich"),
        (30, "thirty tridsiatich"),
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of unfair term: how it is said, why it does harm, what may be said instead."""

    key: str
    reason: Wording
    instead: Wording
    match: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds, the more special first, and the words that speak about a term instead of making it."""

    kinds: tuple[Kind, ...]
    before: tuple[re.Pattern[str], ...] = ()
    after: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRule:
    """What a country's law says about some kinds. A period is flagged when it is shorter than `least_days`."""

    kinds: tuple[str, ...]
    text: Wording
    source: str
    checked: date
    verified: bool = True
    least_days: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """An unfair term in a text: its place, the words as written, the kind and the rule against it."""

    start: int
    end: int
    phrase: str
    kind: Kind
    rule: CountryRule


def find(text: str, kinds: Kinds, rules: tuple[CountryRule, ...]) -> tuple[Finding, ...]:
    """The unfair terms of a text in the order in which they stand; each place is flagged once."""
    read = folded(text)
    by_kind = {key: rule for rule in reversed(rules) for key in rule.kinds}
    found: list[Finding] = []
    for kind in kinds.kinds:
        rule = by_kind.get(kind.key)
        for pattern in kind.match if rule else ():
            for hit in pattern.finditer(read.text):
                start, end = read.span(hit.start(), hit.end())
                taken = any(start < one.end and one.start < end for one in found)
                if rule and not taken and _ordered(hit, read, kind, kinds) and _too_short(hit, rule):
                    found.append(Finding(start, end, text[start:end], kind, rule))
    return tuple(sorted(found, key=lambda one: one.start))


def _ordered(hit: re.Match[str], read: Folded, kind: Kind, kinds: Kinds) -> bool:
    """Whether the sentence makes the term, rather than naming an exception or speaking about it."""
    first, last = read.sentence(hit.start(), hit.end())
    sentence = read.text[first:last]
    if any(pattern.search(sentence) for pattern in kind.unless):
        return False
    before = read.text[max(first, hit.start() - _NEAR) : hit.start()].rstrip()
    after = read.text[hit.end() : min(last, hit.end() + _NEAR)]
    return not (
        any(pattern.search(before) for pattern in kinds.before) or any(pattern.search(after) for pattern in kinds.after)
    )


def _too_short(hit: re.Match[str], rule: CountryRule) -> bool:
    """Whether a period is named that is shorter than the law's; True where none is named."""
    named = hit.groupdict()
    if not rule.least_days or not named.get("n"):
        return True
    return _number(named["n"]) * _days(named["unit"]) < rule.least_days


def _days(unit: str) -> float:
    return next((days for pattern, days in _UNITS if pattern.match(unit)), 1)


def _number(word: str) -> int:
    if word.isdecimal():
        return int(word[:6])
    if word in _NUMBERS:
        return _NUMBERS[word]
    tens, ten, ones = word.partition("十")
    return _NUMBERS.get(tens, 1) * 10 + _NUMBERS.get(ones, 0) if ten else 100
