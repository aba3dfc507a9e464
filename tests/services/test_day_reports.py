"""A day's report adds up what that day holds, looks at no other day, and says what the drawer must hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain import cart as carts
from app.domain.day_report import DayReport
from app.domain.discount import Discount
from app.domain.sale import SaleKind
from app.errors import InputError
from app.models import audit, database
from app.services import day_reports, printing
from tests import verbs
from tests.documents.reading import Print, solid
from tests.services import till
from tests.services.till import steps_of

DAY = date(2026, 11, 18)


def report(shop: verbs.Shop, day: date = DAY) -> DayReport:
    return day_reports.of_day(day, now=shop.now, settings=shop.settings)


def a_day(shop: verbs.Shop) -> None:
    """Two sellers, three ways of paying, a discount, another price, coins rounded, a reprint."""
    shop.set("cash_float", "50")
    pan = shop.add_product("Pan", "50", category="Kitchen", tax_code="standard")
    tea = shop.add_product("Tea", "9.99", category="Tea", tax_code="reduced")
    shop.sell(shop.line(pan), shop.line(tea, "2"), pay="card:20 cash:100")
    cart = shop.cart(replace(shop.line(tea), discount=Discount(percent=Decimal(10))))
    shop.complete(cart, "transfer")
    cheaper = carts.with_price(shop.cart(shop.line(pan)), 0, Decimal(45), "scratched")
    done = shop.complete(cheaper)
    for _ in range(3):
        printing.count_printed("receipt", done.number)
    shop.tamper("UPDATE sale SET staff = 'Štefan' WHERE number = ?", done.number)


def test_the_parts_of_a_day_add_up(my_shop: verbs.Shop) -> None:
    a_day(my_shop)
    found = report(my_shop)
    assert (found.sales.count, str(found.sales.amount), str(found.takings)) == (3, "123.99", "123.99")
    assert str(found.average) == "41.33"
    assert (found.discounts.count, str(found.discounts.amount)) == (1, "1.00")
    assert [(one.method, one.taken.count, str(one.amount)) for one in found.payments] == [
        ("cash", 1, "50.00"),
        ("card", 2, "65.00"),
        ("transfer", 1, "8.99"),
    ]
    assert [(one.name, one.sales.count, str(one.amount)) for one in found.sellers] == [
        (verbs.SELLER, 2, "78.99"),
        ("Štefan", 1, "45.00"),
    ]
    assert [(one.name, str(one.amount)) for one in found.categories] == [("Kitchen", "95.00"), ("Tea", "28.97")]
    assert [(str(one.percent), str(one.gross)) for one in found.rates] == [("23", "95.00"), ("19", "28.97")]
    assert str(found.rounding) == "0.02"
    assert sum(one.gross.minor for one in found.rates) + found.rounding.minor == found.takings.minor
    assert sum(one.amount.minor for one in found.payments) == found.takings.minor
    assert sum(one.amount.minor for one in found.sellers) == found.takings.minor
    assert (str(found.cash), str(found.cash_expected)) == ("50.00", "100.00")
    assert (found.printed, found.copies) == (1, 2)


def test_prices_that_were_changed_are_named_with_the_reason(my_shop: verbs.Shop) -> None:
    a_day(my_shop)
    (changed,) = report(my_shop).changed_prices
    assert (changed.product, str(changed.listed), str(changed.price)) == ("Pan", "50", "45")
    assert (changed.number, changed.reason, changed.seller) == ("T1-000003", "scratched", "Štefan")


def test_the_first_and_the_last_number_and_what_is_missing_between_them(my_shop: verbs.Shop) -> None:
    a_day(my_shop)
    (numbers,) = report(my_shop).numbers
    assert (numbers.till, numbers.kind, numbers.first, numbers.last) == (1, SaleKind.SALE, "T1-000001", "T1-000003")
    assert numbers.missing == 0
    my_shop.tamper("UPDATE sale SET number = 'T1-1000000' WHERE number = 'T1-000003'")
    (numbers,) = report(my_shop).numbers
    assert (numbers.first, numbers.last, numbers.missing) == ("T1-000001", "T1-1000000", 999_997)


def test_goods_that_came_back_are_paid_back_and_leave_the_drawer(my_shop: verbs.Shop) -> None:
    a_day(my_shop)
    # Returns are rung up later; the file holds them as imported ones are, and their amounts are negative.
    my_shop.tamper(
        "INSERT INTO sale (draft_id, number, kind, till, at, day, staff, language, currency, prices_include_tax, "
        "rounding_rule, subtotal, discount, net, tax, due, rounding, total, return_of) "
        "SELECT 'back', 'R1-000001', 'return', till, at, day, staff, language, currency, 1, rounding_rule, -5000, 0, "
        "-4065, -935, -5000, 0, -5000, id FROM sale WHERE number = 'T1-000001'"
    )
    my_shop.tamper("INSERT INTO payment SELECT max(id), 1, 'cash', -5000, -5000 FROM sale")
    found = report(my_shop)
    assert (found.returns.count, str(found.returns.amount), str(found.takings)) == (1, "-50.00", "73.99")
    cash = found.payments[0]
    assert (str(cash.taken.amount), str(cash.paid_back.amount), str(cash.amount)) == ("50.00", "-50.00", "0.00")
    assert str(found.cash_expected) == "50.00"
    text = Print(printing.make("2026-11-18", "day-report", code="en", now=my_shop.now).pdf).text
    assert "Returns (1) | −50.00" in text
    assert "Cash, paid back (1) | −50.00" in text
    assert "Till 1, returns: R1-000001 (1)" in text


def test_an_empty_day_says_so_without_faults(my_shop: verbs.Shop) -> None:
    found = report(my_shop)
    assert found.empty
    assert (str(found.average), found.numbers, found.payments) == ("0.00", (), ())
    assert "Sales (0) | 0.00" in Print(printing.make("", "day-report", code="en", now=my_shop.now).pdf).text


def test_a_day_is_asked_for_by_its_date_and_never_ahead(my_shop: verbs.Shop) -> None:
    for wrong in ("yesterday", "2026-13-01", "18.11.2026"):
        with pytest.raises(InputError, match="no day"):
            day_reports.read_day(wrong, my_shop.now)
    assert day_reports.read_day(" ", my_shop.now) == DAY
    with pytest.raises(InputError, match="to come"):
        report(my_shop, DAY + timedelta(days=1))


def test_other_days_cost_nothing(my_shop: verbs.Shop) -> None:
    a_day(my_shop)
    sell_on("2026-10-01", 5)
    before = max(steps_of(lambda: report(my_shop)) for _ in range(4))
    sell_on("2026-08-01", 40)
    assert steps_of(lambda: report(my_shop)) <= before + 4


def sell_on(start: str, count: int) -> None:
    for day in till.days(start, count):
        for hour in range(8, 16):
            till.sell(till.line("Towel", "5"), on=day, hour=hour)
    database.db.execute_sql("ANALYZE")


def test_the_seal_of_a_day_that_is_over_stays_when_the_chain_grows(my_shop: verbs.Shop) -> None:
    a_day(my_shop)
    running = report(my_shop)
    assert running.until is not None
    assert running.audit == audit.head()
    my_shop.now += timedelta(days=1)
    over = report(my_shop)
    assert (over.audit, over.until) == (running.audit, None)
    my_shop.sell(verbs.goods("Pan"))
    assert report(my_shop) == over
    assert report(my_shop, DAY + timedelta(days=1)).audit == audit.head()
    assert report(my_shop, DAY - timedelta(days=400)).audit is None


@pytest.mark.parametrize("paper", ["58mm", "80mm", "A4", "A5", "Letter"])
def test_the_paper_says_what_the_report_says(my_shop: verbs.Shop, paper: str) -> None:
    a_day(my_shop)
    found = report(my_shop)
    made = printing.make("2026-11-18", "day-report", paper=paper, code="en", now=my_shop.now)
    assert made.pdf == printing.make("2026-11-18", "day-report", paper=paper, code="en", now=my_shop.now).pdf
    read = Print(made.pdf)
    assert found.audit is not None
    told = ("Day report", "2026-11-18", "Wednesday", "Sales (3)", "123.99", "41.33", "65.00", "8.99", "Štefan (1)")
    told += ("Kitchen", "28.97", "Changed prices (1)", "scratched", "T1-000001 – T1-000003 (3)", found.audit.digest)  # type: ignore[assignment]  # a longer tuple
    told += ("Expected in the drawer", "100.00", "Receipts printed: 1, copies: 2", "Counted", "Difference")  # type: ignore[assignment]  # a longer tuple
    assert [text for text in told if solid(text) not in read.solid] == []


def test_a_day_of_very_many_kinds_goes_on_over_pages(my_shop: verbs.Shop) -> None:
    for number in range(30):
        goods = my_shop.add_product(f"Goods {number}", "10", category=f"Category {number:02d} of a long name")
        done = my_shop.complete(carts.with_price(my_shop.cart(my_shop.line(goods)), 0, Decimal(9), "fair"))
        my_shop.tamper("UPDATE sale SET staff = ? WHERE number = ?", f"Seller {number} " + "x" * 50, done.number)
    for paper in ("58mm", "80mm", "A4", "A5"):
        read = Print(printing.make("", "day-report", paper=paper, code="en", now=my_shop.now).pdf)
        assert "Other categories (19)" in read.text
        assert solid("T1-000030 Goods 29: 10.00 → 9.00") in read.solid
        for page in read.pages:
            edge = {"58mm": 5, "80mm": 4, "A4": 22, "A5": 14}[paper]
            assert max(run.end for run in page.runs) <= page.width - edge + 0.1


def test_the_file_knows_no_day_report_of_its_own(my_shop: verbs.Shop, tmp_path: Path) -> None:
    a_day(my_shop)
    made = printing.make("2026-11-18", "day-report", now=my_shop.now)
    printing.write(made, tmp_path / made.file_name)
    assert made.file_name == "day-report-2026-11-18-80mm.pdf"
    assert not printing.count_printed("day-report", made.number)
