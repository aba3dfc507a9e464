"""Texts that a country profile or a template carries in every language of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in several languages, by language code."""

    texts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Wording:
        return cls(tuple(texts.items()))

    def in_language(self, code: str) -> str:
        """The text in that language, in English if it has none, or empty."""
        words = dict(self.texts)
        return words.get(code) or words.get("en", "")

    def __bool__(self) -> bool:
        return any(text for _, text in self.texts)
