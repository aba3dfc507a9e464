"""Complaints move by rule, and their deadline is a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.complaint import (
    CATEGORY_WORDS,
    CHANNEL_WORDS,
    MOVES,
    SEVERITY_WORDS,
    STATE_WORDS,
    WISH_WORDS,
    Category,
    Channel,
    ComplaintState,
    Severity,
    Wish,
    deadline,
    is_open,
    is_paused,
    move,
    paused,
)
from app.errors import InputError


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        (date(2026, 6, 1), 30, date(2026, 7, 1)),
        (date(2026, 1, 31), 30, date(2026, 3, 2)),
        (date(2028, 1, 31), 30, date(2028, 3, 1)),
        (date(2026, 12, 15), 30, date(2027, 1, 14)),
        (date(2026, 3, 1), 30, date(2026, 3, 31)),
        (date(2026, 10, 20), 14, date(2026, 11, 3)),
        (date(9999, 12, 30), 30, date.max),
    ],
)
def test_the_day_of_receipt_is_not_counted(received: date, days: int, due: date) -> None:
    assert deadline(received, days) == due


def test_waiting_for_the_customer_moves_the_deadline() -> None:
    due = deadline(date(2026, 6, 1), 30)
    assert paused(due, date(2026, 6, 10), date(2026, 6, 15)) == date(2026, 7, 6)
    assert paused(due, date(2026, 6, 15), date(2026, 6, 10)) == due


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 400))
def test_a_deadline_is_that_many_days_later(received: date, days: int) -> None:
    assert deadline(received, days) - received == timedelta(days=days)


def test_every_open_complaint_can_be_answered_and_every_answer_closed() -> None:
    for state in ComplaintState:
        if is_open(state):
            assert {ComplaintState.RESOLVED, ComplaintState.REFUSED} <= set(MOVES[state])
    assert ComplaintState.CLOSED in MOVES[ComplaintState.RESOLVED]
    assert MOVES[ComplaintState.CLOSED] == ()
    assert is_paused(ComplaintState.WAITING)


def test_a_complaint_is_never_received_twice() -> None:
    assert all(ComplaintState.RECEIVED not in targets for targets in MOVES.values())


def test_a_move_that_is_not_allowed_is_told_with_both_states() -> None:
    with pytest.raises(InputError, match="from “Closed” to “In progress”"):
        move(ComplaintState.CLOSED, ComplaintState.IN_PROGRESS)


def test_a_refusal_needs_its_reason_in_writing() -> None:
    with pytest.raises(InputError, match="reason in writing"):
        move(ComplaintState.RECEIVED, ComplaintState.REFUSED, "  ")
    assert move(ComplaintState.RECEIVED, ComplaintState.REFUSED, "Worn out by use") is ComplaintState.REFUSED


def test_a_refused_complaint_can_be_taken_up_again_after_an_experts_opinion() -> None:
    assert move(ComplaintState.REFUSED, ComplaintState.IN_PROGRESS) is ComplaintState.IN_PROGRESS


def test_every_value_has_its_words() -> None:
    assert set(STATE_WORDS) == set(ComplaintState)
    assert set(CHANNEL_WORDS) == set(Channel)
    assert set(CATEGORY_WORDS) == set(Category)
    assert set(SEVERITY_WORDS) == set(Severity)
    assert set(WISH_WORDS) == set(Wish)
