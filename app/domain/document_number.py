"""Numbers of documents: one series per till and kind, without gaps, readable aloud and by a scanner."""

from __future__ import annotations

import re
from enum import StrEnum

_PATTERN = re.compile(r"^(?P<prefix>[A-Z]{1,3}\d{0,3})-(?P<count>\d{6,9})$")
_WIDTH = 6
# A gift receipt names its sale by this letter before the sale's number: GT1-000123 says nothing to a stranger.
_GIFT = "G"
_ON_GIFT = re.compile(r"G(T\d{0,3}-\d*)")


class Kind(StrEnum):
    """What has a number of its own."""

    SALE = "sale"
    RETURN = "return"
    UNIT = "unit"
    COMPLAINT = "complaint"
    LETTER = "letter"
    MAILING = "mailing"
    CUSTOMER = "customer"


# The letter says the kind, the digits after it the till: T2-000001 is the first sale of till 2.
_LETTERS = {Kind.SALE: "T", Kind.RETURN: "R", Kind.UNIT: "Z", Kind.COMPLAINT: "C", Kind.LETTER: "L", Kind.MAILING: "M"}


def prefix(kind: Kind, till: int) -> str:
    """The series' prefix, such as `T1`; customers are numbered without one."""
    return "" if kind is Kind.CUSTOMER else f"{_LETTERS[kind]}{till}"


def written(kind: Kind, till: int, count: int) -> str:
    """The number as printed: `T1-004513`, or `1042` for a customer."""
    return str(count) if kind is Kind.CUSTOMER else f"{prefix(kind, till)}-{count:0{_WIDTH}d}"


def on_gift(sale_number: str) -> str:
    """The number a gift receipt carries instead of its sale's."""
    return _GIFT + sale_number


def opened_by(text: str) -> str:
    """The number, in capitals, of the record that a paper's number opens: that of a gift receipt opens its sale."""
    tidy = text.strip().upper()
    gift = _ON_GIFT.fullmatch(tidy)
    return gift[1] if gift else tidy


def kind_of(text: str) -> Kind | None:
    """Which kind of document a number opens, or None when it is no document number."""
    match = _PATTERN.match(opened_by(text))
    if not match:
        return None
    letter = match["prefix"][0]
    return next((kind for kind, own in _LETTERS.items() if own == letter), None)
