from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.domain.complaint_file import ComplaintDraft
from app.domain.customer import Address, CustomerDraft, PhoneEntry
from app.domain.document_number import Kind
from app.domain.product import ProductDraft
from app.models import search, search_renewal
from app.models.database import transaction
from app.services import complaints, customers, finding, products
from app.services import settings as settings_service
from tests.services.till import SELLER, SETTINGS, at, line, sell, steps_of

if TYPE_CHECKING:
    from app.services.shop import Shop

pytestmark = pytest.mark.usefixtures("shop")
NOW = at("2026-11-22")


@pytest.fixture(autouse=True)
def _slovak_shop(shop: Shop) -> None:  # noqa: ARG001 - it must be open first
    settings_service.save(SETTINGS, seller=SELLER, now=NOW)


def person(text: str, **known: object) -> int:
    draft = CustomerDraft(family_name=text, **known)  # type: ignore[arg-type]  # fields by name
    return customers.save(draft, seller=SELLER, now=NOW, settings=SETTINGS).id


def goods(name: str, sku: str = "", codes: tuple[str, ...] = (), *, active: bool = True) -> int:
    draft = ProductDraft(name=name, sku=sku, codes=codes, price=Decimal(5), tax_code="standard", active=active)
    return products.save(draft, seller=SELLER, now=NOW, settings=SETTINGS).id


def kinds(text: str, limit: int = 20) -> list[tuple[str, str]]:
    return [(hit.kind, hit.title) for hit in finding.find(text, limit)]


def test_the_one_box_finds_customers_and_products_together() -> None:
    person("Panák")
    goods("Panvica")
    assert kinds("pan") == [("customer", "Panák"), ("product", "Panvica")]
    assert kinds("") == kinds("   ") == kinds("nobody") == []


def test_a_chinese_customer_is_shown_with_the_phone() -> None:
    customers.quick_add("张伟 13805712206", seller=SELLER, now=NOW, settings=SETTINGS)
    for text in ("zw", "zhangwei", "张伟", "2206"):
        (hit,) = finding.find(text)
        assert (hit.kind, hit.number, hit.title, hit.detail) == ("customer", "1", "张伟", "13805712206")


def test_the_exact_number_comes_first() -> None:
    for _ in range(11):
        person("Kováč", phones=(PhoneEntry("0905 218 410"),))
    assert finding.find("10")[0].number == "10"
    sell(line("Pan", serial="SN-77A41"), on="2026-11-20")
    assert kinds("t1-000001") == [("sale", "T1-000001")]
    assert kinds("Z1-000001") == [("unit", "Pan")]


def test_papers_are_found_by_the_beginning_of_their_number_latest_first() -> None:
    jana = customers.party(person("Jana"))
    for _ in range(3):
        sell(line("Pan"), buyer=jana)
    draft = ComplaintDraft(draft_id="c1", subject="Scale is wrong", customer_id=jana.id, customer_name="Jana")
    complaints.register(draft, seller=SELLER, now=NOW, settings=SETTINGS)
    assert [hit.number for hit in finding.find("T1-")] == ["T1-000003", "T1-000002", "T1-000001"]
    (hit,) = finding.find("c1-000001")
    assert (hit.kind, hit.number, hit.title) == ("complaint", "C1-000001", "Scale is wrong")
    assert finding.exists(Kind.SALE, "t1-000002")
    assert not finding.exists(Kind.SALE, "T1-000009")
    assert finding.exists(Kind.COMPLAINT, "C1-000001")


def test_a_piece_is_found_by_its_serial_number_in_whatever_case() -> None:
    sell(line("Pan", serial="SN-77A41"))
    for text in ("SN-77A41", "sn-77a"):
        (hit,) = finding.find(text)
        assert (hit.kind, hit.number, hit.detail) == ("unit", "Z1-000001", "SN-77A41")


def test_a_code_and_a_number_of_the_shops_own_find_their_product_first() -> None:
    goods("Kettle", "KET-17", ("5901234123457",))
    goods("Ket-17 box")
    assert kinds("ket-17")[0] == ("product", "Kettle")
    assert kinds("5901234123457") == [("product", "Kettle")]


def test_a_product_that_is_not_sold_any_more_stays_out_of_the_box() -> None:
    goods("Kettle", active=False)
    assert kinds("kettle") == []


def test_a_card_finds_who_carries_it() -> None:
    person("Kováč", card="990017")
    assert kinds("990017") == [("customer", "Kováč")]


def test_those_who_bought_last_come_first() -> None:
    first, second, third = (customers.party(person(f"Novák {n}")) for n in "ABC")
    sell(line("Pan"), buyer=second, on="2026-11-01")
    sell(line("Pan"), buyer=first, on="2026-11-20")
    assert [hit.id for hit in finding.find("novak")] == [first.id, second.id, third.id]


def test_half_of_the_rows_stay_for_products_when_many_people_fit() -> None:
    for number in range(12):
        person(f"Pan {number}")
        goods(f"Panvica {number}")
    found = kinds("pan", 8)
    assert [kind for kind, _ in found] == ["customer"] * 4 + ["product"] * 4


@pytest.mark.parametrize("text", ['"', "'; DROP TABLE customer", "* OR *", "NEAR(", "%_%", "\x00", "a" * 5000, "½¾"])
def test_whatever_is_typed_only_searches(text: str) -> None:
    person("Kováč")
    assert finding.find(text) == ()


def test_finding_looks_at_two_hundred_whatever_the_shop_holds() -> None:
    with transaction():
        for number in range(600):
            person(f"Kováč {number:03d}")
    assert len(finding.find("kovac", 8)) == 8
    assert steps_of(lambda: finding.find("kovac", 8)) < 120


def test_a_name_is_found_by_both_scripts_whichever_it_is_written_in() -> None:
    person("張偉", addresses=(Address("葉街 3", "廣州"),))
    person("单丽")
    goods("茶壺")
    for text in ("张伟", "張偉", "叶街", "广州", "zhangwei"):
        assert kinds(text) == [("customer", "張偉")], text
    for text in ("單麗", "shanli"):
        assert kinds(text) == [("customer", "单丽")], text
    assert kinds("茶壶") == [("product", "茶壺")]


def test_an_older_file_gets_the_keys_of_its_traditional_names_anew() -> None:
    own = person("張偉", tags=("樂器",))
    person("Kováč")
    search.put(search.Kind.CUSTOMER, own, "張偉")
    assert kinds("张伟") == []
    with transaction():
        assert search_renewal.renew() == 1
    assert kinds("张伟") == kinds("乐器") == kinds("1") == [("customer", "張偉")]


def test_the_last_digits_of_a_phone_come_before_numbers_that_begin_so() -> None:
    wanted = person("Wanted", phones=(PhoneEntry("0905 210 050"),))
    for number in range(20):
        person(f"Other {number}", addresses=(Address(f"Dlhá 50{number % 2}", "Nitra"), Address("Dlhá 50", "Nitra")))
    assert wanted in finding.people("0050", 8)
    assert wanted in [hit.id for hit in finding.find("0050", 8)]
