"""One question for the morning: how the day goes, and what waits for somebody."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import chain

from app.domain import totals
from app.domain.calendar_people import PeopleKind
from app.domain.complaint_file import ANSWERS, Board
from app.domain.settings import Settings
from app.domain.today import Need, NeedKind, Overview, ParkedSale
from app.domain.unit import UnitRow
from app.models import today, unit
from app.services import calendar, complaints, drafts
from app.services.customer_lists import BIRTHDAY_DAYS
from app.services.drafts import Parked

MOST_NEEDS = 12
MOST_WARRANTIES = 3
MOST_BIRTHDAYS = 6
MOST_COUNTED = 1000
HISTORY_DAYS = 28
# A promise to a known customer is worth a call when it is about to end.
CALL_DAYS = 7
_WEEK = timedelta(days=7)


def overview(now: datetime, settings: Settings) -> Overview:
    """The whole page for a moment of the shop's day; every part is one bounded question."""
    day = now.date()
    board = complaints.board(day)
    parked = drafts.parked(settings)
    week_end = day + timedelta(days=BIRTHDAY_DAYS)
    return Overview(
        day=day,
        figures=today.figures(day, now, settings.currency),
        week_ago=today.figures(day - _WEEK, now - _WEEK, settings.currency),
        open_complaints=sum(column.count for column in board.columns if column.state not in ANSWERS),
        late_complaints=board.late,
        ending=unit.count_ending(day, day + timedelta(days=settings.ending_soon_days), MOST_COUNTED),
        parked=tuple(_parked(one) for one in parked),
        needs=_needs(day, board, parked),
        birthdays=calendar.celebrants(PeopleKind.BIRTHDAYS, day, week_end, settings, limit=MOST_BIRTHDAYS).rows,
        birthday_count=calendar.counted(PeopleKind.BIRTHDAYS, day, week_end, settings),
        history=today.history(day - timedelta(days=HISTORY_DAYS - 1), day, settings.currency),
    )


def _needs(day: date, board: Board, parked: tuple[Parked, ...]) -> tuple[Need, ...]:
    ending = unit.ending_of_known(day, day + timedelta(days=CALL_DAYS), MOST_WARRANTIES)
    found = chain(_from_complaints(day, board), _from_parked(day, parked), _from_warranties(ending))
    return tuple(found)[:MOST_NEEDS]


def _from_complaints(day: date, board: Board) -> list[Need]:
    rows = [row for column in board.columns for row in column.rows if row.is_late(day) or row.is_due_soon(day)]
    return [
        Need(
            NeedKind.LATE_COMPLAINT if row.is_late(day) else NeedKind.DUE_COMPLAINT,
            row.number,
            row.subject,
            row.customer,
            row.deadline,
        )
        for row in sorted(rows, key=lambda row: (row.deadline, row.id))
    ]


def _from_parked(day: date, parked: tuple[Parked, ...]) -> list[Need]:
    forgotten = [cart for cart in reversed(parked) if cart.at.date() < day]
    return [Need(NeedKind.PARKED, cart.id, cart.label, _buyer(cart), cart.at.date()) for cart in forgotten]


def _parked(parked: Parked) -> ParkedSale:
    lines = parked.cart.lines
    item = lines[0].name if lines else ""
    return ParkedSale(parked.label or _buyer(parked), item, len(lines) - 1, parked.at, totals.of(parked.cart).due)


def _buyer(parked: Parked) -> str:
    return parked.cart.buyer.name if parked.cart.buyer else ""


def _from_warranties(rows: tuple[UnitRow, ...]) -> list[Need]:
    return [
        Need(NeedKind.WARRANTY, row.number, row.product, row.user or row.customer, row.ends)
        for row in rows
        if row.ends is not None
    ]
