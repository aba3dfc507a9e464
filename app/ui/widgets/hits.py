"""Where the letters a person typed stand in a row, so that they can be marked."""

from __future__ import annotations

import unicodedata

Span = tuple[int, int]


def found_letters(text: str, query: str) -> tuple[Span, ...]:
    """(start, length) of what `query` found in `text`: word beginnings, digits of a number, or pinyin initials."""
    plain, wanted = folded(text), folded(query)
    if len(plain) != len(text):
        return ()
    spans = [span for word in wanted.split() for span in _word(plain, word)]
    if not spans:
        spans = _digits(plain, query) or _initials(plain, wanted.replace(" ", ""))
    return tuple(sorted(set(spans)))


def folded(text: str) -> str:
    """Letter by letter without case and accents, so places stay the same."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower() for letter in text)


def _word(text: str, word: str) -> list[Span]:
    start = text.find(word)
    while start >= 0:
        if start == 0 or not text[start - 1].isalnum() or not word.isascii():
            return [(start, len(word))]
        start = text.find(word, start + 1)
    return []


def _digits(text: str, query: str) -> list[Span]:
    wanted = "".join(letter for letter in query if letter.isdigit())
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    if not wanted or any(letter.isalpha() for letter in query):
        return []
    at = "".join(text[place] for place in places).rfind(wanted)
    return [] if at < 0 else [(places[at], places[at + len(wanted) - 1] - places[at] + 1)]


def _initials(text: str, query: str) -> list[Span]:
    starts = [
        place for place, letter in enumerate(text) if letter.isalpha() and not (place and text[place - 1].isalpha())
    ]
    initials = "".join(text[place] for place in starts)
    at = initials.find(query) if query.isalpha() else -1
    return [] if at < 0 else [(place, 1) for place in starts[at : at + len(query)]]
