"""Whose festivals and days off a shop follows: the setting `calendars`, read without the calendars themselves."""

from __future__ import annotations

#: The countries that can be followed, in the order in which they are offered.
COUNTRIES = ("CN", "SK", "GB", "IE", "US", "AU", "CA", "NZ")


def read_follow(text: str) -> tuple[str, ...]:
    """The countries of the setting, in our order. Raises ValueError for one that has no calendar."""
    codes = set(text.upper().replace(",", " ").split())
    if codes - set(COUNTRIES):
        raise ValueError(text)
    return tuple(code for code in COUNTRIES if code in codes)
