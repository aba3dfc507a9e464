"""Which letters of a shown text a search found, so that they can be marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain import pinyin
from app.domain.folding import fold, is_han
from app.domain.names import PersonName, pinyin_parts, syllables
from app.domain.phones import digits, split_country
from app.domain.search_keys import BACKWARDS, MatchQuery, Term
from app.domain.simplified import simplified

_JOINTS = frozenset("'’ʼ`´./-")
_NUMBER = re.compile(r"\+?\d(?:[\d\s()/.\u2010-\u2015-]*\d)?")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of the shown text."""

    start: int
    end: int


def marks(text: str, query: MatchQuery) -> tuple[Span, ...]:
    """The parts of a name, phone or any other line that were asked for, from left to right."""
    line = _Line(text)
    found: list[Span] = []
    for word in query.words:
        found += _longest(line.find(term) for term in word) or line.initials(word[0].text)
    return _merged(found)


def pinyin_marks(name: PersonName, query: MatchQuery) -> tuple[Span, ...]:
    """The parts of the line `names.pinyin(name)` that were asked for: begun syllables, or first letters for `zw`."""
    sounds = _sounds(name)
    found: list[Span] = []
    for word in query.words:
        found += _spoken(sounds, word[0].text) or _first_letters(sounds, word[0].text)
    return _merged(found)


class _Line:
    """A shown text with each folded letter's place in it."""

    def __init__(self, text: str) -> None:
        folded = [(letter, place) for place, shown in enumerate(text) for letter in simplified(fold(shown))]
        self._text = text
        self._letters = "".join(letter for letter, _ in folded)
        self._places = [place for _, place in folded]
        self._starts = [place for place in range(len(folded)) if self._begins_word(place)]

    def _begins_word(self, place: int) -> bool:
        letter = self._letters[place]
        before = self._letters[place - 1] if place else " "
        return letter.isalnum() and (not before.isalnum() or is_han(letter) or is_han(before))

    def find(self, term: Term) -> list[Span]:
        if term.text.lstrip(BACKWARDS).isdecimal():
            numbers = (self._in_number(found.start(), found.group(), term) for found in _NUMBER.finditer(self._text))
            return [span for span in numbers if span]
        ends = ((start, self._end_of(start, term.text)) for start in self._starts)
        return [self._shown(start, end) for start, end in ends if end]

    def initials(self, typed: str) -> list[Span]:
        """The first letters of words in order, or family name first: J and K for `jk` and `kj`."""
        if len(typed) == 1 or not typed.isalpha():
            return []
        return self._in_order(typed) or self._in_order(typed[::-1])

    def _in_order(self, letters: str) -> list[Span]:
        waiting = iter(self._starts)
        found = [next((start for start in waiting if self._letters[start] == letter), None) for letter in letters]
        places = [start for start in found if start is not None]
        return [self._shown(start, start + 1) for start in places] if len(places) == len(letters) else []

    def _end_of(self, start: int, typed: str) -> int:
        """Where a word typed without its hyphens and apostrophes ends; 0 if it does not stand here."""
        place = start
        for letter in typed:
            while place < len(self._letters) and self._letters[place] in _JOINTS:
                place += 1
            if self._letters[place : place + 1] != letter:
                return 0
            place += 1
        return place

    def _shown(self, start: int, end: int) -> Span:
        return Span(self._places[start], self._places[end - 1] + 1)

    def _in_number(self, offset: int, shown: str, term: Term) -> Span | None:
        places = [offset + place for place, character in enumerate(shown) if character.isdecimal()]
        number = digits(shown)
        first = _first_digit(number, term, international=shown.startswith("+"))
        if first is None:
            return None
        return Span(places[first], places[first + len(term.text.lstrip(BACKWARDS)) - 1] + 1)


def _first_digit(number: str, term: Term, *, international: bool) -> int | None:
    if term.text.startswith(BACKWARDS):
        tail = term.text[:0:-1]
        return len(number) - len(tail) if number.endswith(tail) else None
    country = len(split_country(number)[0]) if international else 0
    starts = (0, country, *(place for place in range(country, len(number)) if not number[country:place].strip("0")))
    return next((start for start in starts if number.startswith(term.text, start)), None)


@dataclass(frozen=True, slots=True)
class _Sound:
    """A syllable of the pinyin line: where it stands and how it may be typed, the shown way first."""

    start: int
    end: int
    ways: tuple[str, ...]

    def begun(self, typed: str) -> Span | None:
        """The letters that are typed when the typing ends within this syllable."""
        way = next((way for way in self.ways if way.startswith(typed)), None)
        return Span(self.start, min(self.start + len(typed), self.end)) if way else None


def _sounds(name: PersonName) -> list[_Sound]:
    place = 0
    found: list[_Sound] = []
    characters = iter(syllables(name))
    for text, is_syllable in pinyin_parts(name):
        if is_syllable:
            readings = next(one.readings for one in characters if one.shown.isalpha())
            ways = tuple(way for reading in readings for way in pinyin.as_typed(reading))
            found.append(_Sound(place, place + len(text), ways))
        place += len(text)
    return found


def _spoken(sounds: list[_Sound], typed: str) -> list[Span]:
    attempts = (_spoken_from(sounds[start:], typed) for start in range(len(sounds)))
    return next((found for found in attempts if found), [])


def _spoken_from(sounds: list[_Sound], typed: str) -> list[Span]:
    if not sounds:
        return []
    ending = sounds[0].begun(typed)
    if ending:
        return [ending]
    for way in sounds[0].ways:
        rest = _spoken_from(sounds[1:], typed.removeprefix(way)) if typed.startswith(way) else []
        if rest:
            return [Span(sounds[0].start, sounds[0].end), *rest]
    return []


def _first_letters(sounds: list[_Sound], typed: str) -> list[Span]:
    for start in range(len(sounds) - len(typed) + 1):
        part = sounds[start : start + len(typed)]
        if all(any(way[0] == letter for way in sound.ways) for sound, letter in zip(part, typed, strict=True)):
            return [Span(sound.start, sound.start + 1) for sound in part]
    return []


def _longest(found: Iterable[list[Span]]) -> list[Span]:
    return max(found, key=lambda spans: sum(span.end - span.start for span in spans), default=[])


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(_joined(sorted(spans)))


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Spans without overlap; neighbours become one."""
    open_span: Span | None = None
    for span in spans:
        if open_span and span.start <= open_span.end:
            open_span = Span(open_span.start, max(open_span.end, span.end))
            continue
        if open_span:
            yield open_span
        open_span = span
    if open_span:
        yield open_span
