"""What is missing or old in a customer's record: the reasons why somebody should look at it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.i18n import N_, Message

#: What was verified longer ago than this is old.
YEARS = 2
_LEAP_DAY = (2, 29)
#: Digits of a postcode, as the engine compares text; codes that hold letters are looked at when they are typed.
POSTCODES = {
    "AT": "[0-9]" * 4,
    "CN": "[0-9]" * 6,
    "CZ": "[0-9]" * 5,
    "DE": "[0-9]" * 5,
    "HU": "[0-9]" * 4,
    "SK": "[0-9]" * 5,
}


class Reason(StrEnum):
    """One reason, the weightiest first."""

    RETURNED = "returned"
    UNREACHABLE = "unreachable"
    PHONE = "phone"
    POSTCODE = "postcode"
    NAMELESS = "nameless"
    NEVER_VERIFIED = "never_verified"
    OLD = "old"
    NOT_ASKED = "not_asked"


REASON_WORDS: dict[Reason, Message] = {
    Reason.RETURNED: N_("Letter came back"),
    Reason.UNREACHABLE: N_("No way to reach"),
    Reason.PHONE: N_("Impossible phone"),
    Reason.POSTCODE: N_("Wrong postcode"),
    Reason.NAMELESS: N_("Name missing"),
    Reason.NEVER_VERIFIED: N_("Never verified"),
    Reason.OLD: N_("Out of date"),
    Reason.NOT_ASKED: N_("Not asked yet"),
}


def old_before(today: date) -> date:
    """Whatever was verified before this day is old."""
    born_late = (today.month, today.day) == _LEAP_DAY
    return today.replace(year=today.year - YEARS, day=28 if born_late else today.day)
