from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain import gtin, product
from app.domain.product import ProductCode, ProductDraft, StoredCodeKind
from app.domain.warranty import LIFETIME, TermUnit, months
from app.errors import InputError
from app.services import countries

SLOVAKIA = countries.country("SK")


def problems(**changed: object) -> set[str]:
    values = {"name": "Kettle", "price": Decimal("34.90"), "tax_code": SLOVAKIA.standard_rate.code} | changed
    draft = ProductDraft(**values)  # type: ignore[arg-type]  # fields by name
    return set(product.problems(product.tidied(draft), SLOVAKIA))


def test_a_name_a_price_and_a_rate_are_enough() -> None:
    assert problems() == set()
    assert problems(name="  ", price=None, tax_code="none") == {"name", "price", "tax_code"}


@pytest.mark.parametrize("price", ["-1", "0.0000001", "100000000000"])
def test_a_price_nobody_can_pay_is_refused(price: str) -> None:
    assert problems(price=Decimal(price)) == {"price"}


def test_a_price_may_be_finer_than_a_coin() -> None:
    assert problems(price=Decimal("0.004")) == set()


def test_a_misread_code_and_the_number_of_a_paper_are_refused() -> None:
    assert problems(codes=("5901234123458",)) == {"codes"}
    assert problems(codes=("T1-000001",)) == {"codes"}
    assert problems(codes=("5901234123457", "AB-12", " ")) == set()


def test_a_term_is_a_figure_and_a_unit_or_for_life_or_none() -> None:
    assert ProductDraft().term is None
    assert ProductDraft(term_count=24, term_unit=TermUnit.MONTH).term == months(24)
    assert ProductDraft(term_count=3, term_unit=TermUnit.LIFETIME).term == LIFETIME
    assert problems(term_unit=TermUnit.MONTH) == {"term_count"}
    assert problems(term_unit=TermUnit.MONTH, term_count=0) == {"term_count"}


def test_codes_are_kept_in_one_form_and_shown_as_on_the_package() -> None:
    ean = product.read_code("5901234123457", SLOVAKIA.in_store)
    assert ean == ProductCode("05901234123457", StoredCodeKind.GTIN)
    assert ean.shown == "5901234123457"
    assert product.read_code("ab-12", SLOVAKIA.in_store) == ProductCode("AB-12", StoredCodeKind.OTHER)


def test_a_scale_label_names_its_product_whatever_it_weighs() -> None:
    light, heavy = (label + gtin.check_digit(label) for label in ("280004200350", "280004201250"))
    cheese = product.read_code(light, SLOVAKIA.in_store)
    assert cheese == product.read_code(heavy, SLOVAKIA.in_store)
    assert cheese.kind is StoredCodeKind.IN_STORE


def test_what_is_too_long_is_told_at_its_field() -> None:
    found = problems(name="n" * 201, sku="s" * 81, care="c" * 10_001, codes=("k" * 81,))
    assert found == {"name", "sku", "care", "codes"}


def test_an_unreadable_code_says_why() -> None:
    with pytest.raises(InputError, match="check digit"):
        product.read_code("4006381333932", SLOVAKIA.in_store)
