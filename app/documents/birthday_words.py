"""A birthday as a paper says it: with or without a year, by the sun or by the moon."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.birthday import Calendar
from app.i18n import N_

if TYPE_CHECKING:
    from app.domain.birthday import Birthday
    from app.i18n import Language

# Any year that has a 29 February.
_LEAP_YEAR = 2000


def birthday_words(birthday: Birthday | None, language: Language) -> str:
    """The day in the language's own form; empty where none is known."""
    if birthday is None:
        return ""
    if birthday.calendar is Calendar.LUNAR:
        return _by_the_moon(birthday, language)
    if birthday.year is None:
        return language.short_day(date(_LEAP_YEAR, birthday.month, birthday.day))
    return language.long_day(date(birthday.year, birthday.month, birthday.day))


def _by_the_moon(birthday: Birthday, language: Language) -> str:
    month, day = birthday.month, birthday.day
    plain = N_("by the moon calendar: month {month}, day {day}", month=month, day=day)
    leap = N_("by the moon calendar: leap month {month}, day {day}", month=month, day=day)
    year = language.gettext("year {year}", year=birthday.year) if birthday.year else ""
    return language.join((language.render(leap if birthday.leap else plain), year))
