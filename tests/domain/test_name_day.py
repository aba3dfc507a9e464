"""Name days of the Slovak calendar."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import name_day, names


@pytest.mark.parametrize(
    ("name", "month", "day"),
    [("Jana Kováčová", 8, 21), ("Peter Novák", 6, 29), ("Ing. Ján Novák, PhD.", 6, 24), ("Ľubomíra Tichá", 8, 9)],
)
def test_a_name_has_its_day(name: str, month: int, day: int) -> None:
    key = names.given_key(names.parse(name))
    assert name_day.day_of(key) == (month, day)
    assert name_day.next_day(key, date(2026, month, day), 0) == date(2026, month, day)
    assert name_day.next_day(key, date(2026, month, day), 7) == date(2026, month, day)


def test_a_name_that_is_not_in_the_calendar_and_a_chinese_one_have_none() -> None:
    for name in ("Xaver Novák", "张伟", ""):
        assert name_day.next_day(names.given_key(names.parse(name)), date(2026, 8, 21), 366) is None


def test_the_names_of_the_leap_day_are_kept_on_the_last_of_february() -> None:
    assert name_day.names_on(date(2026, 2, 28)) == ("Zlatica", "Radomír")
    assert name_day.names_on(date(2028, 2, 28)) == ("Zlatica",)
    assert name_day.names_on(date(2028, 2, 29)) == ("Radomír",)


def test_they_are_kept_by_who_reads_slovak_or_shops_in_slovakia() -> None:
    assert name_day.kept("sk", "GB")
    assert name_day.kept("", "SK")
    assert not name_day.kept("zh_CN", "SK")
