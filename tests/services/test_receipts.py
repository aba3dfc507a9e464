"""Receipts from the shop's file: what they say of a sale, in which languages, as which copy, and as a gift."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.discount import Discount
from app.domain.document_number import Kind
from app.domain.warranty import months
from app.errors import AppError, InputError
from app.services import box, finding, printing, sales
from app.services.box import TakeDocument
from tests import verbs
from tests.documents.reading import Print, solid


def read(number: str, kind: str = "receipt", **how: Any) -> Print:
    return Print(printing.make(number, kind, **how).pdf)


# --- what it says


def test_discounts_on_items_and_on_the_whole_lead_to_the_total(my_shop: verbs.Shop) -> None:
    cart = my_shop.cart(verbs.goods("Pan", "50", discount=Discount(percent=Decimal(10))), verbs.goods("Rice", "20"))
    number = my_shop.complete(replace(cart, discount=Discount(percent=Decimal(5))), "cash:100").number
    rows = [row.replace("\u00a0", " ") for row in read(number, code="en", second="none").rows]
    start = rows.index("Subtotal | 70.00")
    assert rows[start : start + 6] == [
        "Subtotal | 70.00",
        "Discount on items | −5.00",
        "Discount on total 5 % | −3.25",
        "Total  EUR | 61.75",
        "Cash | 100.00",
        "Change | 38.25",
    ]


def test_one_kind_of_discount_is_simply_the_discount(my_shop: verbs.Shop) -> None:
    cart = my_shop.cart(verbs.goods("Pan", "50", discount=Discount(percent=Decimal(10))))
    assert "Discount | −5.00" in read(my_shop.complete(cart).number, code="en", second="none").rows


def test_tax_on_top_stands_between_the_lines_and_the_total(my_shop: verbs.Shop) -> None:
    my_shop.set("prices_include_tax", "no")
    rows = read(my_shop.sell(verbs.goods("Pan", "100")).number, code="en", second="none").rows
    start = rows.index("Subtotal | 100.00")
    assert rows[start : start + 3] == ["Subtotal | 100.00", "VAT | 23.00", "Total  EUR | 123.00"]


def test_several_payments_are_listed_with_what_was_handed_over(my_shop: verbs.Shop) -> None:
    rows = read(my_shop.sell(verbs.goods("Pan", "50"), pay="card:20 cash:40").number, code="en", second="none").rows
    assert [row for row in rows if row.startswith(("Card", "Cash", "Change"))] == [
        "Card | 20.00",
        "Cash | 40.00",
        "Change | 10.00",
    ]


def test_pieces_that_are_alike_share_a_warranty_row_and_the_care_hint_is_short(my_shop: verbs.Shop) -> None:
    care = "Wash it by hand before first use. " + "Never leave it on a hot hob without water in it. " * 4
    pan = my_shop.add_product("Pan", "50", term=months(24), care=care)
    phone = verbs.asking_serial("Phone", "99", "S-1")
    rows = read(my_shop.sell(my_shop.line(pan, "3"), phone).number, code="en", second="none").rows
    assert "3 × Pan | 18 Nov 2028" in rows
    assert "Phone, S-1 | 18 Nov 2028" in rows
    text = solid("Pan: Wash it by hand before first use. Never leave it on a hot hob without water in it.")
    assert text + solid("Thank you") not in solid("".join(rows))
    assert text in solid("".join(rows))
    assert solid("".join(rows)).count("hothob") == 1


def test_care_stays_as_it_was_told_at_the_sale(my_shop: verbs.Shop) -> None:
    pan = my_shop.add_product("Pan", "50", term=months(24), care="Hand wash.")
    number = my_shop.sell(my_shop.line(pan)).number
    before = printing.make(number, "receipt").pdf
    my_shop.tamper("UPDATE product SET care = 'Dishwasher.'")
    assert printing.make(number, "receipt").pdf == before


def test_the_shop_s_own_terms_stand_on_every_paper(my_shop: verbs.Shop) -> None:
    my_shop.set("shop.terms", "Unused goods are taken back within 14 days.\nSale goods too.")
    number = my_shop.sell(verbs.goods("Pan")).number
    for paper in ("58mm", "80mm", "A4", "A5", "Letter"):
        told = read(number, paper=paper).solid
        assert solid("Unused goods are taken back within 14 days.Sale goods too.") in told


# --- languages


def test_the_country_s_language_stands_beside_the_customer_s_own(my_shop: verbs.Shop) -> None:
    wei = my_shop.add_customer("张伟", language="zh_CN")
    rows = read(my_shop.sell(verbs.goods("Pan"), buyer=wei).number).rows
    assert any(row.startswith("合计 Spolu") for row in rows)
    jana = my_shop.add_customer("Jana Kováčová", language="sk")
    text = read(my_shop.sell(verbs.goods("Pan"), buyer=jana).number).text
    assert "Spolu" in text
    assert "Total" not in text


def test_a_shop_chooses_a_second_language_and_a_command_another(my_shop: verbs.Shop) -> None:
    jana = my_shop.add_customer("Jana Kováčová", language="sk")
    number = my_shop.sell(verbs.goods("Pan"), buyer=jana).number
    my_shop.set("second_language", "en")
    assert any(row.startswith("Spolu Total") for row in read(number).rows)
    assert any(row.startswith("Spolu 合计") for row in read(number, second="zh_CN").rows)
    assert "Total" not in read(number, second="none").text
    my_shop.set("second_language", "none")
    assert "Total" not in read(number).text


def test_where_no_rule_asks_the_shop_s_language_stands_beside_the_customer_s(my_shop: verbs.Shop) -> None:
    my_shop.set("country", "GB")
    wei = my_shop.add_customer("张伟", language="zh_CN")
    number = my_shop.sell(verbs.goods("Pan"), buyer=wei).number
    assert any(row.startswith("合计 Total") for row in read(number).rows)
    my_shop.set("second_language", "none")
    assert "Total" not in read(number).text


def test_a_paper_of_one_language_takes_no_second(my_shop: verbs.Shop) -> None:
    number = my_shop.sell(verbs.asking_serial("Phone", "99", "S-1")).warranties[0].number
    with pytest.raises(InputError, match="one language"):
        printing.make(number, "certificate", second="sk")


# --- copies


def test_the_first_print_is_the_original_and_every_later_one_a_copy(my_shop: verbs.Shop) -> None:
    number = my_shop.sell(verbs.goods("Pan")).number
    original = printing.make(number, "receipt", second="none").pdf
    assert printing.make(number, "receipt", second="none").pdf == original, "looking at it counts nothing"
    assert "COPY" not in Print(original).text
    for count, code, word in ((1, "en", "COPY 1"), (2, "sk", "KÓPIA 2"), (3, "zh_CN", "副本")):
        printing.count_printed("receipt", number)
        assert sales.sale_of(number).printed == count
        assert word in read(number, code=code, second="none").text
    assert printing.make(number, "receipt").pdf == printing.make(number, "receipt").pdf


# --- gifts


def gift_of(shop: verbs.Shop) -> str:
    jana = shop.add_customer("Jana Kováčová", language="en")
    phone = replace(verbs.asking_serial("Phone", "79.90", "S-1"), user=jana)
    cart = shop.cart(phone, verbs.goods("Tea", "12.30", "0.250", unit="kg"), buyer=jana)
    cart = replace(cart, discount=Discount(percent=Decimal(5)))
    return shop.complete(cart, "cash:100").number


@pytest.mark.parametrize("paper", ["58mm", "80mm", "A4", "A5", "Letter"])
def test_a_gift_receipt_tells_nothing_of_money_or_the_giver(my_shop: verbs.Shop, paper: str) -> None:
    my_shop.set("exchange_days", "30")
    number = gift_of(my_shop)
    made = Print(printing.make(number, "gift-receipt", paper=paper, code="en", second="none").pdf)
    told = made.text
    assert all(word in told for word in ("Gift receipt", "GT1-000001", "Phone", "S-1", "0.25 kg", "18 Nov 2028"))
    assert solid("18 Dec 2026") in made.solid
    hidden = (
        "79",
        "12.3",
        "3.08",
        "78",
        "100",
        "EUR",
        "€",
        "Cash",
        "VAT",
        "23",
        "Discount",
        "Jana",
        "Total",
        verbs.SELLER,
    )
    assert not [word for word in hidden if word in told.replace("18 Nov 2028", "").replace("2026", "")]
    assert made.reader.metadata is not None
    assert made.reader.metadata.title == "Gift receipt GT1-000001"


def test_the_gift_s_code_opens_the_sale_at_the_counter_and_in_every_box(my_shop: verbs.Shop) -> None:
    number = gift_of(my_shop)
    assert box.take(f"G{number}", my_shop.settings) == TakeDocument(Kind.SALE, number)
    assert box.take(f"g{number.lower()}", my_shop.settings) == TakeDocument(Kind.SALE, number)
    assert [(hit.kind, hit.number) for hit in finding.find(f"G{number}")] == [("sale", number)]
    assert finding.find("gt1-0000")[0].number == number
    assert sales.sale_of(f"G{number}").number == number
    with pytest.raises(AppError):
        box.take("GT1-000999", my_shop.settings)


def test_without_an_exchange_the_gift_receipt_promises_none(my_shop: verbs.Shop) -> None:
    assert "Exchange" not in read(gift_of(my_shop), "gift-receipt", code="en").text
