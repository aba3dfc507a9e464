"""A day's report: what was sold, taken back and paid, and what the drawer must hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from app.domain.day_report import DayReport
from app.domain.money import rounded
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_
from app.models import audit
from app.models.day_report import Day

MOST_PRICES = 40


def of_day(day: date, *, now: datetime, settings: Settings) -> DayReport:
    """The report of a day; a few reads, each bounded by what that day holds. Raises InputError for the future."""
    today = now.date()
    if day > today:
        raise InputError(N_("{day} is still to come.", day=day), N_("A report is of today or of a day before."))
    asked = Day(day, settings.currency)
    heads = asked.heads()
    running = day == today
    return DayReport(
        day=day,
        currency=settings.currency,
        until=now.replace(second=0, microsecond=0) if running else None,
        sales=heads.sales,
        returns=heads.returns,
        rounding=heads.rounding,
        discounts=heads.discounts,
        payments=asked.payments(),
        sellers=asked.sellers(),
        rates=asked.rates(),
        categories=asked.categories(),
        numbers=asked.numbers(),
        changed_prices=asked.changed_prices(MOST_PRICES),
        price_changes=asked.price_changes(),
        printed=heads.printed,
        copies=heads.copies,
        cash_float=rounded(settings.cash_float, settings.currency),
        audit=audit.head() if running else audit.head_before(_midnight(day)),
    )


def read_day(text: str, now: datetime) -> date:
    """The day a number names, `2026-11-30`; today for an empty one. Raises InputError."""
    if not text.strip():
        return now.date()
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(
            N_("“{text}” is no day.", text=text), N_("Write it like {example}.", example="2026-11-30")
        ) from error


def _midnight(day: date) -> datetime:
    """When that day ended, by the clock of the shop."""
    return datetime.combine(day + timedelta(days=1), time()).astimezone()
