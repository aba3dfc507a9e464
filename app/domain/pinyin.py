"""How Chinese characters are read: the usual reading, and others where surnames and given names have them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from app import paths
from app.domain.simplified import simplified

# Grave, acute, macron and caron: the four tones. The dots of ü stay.
_TONES = dict.fromkeys((0x300, 0x301, 0x304, 0x30C))


@dataclass(frozen=True, slots=True)
class Syllable:
    """One character of a name with its readings in tone marks; the first is the one shown."""

    character: str
    readings: tuple[str, ...]
    in_family: bool

    @property
    def shown(self) -> str:
        return self.readings[0]


def syllables(family: str, given: str) -> tuple[Syllable, ...]:
    """The characters of a Chinese name with their readings; surname readings go to the surname."""
    return _family(family) + tuple(_given(character) for character in given)


def compound_surname(text: str) -> bool:
    """Whether these two characters are one surname, as in 欧阳."""
    return len(text) == 2 and simplified(text) in _surnames()  # noqa: PLR2004 - a pair is what compound means here


def readings(character: str) -> tuple[str, ...]:
    """The readings of a character outside surnames; the character itself where none is known."""
    usual = _usual().get(character, character)
    ways = _several().get(character) or _several().get(simplified(character), ())
    # 乾 is written 干 only where it is read so: the readings of 干 are not those of the name 乾.
    return ways if character in _several() or usual in ways else (usual,)


def toneless(reading: str) -> str:
    """A reading without tone marks: `lü` for lǚ."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", reading).translate(_TONES))


@cache
def as_typed(reading: str) -> tuple[str, ...]:
    """The ways a reading is typed: `lv`, `lu` and, as in passports, `lyu` for lǚ."""
    bare = toneless(reading)
    return tuple(bare.replace("ü", letter) for letter in ("v", "u", "yu")) if "ü" in bare else (bare,)


@lru_cache(maxsize=4096)
def _family(family: str) -> tuple[Syllable, ...]:
    plain = simplified(family)
    parts = _surnames().get(plain)
    if parts is None:
        # Two unknown characters may be two surnames; anything longer is the name of a shop.
        single = _surnames() if len(family) <= 2 else {}  # noqa: PLR2004
        parts = tuple(single.get(character, ((),))[0] for character in plain)
    return tuple(
        Syllable(character, _with_usual(character, special), in_family=True)
        for character, special in zip(family, parts, strict=True)
    )


@cache
def _given(character: str) -> Syllable:
    return Syllable(character, readings(character), in_family=False)


def _with_usual(character: str, special: tuple[str, ...]) -> tuple[str, ...]:
    """The special readings, then the everyday one, by which people also look for 单 or 曾."""
    everyday = _usual().get(character, character)
    return special if everyday in special else (*special, everyday)


@cache
def _usual() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _lines("pinyin.txt"):
        reading, characters = line.split(" ")
        table.update(dict.fromkeys(characters, reading))
    return table


@cache
def _surnames() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Surname to the special readings of each of its characters; none where the usual one holds."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in _lines("surnames.txt"):
        surname, _, ways = line.partition(" ")
        parts = tuple(tuple(part.split(",")) for part in ways.split())
        table[surname] = parts or ((),) * len(surname)
    return table


@cache
def _several() -> dict[str, tuple[str, ...]]:
    pairs = (line.split(" ") for line in _lines("several.txt"))
    return {character: tuple(ways.split(",")) for character, ways in pairs}


def _lines(name: str) -> list[str]:
    text = (paths.resources() / "names" / name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
