from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.unit import Light, UnitFilter, UnitQuery
from app.domain.warranty import LIFETIME, Term, TermUnit, months
from app.errors import InputError, NotFoundError
from app.models import audit
from app.models.database import db, transaction
from app.services import warranties
from tests.services.till import SELLER, at, customer, days, line, sell, steps_of

if TYPE_CHECKING:
    from app.domain.page import Cursor
    from app.domain.unit import UnitRow

pytestmark = pytest.mark.usefixtures("my_shop")
TODAY = date(2026, 11, 18)


def all_rows(query: UnitQuery, limit: int = 2) -> list[UnitRow]:
    rows: list[UnitRow] = []
    cursor: Cursor | None = None
    while True:
        page = warranties.page(query, cursor, limit, today=TODAY)
        rows += page.rows
        if page.next is None:
            return rows
        cursor = page.next


def names(query: UnitQuery) -> list[str]:
    return [row.product for row in all_rows(query)]


def a_shelf_of_promises() -> None:
    sell(line("Lamp", term=LIFETIME), on="2020-01-01")
    sell(line("Kettle"), on="2026-11-18")
    sell(line("Toaster", term=months(1)), on="2026-11-01")
    sell(line("Old radio", term=months(6)), on="2026-01-10")
    sell(line("Clock", term=Term(2, TermUnit.DAY)), on="2026-11-18")


def test_the_register_shows_the_soonest_end_first_and_a_lifetime_last() -> None:
    a_shelf_of_promises()
    assert names(UnitQuery()) == ["Old radio", "Clock", "Toaster", "Kettle", "Lamp"]
    assert names(UnitQuery(descending=True)) == ["Lamp", "Kettle", "Toaster", "Clock", "Old radio"]


def test_filters_tell_what_holds_what_ends_soon_and_what_has_ended() -> None:
    a_shelf_of_promises()
    assert names(UnitQuery(filter=UnitFilter.ACTIVE)) == ["Clock", "Toaster", "Kettle", "Lamp"]
    assert names(UnitQuery(filter=UnitFilter.ENDING)) == ["Clock", "Toaster"]
    assert names(UnitQuery(filter=UnitFilter.ENDED)) == ["Old radio"]


def test_the_beginning_of_a_number_or_of_a_serial_finds_the_piece_in_capitals_or_not() -> None:
    sell(line("Kettle", serial="kt-2209-118734"), line("Mixer", serial="MX-1"))
    sell(line("Scale", serial="KT-2209-9"), line("Pan"))
    assert names(UnitQuery(text="KT-22")) == ["Kettle", "Scale"]
    assert names(UnitQuery(text="z1-000002")) == ["Mixer"]
    assert names(UnitQuery(text="Z1")) == ["Kettle", "Mixer", "Scale", "Pan"]
    assert names(UnitQuery(text="none")) == []


def test_a_number_and_a_serial_that_begin_alike_are_both_found_once() -> None:
    sell(line("Kettle", serial="Z1-777"), line("Mixer", serial="Z10-5"), line("Pan", serial="Q"))
    assert sorted(names(UnitQuery(text="Z1"))) == ["Kettle", "Mixer", "Pan"]
    assert names(UnitQuery(text="z10")) == ["Mixer"]


def test_a_piece_tells_who_bought_it_who_has_it_and_its_light() -> None:
    jana = customer("Jana Kováčová")
    peter = customer("Peter Kováč")
    sold = sell(line("Kettle", user=peter), buyer=jana)
    unit = warranties.unit(sold.warranties[0].number.lower())
    assert (unit.row.customer, unit.row.user, unit.sale_number) == ("Jana Kováčová", "Peter Kováč", sold.number)
    assert unit.row.ends == date(2028, 11, 18)
    assert unit.row.light(TODAY) is Light.GREEN
    assert unit.row.light(date(2028, 10, 30)) is Light.AMBER
    assert unit.row.light(date(2028, 11, 18)) is Light.AMBER
    assert unit.row.light(date(2028, 11, 19)) is Light.RED
    assert unit.row.days_left(date(2028, 11, 20)) == -2


def test_a_piece_that_came_back_has_no_promise() -> None:
    number = sell(line("Kettle")).warranties[0].number
    db.execute_sql("UPDATE unit SET state = 'returned' WHERE number = ?", (number,))
    assert warranties.unit(number).row.light(TODAY) is Light.RED


def test_an_unknown_number_is_told() -> None:
    with pytest.raises(NotFoundError, match="Z1-000009"):
        warranties.unit("Z1-000009")


def test_a_wrong_serial_is_put_right_and_the_old_one_stays_in_the_record() -> None:
    number = sell(line("Kettle", serial="KT-1")).warranties[0].number
    done = warranties.correct_serial(number, "  KT-2 ", seller="Tom", now=at("2026-11-19"))
    assert (done.before, done.unit.row.serial) == ("KT-1", "KT-2")
    assert done.changes.touches("units")
    entry = audit.Audit.select().order_by(audit.Audit.id.desc()).first()
    assert (entry.action, entry.record, entry.staff) == ("correct-serial", number, "Tom")
    assert "KT-1" in entry.before
    assert "KT-2" in entry.after
    assert not warranties.correct_serial(number, "KT-2", seller="Tom", now=at("2026-11-19")).changes


def test_a_serial_of_two_lines_or_of_a_novel_is_refused() -> None:
    number = sell(line("Kettle")).warranties[0].number
    for text in ("A\nB", "x" * 81):
        with pytest.raises(InputError):
            warranties.correct_serial(number, text, seller=SELLER, now=at("2026-11-19"))


def test_a_page_costs_the_same_in_a_shop_of_thousands() -> None:
    first = sell(line("Kettle", serial="SN-00000"))
    copy = (
        "INSERT INTO unit (number, sale_id, line_id, product_name, serial, quantity_milli, customer_name, term_count, "
        "term_unit, starts, ends) SELECT ?, sale_id, line_id, product_name, ?, 1000, '', 24, 'month', ?, ? FROM unit "
        "WHERE id = 1"
    )
    with transaction():
        for count, day in enumerate(days("2020-01-01", 4000), 2):
            db.execute_sql(copy, (f"Z1-{count:06d}", f"SN-{count:05d}", "2019-01-01", day))
    assert first.warranties[0].number == "Z1-000001"
    middle: Cursor = ("2026-01-01", 0)
    for query in (UnitQuery(), UnitQuery(filter=UnitFilter.ACTIVE), UnitQuery(descending=True)):
        assert steps_of(lambda query=query: warranties.page(query, middle, today=TODAY)) < 60
    assert steps_of(lambda: warranties.page(UnitQuery(text="SN-03"), today=TODAY)) < 60
    assert steps_of(lambda: warranties.page(UnitQuery(text="Z1-003"), today=TODAY)) < 60
    deep: Cursor = (1, "SN-03500", 3500)
    assert steps_of(lambda: warranties.page(UnitQuery(text="SN"), deep, today=TODAY)) < 60
