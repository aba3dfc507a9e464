"""Birthdays as people type them: 24. 11. 1966, 24 Nov, 1966-11-24, 11月24日."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from app.domain.birthday import Birthday
from app.errors import InputError
from app.i18n import LANGUAGES, N_, Language, language
from app.ui.widgets.day_text import read_day

_WORDS = re.compile(r"\d+|[^\W\d_]+")
_PARTS = 2
_ANY_LEAP_YEAR = 2000


class BirthText(NamedTuple):
    """Day, month and year as read; all None for an empty field."""

    day: int | None = None
    month: int | None = None
    year: int | None = None


def read(text: str, speech: Language) -> BirthText:
    """What was typed. Raises InputError for what is no day; whether the month has that day is not looked at here."""
    if not text.strip():
        return BirthText()
    whole = read_day(text)
    if whole is not None:
        return BirthText(whole.day, whole.month, whole.year)
    numbers = _numbers(text)
    if len(numbers) == _PARTS:
        month_first = speech.code == "zh_CN" or "月" in text
        first, second = numbers
        return BirthText(second, first) if month_first and not _has_month_name(text) else BirthText(first, second)
    if len(numbers) == _PARTS + 1:
        return _three(text, numbers)
    raise InputError(N_("“{text}” is not a birthday: write it like {sample}.", text=text, sample=shown_sample(speech)))


def _three(text: str, numbers: list[int]) -> BirthText:
    """A day that the sun's calendar does not have (30 February by the moon), or no day at all."""
    year_first = bool(re.match(r"\s*\d{4}", text))
    first, second, third = numbers
    return BirthText(third, second, first) if year_first else BirthText(first, second, third)


def shown(birthday: Birthday | None, speech: Language) -> str:
    """The birthday as this language writes it, for its field."""
    if birthday is None:
        return ""
    try:
        if birthday.year is None:
            return speech.short_day(date(_ANY_LEAP_YEAR, birthday.month, birthday.day))
        return speech.day(date(birthday.year, birthday.month, birthday.day))
    except ValueError:
        return _plain(birthday, speech)


def _plain(birthday: Birthday, speech: Language) -> str:
    """A day that only the moon's calendar has."""
    if speech.code == "zh_CN":
        year = f"{birthday.year}年" if birthday.year else ""
        return f"{year}{birthday.month}月{birthday.day}日"
    return f"{birthday.day}. {birthday.month}." + (f" {birthday.year}" if birthday.year else "")


def shown_sample(speech: Language) -> str:
    """A birthday for an empty field."""
    return shown(Birthday(11, 24, 1966), speech)


def _numbers(text: str) -> list[int]:
    found = (int(word) if word.isdecimal() else _month(word) for word in _WORDS.findall(text.lower()))
    return [number for number in found if number is not None]


def _has_month_name(text: str) -> bool:
    return any(not word.isdecimal() and _month(word) for word in _WORDS.findall(text.lower()))


def _month(word: str) -> int | None:
    for code in LANGUAGES:
        for width in ("abbreviated", "wide"):
            for number, name in language(code).locale.months["format"][width].items():
                if word == str(name).rstrip(".").lower():
                    return int(number)
    return None
