"""The moon calendar in words, as Chinese letters and cards write it: 丙午年腊月廿四, 丁未羊年."""

from __future__ import annotations

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ANIMALS = {
    "en": ("Rat", "Ox", "Tiger", "Rabbit", "Dragon", "Snake", "Horse", "Goat", "Monkey", "Rooster", "Dog", "Pig"),
    "zh_CN": tuple("鼠牛虎兔龙蛇马羊猴鸡狗猪"),
    "sk": (
        "Potkana",
        "Byvola",
        "Tigra",
        "Zajaca",
        "Draka",
        "Hada",
        "Koňa",
        "Kozy",
        "Opice",
        "Kohúta",
        "Psa",
        "Prasaťa",
    ),
}
_PATTERNS = {"en": "Year of the {animal}", "zh_CN": "{stem}{branch}{animal}年", "sk": "Rok {animal}"}
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_DIGITS = "一二三四五六七八九十"
# The year 4 began the count of sixty that is still going on.
_FIRST = 4
_TEN, _TWENTY, _THIRTY = 10, 20, 30


def year_name(year: int, language: str) -> str:
    """The moon year that begins in a year of the sun, as its cards name it: 丁未羊年, Year of the Goat."""
    place = year - _FIRST
    return _PATTERNS[language].format(
        stem=_STEMS[place % len(_STEMS)],
        branch=_BRANCHES[place % len(_BRANCHES)],
        animal=_ANIMALS[language][place % len(_BRANCHES)],
    )


def day_in_words(year: int, month: int, day: int, *, leap: bool = False) -> str:
    """A day of the moon calendar as a Chinese letter is dated by it: 丙午年腊月廿四."""
    place = year - _FIRST
    name = _STEMS[place % len(_STEMS)] + _BRANCHES[place % len(_BRANCHES)]
    return f"{name}年{'闰' if leap else ''}{_MONTHS[month - 1]}月{_day(day)}"


def number(n: int) -> str:
    """A number from 1 to 99 in Chinese characters: 五, 十二, 二十."""
    tens, ones = divmod(n, _TEN)
    head = "" if tens == 0 else ("" if tens == 1 else _DIGITS[tens - 1]) + "十"
    return head + (_DIGITS[ones - 1] if ones else "")


def _day(day: int) -> str:
    if day <= _TEN:
        return "初" + _DIGITS[day - 1]
    if day < _TWENTY:
        return "十" + _DIGITS[day - _TEN - 1]
    if day in (_TWENTY, _THIRTY):
        return _DIGITS[day // _TEN - 1] + "十"
    return "廿" + _DIGITS[day - _TWENTY - 1]
