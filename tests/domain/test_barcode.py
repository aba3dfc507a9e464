"""Codes from scanners, scales and keyboards.

`real_codes.tsv` holds a few rows of Open Food Facts, © Open Food Facts contributors, ODbL 1.0; see the file's head.
"""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from biip.checksums import gs1_standard_check_digit
from biip.upc import Upc
from hypothesis import given
from hypothesis import strategies as st

from app.domain import gtin
from app.domain.barcode import MISREAD, CodeKind, InStoreRule, InStoreRules, Measure, canonical, scan
from app.domain.document_number import Kind
from app.errors import InputError

SCALES = InStoreRules(
    (
        InStoreRule("20", Measure.PRICE, 5, 2, price_check=True),
        InStoreRule("22", Measure.PRICE, 4, 2, price_check=True),
        InStoreRule("25", Measure.COUNT, 5, 0),
        InStoreRule("28", Measure.WEIGHT, 5, 3),
        InStoreRule("281", Measure.WEIGHT, 4, 2),
        InStoreRule("02", Measure.WEIGHT, 5, 3),
    )
)
NO_RULES = InStoreRules()
REAL = Path(__file__).parent.parent / "data" / "real_codes.tsv"


def ean(payload: str) -> str:
    return payload + gtin.check_digit(payload)


def real_codes() -> list[tuple[str, str]]:
    lines = [line for line in REAL.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(code, verdict) for code, verdict, _ in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(("code", "verdict"), real_codes())
def test_real_products_are_read_as_their_packages_say(code: str, verdict: str) -> None:
    found = scan(code, NO_RULES)
    if verdict == "ok":
        assert found.kind is CodeKind.GTIN
        assert found.keys[0] == code.zfill(14)
    elif verdict == "misread":
        assert found.problem == MISREAD
        assert found.keys == (code,)
    else:
        assert found.kind is CodeKind.OTHER
        assert found.problem is None


@given(st.text(string.digits, min_size=7, max_size=13))
def test_check_digits_agree_with_the_library_of_gs1_codes(payload: str) -> None:
    assert gtin.check_digit(payload) == str(gs1_standard_check_digit(payload))


@given(st.sampled_from("01"), st.text(string.digits, min_size=6, max_size=6))
def test_short_upc_codes_expand_like_the_library(system: str, six: str) -> None:
    payload = gtin.expanded(f"{system}{six}0")[:-1]
    code = f"{system}{six}{gtin.check_digit(payload)}"
    assert gtin.expanded(code) == Upc.parse(code).as_upc_a()


def test_the_same_product_matches_from_upc_ean_and_gtin14() -> None:
    assert {canonical(code) for code in ("012345678905", "0012345678905", "00012345678905", "0 12345-67890 5")} == {
        "00012345678905"
    }


def test_a_short_upc_finds_the_product_kept_under_the_long_one() -> None:
    assert canonical("042100005264") in scan("04252614", NO_RULES).keys


def test_an_eight_digit_code_is_an_ean_8() -> None:
    assert scan("96385074", NO_RULES).keys == ("00000096385074",)


@given(st.text(string.digits, min_size=13, max_size=13))
def test_every_form_of_a_code_has_one_canonical_form(digits: str) -> None:
    once = canonical(digits)
    assert canonical(once) == once
    assert scan(digits, NO_RULES).keys[0] == once


@given(st.text(max_size=40))
def test_nothing_typed_or_scanned_breaks_the_reader(text: str) -> None:
    found = scan(text, SCALES)
    assert all(key == canonical(key) for key in found.keys if found.kind is CodeKind.OTHER)


def test_a_wrong_check_digit_is_told_and_the_code_still_looked_up() -> None:
    found = scan("4006381333932", NO_RULES)
    assert str(found.problem) == "The check digit does not fit: scan again or type the code."
    assert found.keys == ("4006381333932",)


def test_a_placeholder_of_zeros_is_not_a_product_number() -> None:
    assert scan("0000000000000", NO_RULES).problem == MISREAD


def test_full_width_digits_from_a_chinese_keyboard_are_digits() -> None:
    assert scan("４００６３８１３３３９３１", NO_RULES).keys == ("04006381333931",)


@pytest.mark.parametrize(
    "code",
    [
        "(01)00012345678905(10)LOT 7(21)S-99(17)280200(3103)000346(3922)1250",
        "]C1010001234567890510LOT7\x1d21S-99\x1d172802003103000346" + "39221250",
        "]d2\x1d010001234567890517280200310300034610LOT7\x1d21S-99\x1d39221250",
        "010001234567890517280200310300034610LOT7\x1d21S-99\x1d39221250\x1d",
    ],
)
def test_an_element_string_gives_batch_serial_expiry_weight_and_price(code: str) -> None:
    found = scan(code, NO_RULES)
    assert (found.kind, found.keys[0]) == (CodeKind.GS1, "00012345678905")
    assert (found.batch, found.serial) == ("LOT7", "S-99")
    assert found.expiry == date(2028, 2, 29)
    assert (found.weight, found.price) == (Decimal("0.346"), Decimal("12.50"))
    assert found.measured(found.keys[0])


def test_counts_and_prices_with_a_currency_are_read() -> None:
    found = scan("(02)00012345678905(37)12", NO_RULES)
    assert (found.keys[0], found.count) == ("00012345678905", Decimal(12))
    found = scan("(01)00012345678905(3932)978000250", NO_RULES)
    assert (found.price, found.currency) == (Decimal("2.50"), "EUR")
    assert scan("(01)00012345678905(3920)5", NO_RULES).price == Decimal(5)


def test_a_web_link_on_a_package_names_its_product() -> None:
    found = scan("https://id.gs1.org/01/00012345678905/10/LOT7?17=280131", NO_RULES)
    assert (found.keys[0], found.batch, found.expiry) == ("00012345678905", "LOT7", date(2028, 1, 31))


@pytest.mark.parametrize(
    "code",
    ["(01)00012345678901", "(01)00012345678905(17)281301", "(9999)1", "]C1", "]d2010001234567890517"],
)
def test_a_torn_element_string_is_told_in_words(code: str) -> None:
    assert "cannot be read" in str(scan(code, NO_RULES).problem)


def test_scales_print_weight_and_price_into_the_code() -> None:
    weighed = scan(ean("282345600346"), SCALES)
    assert (weighed.kind, weighed.weight, weighed.price) == (CodeKind.IN_STORE, Decimal("0.346"), None)
    assert weighed.keys == ("0" + ean("282345600346"), "2823456", "23456")
    priced = scan(ean("200012341999"), InStoreRules((InStoreRule("20", Measure.PRICE, 5, 2),)))
    assert (priced.price, priced.keys[1:]) == (Decimal("419.99"), ("2000123", "00123", "123"))
    assert scan(ean("250012300012"), SCALES).count == Decimal(12)


def test_a_product_kept_under_the_whole_code_is_a_plain_piece() -> None:
    weighed = scan(ean("282345600346"), SCALES)
    assert not weighed.measured(weighed.keys[0])
    assert weighed.measured("23456")


def test_the_longest_prefix_decides() -> None:
    assert scan(ean("281234500346"), SCALES).weight == Decimal("3.46")


def test_a_short_american_scale_code_follows_the_same_rule() -> None:
    assert scan(ean("21234500346"), SCALES).weight == Decimal("0.346")


def test_the_price_inside_is_guarded_by_its_own_digit() -> None:
    assert scan(ean("220123" + "9" + "02875"), SCALES).problem == MISREAD
    read = [scan(ean("220123" + str(guard) + "02875"), SCALES) for guard in range(10)]
    assert [found.price for found in read if found.problem is None] == [Decimal("28.75")]


def test_a_label_without_a_figure_asks_at_the_counter() -> None:
    assert scan(ean("282345600000"), SCALES).weight is None


def test_without_a_rule_an_in_store_code_is_a_plain_number() -> None:
    assert scan(ean("290000000017"), SCALES).kind is CodeKind.GTIN


@pytest.mark.parametrize(
    ("prefix", "item_digits", "decimals", "price_check"),
    [("28", 10, 3, False), ("28", 5, 6, False), ("28", 0, 3, False), ("28", 8, 2, True)],
)
def test_a_layout_that_does_not_fit_is_refused(
    prefix: str,
    item_digits: int,
    decimals: int,
    price_check: bool,  # noqa: FBT001 - a parameter of the table above
) -> None:
    with pytest.raises(InputError, match="does not fit 13 digits"):
        InStoreRule(prefix, Measure.WEIGHT, item_digits, decimals, price_check)


def test_papers_of_the_shop_open_by_their_code() -> None:
    receipt = scan(" t1-004513\r", NO_RULES)
    assert (receipt.document, receipt.number) == (Kind.SALE, "T1-004513")
    assert scan("Z1-000482", NO_RULES).document is Kind.UNIT


def test_own_numbers_are_compared_without_case_and_stray_blanks() -> None:
    assert scan(" sku-77  a ", NO_RULES).keys == (canonical("SKU-77 A"),)
