"""Post codes as the world's post offices write them."""

from __future__ import annotations

import pytest

from app.domain import postal_rules
from app.domain.customer import Address


@pytest.mark.parametrize(
    ("country", "typed", "written"),
    [
        ("SK", "91101", "911 01"),
        ("", "91101", "911 01"),
        ("CZ", "110 00", "110 00"),
        ("GB", "sw1a1aa", "SW1A 1AA"),
        ("CN", " 310000 ", "310000"),
        ("NL", "1234ab", "1234 AB"),
        ("Atlantis", "12", "12"),
        ("XX", "12", "12"),
        ("SK", "", ""),
    ],
)
def test_a_code_is_written_as_its_post_does(country: str, typed: str, written: str) -> None:
    address = Address("Hlavná 5", "Trenčín", postcode=typed, country=country)
    tidy = postal_rules.tidied(address, "SK")
    assert tidy.postcode == written
    assert postal_rules.postcode_problem(tidy, "SK") is None


@pytest.mark.parametrize(("country", "typed"), [("SK", "9110"), ("", "ABCDE"), ("US", "1234"), ("CN", "31000")])
def test_a_code_that_cannot_be_is_told_with_one_that_can(country: str, typed: str) -> None:
    problem = postal_rules.postcode_problem(Address(postcode=typed, country=country), "SK")
    assert problem is not None
    assert problem.params["code"] == typed
