"""On which day an occasion is kept next, and how a letter for it is dated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import lunar_day, lunar_words
from app.domain.festival import ByMoon, FixedDay, FromEaster, Rule
from app.domain.occasion import LUNAR_FESTIVALS, Occasion

if TYPE_CHECKING:
    from datetime import date

_RULES: dict[Occasion, Rule] = {
    Occasion.SPRING_FESTIVAL: ByMoon(1, 1),
    Occasion.LANTERN: ByMoon(1, 15),
    Occasion.DRAGON_BOAT: ByMoon(5, 5),
    Occasion.MID_AUTUMN: ByMoon(8, 15),
    Occasion.DOUBLE_NINTH: ByMoon(9, 9),
    Occasion.EASTER: FromEaster(0),
    Occasion.SEASON: FixedDay(12, 25),
}
_CHINESE = "zh_CN"


def next_day(occasion: Occasion, today: date) -> date | None:
    """The festival's next day from today on; None for an occasion that is no festival."""
    rule = _RULES.get(occasion)
    if rule is None:
        return None
    # A day late in a moon year may belong to the year of the sun before.
    days = (rule.in_year(year) for year in range(today.year - 1, today.year + 2))
    return next((day for day in days if day >= today), None)


def moon_date(occasion: Occasion, day: date, language: str) -> str:
    """The day as a Chinese letter for a moon festival writes it; empty where it is written as any other."""
    if language != _CHINESE or occasion not in LUNAR_FESTIVALS:
        return ""
    moon = lunar_day.of(day)
    return lunar_words.day_in_words(moon.year, moon.month, moon.day, leap=moon.leap)
