"""Texts of a file made fit to be kept, and phones and e-mails found in them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from app.domain import typed

# Marks that turn the direction of everything behind them, and those that are not seen at all.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_BRACKETS = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_EMAIL_MARKS = re.compile(r"\s*(?:[;,\n]|:::)\s*|\s+")
_PHONE_MARKS = re.compile(r"\s*(?:[;,\n]|:::|\s/\s)\s*")
_PHONE_BEFORE = re.compile(r"(?:tel|p|sip|callto|phone|fax|mobil|mobile|t|m)\s*:\s*", re.IGNORECASE)
_EXTENSION = re.compile(r";ext=", re.IGNORECASE)
_URI_END = re.compile(r";(?!ext)[\w-]+=.*$")
_SHORTENED = re.compile(r"\+?(\d(?:[.,]\d+)?)E\+?(\d{1,2})", re.IGNORECASE)
_POINT_ZERO = re.compile(r"(\d{6,15})\.0")
_FEWEST_DIGITS = 5


def line(text: str) -> str:
    """One line, composed, without what no record can hold."""
    if text.isprintable():
        return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()
    return typed.one_line(_UNSEEN.sub("", unicodedata.normalize("NFC", text)))


def paragraphs(text: str) -> str:
    """The same for a text of several lines."""
    if text.isprintable():
        return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()
    return typed.paragraphs(_UNSEEN.sub("", unicodedata.normalize("NFC", text)))


def has_controls(text: str) -> bool:
    """Whether something goes that a person might miss."""
    return not text.isprintable() and bool(_CONTROL.search(text))


def emails(text: str) -> tuple[str, ...]:
    """The addresses in a text; none unless all of it is addresses."""
    framed = _BRACKETS.findall(text)
    pieces = framed or [piece for piece in _EMAIL_MARKS.split(text.strip()) if piece]
    bare = [re.sub(r"^mailto:", "", piece, flags=re.IGNORECASE).strip("<>\"'") for piece in pieces]
    return tuple(bare) if all(map(_EMAIL.fullmatch, bare)) else ()


def phones(text: str) -> tuple[str, ...]:
    """The numbers in a text, each as typed; a text that does not come apart is one number."""
    bare = _PHONE_BEFORE.sub("", text, count=1) if ":" in text[:10] else text
    if "=" in bare:
        bare = _EXTENSION.sub(" ext. ", _URI_END.sub("", bare))
    whole = _POINT_ZERO.fullmatch(bare)
    if whole:
        return (whole[1],)
    pieces = [piece for piece in _PHONE_MARKS.split(bare) if piece]
    several = len(pieces) > 1 and all(_digits(piece) >= _FEWEST_DIGITS for piece in pieces)
    return tuple(pieces) if several else (bare,)


def _digits(text: str) -> int:
    return sum(letter.isdecimal() for letter in text)


def restored(text: str) -> str | None:
    """The digits of a number in powers of ten; empty where a spreadsheet has lost some, None for any other text."""
    found = _SHORTENED.fullmatch(text)
    if not found:
        return None
    mantissa, power = found[1].replace(",", "."), int(found[2])
    if len(mantissa.replace(".", "")) != power + 1:
        return ""
    return str(int(Decimal(mantissa).scaleb(power)))
