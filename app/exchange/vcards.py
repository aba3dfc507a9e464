"""Files of contacts as vCards 2.1, 3.0 and 4.0, one card in memory at a time."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from app.domain.read_record import ReadCustomer
from app.errors import FileError
from app.exchange import file_kind, text_encoding, vcard_customer, vcard_lines
from app.i18n import N_

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_BEGIN = re.compile(rb"(?im)^\s*(?:\xef\xbb\xbf)?BEGIN\s*:\s*VCARD")
_WIDE = ("utf-16-le", "utf-16-be")


@dataclass(frozen=True)
class CardFile:
    """A file of cards somebody chose. `encoding` is that of texts that are not UTF-8 and do not name their own."""

    path: Path
    digest: str
    cards: int
    encoding: str = ""
    wide: str = ""


def look(path: Path) -> CardFile:
    """Look into a file. Raises FileError in words for what holds no card."""
    kind = file_kind.kind(path)
    if kind != "vcard":
        raise FileError(N_("“{name}” holds no vCards.", name=path.name))
    try:
        with path.open("rb") as file:
            wide = text_encoding.marked(file.read(_CHUNK)[:_SAMPLE])
        return _looked(path, wide if wide in _WIDE else "")
    except OSError as error:
        raise file_kind.unreadable(path, error) from error


def _looked(path: Path, wide: str) -> CardFile:
    hasher, count, sample, rest = hashlib.sha256(), 0, b"", b""
    decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
    with closing(_opened(path, wide)) as file:
        while chunk := file.read(_CHUNK):
            hasher.update(chunk)
            whole = rest + chunk.replace(b"\r", b"\n")
            cut = whole.rfind(b"\n") + 1
            count += len(_BEGIN.findall(whole[:cut]))
            rest = whole[cut:]
            if not chunk.isascii():
                decoder = text_encoding.still(decoder, chunk)
                sample = (sample + b"\n".join(line for line in whole.split(b"\n") if not line.isascii()))[:_SAMPLE]
    count += len(_BEGIN.findall(rest))
    encoding = "" if decoder else text_encoding.guess(sample)
    return CardFile(path, hasher.hexdigest(), count, "" if encoding == "utf-8-sig" else encoding, wide)


def cards(file: CardFile, today: date) -> Iterator[ReadCustomer]:
    """Every card of the file, those that cannot be taken with their reason."""
    with closing(_opened(file.path, file.wide)) as stream:
        for card in vcard_lines.cards(stream):
            yield vcard_customer.customer(card, file.encoding, today)


def _opened(path: Path, wide: str) -> BinaryIO:
    """The bytes of a file; those of UTF-16 as UTF-8."""
    file = path.open("rb")
    if not wide:
        return file
    return cast("BinaryIO", codecs.StreamRecoder(file, *codecs.lookup("utf-8")[:2], *codecs.lookup(wide)[2:]))
