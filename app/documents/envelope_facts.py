"""The frozen facts of an envelope: who sends it and where it goes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeFacts:
    """One envelope. With `window` the address is seen on the letter inside, and only the sender is printed.

    `chinese` prints the face of the Chinese post for an address that begins with a post code of six figures; any other
    address has the western face. `sender_postcode` stands apart from `sender_lines` there.
    """

    sender_lines: tuple[str, ...]
    recipient_lines: tuple[str, ...]
    sender_postcode: str = ""
    chinese: bool = False
    window: bool = False
