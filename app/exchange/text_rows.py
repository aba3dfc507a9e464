"""Rows of a text whose cells are parted by a mark, also where quotation marks do not fit."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice
from math import log
from typing import TextIO

DELIMITERS = (",", ";", "\t", "|")
_LONGEST_LINE = 1 << 20
# A cell over more lines than this is a quotation mark that nobody closed.
_MOST_LINES = 200
_JUDGED = 60
_SEP = "sep="
_NO_HEADER, _ONE_CELL = 0.3, 0.05


class _UnclosedError(Exception):
    """A quoted cell has no end."""


class _Feed(Iterator[str]):
    """Lines for the reader, which can be given back when they turn out not to belong together."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.waiting: deque[str] = deque()
        self.taken: list[str] = []

    def __next__(self) -> str:
        if self.waiting:
            line = self.waiting.popleft()
        else:
            line = next(self.lines, "")
            if not line:
                raise StopIteration
        self.taken.append(line)
        if len(self.taken) > _MOST_LINES:
            raise _UnclosedError
        return line

    def give_back(self) -> str:
        """The first line of those taken; the others come again."""
        first, *others = self.taken
        self.waiting.extendleft(reversed(others))
        return first


def lines(text: TextIO) -> Iterator[str]:
    """The lines with their ends. What is longer than any row is cut."""
    while line := text.readline(_LONGEST_LINE):
        yield line
        whole = line
        while len(whole) == _LONGEST_LINE and not whole.endswith(("\n", "\r")):
            whole = text.readline(_LONGEST_LINE)


def without_sep(found: Iterator[str]) -> tuple[str, Iterator[str]]:
    """The mark a first line `sep=;` names, and the other lines."""
    first = next(found, "").removeprefix("\ufeff")
    if first[:4].lower() == _SEP and len(first.strip("\r\n")) == len(_SEP) + 1:
        return first[4], found
    return "", _chained(first, found)


def _chained(first: str, others: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
        yield from others


def records(found: Iterator[str], delimiter: str) -> Iterator[list[str] | None]:
    """One list of cells per row as a spreadsheet counts them: empty for an empty line, None beyond reading."""
    feed = _Feed(found)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.taken.clear()
        try:
            yield next(reader)
        except StopIteration:
            return
        except (csv.Error, _UnclosedError):
            alone = len(feed.taken) == 1
            line = feed.give_back()
            yield _sloppy(line, delimiter) if alone else _bare(line, delimiter)


def _sloppy(line: str, delimiter: str) -> list[str] | None:
    """A line with quotation marks inside quoted cells."""
    try:
        return next(csv.reader((line,), delimiter=delimiter), [])
    except csv.Error:
        return None


def _bare(line: str, delimiter: str) -> list[str] | None:
    """A line whose quotation marks mean nothing."""
    try:
        row = next(csv.reader((line,), delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    except csv.Error:
        return None
    return [cell[1:] if cell.startswith('"') and cell.count('"') == 1 else cell for cell in row]


def guess_delimiter(text: str) -> str:
    """The mark that gives most rows the same number of cells, more than one."""
    return max(DELIMITERS, key=lambda mark: (_agreement(text, mark), -DELIMITERS.index(mark)))


def _agreement(text: str, delimiter: str) -> float:
    found = islice(records(iter(text.splitlines(keepends=True)), delimiter), _JUDGED)
    counts = [len(row) for row in found if row]
    if not counts:
        return 0
    width, rows = Counter(counts).most_common(1)[0]
    header = 1.0 if counts[0] == width else _NO_HEADER if counts[0] > 1 else _ONE_CELL
    return rows / len(counts) * log(width) * header
