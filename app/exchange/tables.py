"""A table of any program, as text: CSV in the encodings people have, and workbooks."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from app.domain import typed
from app.errors import FileError
from app.exchange import file_kind, text_encoding, text_rows, workbook
from app.i18n import N_

SAMPLE = 100
MOST_COLUMNS = 1000
_CHUNK = 1 << 20
_SAMPLE_BYTES = 1 << 16
_SAMPLE_TEXT = 1 << 16
_TITLE_ROWS = 30
_DATA = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|\+?[\d\s()/.\-]{6,}")


@dataclass(frozen=True)
class TableFile:
    """A table somebody chose, and how it is read. `header_row` is 0 where the columns have no names of their own."""

    path: Path
    kind: file_kind.Kind
    encoding: str
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    header: tuple[str, ...]
    digest: str
    sample: tuple[tuple[str, ...], ...] = field(repr=False)
    header_row: int = 1


@dataclass(frozen=True, slots=True)
class _Form:
    """How the bytes become rows."""

    kind: file_kind.Kind
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def look(
    path: Path, *, encoding: str = "", delimiter: str = "", sheet: str = "", header_row: int | None = None
) -> TableFile:
    """Look into a file and guess what is left empty. Raises FileError in words for what is no table.

    `header_row` is the row that names the columns, 0 if none does.
    """
    kind = file_kind.kind(path)
    if kind == "vcard":
        raise FileError(N_("“{name}” holds contacts as vCards, not a table.", name=path.name))
    try:
        digest, likely = _surveyed(path, judged=kind == "csv" and not encoding)
        form, first = _beginning(path, _Form(kind, encoding or likely, delimiter, sheet))
    except OSError as error:
        raise file_kind.unreadable(path, error) from error
    return _table(path, form, digest, first, header_row)


def rows(file: TableFile) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows below the header that hold something, with the number a spreadsheet shows beside them.

    A row has at least as many cells as the header; more only where something stands beyond it. A row that cannot be
    read at all comes as an empty one.
    """
    width = len(file.header)
    form = _Form(file.kind, file.encoding, file.delimiter, file.sheet, file.sheets)
    for number, row in enumerate(_all_rows(file.path, form), 1):
        if number <= file.header_row:
            continue
        if row is None:
            yield number, ()
        elif any(row):
            fitted = _fitted(row, width)
            if any(fitted):
                yield number, fitted


def _fitted(row: list[str], width: int) -> tuple[str, ...]:
    if len(row) < width:
        return (*row, *("",) * (width - len(row)))
    while len(row) > width and not row[-1].strip():
        row.pop()
    return tuple(row)


def _table(path: Path, form: _Form, digest: str, first: list[list[str]], wanted: int | None) -> TableFile:
    place = _header_place(first)
    if place is None:
        raise FileError(N_("“{name}” is empty.", name=path.name))
    if wanted is not None:
        place = min(max(wanted - 1, 0), len(first) - 1)
    header, header_row = _named(first[place]), place + 1
    unnamed = wanted is None and any(_DATA.fullmatch(name) for name in header)
    if unnamed or wanted == 0 or not header:
        header, header_row = tuple(map(_letters, range(max(map(len, first))))), 0
    if len(header) > MOST_COLUMNS:
        raise FileError(N_("“{name}” has more than {n} columns: it is no list.", name=path.name, n=MOST_COLUMNS))
    sample = tuple(_fitted(row, len(header)) for row in first[header_row:] if any(row))
    return TableFile(
        path,
        form.kind,
        form.encoding,
        form.delimiter,
        form.sheet,
        form.sheets,
        header,
        digest,
        sample[:SAMPLE],
        header_row,
    )


def _header_place(first: list[list[str]]) -> int | None:
    """The first row with something in it; a title of one cell above a wider table is passed over."""
    filled = [sum(map(bool, row)) for row in first]
    wider = next((place for place, count in enumerate(filled[:_TITLE_ROWS]) if count > 1), None)
    return wider if wider is not None else next((place for place, count in enumerate(filled) if count), None)


def _named(row: Iterable[str]) -> tuple[str, ...]:
    names = [typed.one_line(name) for name in row]
    while names and not names[-1]:
        names.pop()
    return tuple(name or _letters(place) for place, name in enumerate(names))


def _letters(place: int) -> str:
    """The name a spreadsheet gives a column: A, B … Z, AA."""
    text = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        text = chr(ord("A") + letter) + text
    return text


def _surveyed(path: Path, *, judged: bool) -> tuple[str, str]:
    """The digest of a file and, if it is judged, the likely encoding; it is read once, a piece at a time."""
    hasher = hashlib.sha256()
    decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
    sample = b""
    with path.open("rb") as file:
        chunk = file.read(_CHUNK)
        marked = text_encoding.marked(chunk[:_SAMPLE_TEXT]) if judged else "no"
        while chunk:
            hasher.update(chunk)
            if not marked and not chunk.isascii():
                decoder = text_encoding.still(decoder, chunk)
                sample = _more(sample, chunk)
            chunk = file.read(_CHUNK)
    if not judged or marked:
        return hasher.hexdigest(), marked if judged else ""
    return hasher.hexdigest(), "utf-8-sig" if decoder or not sample else text_encoding.guess(sample)


def _more(sample: bytes, chunk: bytes) -> bytes:
    """The sample with the chunk's whole lines that are not ASCII."""
    if len(sample) >= _SAMPLE_BYTES:
        return sample
    whole = chunk.replace(b"\r", b"\n").split(b"\n")
    kept = b"\n".join(line[:_SAMPLE_BYTES] for line in (whole[1:-1] or whole) if not line.isascii())
    return sample + kept[:_SAMPLE_BYTES] + b"\n"


def _beginning(path: Path, form: _Form) -> tuple[_Form, list[list[str]]]:
    most = SAMPLE + _TITLE_ROWS
    if form.kind == "workbook":
        with workbook.opened(path, form.sheet, most) as sheet:
            return _Form("workbook", sheet=sheet.name, sheets=sheet.names), list(sheet.rows)
    with path.open(encoding=_codec(form.encoding), errors="replace", newline="") as text:
        beginning = text.read(_SAMPLE_TEXT)
    named, lines = text_rows.without_sep(iter(beginning.splitlines(keepends=True)))
    delimiter = form.delimiter or named or text_rows.guess_delimiter("".join(lines))
    form = _Form("csv", form.encoding, delimiter)
    return form, [row or [] for row in islice(_all_rows(path, form), most)]


def _all_rows(path: Path, form: _Form) -> Iterator[list[str] | None]:
    if form.kind == "workbook":
        with workbook.opened(path, form.sheet) as sheet:
            yield from sheet.rows
        return
    with path.open(encoding=_codec(form.encoding), errors="replace", newline="") as text:
        _, lines = text_rows.without_sep(text_rows.lines(text))
        yield from text_rows.records(lines, form.delimiter)


def _codec(encoding: str) -> str:
    """UTF-16 by its order of bytes still has its mark in front, which `utf-16` takes away."""
    if encoding not in text_encoding.ENCODINGS:
        raise ValueError(f"no encoding {encoding!r}")
    return encoding
