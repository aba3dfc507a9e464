"""TrueType files: which characters a font has, how wide they are, and a small font with only some of its glyphs.

reportlab has all this, but it reads a Chinese font in 120 ms, copies ten megabytes for each document and writes
wrong copy-and-paste codes for rare Han above U+FFFF. This reader is for the bundled fonts: cmap format 12, long loca.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_COPIED = ("cvt ", "fpgm", "prep")
# Flags of one part of a composite glyph.
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80


class FontError(ValueError):
    """A bundled font file is not what this reader expects; a fault of the build, not of the shop."""


class TrueType:
    """One font file, mapped into memory; tables are decoded once."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._tables = self._directory()
        head, hhea = self.table("head"), self.table("hhea")
        self.units: int = struct.unpack_from(">H", head, 18)[0]
        self.box: tuple[int, ...] = struct.unpack_from(">4h", head, 36)
        self.ascent, self.descent = struct.unpack_from(">2h", hhea, 4)
        if struct.unpack_from(">h", head, 50)[0] != 1:
            raise FontError(f"{path.name}: short loca table")
        self._metrics = _numbers("H", self.table("hmtx"))
        self._full_metrics: int = struct.unpack_from(">H", hhea, 34)[0]
        self._places = _numbers("I", self.table("loca"))
        self._outlines_at = self._tables["glyf"][0]
        self.glyphs = self._characters()

    def _directory(self) -> dict[str, tuple[int, int]]:
        count = struct.unpack_from(">H", self._data, 4)[0]
        rows = struct.iter_unpack(">4s3I", self._data[12 : 12 + 16 * count])
        return {tag.decode("ascii"): (start, length) for tag, _, start, length in rows}

    def table(self, tag: str) -> bytes:
        """The bytes of a table."""
        start, length = self._tables[tag]
        return self._data[start : start + length]

    def _characters(self) -> dict[str, int]:
        cmap = self.table("cmap")
        count = struct.unpack_from(">H", cmap, 2)[0]
        for platform, encoding, start in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * count]):
            if (platform, encoding) == (3, 10) and struct.unpack_from(">H", cmap, start)[0] == 12:  # noqa: PLR2004 - full Unicode
                return _groups(cmap, start)
        raise FontError("no full Unicode character map")

    def advance(self, glyph: int) -> int:
        """Width of a glyph in font units."""
        return self._metrics[2 * min(glyph, self._full_metrics - 1)]

    def _bearing(self, glyph: int) -> int:
        pairs = self._full_metrics
        return self._metrics[2 * glyph + 1] if glyph < pairs else self._metrics[pairs + glyph]

    def _outline(self, glyph: int) -> bytes:
        start, end = self._places[glyph], self._places[glyph + 1]
        return self._data[self._outlines_at + start : self._outlines_at + end]

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """A font with these glyphs, numbered in this order; parts of composite glyphs follow after them."""
        chosen = list(glyphs)
        outlines = self._collect(chosen)
        loca, glyf = _join(outlines)
        metrics = [value for glyph in chosen for value in (self.advance(glyph), self._bearing(glyph))]
        count = len(chosen)
        tables = {
            "glyf": glyf,
            "head": self.table("head"),
            "hhea": _patched(self.table("hhea"), 34, count),
            "hmtx": struct.pack(f">{2 * count}H", *metrics),
            "loca": loca,
            "maxp": _patched(self.table("maxp"), 4, count),
        }
        tables |= {tag: self.table(tag) for tag in _COPIED if tag in self._tables}
        return _file(tables)

    def _collect(self, chosen: list[int]) -> list[bytes]:
        """Outlines of the chosen glyphs; `chosen` grows by the parts they are made of."""
        place = {glyph: number for number, glyph in reversed(list(enumerate(chosen)))}
        outlines = []
        for glyph in chosen:  # grows while it is walked
            outline = self._outline(glyph)
            if outline[:1] >= b"\x80":  # a negative number of contours: composite
                outline = _renumbered(outline, place, chosen)
            outlines.append(outline)
        return outlines


def _numbers(kind: str, data: bytes) -> array[int]:
    values = array(kind, data)
    if sys.byteorder == "little":
        values.byteswap()
    return values


def _groups(cmap: bytes, start: int) -> dict[str, int]:
    glyphs: dict[str, int] = {}
    count = struct.unpack_from(">I", cmap, start + 12)[0]
    for first, last, glyph in struct.iter_unpack(">3I", cmap[start + 16 : start + 16 + 12 * count]):
        glyphs.update(zip(map(chr, range(first, last + 1)), range(glyph, glyph + last + 1 - first), strict=True))
    return glyphs


def _renumbered(outline: bytes, place: dict[int, int], chosen: list[int]) -> bytes:
    data = bytearray(outline)
    position, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">2H", data, position)
        if part not in place:
            place[part] = len(chosen)
            chosen.append(part)
        struct.pack_into(">H", data, position + 2, place[part])
        position += 4 + _length_of_part(flags)
    return bytes(data)


def _length_of_part(flags: int) -> int:
    length = 4 if flags & _WORDS else 2
    if flags & _SCALE:
        return length + 2
    if flags & _TWO_SCALES:
        return length + 4
    return length + 8 if flags & _MATRIX else length


def _join(outlines: list[bytes]) -> tuple[bytes, bytes]:
    padded = [outline + b"\0" * (-len(outline) % 4) for outline in outlines]
    places = [0]
    for outline in padded:
        places.append(places[-1] + len(outline))
    return struct.pack(f">{len(places)}I", *places), b"".join(padded)


def _patched(table: bytes, position: int, value: int) -> bytes:
    return table[:position] + struct.pack(">H", value) + table[position + 2 :]


def _file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">I4H", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    place = len(header) + 16 * count
    rows, bodies = [], []
    for tag in sorted(tables):
        body = tables[tag]
        padded = body + b"\0" * (-len(body) % 4)
        rows.append(struct.pack(">4s3I", tag.encode("ascii"), _checksum(padded), place, len(body)))
        bodies.append(padded)
        place += len(padded)
    return header + b"".join(rows) + b"".join(bodies)


def _checksum(padded: bytes) -> int:
    return sum(_numbers("I", padded)) & 0xFFFFFFFF
