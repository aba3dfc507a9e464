"""What is in a package, as people write it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain import content
from app.domain.content import Content, ContentUnit
from app.errors import InputError


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("500 g", "500", ContentUnit.GRAM),
        ("0,75 l", "0.75", ContentUnit.LITRE),
        ("6 x 330 ml", "1980", ContentUnit.MILLILITRE),
        ("2×1.5 kg", "3", ContentUnit.KILOGRAM),
        ("75 cl", "750", ContentUnit.MILLILITRE),
        ("500克", "500", ContentUnit.GRAM),
        ("20 ks", "20", ContentUnit.PIECE),
        ("12.5 m", "12.5", ContentUnit.METRE),
        ("1斤", "500", ContentUnit.GRAM),
    ],
)
def test_it_is_read(text: str, amount: str, unit: ContentUnit) -> None:
    read = content.parse(text)
    assert read == Content(Decimal(amount), unit)
    assert content.parse(str(read)) == read


@pytest.mark.parametrize("text", ["", "500", "g", "500 apples", "0 g", "-1 kg", "9999999 kg", "1.23456 l"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        content.parse(text)


def test_amount_and_measure_belong_together() -> None:
    assert content.problem(None, None) is None
    assert content.problem(Decimal(5), ContentUnit.GRAM) is None
    assert content.problem(Decimal(5), None) is not None
    assert content.problem(None, ContentUnit.GRAM) is not None
