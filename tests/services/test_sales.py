"""A sale stands or does not exist; the same draft is sold once; what stands can be read for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.domain.cart import Party
from app.domain.discount import Discount
from app.domain.money import Money, Rounding
from app.domain.sale import SaleKind, SaleQuery
from app.domain.warranty import months
from app.errors import AppError, InputError, NotFoundError
from app.models.database import db, transaction
from app.services import drafts, sales
from tests import verbs
from tests.services.till import steps_of


def test_a_sale_is_read_back_as_it_was_rung_up(my_shop: verbs.Shop) -> None:
    buyer = my_shop.add_customer("Jana Kováčová", language="sk")
    kettle = my_shop.add_product("Kettle", "59.90", "4006381333931", months(24), ask_serial=True)
    cart = my_shop.cart(
        replace(my_shop.line(kettle), serial="SN-7", user=Party("Peter")),
        verbs.goods("Rice", "2.40", "0.525", unit="kg", discount=Discount(percent=Decimal(10))),
        buyer=buyer,
    )
    cart = replace(cart, discount=Discount(amount=Money(100, "EUR")), note="gift")
    done = my_shop.complete(cart, "card:20 cash:50")
    sale = my_shop.sale(done)
    assert (sale.number, sale.kind, sale.till, sale.seller, sale.note) == (
        "T1-000001",
        SaleKind.SALE,
        1,
        verbs.SELLER,
        "gift",
    )
    assert sale.customer == replace(buyer, language="sk")
    assert (sale.language, sale.at) == ("sk", my_shop.now)
    assert [(line.name, line.quantity, str(line.amount), line.serial) for line in sale.lines] == [
        ("Kettle", Decimal(1), "58.92", "SN-7"),
        ("Rice", Decimal("0.525"), "1.11", ""),
    ]
    assert sale.lines[0].user == Party("Peter")
    assert [(p.method, str(p.amount), str(p.given)) for p in sale.payments] == [
        ("card", "20.00", "20.00"),
        ("cash", "40.05", "50.00"),
    ]
    assert [str(m) for m in (sale.subtotal, sale.discount, sale.due, sale.rounding, sale.total, sale.change)] == [
        "61.16",
        "1.13",
        "60.03",
        "0.02",
        "60.05",
        "9.95",
    ]
    assert (str(done.paid), str(done.change), done.total) == ("70.00", "9.95", sale.total)
    assert [(u.number, u.serial, u.ends) for u in sale.units] == [("Z1-000001", "SN-7", date(2028, 11, 18))]
    assert my_shop.problems() == []


def test_the_same_draft_is_sold_once(my_shop: verbs.Shop) -> None:
    cart = my_shop.cart(verbs.asking_serial("Phone", "99", "S-1"))
    first, again = my_shop.complete(cart, "cash:100"), my_shop.complete(cart, "cash:100")
    assert (again.repeated, first.repeated) == (True, False)
    assert replace(again, repeated=False, changes=first.changes) == first
    assert my_shop.numbers() == ["T1-000001"]
    assert my_shop.problems() == []


def test_a_draft_of_another_content_is_still_the_sale_that_stands(my_shop: verbs.Shop) -> None:
    cart = my_shop.cart(verbs.goods("Kettle", "10"))
    my_shop.complete(cart)
    again = my_shop.complete(replace(cart, lines=(verbs.goods("Crown", "9999"),)))
    assert (again.number, str(again.total)) == ("T1-000001", "10.00")


@pytest.mark.parametrize("pay", ["", "card:1", "card:11", "cash:0"])
def test_a_sale_that_is_not_paid_does_not_exist(my_shop: verbs.Shop, pay: str) -> None:
    with pytest.raises(InputError):
        my_shop.sell(verbs.goods("Kettle", "10"), pay=pay)
    for table in ("sale", "sale_line", "payment", "sale_tax", "unit", "series"):
        assert db.execute_sql(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - names are listed above


def test_a_piece_has_a_warranty_and_a_box_has_one(my_shop: verbs.Shop) -> None:
    done = my_shop.sell(
        verbs.goods("Lamp", quantity="3", term=months(24)),
        verbs.goods("Screw", "0.02", "200", term=months(6)),
        verbs.goods("Cable", "2", "1.5", term=months(6), unit="m"),
        verbs.goods("Bag"),
    )
    assert [(start.product, start.ends) for start in done.warranties] == [
        ("Lamp", date(2028, 11, 18)),
        ("Lamp", date(2028, 11, 18)),
        ("Lamp", date(2028, 11, 18)),
        ("Screw", date(2027, 5, 18)),
        ("Cable", date(2027, 5, 18)),
    ]
    assert [start.number for start in done.warranties] == [f"Z1-{n:06d}" for n in range(1, 6)]


def test_prices_of_a_sale_do_not_move_with_the_product(my_shop: verbs.Shop) -> None:
    kettle = my_shop.add_product("Kettle", "59.90")
    done = my_shop.sell(my_shop.line(kettle))
    my_shop.tamper("UPDATE product SET price_micro = 1, name = 'Pot' WHERE id = ?", kettle)
    assert [(line.name, str(line.amount)) for line in my_shop.sale(done).lines] == [("Kettle", "59.90")]


@pytest.mark.parametrize("included", [True, False])
@pytest.mark.parametrize("rounding", list(Rounding))
def test_figures_hold_together_however_tax_is_counted(
    my_shop: verbs.Shop,
    included: bool,  # noqa: FBT001 - a case of the table
    rounding: Rounding,
) -> None:
    my_shop.set("prices_include_tax", "yes" if included else "no")
    my_shop.set("rounding", rounding.value)
    lines = [
        verbs.goods(name, price, "3", discount=Discount(percent=Decimal(7)))
        for name, price in (("a", "0.333"), ("b", "1.99"))
    ]
    my_shop.sell(*lines, pay="cash:100")
    assert my_shop.problems() == []


def test_two_percents_of_one_rate_in_one_sale(my_shop: verbs.Shop) -> None:
    old = replace(verbs.goods("Book"), tax=replace(verbs.STANDARD, percent=Decimal(20)))
    done = my_shop.sell(verbs.goods("Book"), old)
    assert [str(row.rate.percent) for row in my_shop.sale(done).rates] == ["23", "20"]
    assert my_shop.problems() == []


@pytest.mark.parametrize(
    ("moment", "stored", "day"),
    [
        ("2026-11-18T00:30:00+01:00", "2026-11-17T23:30:00.000Z", "2026-11-18"),
        ("2026-11-18T23:59:59.999999+01:00", "2026-11-18T22:59:59.999Z", "2026-11-18"),
        ("2026-10-25T02:30:00+02:00", "2026-10-25T00:30:00.000Z", "2026-10-25"),
        ("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00.000Z", "2026-10-25"),
        ("2026-03-29T03:00:00+02:00", "2026-03-29T01:00:00.000Z", "2026-03-29"),
        ("2027-01-01T00:00:00+01:00", "2026-12-31T23:00:00.000Z", "2027-01-01"),
    ],
)
def test_a_sale_belongs_to_the_shops_own_day(my_shop: verbs.Shop, moment: str, stored: str, day: str) -> None:
    with verbs.zone("Europe/Bratislava"):
        at = datetime.fromisoformat(moment)
        done = sales.complete(
            my_shop.cart(verbs.goods("Kettle", term=months(12))),
            (verbs.payment("card"),),
            seller=verbs.SELLER,
            now=at,
            settings=my_shop.settings,
        )
        assert db.execute_sql("SELECT at, day FROM sale").fetchone() == (stored, day)
        assert done.warranties[0].ends == date.fromisoformat(day).replace(year=int(day[:4]) + 1)
        read = my_shop.sale(done).at
        assert read.replace(microsecond=0) == at.replace(microsecond=0)
        assert read.isoformat()[:16] == moment[:16]


def test_the_hour_that_happens_twice_keeps_its_order(my_shop: verbs.Shop) -> None:
    with verbs.zone("Europe/Bratislava"):
        for moment in ("2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00"):
            my_shop.now = datetime.fromisoformat(moment)
            my_shop.sell(verbs.goods("Kettle"))
        assert [row.number for row in sales.page(SaleQuery()).rows] == ["T1-000002", "T1-000001"]


def test_no_sale_is_found_under_a_wrong_number(my_shop: verbs.Shop) -> None:
    done = my_shop.sell(verbs.goods("Kettle"))
    assert sales.sale_of(" t1-000001 ").number == done.number
    for wrong in ("T1-000002", "", "T1-00000_", "%", "'; DROP TABLE sale;--"):
        with pytest.raises(NotFoundError):
            sales.sale_of(wrong)
    last = sales.last(1)
    assert last == (done.number, my_shop.now)
    assert sales.last(2) is None


def moment(n: int) -> str:
    return f"2026-01-01T{n // 3600:02d}:{n // 60 % 60:02d}:{n % 60:02d}.000Z"


def fill(count: int, kind: str = "sale", first: int = 1) -> None:
    letter = "T" if kind == "sale" else "R"
    rows = [(f"{kind} {n}", f"{letter}1-{n:06d}", kind, moment(n)) for n in range(first, first + count)]
    with transaction():
        db.connection().executemany(
            "INSERT INTO sale (draft_id, number, kind, till, at, day, staff, language, currency, prices_include_tax, "
            "rounding_rule, subtotal, discount, net, tax, due, rounding, total) "
            "VALUES (?, ?, ?, 1, ?, '2026-01-01', 'Ruth', 'en', 'EUR', 1, 'line', 0, 0, 0, 0, 0, 0, 0)",
            rows,
        )


def walk(query: SaleQuery) -> list[str]:
    numbers: list[str] = []
    cursor = None
    while True:
        page = sales.page(query, cursor, 7)
        numbers += [row.number for row in page.rows]
        cursor = page.next
        if cursor is None:
            return numbers


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("text", ["", "t1-0000"])
@pytest.mark.parametrize("kind", [None, SaleKind.SALE, SaleKind.RETURN])
def test_pages_show_every_sale_once_in_order(
    my_shop: verbs.Shop,
    newest_first: bool,  # noqa: FBT001 - a case of the table
    text: str,
    kind: SaleKind | None,
) -> None:
    fill(25)
    fill(9, "return", 100)
    numbers = walk(SaleQuery(text=text, kind=kind, newest_first=newest_first))
    letters = {None: "TR", SaleKind.SALE: "T", SaleKind.RETURN: "R"}[kind]
    in_order = [n for n in my_shop.numbers() if n[0] in letters and n.startswith(text.upper())]
    assert numbers == (in_order[::-1] if newest_first else in_order)


def test_a_page_costs_the_same_at_any_depth(my_shop: verbs.Shop) -> None:
    assert my_shop.numbers() == []
    fill(20_000)
    fill(40, "return", 500)
    for query in (SaleQuery(), SaleQuery(text="T1-0"), SaleQuery(kind=SaleKind.RETURN), SaleQuery(newest_first=False)):
        first = sales.page(query)
        assert first.next is not None or query.kind is SaleKind.RETURN
        deep = ("T1-001500", 1500) if query.text else (moment(1500), 1500)
        assert steps_of(lambda query=query: sales.page(query)) < 60
        assert steps_of(lambda query=query, deep=deep: sales.page(query, deep)) < 60


def statements(my_shop: verbs.Shop, lines: int) -> int:
    cart = my_shop.cart(*(verbs.goods(f"Item {n}", str(n + 1)) for n in range(lines)))
    counted: list[str] = []
    my_shop.open.file.connection().set_trace_callback(counted.append)
    my_shop.complete(cart)
    my_shop.open.file.connection().set_trace_callback(None)
    return len(counted)


def test_a_sale_asks_little_of_the_engine(my_shop: verbs.Shop) -> None:
    assert statements(my_shop, 5) <= 17
    assert statements(my_shop, 30) - statements(my_shop, 10) <= 20


def test_a_parked_cart_leaves_with_its_sale(my_shop: verbs.Shop) -> None:
    cart = my_shop.cart(verbs.goods("Kettle"))
    drafts.park(cart, seller=verbs.SELLER, now=my_shop.now, settings=my_shop.settings)
    my_shop.complete(cart)
    assert drafts.parked(my_shop.settings) == ()


def test_what_a_customer_bought_last_is_the_newest(my_shop: verbs.Shop) -> None:
    jana = my_shop.add_customer("Jana Kováčová")
    my_shop.sell(verbs.goods("Kettle"), buyer=jana)
    newest = db.execute_sql("SELECT last_sale_at FROM customer").fetchone()
    my_shop.now = my_shop.now.replace(year=2020)
    my_shop.sell(verbs.goods("Kettle"), buyer=jana)
    assert db.execute_sql("SELECT last_sale_at FROM customer").fetchone() == newest
    assert [row.number for row in sales.page(SaleQuery(customer_id=jana.id)).rows] == ["T1-000001", "T1-000002"]


def test_an_unknown_buyer_stops_the_sale_whole(my_shop: verbs.Shop) -> None:
    with pytest.raises(AppError, match="not in the file any more"):
        my_shop.sell(verbs.goods("Kettle"), buyer=Party("Nobody", 999))
    assert my_shop.numbers() == []
