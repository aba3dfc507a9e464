"""Days as people type them: 18. 11. 2026, 18/11/2026, 18 Nov 2026, 2026-11-18, 2026年11月18日."""

from __future__ import annotations

import re
from datetime import date

from app.i18n import LANGUAGES, Language, language

_PATTERNS = {"en": "18 Nov 2026", "sk": "18. 11. 2026", "zh_CN": "2026年11月18日"}
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_YEAR_DIGITS = 4
_PARTS = 3


def day_pattern(speech: Language) -> str:
    """A sample day in that language, for an empty field."""
    return _PATTERNS[speech.code]


def read_day(text: str) -> date | None:
    """The day meant, or None. A four-digit number first means year, month, day; else day, month, year."""
    words = _WORDS.findall(text.lower())
    numbers = [number for number in map(_number, words) if number is not None]
    if len(numbers) != _PARTS:
        return None
    first = next(word for word in words if _number(word) is not None)
    year, month, day = numbers if len(first) >= _YEAR_DIGITS and first.isdigit() else reversed(numbers)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else _month(word)


def _month(word: str) -> int | None:
    for code in LANGUAGES:
        for width in ("abbreviated", "wide"):
            for number, name in language(code).locale.months["format"][width].items():
                if word == str(name).rstrip(".").lower():
                    return int(number)
    return None
