"""When promises end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.warranty import LIFETIME, Term, TermUnit, WarrantyState, ends, months, parse, state
from app.errors import InputError

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        (date(2026, 11, 18), months(24), date(2028, 11, 18)),
        (date(2026, 1, 31), months(1), date(2026, 2, 28)),
        (date(2028, 1, 31), months(1), date(2028, 2, 29)),
        (date(2026, 8, 31), months(6), date(2027, 2, 28)),
        (date(2028, 2, 29), Term(1, TermUnit.YEAR), date(2029, 2, 28)),
        (date(2028, 2, 29), Term(4, TermUnit.YEAR), date(2032, 2, 29)),
        (date(2026, 12, 31), months(1), date(2027, 1, 31)),
        (date(2026, 3, 28), Term(2, TermUnit.DAY), date(2026, 3, 30)),
        (date(2026, 12, 25), Term(2, TermUnit.WEEK), date(2027, 1, 8)),
        (date(9999, 6, 1), Term(99, TermUnit.YEAR), date.max),
        (date(9999, 12, 30), Term(90, TermUnit.DAY), date.max),
    ],
)
def test_terms_end_on_the_day_the_certificate_says(start: date, term: Term, end: date) -> None:
    assert ends(start, term) == end


def test_a_promise_for_life_has_no_end() -> None:
    assert ends(date(2026, 11, 18), LIFETIME) is None
    assert state(None, date(2126, 1, 1)) is WarrantyState.ACTIVE


@given(DAYS, st.integers(1, 240))
def test_months_never_skip_a_month(start: date, count: int) -> None:
    end = ends(start, months(count))
    assert end is not None
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == count
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@given(DAYS, st.integers(1, 20))
def test_a_year_is_twelve_months_and_a_week_seven_days(start: date, count: int) -> None:
    assert ends(start, Term(count, TermUnit.YEAR)) == ends(start, months(12 * count))
    assert ends(start, Term(count, TermUnit.WEEK)) == ends(start, Term(7 * count, TermUnit.DAY))


@given(DAYS, DAYS, st.integers(1, 60))
def test_who_buys_later_is_never_covered_for_less_long(first: date, second: date, count: int) -> None:
    early, late = sorted((first, second))
    end_early, end_late = ends(early, months(count)), ends(late, months(count))
    assert end_early is not None
    assert end_late is not None
    assert end_early <= end_late


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2028, 10, 18), WarrantyState.ACTIVE),
        (date(2028, 10, 19), WarrantyState.ENDING),
        (date(2028, 11, 18), WarrantyState.ENDING),
        (date(2028, 11, 19), WarrantyState.ENDED),
    ],
)
def test_the_last_day_still_counts(today: date, expected: WarrantyState) -> None:
    assert state(ends(date(2026, 11, 18), months(24)), today) is expected


@pytest.mark.parametrize("term", [months(24), Term(14, TermUnit.DAY), Term(2, TermUnit.WEEK), LIFETIME])
def test_terms_are_kept_as_text_and_read_back(term: Term) -> None:
    assert parse(str(term)) == term


@pytest.mark.parametrize(
    "text", ["", "24", "24 months", "-1 day", "0 day", "1200 year", "٣ day", "lifetime 2", "1 lifetime"]
)
def test_a_term_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse(text)


def test_a_term_for_life_has_no_number() -> None:
    with pytest.raises(InputError):
        Term(3, TermUnit.LIFETIME)
