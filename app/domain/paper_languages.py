"""Which second language a paper carries beside its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.settings import SecondLanguage

if TYPE_CHECKING:
    from app.domain.country import Country


def second(own: str, country: Country, shop: str, choice: SecondLanguage) -> str:
    """The language beside `own`, or nothing: what the country asks for, then what the shop has chosen.

    `shop` is the shop's language. It stands beside a customer's own only where that is foreign in the country.
    """
    if country.receipt_language not in {"", own}:
        return country.receipt_language
    if choice is SecondLanguage.NONE or (choice is SecondLanguage.CUSTOMER and own in country.languages):
        return ""
    wanted = shop if choice is SecondLanguage.CUSTOMER else choice.value
    return wanted if wanted != own else ""
