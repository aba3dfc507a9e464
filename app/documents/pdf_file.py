"""A PDF file written from front to back: what is finished leaves the memory at once, however long the file gets.

reportlab keeps all pages of a document until its end, and more than a kilobyte for each page beside them.
"""

from __future__ import annotations

import zlib
from array import array
from hashlib import md5
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from typing import BinaryIO

# The four bytes above 127 tell programs that copy files that this one is not text.
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ROWS = 1000


class PdfFile:
    """Numbered objects, written in any order; a number may be given out before its object is written."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._position = 0
        self._places = array("Q", (0,))
        self._digest = md5(usedforsecurity=False)
        self._put(_HEAD)

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._places.append(0)
        return len(self._places) - 1

    def write(self, body: str, number: int = 0) -> int:
        """Write an object, under a reserved number or the next one, and return its number."""
        return self._object(body.encode("ascii"), number)

    def stream(self, data: bytes, entries: str = "", *, packed: bool = False) -> int:
        """Write a stream and return its number. `packed` data comes compressed, with `entries` that say how."""
        if not packed:
            data, entries = zlib.compress(data), f"/Filter /FlateDecode {entries}"
        head = f"<< {entries.rstrip()} /Length {len(data)} >>\nstream\n"
        return self._object(b"".join((head.encode("ascii"), data, b"\nendstream")), 0)

    def close(self, catalogue: int, about: int) -> None:
        """Write the table of all objects; nothing comes after it."""
        start = self._position
        count = len(self._places)
        self._put(f"xref\n0 {count}\n0000000000 65535 f \n".encode("ascii"))
        for first in range(1, count, _ROWS):
            places = self._places[first : first + _ROWS]
            self._put("".join(f"{place:010d} 00000 n \n" for place in places).encode("ascii"))
        identity = self._digest.hexdigest()
        entries = f"/Size {count} /Root {ref(catalogue)} /Info {ref(about)} /ID [<{identity}> <{identity}>]"
        self._put(f"trailer\n<< {entries} >>\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _object(self, body: bytes, number: int) -> int:
        number = number or self.reserve()
        self._places[number] = self._position
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._position += len(data)


class Shown(Protocol):
    """Something that pages show as a picture, whatever it is made of; it is in a file once."""

    @property
    def name(self) -> str:
        """The same for the same picture."""

    @property
    def shape(self) -> float:
        """Width over height."""

    def add_to(self, file: PdfFile) -> int:
        """Write it and return its number."""


def ref(number: int) -> str:
    """How one object names another."""
    return f"{number} 0 R"


def text(words: str) -> str:
    """A text of the document itself, such as its title, in any script."""
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"
