"""Rows of a CSV file as text, and what is wrong with a file that is none, in words."""

from __future__ import annotations

import codecs
import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from app.domain.imported import TextFile
from app.errors import FileError
from app.i18n import N_

_CHUNK = 1 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# What Windows programs in Western Europe write when it is not UTF-8.
_OTHER = "cp1252"

#: A row's number as spreadsheets count (the header is row 1) and its texts; no texts when it is broken.
Row = tuple[int, list[str]]


def inspect(path: Path) -> TextFile:
    """Read the whole file once. Raises FileError when it is no text."""
    try:
        return _inspected(path)
    except OSError as error:
        raise FileError(
            N_("“{name}” cannot be read: {reason}", name=path.name, reason=str(error.strerror)),
            N_("Check that the file is there and that you may open it."),
        ) from error


def _inspected(path: Path) -> TextFile:
    hasher = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    encoding = "utf-8-sig"
    with path.open("rb") as file:
        chunk = file.read(_CHUNK)
        _check_beginning(path.name, chunk)
        while chunk:
            hasher.update(chunk)
            if encoding != _OTHER:
                encoding = _encoding(decoder, chunk)
            chunk = file.read(_CHUNK)
    return TextFile(path, encoding, hasher.hexdigest())


def _encoding(decoder: codecs.IncrementalDecoder, chunk: bytes) -> str:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return _OTHER
    return "utf-8-sig"


def _check_beginning(name: str, chunk: bytes) -> None:
    again = N_("Save it as CSV in UTF-8 and choose that file.")
    if not chunk.strip():
        raise FileError(N_("“{name}” is empty.", name=name))
    if chunk.startswith(_UTF16):
        raise FileError(N_("“{name}” is written in UTF-16.", name=name), again)
    if chunk.startswith(_WORKBOOKS):
        raise FileError(N_("“{name}” is a workbook, not a CSV file.", name=name), again)
    if b"\0" in chunk:
        raise FileError(N_("“{name}” is not a text file.", name=name), again)


def rows(file: TextFile, headers: tuple[tuple[str, ...], ...]) -> Iterator[Row]:
    """The rows below the header, which is one of `headers`. Raises FileError for any other."""
    with file.path.open(encoding=file.encoding, errors="replace", newline="") as text:
        reader = csv.reader(text)
        _check_header(file, reader, headers)
        number = 1
        while True:
            try:
                for row in reader:
                    if row:
                        number += 1
                        yield number, row
            except csv.Error:
                number += 1
                yield number, []
            else:
                return


def _check_header(file: TextFile, reader: Iterator[list[str]], headers: tuple[tuple[str, ...], ...]) -> None:
    try:
        found = tuple(name.strip() for name in next(reader, []))
    except csv.Error:
        found = ()
    if found not in headers:
        raise FileError(
            N_("“{name}” does not have the columns of this kind of file.", name=file.path.name),
            N_("The first line should be: {columns}", columns=", ".join(headers[0])),
        )
