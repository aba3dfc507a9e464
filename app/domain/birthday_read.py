"""Birthdays as other programs and people write them: 1986-04-12, 12. 4. 1986, --0412, 12 April 1986, 1986年4月12日."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from app.domain.birthday import Birthday, Calendar
from app.domain.folding import fold
from app.domain.own_table import LUNAR_LEAP

#: What iPhones write where no year is known.
NO_YEAR = (0, 1604)
_MONTHS = (
    "jan leden ledna",
    "feb unor unora",
    "mar brezen brezna marz",
    "apr duben dubna",
    "maj may mai kveten kvetna",
    "jun cerven cervna",
    "jul cervenec cervence",
    "aug srpen srpna",
    "sep zari",
    "okt oct rijen rijna",
    "nov listopad listopadu",
    "dec dez prosinec prosince",
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:[T ].*)?\.?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?")
_NO_YEAR = re.compile(r"-{1,2}(\d{2})-?(\d{2})(?:T.*)?")
_POINTS = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.?\s*(\d{4}|\d{2})?(?:\s.*)?")
_EITHER = re.compile(r"(\d{1,2})\s*[-/]\s*(\d{1,2})(?:\s*[-/]\s*(\d{4}|\d{2}))?(?:\s+[\d:]+.*)?")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_HAN = re.compile(
    r"(?:公历|阳历|(农历|農曆|阴历|陰曆|旧历))?\s*(?:(\d{4}|[〇零一二三四五六七八九]{4})\s*年)?\s*"
    r"(闰|閏)?(\d{1,2}|[正一二三四五六七八九十冬腊臘]{1,2})\s*月\s*(\d{1,2}|[初一二三四五六七八九十廿卅]{1,3})\s*[日号號]?"
)
# Months and days that only the moon calendar calls so.
_MOON = re.compile("[初廿卅正冬腊臘]")
_DIGITS = {letter: number for number, letter in enumerate("〇一二三四五六七八九")} | {"零": 0}
_SMALL_YEAR = 100


def read(text: str, today: date, *, day_first: bool = True) -> Birthday | None:
    """The birthday a text says, or None. `day_first` settles 3/4; dots always put the day first."""
    text = text.strip()
    found = _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)
    if found:
        return _born(found[1], found[2], found[3], today)
    found = _NO_YEAR.fullmatch(text)
    if found:
        return _born("", found[1], found[2], today)
    found = _POINTS.fullmatch(text)
    if found:
        return _born(found[3], found[2], found[1], today)
    found = _EITHER.fullmatch(text)
    if found:
        day, month = (found[1], found[2]) if _first_is_day(found, day_first=day_first) else (found[2], found[1])
        return _born(found[3], month, day, today)
    found = _HAN.fullmatch(text)
    return _han(found) if found else _in_words(text, today)


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether a column has the day before the month; None where it does not show."""
    for text in texts:
        found = _EITHER.fullmatch(text.strip())
        if found and max(int(found[1]), int(found[2])) > len(_MONTHS):
            return int(found[1]) > int(found[2])
    return None


def is_day(text: str) -> bool:
    """Whether a text looks like a day with its year."""
    return bool(
        _YEAR_FIRST.fullmatch(text) or ((found := _POINTS.fullmatch(text) or _EITHER.fullmatch(text)) and found[3])
    )


def _first_is_day(found: re.Match[str], *, day_first: bool) -> bool:
    first, second = int(found[1]), int(found[2])
    return first > len(_MONTHS) or (day_first and second <= len(_MONTHS))


def _born(year: str | None, month: str, day: str, today: date) -> Birthday | None:
    if not (1 <= int(month) <= len(_MONTHS) and int(day)):
        return None
    return Birthday(int(month), int(day), _whole_year(year, today))


def _whole_year(year: str | None, today: date) -> int | None:
    """The year with its century: nobody is born in a year to come."""
    if not year or (int(year) in NO_YEAR and len(year) != 2):  # noqa: PLR2004 - two digits, as in 12.4.00
        return None
    whole = int(year)
    if whole >= _SMALL_YEAR or len(year) > 2:  # noqa: PLR2004 - see above
        return whole
    century = today.year - today.year % _SMALL_YEAR
    return century + whole if century + whole <= today.year else century - _SMALL_YEAR + whole


def _han(found: re.Match[str]) -> Birthday | None:
    lunar, year, leap, month, day = found.groups()
    months, days = _month_number(month), _day_number(day)
    if not months or not days:
        return None
    moon = bool(lunar or leap or _MOON.search(month + day))
    whole = int("".join(str(_DIGITS.get(digit, digit)) for digit in year)) if year else None
    return Birthday(months, days, whole, Calendar.LUNAR if moon else Calendar.SOLAR, bool(leap))


def _month_number(text: str) -> int:
    named = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
    return named[text] if text in named else _number(text)


def _day_number(text: str) -> int:
    return _number(text.removeprefix("初").replace("廿", "二十").replace("卅", "三十"))


def _number(text: str) -> int:
    """Up to 39 in digits or Chinese; 0 for what is no number."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if any(letter not in _DIGITS for letter in tens + ones) or max(len(tens), len(ones)) > 1:
        return 0
    if not ten:
        return _DIGITS.get(tens, 0)
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _in_words(text: str, today: date) -> Birthday | None:
    """`12 April 1986`, `April 12, 1986`, `12. apríla 1986`, `12-Apr-86`."""
    words = _WORDS.findall(fold(text.split("T", maxsplit=1)[0] if text[:1].isdigit() and "T0" in text else text))
    numbers = [word for word in words if word.isdecimal()]
    months = [number for word in words if (number := _MONTH.get(word) or _MONTH.get(word[:3])) and not word.isdecimal()]
    if len(months) != 1 or not numbers or len(numbers) > 2:  # noqa: PLR2004 - day and year
        return None
    if len(numbers[0]) == 4:  # noqa: PLR2004 - 1986 April 12
        numbers.reverse()
    return _born(numbers[1] if len(numbers) > 1 else "", str(months[0]), numbers[0], today)


def is_iso_day(text: str) -> bool:
    """Whether a text is a day such as 2026-11-22."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def own(text: str, calendar: str) -> Birthday | None:
    """The birthday of our own tables: `1986-04-12` or `--04-12`, `solar`, `lunar` or `lunar leap month`."""
    found = re.fullmatch(r"(\d{4}|-)-(\d{2})-(\d{2})", text.strip())
    if not found:
        return None
    year = None if found[1] == "-" else int(found[1])
    moon = Calendar.LUNAR if calendar.startswith(Calendar.LUNAR.value) else Calendar.SOLAR
    return Birthday(int(found[2]), int(found[3]), year, moon, calendar == LUNAR_LEAP)
