"""EAN-13, EAN-8 and UPC-A: the bars of a trade item number (ISO/IEC 15420), with the places of its figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from app.domain import gtin

if TYPE_CHECKING:
    from collections.abc import Iterator

# Widths of space, bar, space, bar of the figures in set A; set B is its mirror, set C has bars for spaces.
_SET_A = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
# Which of sets A and B the six figures of the left half use says the first of the thirteen.
_PARITY = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")
_GUARD, _CENTRE = "111", "11111"
_EIGHT, _UPC, _FULL = 8, 12, 13


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol. `widths` are bars and spaces in turn, in modules; `quiet` the white modules left and right.

    `tall` are the bars, counted from 0, that reach down between the figures. `groups` are the figures below with the
    modules from the first bar between which they stand; a group outside the bars stands in the quiet zone.
    """

    widths: str
    quiet: tuple[int, int]
    tall: frozenset[int]
    groups: tuple[tuple[str, int, int], ...]

    @property
    def modules(self) -> int:
        """Width of the bars without the quiet zones."""
        return sum(map(int, self.widths))

    def bars(self) -> Iterator[tuple[int, int, bool]]:
        """Each bar: where it begins and how wide it is, in modules, and whether it is a tall one."""
        at = 0
        for place, digit in enumerate(self.widths):
            if place % 2 == 0:
                yield at, int(digit), place // 2 in self.tall
            at += int(digit)


class Symbology(Enum):
    """What bars a trade item number gets."""

    EAN_13 = "EAN-13"
    EAN_8 = "EAN-8"
    UPC_A = "UPC-A"


def symbology(digits: str, *, american: bool = False) -> Symbology | None:
    """The bars that a number of 8, 12 or 13 figures gets; None if it is no trade item number of that length.

    Twelve figures are a UPC-A; so are thirteen that begin with 0 in a country that writes them so.
    """
    if not gtin.fits(digits) or len(digits) not in (_EIGHT, _UPC, _FULL):
        return None
    if len(digits) == _EIGHT:
        return Symbology.EAN_8
    upc = len(digits) == _UPC or (american and digits[0] == "0")
    return Symbology.UPC_A if upc else Symbology.EAN_13


def symbol(digits: str, kind: Symbology) -> Symbol:
    """The symbol of a number that fits its kind."""
    if kind is Symbology.EAN_8:
        widths = _GUARD + _left(digits[:4], "AAAA") + _CENTRE + _right(digits[4:]) + _GUARD
        return Symbol(widths, (7, 7), frozenset((0, 1, 10, 11, 20, 21)), ((digits[:4], 3, 31), (digits[4:], 36, 64)))
    thirteen = digits.zfill(_FULL)
    left, right = thirteen[1:7], thirteen[7:]
    widths = _GUARD + _left(left, _PARITY[int(thirteen[0])]) + _CENTRE + _right(right) + _GUARD
    if kind is Symbology.EAN_13:
        groups = ((thirteen[0], -9, -2), (left, 3, 45), (right, 50, 92))
        return Symbol(widths, (11, 7), frozenset((0, 1, 14, 15, 28, 29)), groups)
    outer, inner = ((left[0], -7, -2), (right[-1], 97, 102)), ((left[1:], 10, 45), (right[:-1], 50, 85))
    return Symbol(widths, (9, 9), frozenset((0, 1, 2, 3, 14, 15, 26, 27, 28, 29)), outer + inner)


def _left(figures: str, parity: str) -> str:
    sets = {"A": _SET_A, "B": tuple(widths[::-1] for widths in _SET_A)}
    return "".join(sets[name][int(figure)] for figure, name in zip(figures, parity, strict=True))


def _right(figures: str) -> str:
    return "".join(_SET_A[int(figure)] for figure in figures)
