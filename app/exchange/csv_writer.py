"""A table as CSV, row by row: UTF-8 with a byte order mark, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from app.domain.cells import guarded
from app.exchange.whole_file import whole_file

#: Takes the cells of the next row.
PutRow = Callable[[Sequence[str]], None]


@contextmanager
def writing(path: Path, header: Sequence[str]) -> Iterator[PutRow]:
    """Write the header, then the rows that are put; the file stands when the block ends well. Raises FileError."""
    with whole_file(path) as file:
        text = TextIOWrapper(file, "utf-8-sig", newline="", write_through=False)
        writer = csv.writer(text, lineterminator="\r\n")

        def put(cells: Sequence[str]) -> None:
            writer.writerow(map(guarded, cells))

        try:
            put(header)
            yield put
            text.flush()
        finally:
            text.detach()
