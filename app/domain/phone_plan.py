"""The world's numbering plans: the part of phone numbers that asks the library."""

from __future__ import annotations

import phonenumbers
from phonenumbers import Leniency, NumberParseException, PhoneNumberFormat, PhoneNumberMatcher, ValidationResult

from app.i18n import N_, Message

_PROBLEMS = {
    ValidationResult.TOO_SHORT: N_("This phone number is too short."),
    ValidationResult.TOO_LONG: N_("This phone number is too long."),
    ValidationResult.INVALID_LENGTH: N_("This phone number has a digit too many or too few."),
    ValidationResult.INVALID_COUNTRY_CODE: N_("No country has the calling code of this phone number."),
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: N_("This phone number has no area code."),
}
_NOT_A_NUMBER = N_("This is not a phone number.")


def e164(raw: str, region: str) -> str | Message:
    """The number in international form, or why there is none."""
    found = _understood(raw, region)
    return found if isinstance(found, Message) else phonenumbers.format_number(found, PhoneNumberFormat.E164)


def shown(number: str, region: str) -> str | None:
    """An international number grouped as its country writes it; None if it is none, or is not given out there."""
    found = _understood(number, region)
    if isinstance(found, Message):
        return None
    if not phonenumbers.is_valid_number(found):
        # The library groups such a number by guessing, and leaves out what is dialled first.
        return None
    at_home = phonenumbers.country_code_for_region(region) == found.country_code
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(found, form)


def _understood(raw: str, region: str) -> phonenumbers.PhoneNumber | Message:
    """The number in the text, or why there is none; a note beside it (`… mum`) does not matter."""
    try:
        number = phonenumbers.parse(raw, region)
    except NumberParseException as failure:
        unknown_country = failure.error_type == NumberParseException.INVALID_COUNTRY_CODE
        return _PROBLEMS[ValidationResult.INVALID_COUNTRY_CODE] if unknown_country else _NOT_A_NUMBER
    reason = _possibility(number)
    if reason == ValidationResult.IS_POSSIBLE:
        return number
    match = next(iter(PhoneNumberMatcher(raw, region, leniency=Leniency.VALID)), None)
    return match.number if match else _PROBLEMS[reason]


def _possibility(number: phonenumbers.PhoneNumber) -> int:
    # A digit too few lets the zero dialled inside the country pass for a part of the number.
    if number.italian_leading_zero and not phonenumbers.is_valid_number(number):
        return ValidationResult.TOO_SHORT
    return phonenumbers.is_possible_number_with_reason(number)
