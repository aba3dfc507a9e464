"""Which column of a table means which field: known programs by their header, other tables by the columns' names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.folding import words
from app.i18n import Message


@dataclass(frozen=True, slots=True)
class Field:
    """Something a column can hold. `known` are folded column names that mean it, in any language: `price; cena`."""

    key: str
    words: Message
    known: str = ""
    many: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The column names that mean it."""
        return tuple(self.known.split("; ")) if self.known else ()


@dataclass(frozen=True, slots=True)
class TablePreset:
    """The table of another program: what a file must have to be one, and the field of each of its columns.

    `name` is what the program calls itself. A column ending in `*` stands for all that begin so.
    """

    key: str
    name: str
    needs: tuple[str, ...]
    columns: Mapping[str, str]

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a table with these columns comes from that program."""
        found = [folded(name) for name in header]
        return all(_has(found, need) for need in self.needs)

    def mapping(self, header: Sequence[str]) -> tuple[str, ...]:
        """The field of each column."""
        return tuple(self._field(folded(name)) for name in header)

    def _field(self, name: str) -> str:
        if name in self.columns:
            return self.columns[name]
        ways = (key for known, key in self.columns.items() if known.endswith("*") and name.startswith(known[:-1]))
        return next(ways, "")


def _has(found: Sequence[str], need: str) -> bool:
    if need.endswith("*"):
        return any(name.startswith(need[:-1]) for name in found)
    return need in found


def folded(name: str) -> str:
    """A column's name without case, accents and marks: `date received` for Date_received."""
    return " ".join(words(name))


def recognise(header: Sequence[str], presets: Sequence[TablePreset]) -> TablePreset | None:
    """The program a table comes from, of these."""
    return next((preset for preset in presets if preset.fits(header)), None)


def guess(header: Sequence[str], fields: Sequence[Field]) -> tuple[str, ...]:
    """The field each column most likely means: by its whole name, else by a word of it; none twice unless it may."""
    found = [""] * len(header)
    taken: set[str] = set()
    for whole in (True, False):
        for place, name in enumerate(map(folded, header)):
            if not found[place]:
                found[place] = _meant(name, fields, taken, whole=whole)
                taken.add(found[place])
    return tuple(found)


def _meant(name: str, fields: Sequence[Field], taken: set[str], *, whole: bool) -> str:
    free = (field for field in fields if field.many or field.key not in taken)
    if whole:
        return next((field.key for field in free if name in field.names), "")
    said = set(name.split())
    return next((field.key for field in free if any(said.issuperset(known.split()) for known in field.names)), "")
