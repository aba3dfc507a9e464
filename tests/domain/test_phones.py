from __future__ import annotations

import random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.phones import Phone, digits, display, normalise, problem, split_country


@pytest.mark.parametrize(
    ("typed", "region", "e164", "at_home", "in_britain"),
    [
        ("0905 218 447", "SK", "+421905218447", "0905 218 447", "+421 905 218 447"),
        ("0905/218-447", "SK", "+421905218447", "0905 218 447", "+421 905 218 447"),
        ("00421905218447", "SK", "+421905218447", "0905 218 447", "+421 905 218 447"),
        ("+421 905 218 447", "CN", "+421905218447", "+421 905 218 447", "+421 905 218 447"),
        ("0905 218 447 mama", "SK", "+421905218447", "0905 218 447", "+421 905 218 447"),
        ("13805712206", "CN", "+8613805712206", "138 0571 2206", "+86 138 0571 2206"),
        ("１３８０５７１２２０６", "CN", "+8613805712206", "138 0571 2206", "+86 138 0571 2206"),
        ("0571-8888 1234", "CN", "+8657188881234", "0571 8888 1234", "+86 571 8888 1234"),
        ("07700 900 214", "GB", "+447700900214", "07700 900214", "07700 900214"),
        ("+44 (0)7700 900214", "SK", "+447700900214", "+44 7700 900214", "07700 900214"),
    ],
)
def test_a_number_is_understood_and_shown_as_its_country_groups_it(
    typed: str, region: str, e164: str, at_home: str, in_britain: str
) -> None:
    phone = normalise(typed, region)

    assert phone == Phone(typed, e164)
    assert problem(typed, region) is None
    assert display(phone, region) == at_home
    assert display(phone, "GB") == in_britain


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0905 218 44", "This phone number is too short."),
        ("0905 218 4478", "This phone number is too long."),
        ("+999 123456", "No country has the calling code of this phone number."),
        ("call the neighbour", "This is not a phone number."),
    ],
)
def test_an_impossible_number_is_told_and_kept_as_typed(typed: str, sentence: str) -> None:
    phone = normalise(typed, "SK")

    assert phone == Phone(typed, None)
    assert display(phone, "SK") == typed
    assert str(problem(typed, "SK")) == sentence


def test_no_number_is_no_problem() -> None:
    assert problem(" ", "SK") is None


@pytest.mark.parametrize(("region", "start", "length"), [("CN", "1", 11), ("SK", "09", 10), ("GB", "07", 11)])
def test_the_quick_way_for_mobiles_says_what_the_library_says(region: str, start: str, length: int) -> None:
    chance = random.Random(2)  # noqa: S311 - numbers to try
    for _ in range(300):
        typed = start + "".join(chance.choices("0123456789", k=length - len(start)))
        number = phonenumbers.parse(typed, region)
        if phonenumbers.is_valid_number(number):
            assert normalise(typed, region).e164 == phonenumbers.format_number(number, 0)


@pytest.mark.parametrize(("start", "length"), [("+861", 14), ("+4219", 13), ("+447", 13)])
def test_the_quick_way_to_group_mobiles_shows_what_the_library_shows(start: str, length: int) -> None:
    chance = random.Random(3)  # noqa: S311 - numbers to try
    for _ in range(300):
        e164 = start + "".join(chance.choices("0123456789", k=length - len(start)))
        number = phonenumbers.parse(e164)
        for region in ("CN", "SK", "GB", "DE"):
            home = phonenumbers.country_code_for_region(region) == number.country_code
            form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
            if phonenumbers.is_valid_number(number):
                assert display(Phone(e164, e164), region) == phonenumbers.format_number(number, form)


def test_country_codes_are_split_off_as_assigned() -> None:
    for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
        assert split_country(f"{code}905218447") == (str(code), "905218447")


@given(st.text(), st.sampled_from(["SK", "CN", "GB", "DE", "IT", "US", ""]))
def test_any_text_is_kept(text: str, region: str) -> None:
    phone = normalise(text, region)

    assert phone.raw == text
    assert digits(phone.e164 or "0").isascii()
    problem(text, region)
    display(phone, region)


@pytest.mark.parametrize(("raw", "region"), [("0905 111 222", "GB"), ("0123 456 789", "SK"), ("0571 1234 567", "CN")])
def test_a_number_that_is_not_given_out_is_shown_as_it_was_typed(raw: str, region: str) -> None:
    assert display(normalise(raw, region), region) == raw
