"""What stands in the box, before anything is done with it."""

from __future__ import annotations

from app.domain import entry
from app.domain.entry import Code, Quantity, Words
from app.errors import InputError


def searched(text: str) -> str:
    """The words to search for, without a quantity before them."""
    try:
        typed = entry.parse(text)
    except InputError:
        return ""
    return "" if isinstance(typed, Quantity) else typed.text


def is_code(text: str) -> bool:
    """Whether it is a code rather than words."""
    try:
        return isinstance(entry.parse(text), Code)
    except InputError:
        return False


def counts(text: str) -> bool:
    """Whether a quantity stands before a code or words."""
    try:
        typed = entry.parse(text)
    except InputError:
        return False
    return isinstance(typed, Code | Words) and typed.quantity is not None
