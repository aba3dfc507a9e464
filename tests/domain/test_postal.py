"""Addresses as papers name them."""

from __future__ import annotations

from app.domain import postal
from app.domain.customer import Address
from app.domain.settings import Identity, Settings


def test_the_code_stands_where_the_country_puts_it() -> None:
    quay = Address(street="14 Quay Street", city="Falmouth", postcode="TR11 3LH")
    assert postal.place(quay, "GB") == ("14 Quay Street", "Falmouth TR11 3LH")
    square = Address(street="Štúrovo námestie 14", city="Trenčín", postcode="911 01")
    assert postal.place(square, "SK") == ("Štúrovo námestie 14", "911 01 Trenčín")


def test_a_chinese_address_is_one_line_from_the_large_to_the_small() -> None:
    street = Address(street="河坊街 88 号", city="杭州市", region="浙江省", postcode="310000")
    assert postal.place(street, "CN") == ("310000 浙江省杭州市河坊街 88 号",)


def test_the_shop_stands_on_its_papers_as_its_country_writes() -> None:
    shop = Identity(street="14 Quay Street", city="Falmouth", postcode="TR11 3LH")
    assert postal.of_shop(Settings(shop=shop, country="GB")) == ("14 Quay Street", "Falmouth TR11 3LH")


def test_a_shop_without_an_address_prints_none() -> None:
    assert postal.place(Address(), "CN") == ()
    assert postal.place(Address(city="杭州市"), "CN") == ("杭州市",)


def test_a_letter_abroad_names_the_country_as_the_post_here_reads_it() -> None:
    quay = Address(street="14 Quay Street", city="Falmouth", postcode="TR11 3LH", country="GB")
    assert postal.lines("Jana", quay, "SK")[-1] == "SPOJENÉ KRÁĽOVSTVO"
    assert postal.lines("Jana", quay, "US")[-1] == "UNITED KINGDOM"
    assert postal.lines("Jana", quay, "GB")[-1] == "Falmouth TR11 3LH"
    street = Address(street="河坊街 88 号", city="杭州市", region="浙江省", postcode="310000", country="CN")
    assert postal.lines("张伟", street, "SK") == ("310000", "浙江省杭州市河坊街 88 号", "张伟", "ČÍNA")
    assert postal.lines("张伟", street, "CN") == ("310000", "浙江省杭州市河坊街 88 号", "张伟")
