"""Labels of a shop's own goods and people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.documents.label_facts import PriceTag
from app.domain.content import ContentUnit, parse
from app.domain.customer import Address
from app.domain.label_job import LabelJob, LabelKind
from app.domain.label_sheet import LabelUse
from app.domain.money import Money
from app.domain.product import Unit
from app.domain.settings import Paper
from app.domain.unit_price import MEASURE_WORDS
from app.errors import FormError, InputError, NotFoundError
from app.i18n import language
from app.services import addressees, households, label_sheets, labels, price_tags, products
from app.services import settings as settings_service
from tests.documents.reading import Print
from tests.verbs import SELLER, Shop

EN = language("en")
TAGS = LabelJob(kind=LabelKind.PRICE_TAGS, sheet="Avery L7160", start=1)
ADDRESSES = LabelJob(kind=LabelKind.ADDRESS, sheet="Avery L7160", start=1)
HOME = Address(street="Námestie SNP 12", city="Bratislava", postcode="81106")


@pytest.fixture
def shop(my_shop: Shop) -> Shop:
    my_shop.set("country", "SK")
    my_shop.set("currency", "EUR")
    return my_shop


def tag(shop: Shop, product: int, *, shelf: bool = False, days: int = 0) -> PriceTag:
    today = shop.now.date() + timedelta(days=days)
    return price_tags.tag(product, shop.settings, "en", today, shelf=shelf)


def reprice(shop: Shop, product: int, price: str, days: int) -> None:
    draft = replace(products.draft(product), price=Decimal(price))
    products.save(draft, seller=SELLER, now=shop.now + timedelta(days=days), settings=shop.settings)


def test_a_tag_says_what_the_product_says(shop: Shop) -> None:
    tea = shop.add_product("Green tea", "6.40", "4006381333931", content=Decimal(125), content_unit=ContentUnit.GRAM)
    said = tag(shop, tea)
    assert (said.name, said.price, said.code) == ("Green tea", Money(640, "EUR"), "4006381333931")
    assert said.unit_price is not None
    assert (said.unit_price.price, said.unit_price.measure) == (Decimal("51.20"), MEASURE_WORDS["1 kg"])
    assert said.raised
    assert (
        tag(shop, shop.add_product("Flour", "1.20", content=Decimal(1), content_unit=ContentUnit.KILOGRAM)).unit_price
        is None
    )


@pytest.mark.parametrize(
    ("content", "price", "shown", "measure"),
    [
        ("0.75 l", "3", "4.00", "1 l"),
        ("330 ml", "1.65", "5.00", "1 l"),
        ("12.5 m", "2.50", "0.20", "1 m"),
        ("250 pc", "3", "0.0120", "1 pc"),
    ],
)
def test_what_one_measure_costs(shop: Shop, content: str, price: str, shown: str, measure: str) -> None:
    packed = parse(content)
    goods = shop.add_product("Goods", price, content=packed.amount, content_unit=packed.unit)
    said = tag(shop, goods).unit_price
    assert said is not None
    assert (str(said.price), said.measure) == (shown, MEASURE_WORDS[measure])


def test_other_countries_measure_otherwise(shop: Shop) -> None:
    shop.set("country", "AU")
    tea = shop.add_product("Tea", "6.40", content=Decimal(125), content_unit=ContentUnit.GRAM)
    said = tag(shop, tea).unit_price
    assert said is not None
    assert (said.price, said.measure) == (Decimal("5.12"), MEASURE_WORDS["100 g"])


def test_goods_by_weight_are_priced_for_their_unit(shop: Shop) -> None:
    said = tag(shop, shop.add_product("Walnuts", "9.90", unit=Unit.KILOGRAM))
    assert said.per == MEASURE_WORDS["1 kg"]
    assert said.unit_price is None


def test_tags_of_weighed_and_of_measured_goods_are_printed(shop: Shop) -> None:
    nuts = shop.add_product("Walnuts", "9.90", unit=Unit.KILOGRAM)
    oil = shop.add_product("Olive oil", "12", content=Decimal(750), content_unit=ContentUnit.MILLILITRE)
    done = labels.of_products(((nuts, 2), (oil, 1)), TAGS, shop.settings, shop.now.date())
    assert done.count == 3
    words = Print(done.made.pdf).solid
    assert words.count("Walnuts") == 2
    assert "Oliveoil" in words


def test_a_price_finer_than_a_cent_is_shown_whole(shop: Shop) -> None:
    said = tag(shop, shop.add_product("Screw", "0.125"))
    assert said.exact == Decimal("0.125")
    done = labels.of_products(((shop.add_product("Nail", "0.125"), 1),), TAGS, shop.settings, shop.now.date())
    assert "0.125" in Print(done.made.pdf).solid


def test_a_reduced_price_shows_the_lowest_of_thirty_days(shop: Shop) -> None:
    pan = shop.add_product("Pan", "40")
    reprice(shop, pan, "55", days=10)
    reprice(shop, pan, "50", days=45)
    reprice(shop, pan, "42", days=50)
    said = tag(shop, pan, days=51)
    assert said.was == Money(5000, "EUR")
    assert "30 days" in EN.render(said.was_note)  # type: ignore[arg-type]  # a sentence of the program
    assert tag(shop, pan, days=120).was is None


def test_a_raised_price_or_an_unknown_past_shows_no_old_price(shop: Shop) -> None:
    pan = shop.add_product("Pan", "40")
    assert tag(shop, pan).was is None
    reprice(shop, pan, "45", days=1)
    assert tag(shop, pan, days=2).was is None
    shop.set("country", "CN")
    reprice(shop, pan, "30", days=3)
    assert tag(shop, pan, days=4).was is None


def test_prices_kept_without_tax_are_shown_as_the_country_asks(shop: Shop) -> None:
    shop.set("prices_include_tax", "no")
    pan = shop.add_product("Pan", "10")
    assert tag(shop, pan).price == Money(1230, "EUR")
    assert tag(shop, pan).tax_note == ""
    shop.set("country", "US")
    assert tag(shop, pan).price == Money(1000, "EUR")


def test_a_shelf_label_names_number_supplier_and_day(shop: Shop) -> None:
    pan = shop.add_product("Pan", "10", sku="PAN24", supplier="Merotrade")
    job = replace(TAGS, kind=LabelKind.SHELF, sheet="Avery L7163")
    text = Print(labels.of_products(((pan, 1),), job, shop.settings, shop.now.date()).made.pdf).text
    assert "Item PAN24 · Merotrade · " in text


def test_each_product_has_as_many_labels_as_said(shop: Shop) -> None:
    one, two = shop.add_product("Pan"), shop.add_product("Pot")
    done = labels.of_products(((one, 20), (two, 3), (two, 0)), TAGS, shop.settings, shop.now.date())
    assert (done.count, done.sheets, done.next_start) == (23, 2, 3)
    text = Print(done.made.pdf).text
    assert (text.count("Pan"), text.count("Pot")) == (20, 3)


def test_the_next_labels_begin_where_the_last_ended(shop: Shop) -> None:
    pan = shop.add_product("Pan")
    usual = LabelJob(kind=LabelKind.PRICE_TAGS)
    first = labels.of_products(((pan, 4),), replace(usual, sheet="Rayfilm 0410"), shop.settings, shop.now.date())
    assert labels.last_used(LabelKind.PRICE_TAGS, shop.settings)[0].name == "Avery L7160"
    labels.remember(first)
    then = labels.of_products(((pan, 1),), usual, shop.settings, shop.now.date())
    assert (then.sheet.name, then.next_start) == ("Rayfilm 0410", 6)
    assert labels.settled(replace(usual, sheet="HERMA 5051"), shop.settings)[1] == 1


def test_a_start_there_is_not_and_a_sheet_there_is_not_are_told(shop: Shop) -> None:
    pan = shop.add_product("Pan")
    with pytest.raises(InputError, match="from 1 to 21"):
        labels.of_products(((pan, 1),), replace(TAGS, start=22), shop.settings, shop.now.date())
    with pytest.raises(NotFoundError, match="Avery 0000"):
        labels.of_products(((pan, 1),), replace(TAGS, sheet="Avery 0000"), shop.settings, shop.now.date())


def test_addresses_are_as_their_post_reads_them(shop: Shop) -> None:
    jana = shop.add_customer("Jana Kováčová", addresses=(HOME,))
    hans = shop.add_customer("Hans Huber", addresses=(Address("Ring 1", "Wien", postcode="1010", country="AT"),))
    chen = shop.add_customer("陈静", addresses=(Address("文三路 388 号", "杭州市", "浙江省", "310012", "CN"),))
    nobody = shop.add_customer("Without Home")
    ids = [party.id or 0 for party in (jana, hans, chen, nobody)]
    found = addressees.of_customers(ids, shop.settings)
    assert [one.lines for one in found.people] == [
        ("Jana Kováčová", "Námestie SNP 12", "811 06 Bratislava"),
        ("Hans Huber", "Ring 1", "1010 Wien", "RAKÚSKO"),
        ("310012", "浙江省杭州市文三路 388 号", "陈静 收", "ČÍNA"),
    ]
    done = labels.of_customers(ids, ADDRESSES, shop.settings, one_per_household=False)
    assert done.count == 3
    assert [EN.render(words) for words in done.made.remarks] == [
        "Without Home has no postal address on file; left out."
    ]


def test_a_home_gets_one_label_if_asked(shop: Shop) -> None:
    jana = shop.add_customer("Jana Kováčová", addresses=(HOME,)).id or 0
    peter = shop.add_customer("Peter Kováč").id or 0
    households.join(jana, peter, seller=SELLER, now=shop.now, settings=shop.settings)
    each = labels.of_customers((jana, peter), ADDRESSES, shop.settings, one_per_household=False)
    home = labels.of_customers((jana, peter), ADDRESSES, shop.settings, one_per_household=True)
    assert (each.count, home.count) == (2, 1)


def test_backs_of_files_and_free_texts(shop: Shop) -> None:
    job = LabelJob(kind=LabelKind.SPINE, start=1)
    text = Print(labels.of_texts(("Complaints | 2028", "Warranties"), job, shop.settings).made.pdf).solid
    assert all(word in text for word in ("Complaints", "2028", "Warranties"))
    assert "|" not in text
    with pytest.raises(InputError, match="nothing to print"):
        labels.of_texts(("  ",), job, shop.settings)


def test_a_test_sheet_numbers_every_label(shop: Shop) -> None:
    done = labels.test_sheet(ADDRESSES, shop.settings)
    assert [run.text for run in Print(done.made.pdf).pages[0].runs] == [str(number) for number in range(1, 22)]


def test_a_sheet_somebody_measured_is_kept_and_taken_away(shop: Shop) -> None:
    measured = replace(label_sheets.sheet("Avery L7160"), number="My sheet", columns=2)
    label_sheets.save(measured, seller=SELLER, now=shop.now)
    kept = label_sheets.sheet("my sheet")
    assert (kept.maker, kept.columns, kept.tables, kept.use) == ("", 2, 0, LabelUse.ADDRESS)
    assert kept in label_sheets.all_sheets(Paper.A4)
    label_sheets.save(replace(measured, rows=3), seller=SELLER, now=shop.now)
    assert [one.rows for one in label_sheets.own()] == [3]
    with pytest.raises(FormError):
        label_sheets.save(replace(measured, number="Avery L7160"), seller=SELLER, now=shop.now)
    with pytest.raises(FormError):
        label_sheets.save(replace(measured, width=300.0), seller=SELLER, now=shop.now)
    label_sheets.remove("My sheet", seller=SELLER, now=shop.now)
    assert label_sheets.own() == ()
    with pytest.raises(NotFoundError):
        label_sheets.remove("My sheet", seller=SELLER, now=shop.now)
    assert settings_service.load() == shop.settings
