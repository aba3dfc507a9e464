"""Texts in the cells of a table: several in one cell, and none that a spreadsheet would run as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

YES = "yes"
# A quote before such a beginning keeps the cell a text; quotes that stand there already are counted, so that every
# text comes back as it was.
_RUNS = re.compile(r"'*[=+\-@\t\r]")
_STARTS = "'=+-@\t\r"
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_ESCAPED = {"\\": "\\\\", ";": "\\;", "\n": "\\n"}
_MARKS = re.compile(r"[\\;\n]")
_PIECES = re.compile(r"\\(.)|(;) ?|([^\\;]+)|(\\)$", re.DOTALL)


def guarded(text: str) -> str:
    """The text as a CSV file holds it: with `'` in front if a spreadsheet would read it as a formula."""
    if not text or text[0] not in _STARTS:
        return text
    return f"'{text}" if _RUNS.match(text) else text


def bare(text: str) -> str:
    """The text again, without the `'` that kept it from running."""
    return text[1:] if _GUARDED.match(text) else text


def join(texts: Iterable[str]) -> str:
    """Several texts in one cell: `tea; gifts`. Semicolons and line ends of their own get a backslash."""
    return "; ".join(_MARKS.sub(lambda found: _ESCAPED[found.group()], text) for text in texts)


def split(cell: str) -> tuple[str, ...]:
    """The texts again; none for an empty cell."""
    if not cell:
        return ()
    texts = [""]
    for escaped, end, plain, last in _PIECES.findall(cell):
        if end:
            texts.append("")
        else:
            texts[-1] += plain or last or ("\n" if escaped == "n" else escaped)
    return tuple(texts)


def yes(answer: bool) -> str:  # noqa: FBT001 - the whole meaning is in the value
    """A cell that says yes or nothing."""
    return YES if answer else ""


def moment(value: datetime) -> str:
    """A moment in UTC, to the thousandth of a second: `2026-11-22T09:43:12.345Z`."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
