"""The bundled typefaces: which face prints a character, how wide it is, and what cannot be printed at all.

Noto Sans carries Latin letters and figures, Noto Sans SC the Han characters, LXGW WenKai the rare ones and the
handwriting of letters. All bundled fonts have 1000 units to the em.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache

from app import paths
from app.documents.truetype import TrueType

# “ ” ‘ ’ … — · are narrow in Latin text and one em wide among Han. In Han surroundings they are carried as these
# private characters, so that width and face of a character never depend on its neighbours.
WIDE = {mark: chr(0xF780 + number) for number, mark in enumerate("“”‘’…—·")}
NARROW = {alias: mark for mark, alias in WIDE.items()}
NO_BREAK_SPACES = "\u00a0\u202f\u2007"
# Widths of texts are remembered up to this length: names, labels and amounts recur, letters do not.
_REMEMBERED = 80


class Weight(IntEnum):
    """How a text is set; Han has no semibold and takes bold."""

    REGULAR = 0
    SEMIBOLD = 1
    BOLD = 2
    HAND = 3


_LATIN = ("NotoSans-Regular", "NotoSans-SemiBold", "NotoSans-Bold")
_HAND = "LXGWWenKai-Regular"
_CHAINS = {
    Weight.REGULAR: ("NotoSans-Regular", "NotoSansSC-Regular", _HAND),
    Weight.SEMIBOLD: ("NotoSans-SemiBold", "NotoSansSC-Bold", _HAND),
    Weight.BOLD: ("NotoSans-Bold", "NotoSansSC-Bold", _HAND),
    Weight.HAND: (_HAND, "NotoSans-Regular", "NotoSansSC-Regular"),
}


class Face:
    """One typeface, loaded when a text first needs it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.file = TrueType(paths.resources() / "fonts" / f"{name}.ttf")

    def has(self, char: str) -> bool:
        """Whether the face prints the character as itself."""
        if char in NARROW:
            return self.name not in _LATIN and NARROW[char] in self.file.glyphs
        return self.meaning(char) in self.file.glyphs

    def glyph(self, char: str) -> int:
        """The glyph of a character the face has."""
        return self.file.glyphs[self.meaning(char)]

    def meaning(self, char: str) -> str:
        """What a reader copies from the paper."""
        return " " if char in NO_BREAK_SPACES else NARROW.get(char, char)


@cache
def face(name: str) -> Face:
    """The face with that file name."""
    return Face(name)


class Chain(dict[str, tuple[str, int]]):
    """For one weight: the face that prints a character, and its advance in thousandths of the size."""

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self.faces = _CHAINS[weight]
        self.advances = _Advances(self)

    def __missing__(self, char: str) -> tuple[str, int]:
        for name in self.faces:
            candidate = face(name)
            if candidate.has(char):
                self[char] = found = (name, candidate.file.advance(candidate.glyph(char)))
                return found
        raise KeyError(char)

    def prints(self, char: str) -> bool:
        """Whether one of the faces has the character."""
        try:
            return bool(self[char])
        except KeyError:
            return False


class _Advances(dict[str, int]):
    """The widths of a chain alone: what measuring looks up for every character."""

    def __init__(self, faces: Chain) -> None:
        super().__init__()
        self._faces = faces

    def __missing__(self, char: str) -> int:
        self[char] = advance = self._faces[char][1]
        return advance


@cache
def chain(weight: Weight) -> Chain:
    """The faces tried in turn for a weight."""
    return Chain(weight)


def width(text: str, weight: Weight, size: float) -> float:
    """Width of a clean text in points."""
    thousandths = _remembered(text, weight) if len(text) <= _REMEMBERED else _measured(text, weight)
    return thousandths * size / 1000


def _measured(text: str, weight: Weight) -> int:
    return sum(map(chain(weight).advances.__getitem__, text))


_remembered = lru_cache(8192)(_measured)


def runs(text: str, weight: Weight) -> list[tuple[str, str]]:
    """The text as (face, part) pairs in order; each part is printed by one face."""
    faces = chain(weight)
    if text.isascii():
        return [(faces.faces[0], text)]
    parts: list[tuple[str, str]] = []
    start, current = 0, ""
    for place, char in enumerate(text):
        name = faces[char][0]
        if name != current:
            if current:
                parts.append((current, text[start:place]))
            start, current = place, name
    return [*parts, (current, text[start:])] if text else parts
