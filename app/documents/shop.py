"""The shop and the people as papers name them."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.wording import Wording
from app.i18n import Language, Message

# A word of the program or of a country waits for the paper's language; data stays as it was typed.
Text = str | Message | Wording


@dataclass(frozen=True, slots=True)
class Registration:
    """One of the shop's official numbers, such as `IČO` with `51 234 567`."""

    label: str
    value: str

    def __str__(self) -> str:
        return f"{self.label} {self.value}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopFacts:
    """Who issues the paper. `logo` is a PNG or JPEG; without one the program's mark is drawn."""

    legal_name: str
    trade_line: str = ""
    address_lines: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    registrations: tuple[Registration, ...] = ()
    logo: bytes | None = None
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """A customer as the paper names them."""

    name: str
    number: str = ""
    address_lines: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""


def say(language: Language, text: Text) -> str:
    """The text in the paper's language."""
    if isinstance(text, Wording):
        return text.in_language(language.code)
    return language.render(text) if isinstance(text, Message) else text
