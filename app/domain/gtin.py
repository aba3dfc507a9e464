"""Global trade item numbers: check digits, the short UPC-E form, and the one form in which numbers are compared."""

from __future__ import annotations

_LENGTHS = (8, 12, 13, 14)
_FULL = 14
_SHORT = 8
# The last of a UPC-E's six figures says after how many of them zeros were left out.
_KEPT_BEFORE_ZEROS = {"3": 3, "4": 4}


def check_digit(payload: str) -> str:
    """The check digit that belongs after these digits."""
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(payload)))
    return str(-weighted % 10)


def has_length(digits: str) -> bool:
    """Whether this could be a GTIN by its figures and length alone."""
    return digits.isascii() and digits.isdecimal() and len(digits) in _LENGTHS


def fits(digits: str) -> bool:
    """Whether a code of a GTIN's length ends in its own check digit. All zeros are a placeholder, not a number."""
    return has_length(digits) and digits.strip("0") != "" and check_digit(digits[:-1]) == digits[-1]


def forms(digits: str) -> tuple[str, ...]:
    """Every GTIN these digits can stand for, as 14 digits, the likeliest first; none if no check digit fits.

    Eight digits that begin with 0 or 1 may be an EAN-8 or a UPC-E. With 0, UPC-E comes first: such an EAN-8 is only
    used inside one company.
    """
    plain = (digits.zfill(_FULL),) if fits(digits) else ()
    if len(digits) != _SHORT or digits[0] not in "01":
        return plain
    long = expanded(digits)
    short = (long.zfill(_FULL),) if fits(long) else ()
    return short + plain if digits.startswith("0") else plain + short


def expanded(upc_e: str) -> str:
    """The twelve digits of a UPC-E of eight (number system, six figures, check digit)."""
    system, six, check = upc_e[0], upc_e[1:7], upc_e[7]
    rule = six[5]
    if rule in "012":
        body = six[:2] + rule + "0000" + six[2:5]
    elif rule in _KEPT_BEFORE_ZEROS:
        kept = _KEPT_BEFORE_ZEROS[rule]
        body = six[:kept] + "00000" + six[kept:5]
    else:
        body = six[:5] + "0000" + rule
    return system + body + check


def shortest(gtin14: str) -> str:
    """The number as packages show it: 13 digits where they suffice, else 14; eight for an EAN-8."""
    if gtin14.startswith("000000"):
        return gtin14[-_SHORT:]
    return gtin14.removeprefix("0")
