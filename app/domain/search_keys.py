"""The words by which a record is found, and what a typed text asks for.

Both sides go through the same folding, so that keys and typed words meet as plain equal words: small letters without
accents, Chinese in its simplified characters. A key is a word of
letters, a few Chinese characters, or digits; `~` marks digits written backwards, `+` a country's calling code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice, product

from app.domain import pinyin
from app.domain.folding import is_han, words
from app.domain.names import PersonName, initials, syllables
from app.domain.phones import Phone, digits, split_country
from app.domain.simplified import simplified

BACKWARDS = "~"
COUNTRY = "+"
# Fewer trailing digits than this are not a way to find a phone.
_SHORTEST_TAIL = 3
_LONGEST_HOUSE_NUMBER = 5
# Chinese text is found from any character: each starts a key of this many. Longer typed runs are cut the same way.
_WINDOW = 4
# Nobody types more of one name in pinyin, and every key costs room a million times.
_LONGEST_READ = 12
_LONGEST_WORD = 40
_MOST_WORDS = 12
_MOST_READINGS = 8
_JOINTS = re.compile(r"(?<=\w)['’ʼ`´./-](?=\w)")
# A plus before digits means what 00 means: the country's code follows.
_PLUS = re.compile(r"[+＋]\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class Term:
    """One way in which a typed word may stand in the keys, at least as their beginning.

    `country` asks for a phone of that calling code as well; `complete` says that the typed word may be the whole key.
    """

    text: str
    country: str = ""
    complete: bool = True


@dataclass(frozen=True, slots=True)
class MatchQuery:
    """What was asked for: every word, each in any one of its ways. No words ask for nothing."""

    words: tuple[tuple[Term, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.words)


def customer_keys(
    names: Iterable[PersonName],
    phones: Iterable[Phone] = (),
    *,
    number: str = "",
    emails: Iterable[str] = (),
    street: str = "",
    town: str = "",
    tags: Iterable[str] = (),
) -> str:
    """Every key of a customer, separated by spaces."""
    keys: list[str] = [*_code_keys(number)]
    for name in names:
        keys += _name_keys(name)
    for phone in phones:
        keys += _phone_keys(phone)
    for email in emails:
        keys += words(email)
    keys += _text_keys(street, read_aloud=False) if street else ()
    for text in (town, *tags):
        keys += _text_keys(text)
    return _joined(keys)


def product_keys(name: str, codes: Iterable[str] = (), sku: str = "", category: str = "", supplier: str = "") -> str:
    """Every key of a product, separated by spaces."""
    keys: list[str] = [*_code_keys(sku)]
    for code in codes:
        keys += _code_keys(code)
        keys += _both_ways(digits(code))
    for text in (name, category, supplier):
        keys += _text_keys(text)
    return _joined(keys)


def query(text: str) -> MatchQuery:
    """What a typed text asks for; nothing in it acts as a command, it is all looked for."""
    typed = words(_PLUS.sub(" 00", text))[:_MOST_WORDS]
    found: list[tuple[Term, ...]] = []
    for numeric, group in groupby(typed, key=str.isdecimal):
        side_by_side = list(group)
        found += _asked_numbers(list(map(digits, side_by_side))) if numeric else _asked_words(side_by_side)
    return MatchQuery(tuple(found))


def _asked_words(typed: Iterable[str]) -> Iterator[tuple[Term, ...]]:
    for word in typed:
        if is_han(word):
            yield from ((Term(window),) for window in _cut(simplified(word)))
        else:
            yield (Term(word[:_LONGEST_WORD]),)


def _cut(run: str) -> Iterator[str]:
    """A Chinese run in pieces as long as the keys; the last one ends where the run ends."""
    last = max(len(run) - _WINDOW, 0)
    return (run[start : start + _WINDOW] for start in dict.fromkeys((*range(0, last, _WINDOW), last)))


def _asked_numbers(run: list[str]) -> list[tuple[Term, ...]]:
    """Numbers side by side are one phone number typed in groups, or each on its own."""
    together = _number_terms("".join(run))
    if len(run) == 1 or _international(run[0]) or any(len(number) == 1 for number in run):
        return [together]
    # (whole or first) and (whole or second) is the same as whole, or both.
    return [tuple(dict.fromkeys((*together, *_number_terms(number)))) for number in run]


def _number_terms(number: str) -> tuple[Term, ...]:
    number = number[:_LONGEST_WORD]
    home = number.lstrip("0")
    ways = [Term(number)]
    if home and home != number:
        # 0005 is the end of a phone before it is house number 5.
        ways.append(Term(home, complete=len(home) > _LONGEST_HOUSE_NUMBER))
    if len(number) >= _SHORTEST_TAIL:
        ways.append(Term(BACKWARDS + number[::-1], complete=False))
    if _international(number):
        ways.append(_abroad(number[2:]))
    elif len(split_country(number)[1]) >= _SHORTEST_TAIL and not number.startswith("0"):
        # The code is typed without its plus, too; with less behind it, any number would begin with one.
        ways.append(_abroad(number))
    return tuple(ways)


def _international(number: str) -> bool:
    return number.startswith("00") and number[2:3] not in ("", "0")


def _abroad(number: str) -> Term:
    """The number read with its country's code in front."""
    country, rest = split_country(number)
    rest = rest.lstrip("0")
    return Term(rest, country=COUNTRY + country, complete=False) if rest else Term(COUNTRY + country, complete=False)


def _name_keys(name: PersonName) -> Iterator[str]:
    if name.han:
        yield from (simplified(name.family), *_text_keys(name.family + name.given, read_aloud=False))
        yield from _sounds([syllable.readings for syllable in syllables(name) if syllable.shown.isalpha()])
    else:
        yield from (*_text_keys(name.given), *_text_keys(name.family))
        yield from _initials(name)
    for rest in filter(None, (name.middle, name.title_before, name.title_after)):
        yield from _text_keys(rest)


def _initials(name: PersonName) -> Iterator[str]:
    given, middle, family = (
        "".join(word[0] for word in words(part)) for part in (name.given, name.middle, name.family)
    )
    if given and family:
        yield from ("".join(words(initials(name))), given[0] + family[0], family[0] + given[0], given + middle + family)


# Towns, tags, categories and given names repeat; streets with their numbers pass through.
@lru_cache(maxsize=16384)
def _text_keys(text: str, *, read_aloud: bool = True) -> tuple[str, ...]:
    """The words of any text, also those that a hyphen or apostrophe joins; Chinese from each character on."""
    plain = words(text)
    if _JOINTS.search(text):
        plain += words(_JOINTS.sub("", text))
    return tuple(key for word in plain for key in (_han_keys(word, read_aloud) if is_han(word) else (word,)))


def _han_keys(run: str, read_aloud: bool) -> Iterator[str]:  # noqa: FBT001 - passed on as it came
    plain = simplified(run)
    yield from (plain[start : start + _WINDOW] for start in range(len(plain)))
    if read_aloud:
        yield from _sounds([pinyin.readings(character) for character in run[:_LONGEST_READ]])


def _sounds(readings: list[tuple[str, ...]]) -> Iterator[str]:
    """Pinyin joined, by syllable and by initials, from each syllable on, in every reading."""
    for chosen in islice(product(*readings), _MOST_READINGS):
        ways = list(map(pinyin.as_typed, chosen))
        for spelling in range(max(map(len, ways), default=0)):
            yield from _spelled([forms[min(spelling, len(forms) - 1)] for forms in ways])
    for reading in (reading for character in readings if len(character) > 1 for reading in character):
        yield from pinyin.as_typed(reading)


def _spelled(sounds: list[str]) -> Iterator[str]:
    for start in range(len(sounds)):
        part = sounds[start : start + _WINDOW] if start else sounds
        yield from ("".join(part), sounds[start])
        if len(part) > 1:
            yield "".join(sound[0] for sound in part)


def _phone_keys(phone: Phone) -> Iterator[str]:
    country, number = split_country(phone.e164[1:]) if phone.e164 else ("", digits(phone.raw))
    if country:
        yield COUNTRY + country
    yield from _both_ways(number)


def _both_ways(number: str) -> tuple[str, ...]:
    home = number.lstrip("0")
    return (home, BACKWARDS + home[::-1]) if home else ()


def _code_keys(code: str) -> tuple[str, ...]:
    """A number or code: its words, the same without leading zeros, and all of it in one."""
    if code.isascii() and code.isdecimal():
        return (code, code.lstrip("0"))
    parts = words(code)
    return (*parts, *(part.lstrip("0") for part in parts if part.isdecimal()), "".join(parts))


def _joined(keys: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(key[:_LONGEST_WORD] for key in keys if key))
