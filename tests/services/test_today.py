from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.cart import Cart
from app.domain.complaint import ComplaintState
from app.domain.complaint_file import ComplaintDraft
from app.domain.money import Money
from app.domain.segment import Counted
from app.domain.today import NeedKind
from app.domain.warranty import Term, TermUnit
from app.services import complaints, drafts, late_answers, today
from tests.services.till import SELLER, SETTINGS, at, customer, line, sell, steps_of

if TYPE_CHECKING:
    from app.domain.today import Overview

pytestmark = pytest.mark.usefixtures("my_shop")


def now(hour: int = 14) -> Overview:
    return today.overview(at("2026-11-18", hour), SETTINGS)


def complain(subject: str, on: str) -> str:
    draft = ComplaintDraft(draft_id=subject, subject=subject, customer_name="Jana")
    return complaints.register(draft, seller=SELLER, now=at(on), settings=SETTINGS).number


def park(label: str, on: str) -> None:
    cart = Cart(f"draft {label}", "EUR", lines=(line("Kettle"),))
    drafts.park(cart, seller=SELLER, now=at(on), settings=SETTINGS, label=label)


def test_a_new_shop_has_an_empty_morning() -> None:
    page = now()
    assert page.empty
    assert (page.figures.sales, page.open_complaints, page.needs, page.birthdays) == (0, 0, (), ())


def test_today_is_compared_with_the_same_hour_of_the_same_weekday() -> None:
    jana = customer("Jana")
    sell(line("Kettle", "40"), hour=9, buyer=jana)
    sell(line("Pan", "25"), hour=11)
    sell(line("Spoon", "15"), on="2026-11-11", hour=10)
    sell(line("Table", "500"), on="2026-11-11", hour=17)
    page = now()
    assert (page.figures.sales, page.figures.known) == (2, 1)
    assert page.figures.total == Money(6500, "EUR")
    assert page.difference == Money(5000, "EUR")
    assert [(day.day.day, day.total.minor) for day in page.history] == [(11, 51500), (18, 6500)]


def test_what_waits_comes_in_the_order_of_urgency() -> None:
    jana = customer("Jana")
    complain("Late", "2026-10-01")
    complain("Due soon", "2026-10-20")
    complain("Has time", "2026-11-17")
    waiting = complain("Waits for the customer", "2026-10-02")
    complaints.move(waiting, ComplaintState.WAITING, seller=SELLER, now=at("2026-10-03"))
    park("blue jacket", "2026-11-16")
    park("just now", "2026-11-18")
    sell(line("Kettle", term=Term(5, TermUnit.DAY)), on="2026-11-18", buyer=jana)
    sell(line("Pan", term=Term(5, TermUnit.DAY)), on="2026-11-18")
    page = now()
    assert [(need.kind, need.text) for need in page.needs] == [
        (NeedKind.LATE_COMPLAINT, "Late"),
        (NeedKind.DUE_COMPLAINT, "Due soon"),
        (NeedKind.PARKED, "blue jacket"),
        (NeedKind.WARRANTY, "Kettle"),
    ]
    assert page.needs[3].person == "Jana"
    assert page.needs[3].day == date(2026, 11, 23)
    assert (page.open_complaints, page.late_complaints, len(page.parked), page.ending) == (4, 1, 2, 2)
    assert [(one.title, one.item) for one in page.parked] == [("just now", "Kettle"), ("blue jacket", "Kettle")]
    assert late_answers.count(date(2026, 11, 18)) == 1


def test_birthdays_of_this_week_are_seen() -> None:
    customer("Eleanor", birth_month=11, birth_day=20, birth_year=1966)
    customer("Tom", birth_month=12, birth_day=24)
    customer("李娜", birth_month=10, birth_day=15, birth_calendar="lunar")
    rows = now().birthdays
    assert [(row.name, row.lunar) for row in rows] == [("Eleanor", False), ("李娜", True)]
    assert now().birthday_count == Counted(2)
    assert (rows[0].day, rows[0].years) == (date(2026, 11, 20), 60)


def test_the_morning_page_is_one_glance_even_after_a_busy_day() -> None:
    for _ in range(60):
        sell(line("Kettle"), on="2026-11-18", hour=9)
    assert steps_of(now) < 300
