from __future__ import annotations

from datetime import date

import pytest

from app.domain import birthday
from app.domain.birthday import Birthday, Calendar

TODAY = date(2026, 11, 22)


def test_a_birthday_is_seen_a_week_ahead_and_over_the_turn_of_the_year() -> None:
    assert Birthday(11, 29).next(TODAY, 7) == date(2026, 11, 29)
    assert Birthday(11, 30).next(TODAY, 7) is None
    assert Birthday(1, 2, 1980).next(date(2026, 12, 30), 7) == date(2027, 1, 2)


def test_a_leap_day_is_kept_on_the_last_of_february() -> None:
    assert Birthday(2, 29, 1988).falls_on(date(2027, 2, 28))
    assert not Birthday(2, 29, 1988).falls_on(date(2028, 2, 28))
    assert Birthday(2, 29, 1988).falls_on(date(2028, 2, 29))


def test_a_lunar_birthday_falls_on_its_day_of_the_moon_calendar() -> None:
    mid_autumn = Birthday(8, 15, 1960, Calendar.LUNAR)
    assert mid_autumn.next(date(2026, 9, 20), 7) == date(2026, 9, 25)
    assert mid_autumn.age_on(date(2026, 9, 25)) == 66


def test_the_thirtieth_of_a_short_moon_month_is_kept_on_its_last_day() -> None:
    eve = Birthday(12, 30, None, Calendar.LUNAR)
    assert eve.next(date(2026, 2, 10), 7) == date(2026, 2, 16)


def test_age_is_told_only_when_the_year_is_known() -> None:
    assert Birthday(11, 24, 1966).age_on(date(2026, 11, 24)) == 60
    assert Birthday(11, 24).age_on(date(2026, 11, 24)) is None


@pytest.mark.parametrize(
    ("month", "day", "year", "calendar", "fine"),
    [
        (None, None, None, Calendar.SOLAR, True),
        (2, 29, None, Calendar.SOLAR, True),
        (2, 29, 1988, Calendar.SOLAR, True),
        (2, 29, 1987, Calendar.SOLAR, False),
        (2, 30, None, Calendar.SOLAR, False),
        (2, 30, None, Calendar.LUNAR, True),
        (13, 1, None, Calendar.SOLAR, False),
        (5, None, None, Calendar.SOLAR, False),
        (None, None, 1980, Calendar.SOLAR, False),
        (5, 5, 1879, Calendar.SOLAR, False),
        (12, 1, 2026, Calendar.SOLAR, False),
        (1, 1, 999_999, Calendar.SOLAR, False),
    ],
)
def test_what_is_typed_as_a_birthday_is_one_or_says_why_not(
    month: int | None, day: int | None, year: int | None, calendar: Calendar, *, fine: bool
) -> None:
    assert (birthday.problem(month, day, year, calendar, TODAY) is None) is fine
