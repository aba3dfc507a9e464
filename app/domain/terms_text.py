"""A text as the check of terms reads it: folded, without punctuation, and every letter still knows its place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from app.domain.folding import fold, is_han
from app.domain.simplified import simplified

_ENDS = frozenset("。！？!?;；\u2029")
_STOP = "."
_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Folded:
    """Small letters without accents, simplified characters, single spaces, a line end between sentences."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the folded text stands in the text as written."""
        while end - 1 > start and self.text[end - 1] in " \n":
            end -= 1
        while start < end - 1 and self.text[start] in " \n":
            start += 1
        return self.places[start], self.places[end - 1] + 1

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a piece."""
        first = self.text.rfind(_BREAK, 0, start) + 1
        last = self.text.find(_BREAK, end)
        return first, len(self.text) if last < 0 else last


def folded(text: str) -> Folded:
    """Fold a text letter by letter, so that what is found can be shown where it stands."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for piece in _pieces(text, place, letter):
            if piece in (" ", _BREAK) and (not letters or letters[-1] == _BREAK):
                continue
            if piece == _BREAK and letters[-1] == " ":
                letters[-1] = _BREAK
                continue
            if piece == " " and letters[-1] == " ":
                continue
            letters.append(piece)
            places.append(place)
    return _closed_up(letters, places)


def _pieces(text: str, place: int, letter: str) -> str:
    if letter in _ENDS or _ends_paragraph(text, place, letter) or _ends_sentence(text, place, letter):
        return _BREAK
    if letter.isspace():
        return " "
    plain = "".join(piece for piece in simplified(fold(letter)) if piece.isalnum())
    if plain:
        return plain
    return "" if unicodedata.category(letter) in ("Mn", "Cf") else " "


def _ends_paragraph(text: str, place: int, letter: str) -> bool:
    """An empty line parts sentences; a line end alone may stand inside one."""
    return letter == "\n" and text[place + 1 :].lstrip(" \t\r").startswith("\n")


def _ends_sentence(text: str, place: int, letter: str) -> bool:
    """A full stop before a space, but not the one of `14. 11.` or `s. r. o.`."""
    if letter != _STOP:
        return False
    before, after = text[max(0, place - 2) : place], text[place + 1 : place + 2]
    return (not after or after.isspace()) and len(before) > 1 and before.isalpha()


def _closed_up(letters: list[str], places: list[int]) -> Folded:
    """Without the spaces beside Chinese characters, which are nobody's word ends."""
    kept = [
        place
        for place, letter in enumerate(letters)
        if letter != " "
        or not any(is_han(beside) for beside in (*letters[place - 1 : place], *letters[place + 1 : place + 2]))
    ]
    return Folded("".join(letters[place] for place in kept), tuple(places[place] for place in kept))
