"""Days and times of a table: which of day and month comes first is settled once for a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?.*)?")
_OTHER = re.compile(r"(\d{1,2})[-/.] ?(\d{1,2})[-/.] ?(\d{4}|\d{2})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?.*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})()()()")
_MONTHS = 12
_SHORT_YEAR = 100


def day_comes_first(texts: Iterable[str], *, usual: bool) -> bool:
    """Whether 3/4 is the third of April, as the other cells of the column show; `usual` where they do not."""
    found = [match for match in map(_OTHER.fullmatch, map(str.strip, texts)) if match]
    if any(int(match[1]) > _MONTHS for match in found):
        return True
    return False if any(int(match[2]) > _MONTHS for match in found) else usual


def moment(text: str, *, day_first: bool) -> datetime | None:
    """The local moment a cell says; a day alone is its noon, so that no zone moves it to another day."""
    bare = text.strip()
    with suppress(ValueError):
        whole = datetime.fromisoformat(bare)
        if whole.tzinfo is not None:
            return whole.astimezone()
    found = _ISO.fullmatch(bare) or _COMPACT.fullmatch(bare)
    if found:
        return _moment(found[1], found[2], found[3], *found.groups()[3:])
    found = _OTHER.fullmatch(bare)
    if found is None:
        return None
    day, month = (found[1], found[2]) if day_first or int(found[1]) > _MONTHS else (found[2], found[1])
    if int(month) > _MONTHS:
        day, month = month, day
    return _moment(found[3], month, day, *found.groups()[3:])


def _moment(year: str, month: str, day: str, *clock: str | None) -> datetime | None:
    full = int(year) + (2000 if int(year) < _SHORT_YEAR else 0)
    hour, minute, second = (int(part or 0) for part in clock) if clock[0] else (12, 0, 0)
    try:
        return datetime(full, int(month), int(day), hour, minute, second).astimezone()
    except (ValueError, OverflowError):
        return None
