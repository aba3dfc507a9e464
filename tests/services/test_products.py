from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.cart import Ask
from app.domain.page import Sort
from app.domain.product import ProductDraft, ProductQuery, Unit
from app.domain.warranty import TermUnit, months
from app.errors import FormError, InputError, NotFoundError
from app.models import audit
from app.models.database import transaction
from app.services import products
from app.services.products import Saved
from tests.services.till import SELLER, SETTINGS, at, sell, steps_of

pytestmark = pytest.mark.usefixtures("shop")
NOW = at("2026-11-22")
EAN = "5901234123457"


def add(name: str = "Kettle", price: str = "34.90", **more: object) -> Saved:
    values = {"name": name, "price": Decimal(price), "tax_code": products.blank(SETTINGS).tax_code} | more
    draft = ProductDraft(**values)  # type: ignore[arg-type]  # fields by name
    return products.save(draft, seller=SELLER, now=NOW, settings=SETTINGS)


def listed(query: ProductQuery) -> list[str]:
    names: list[str] = []
    page = products.page(query, None, 2)
    names += [row.name for row in page.rows]
    while page.next is not None:
        page = products.page(query, page.next, 2)
        names += [row.name for row in page.rows]
    return names


def test_a_new_product_starts_with_the_countrys_rate_and_warranty() -> None:
    blank = products.blank(SETTINGS)
    assert (blank.tax_code, blank.term) == ("standard", months(24))


def test_a_product_without_a_number_gets_the_next_free_one() -> None:
    assert add("Kettle").sku == "1"
    assert add("Pan", sku="3").sku == "3"
    assert add("Pot").sku == "4"
    assert add("Cup").sku == "5"


def test_what_is_saved_comes_back_whole() -> None:
    draft = ProductDraft(
        sku="KET-17",
        name="Kettle 1.7 l",
        codes=(EAN, "KETTLE"),
        price=Decimal("34.905"),
        tax_code="standard",
        unit=Unit.PIECE,
        category="Kitchen",
        supplier="Merotrade",
        term_count=36,
        term_unit=TermUnit.MONTH,
        ask_serial=True,
        ask_batch=True,
        care="Descale.\nOnce a month.",
        prompt="Offer filters",
        active=False,
    )
    saved = products.save(draft, seller=SELLER, now=NOW, settings=SETTINGS)
    again = products.draft(saved.id)
    assert {name: getattr(again, name) for name in draft.__dataclass_fields__ if name != "id"} == {
        name: getattr(draft, name) for name in draft.__dataclass_fields__ if name != "id"
    }
    assert saved.changes.touches("products")


def test_a_product_is_found_by_name_code_number_category_and_supplier() -> None:
    add("Liatinová panvica", sku="PAN-24", codes=(EAN,), category="Kuchyňa", supplier="Merotrade")
    add("紫砂壶", sku="ZSH")
    for text in ("panvica", "liatin", EAN, "123457", "pan-24", "kuchyna", "merotrade"):
        assert listed(ProductQuery(text=text)) == ["Liatinová panvica"], text
    for text in ("紫砂", "zisha", "zsh"):
        assert listed(ProductQuery(text=text)) == ["紫砂壶"], text


def test_a_scan_names_its_product_by_code_and_by_the_shops_own_number() -> None:
    kettle = add(sku="Ket-17", codes=(EAN,))
    assert products.by_code("0" + EAN) == kettle.id
    assert products.by_code("KET-17") == kettle.id
    assert products.by_code("4006381333931") is None


def test_one_number_and_one_code_belong_to_one_product() -> None:
    add("Kettle", sku="K1", codes=(EAN,))
    with pytest.raises(FormError) as taken:
        add("Pan", sku="k1")
    assert str(taken.value.problems["sku"]) == "“Kettle” has this number."
    with pytest.raises(FormError) as same:
        add("Pan", codes=("05901234123457",))
    assert str(same.value.problems["codes"]) == f"{EAN} is a code of “Kettle”."


def test_problems_come_back_for_each_field_and_nothing_is_written() -> None:
    with pytest.raises(FormError) as caught:
        add("", "-1", codes=("5901234123458",))
    assert set(caught.value.problems) == {"name", "price", "codes"}
    assert products.count() == 0


def test_a_changed_product_is_found_by_its_new_name_only() -> None:
    saved = add("Kettle", sku="K1")
    add("Teapot", id=saved.id)
    assert listed(ProductQuery(text="kettle")) == []
    assert listed(ProductQuery(text="teapot")) == ["Teapot"]
    assert products.draft(saved.id).sku == "K1"
    assert audit.first_broken() is None


def test_the_list_is_ordered_by_name_and_number_and_narrowed_by_category() -> None:
    for sku, name, category in (("3", "Čaj", "Tea"), ("1", "Cup", "Glass"), ("2", "Čajník", "Tea")):
        add(name, sku=sku, category=category)
    assert listed(ProductQuery()) == ["Čaj", "Čajník", "Cup"]
    assert listed(ProductQuery(sort=Sort("name", descending=True))) == ["Cup", "Čajník", "Čaj"]
    assert listed(ProductQuery(sort=Sort("sku"))) == ["Cup", "Čajník", "Čaj"]
    assert listed(ProductQuery(sort=Sort("sku", descending=True))) == ["Čaj", "Čajník", "Cup"]
    assert listed(ProductQuery(category="Tea")) == ["Čaj", "Čajník"]
    assert listed(ProductQuery(category="Tea", sort=Sort("name", descending=True))) == ["Čajník", "Čaj"]
    assert products.categories() == (("Glass", 1), ("Tea", 2))


def test_the_largest_categories_stand_in_the_order_of_their_names() -> None:
    for sku, category in enumerate(("Čaj", "Čaj", "Hrnce", "Hrnce", "Dózy", "Zvyšok", "Zvyšok")):
        add("Thing", sku=str(sku + 1), category=category)
    assert products.largest_categories(3) == (("Čaj", 2), ("Hrnce", 2), ("Zvyšok", 2))


def test_the_counter_gets_a_line_with_price_rate_term_and_what_to_ask() -> None:
    saved = add(codes=(EAN,), term_count=24, term_unit=TermUnit.MONTH, ask_serial=True, prompt="Offer filters")
    line = products.cart_line(saved.id, SETTINGS)
    assert (line.name, line.price, line.tax.percent) == ("Kettle", Decimal("34.9"), Decimal(23))
    assert (line.code, line.term, line.prompt) == (EAN, months(24), "Offer filters")
    assert line.asks == {Ask.SERIAL}
    with pytest.raises(NotFoundError):
        products.cart_line(99, SETTINGS)


def test_the_file_says_how_it_sells() -> None:
    saved = add()
    assert products.file(saved.id).last_sold is None
    sell(products.cart_line(saved.id, SETTINGS), on="2026-11-10")
    sell(products.cart_line(saved.id, SETTINGS), on="2026-11-12")
    file = products.file(saved.id)
    assert (file.sold, file.last_sold, file.row.name) == (Decimal(2), at("2026-11-12"), "Kettle")


def test_a_product_written_down_by_mistake_is_taken_back_but_never_one_that_was_sold() -> None:
    wrong, sold = add("Wrong", codes=(EAN,)), add("Sold")
    sell(products.cart_line(sold.id, SETTINGS))
    assert products.remove(wrong.id, seller=SELLER, now=NOW).touches("products")
    assert listed(ProductQuery(text="wrong")) == []
    assert products.by_code("0" + EAN) is None
    with pytest.raises(InputError, match="was sold"):
        products.remove(sold.id, seller=SELLER, now=NOW)


def test_no_list_reads_more_than_it_shows() -> None:
    with transaction():
        for number in range(300):
            add(f"Product {number:04d}", category="Kitchen")
    queries = [ProductQuery(sort=Sort(key, descending=down)) for key in ("name", "sku") for down in (False, True)]
    queries += [ProductQuery(category="Kitchen"), ProductQuery(category="Kitchen", sort=Sort("name", descending=True))]
    for query in queries:
        first = products.page(query, None, 20)
        assert steps_of(lambda query=query: products.page(query, None, 20)) < 40, query
        assert steps_of(lambda query=query, at=first.next: products.page(query, at, 20)) < 40, query
