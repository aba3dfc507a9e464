"""Envelopes of a shop: to one customer, in the face of its country."""

from __future__ import annotations

import pytest

from app.domain.customer import Address
from app.errors import InputError
from app.services import printing
from tests.documents.reading import Print
from tests.verbs import Shop

HOME = Address(street="Námestie SNP 12", city="Bratislava", postcode="81106", country="SK")


def test_an_envelope_to_a_customer_is_the_usual_one_of_the_country(my_shop: Shop) -> None:
    my_shop.set("country", "SK")
    jana = my_shop.add_customer("Jana Kováčová", addresses=(HOME,))
    made = printing.make(jana.number, "envelope")
    assert made.paper == "DL"
    assert {"Jana Kováčová", "Námestie SNP 12", "811 06 Bratislava"} <= set(Print(made.pdf).rows)
    my_shop.set("country", "US")
    assert printing.make(jana.number, "envelope").paper == "No10"
    assert "SLOVAKIA" in Print(printing.make(jana.number, "envelope").pdf).rows


def test_in_china_it_has_the_face_of_the_chinese_post(my_shop: Shop) -> None:
    my_shop.set("country", "CN")
    my_shop.set("shop.postcode", "310002")
    chen = my_shop.add_customer("陈静", addresses=(Address("文三路 388 号", "杭州市", "浙江省", "310012", "CN"),))
    made = printing.make(chen.number, "envelope", code="zh_CN")
    assert made.paper == "ZL"
    assert "邮政编码 310002" in Print(made.pdf).text


def test_without_an_address_there_is_no_envelope(my_shop: Shop) -> None:
    nobody = my_shop.add_customer("Peter Malý")
    with pytest.raises(InputError, match="no postal address"):
        printing.make(nobody.number, "envelope")
    with pytest.raises(InputError, match="cannot be on A4"):
        printing.make(my_shop.add_customer("Jana", addresses=(HOME,)).number, "envelope", paper="A4")
