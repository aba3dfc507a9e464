"""Festivals and public holidays on days that are known."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import calendar_holidays, calendar_table
from app.domain.calendar_follow import COUNTRIES
from app.domain.festival import Festival, FestivalKind, easter
from app.domain.occasion import Occasion
from app.i18n import LANGUAGES

YEARS = range(2024, 2036)
ENTRIES = {one.id: one for one in calendar_table.festivals()}
# month and day of 2024, 2025 … 2035, as almanacs print them.
KNOWN = {
    "spring_festival": "02-10 01-29 02-17 02-06 01-26 02-13 02-03 01-23 02-11 01-31 02-19 02-08",
    "dragon_boat": "06-10 05-31 06-19 06-09 05-28 06-16 06-05 06-24 06-12 06-01 06-20 06-10",
    "mid_autumn": "09-17 10-06 09-25 09-15 10-03 09-22 09-12 10-01 09-19 09-08 09-27 09-16",
    "easter": "03-31 04-20 04-05 03-28 04-16 04-01 04-21 04-13 03-28 04-17 04-09 03-25",
    "mothering_sunday": "03-10 03-30 03-15 03-07 03-26 03-11 03-31 03-23 03-07 03-27 03-19 03-04",
    "mothers_day": "05-12 05-11 05-10 05-09 05-14 05-13 05-12 05-11 05-09 05-08 05-14 05-13",
    "fathers_day": "06-16 06-15 06-21 06-20 06-18 06-17 06-16 06-15 06-20 06-19 06-18 06-17",
    "fathers_day_south": "09-01 09-07 09-06 09-05 09-03 09-02 09-01 09-07 09-05 09-04 09-03 09-02",
    "thanksgiving_us": "11-28 11-27 11-26 11-25 11-23 11-22 11-28 11-27 11-25 11-24 11-23 11-22",
    "black_friday": "11-29 11-28 11-27 11-26 11-24 11-23 11-29 11-28 11-26 11-25 11-24 11-23",
    "advent_sk": "12-01 11-30 11-29 11-28 12-03 12-02 12-01 11-30 11-28 11-27 12-03 12-02",
}


def day_in(entry: Festival, year: int) -> date:
    return next(first for first, _ in entry.spans(date(year, 1, 1), date(year, 12, 31)) if first.year == year)


@pytest.mark.parametrize("name", KNOWN)
def test_a_festival_falls_on_the_days_that_almanacs_print(name: str) -> None:
    assert [f"{day_in(ENTRIES[name], year):%m-%d}" for year in YEARS] == KNOWN[name].split()


def test_late_days_of_a_moon_year_lie_in_the_next_year_of_the_sun() -> None:
    assert day_in(ENTRIES["laba"], 2027) == date(2027, 1, 15)
    assert day_in(ENTRIES["minor_new_year_north"], 2026) == date(2026, 2, 10)
    assert day_in(ENTRIES["new_years_eve_moon"], 2026) == date(2026, 2, 16)
    assert [day_in(ENTRIES["double_ninth"], year) for year in (2025, 2026)] == [date(2025, 10, 29), date(2026, 10, 18)]


def test_days_of_mourning_are_not_greeted() -> None:
    for name in ("qingming", "ghost_festival", "all_souls", "remembrance"):
        assert not ENTRIES[name].greet
        assert not ENTRIES[name].occasions
        assert ENTRIES[name].note


def test_every_entry_has_names_a_source_and_countries_that_can_be_followed() -> None:
    assert len(ENTRIES) == len(calendar_table.festivals())
    for entry in calendar_table.festivals():
        assert {code for code, text in entry.names.texts if text} == set(LANGUAGES), entry.id
        assert entry.source, entry.id
        assert set(entry.countries) <= set(COUNTRIES), entry.id
        assert entry.kind is not FestivalKind.TERM or entry.countries == ("CN",)
        assert not entry.greet or entry.occasions, entry.id
        assert set(entry.occasions) <= {*Occasion}, entry.id


def test_easter_is_a_sunday_of_spring_in_every_year() -> None:
    for year in range(1900, 2200):
        assert easter(year).weekday() == 6
        assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_public_holiday_has_a_name_in_every_language(country: str) -> None:
    found = calendar_holidays.between(country, date(2024, 1, 1), date(2035, 12, 31))
    assert [one.names for one in found if {code for code, _ in one.names.texts} != set(LANGUAGES)] == []


def test_slovakia_works_on_8_may_15_september_and_17_november_2026() -> None:
    free = {one.first for one in calendar_holidays.between("SK", date(2026, 1, 1), date(2026, 12, 31))}
    assert len(free) == 11
    assert not {date(2026, 5, 8), date(2026, 9, 1), date(2026, 9, 15), date(2026, 11, 17)} & free
    assert date(2027, 5, 8) in {
        one.first for one in calendar_holidays.between("SK", date(2027, 5, 1), date(2027, 5, 9))
    }


def test_days_off_in_a_row_are_one_holiday_as_china_announces_them() -> None:
    found = {
        one.names.in_language("en"): one
        for one in calendar_holidays.between("CN", date(2026, 1, 1), date(2026, 12, 31))
    }
    assert (found["Spring Festival"].first, found["Spring Festival"].last) == (date(2026, 2, 16), date(2026, 2, 23))
    assert (found["National Day"].first, found["National Day"].last) == (date(2026, 10, 1), date(2026, 10, 7))
    assert (found["Labour Day"].first, found["Labour Day"].last) == (date(2026, 5, 1), date(2026, 5, 5))


def test_two_holidays_on_one_day_are_two() -> None:
    found = calendar_holidays.between("CN", date(2028, 10, 1), date(2028, 10, 7))
    assert {one.names.in_language("en") for one in found} == {"National Day", "Mid-Autumn Festival"}
