"""The moon's calendar both ways, against the library that reckons it, and its festivals."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_python import Lunar, LunarYear, Solar

from app.domain import birthday, lunar_day
from app.domain.birthday import Birthday, Calendar
from app.domain.lunar_day import LunarDay

FIRST, LAST = date(1950, 1, 1), date(2050, 12, 31)
YEARS = range(1950, 2051)


def kept(born: Birthday, year: int) -> list[date]:
    """The days on which it is celebrated within one year of the sun."""
    return [day for day, one in birthday.between(date(year, 1, 1), date(year, 12, 31)) if one == born]


@given(st.dates(FIRST, LAST))
def test_each_day_is_the_one_the_library_knows_and_leads_back(day: date) -> None:
    known = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    found = lunar_day.of(day)
    assert (found.year, found.month, found.day) == (known.getYear(), abs(known.getMonth()), known.getDay())
    assert found.leap is (known.getMonth() < 0)
    assert lunar_day.by_sun(found) == day


@given(year=st.sampled_from(YEARS), month=st.integers(1, 12), day=st.integers(1, 30), leap=st.booleans())
def test_each_day_of_the_moon_is_the_one_the_library_knows(year: int, month: int, day: int, *, leap: bool) -> None:
    found = lunar_day.by_sun(LunarDay(year, month, day, leap))
    exists = not leap or LunarYear.fromYear(year).getLeapMonth() == month
    short = lunar_day.find(year, month, leap=leap)
    assert (short is not None) is exists
    if short is None or day > short.days:
        assert found is None
    else:
        known = Lunar.fromYmd(year, -month if leap else month, day).getSolar()
        assert found == date(known.getYear(), known.getMonth(), known.getDay())


def test_no_day_is_missing_or_twice_in_a_hundred_years() -> None:
    days = [lunar_day.of(FIRST + timedelta(days=number)) for number in range((LAST - FIRST).days + 1)]
    assert len(set(days)) == len(days)
    assert all(later.day in (earlier.day + 1, 1) for earlier, later in pairwise(days))


def test_leap_months_are_those_of_the_almanac() -> None:
    known = {2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11, 2036: 6}
    found = {year: month.month for year in range(2020, 2037) for month in lunar_day.months(year) if month.leap}
    assert found == known


@pytest.mark.parametrize("year", [1950, 2024, 2026, 2027, 2035, 2050])
def test_solar_terms_are_those_of_the_library(year: int) -> None:
    table = Lunar.fromYmd(year, 6, 1).getJieQiTable()
    for name, chinese in (("clear_brightness", "清明"), ("winter_solstice", "DONG_ZHI"), ("minor_cold", "小寒")):
        known = table[chinese]
        assert lunar_day.term(year, name) == date(known.getYear(), known.getMonth(), known.getDay())
    assert list(lunar_day.terms(year)) == sorted(lunar_day.terms(year))


@given(year=st.sampled_from(YEARS[1:-1]), month=st.integers(1, 12), day=st.integers(1, 30), leap=st.booleans())
def test_every_birthday_by_the_moon_comes_once_in_every_moon_year(
    year: int, month: int, day: int, *, leap: bool
) -> None:
    first, after = lunar_day.months(year)[0].first, lunar_day.months(year + 1)[0].first
    born = Birthday(month, day, None, Calendar.LUNAR, leap)
    span = birthday.between(date.fromordinal(first), date.fromordinal(after - 1))
    assert len([day for day, one in span if one == born]) == 1


@given(st.sampled_from(YEARS), st.integers(1, 12), st.integers(1, 28))
def test_every_birthday_by_the_sun_comes_once_a_year(year: int, month: int, day: int) -> None:
    assert kept(Birthday(month, day), year) == [date(year, month, day)]


def test_who_is_born_in_a_leap_month_keeps_it_where_there_is_one_and_else_the_ordinary_month() -> None:
    born, sibling = Birthday(6, 10, None, Calendar.LUNAR, leap=True), Birthday(6, 10, None, Calendar.LUNAR)
    assert kept(born, 2025) == [lunar_day.by_sun(LunarDay(2025, 6, 10, leap=True))] == [date(2025, 8, 3)]
    assert kept(sibling, 2025) == [date(2025, 7, 4)]
    assert kept(born, 2026) == kept(sibling, 2026) == [date(2026, 7, 23)]


def test_29_february_and_the_thirtieth_of_a_short_moon_month_are_kept_the_day_before() -> None:
    assert kept(Birthday(2, 29), 2027) == [date(2027, 2, 28)]
    assert kept(Birthday(2, 29), 2028) == [date(2028, 2, 29)]
    eve = kept(Birthday(12, 30, None, Calendar.LUNAR), 2026)
    assert eve == [date(2026, 2, 16)]
    assert lunar_day.by_sun(LunarDay(2025, 12, 30)) is None


def test_a_span_goes_over_the_turn_of_the_year() -> None:
    span = birthday.between(date(2026, 12, 30), date(2027, 1, 2))
    assert [day for day, born in span if born.calendar is Calendar.SOLAR] == [
        date(2026, 12, 30),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 1, 2),
    ]


@given(st.dates(FIRST, LAST))
def test_a_day_is_written_as_the_almanac_writes_it(day: date) -> None:
    known = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    found = lunar_day.of(day)
    written = lunar_day.chinese(found.month, found.day, leap=found.leap)
    assert written == f"{known.getMonthInChinese()}月{known.getDayInChinese()}"
