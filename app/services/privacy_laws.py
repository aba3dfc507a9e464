"""The privacy texts that come with the program, one file per law, read when asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from app import paths
from app.domain.privacy_law import LawText, PrivacyLaw
from app.domain.wording import Wording
from app.i18n import LANGUAGES
from app.services import countries


@cache
def law(country: str) -> PrivacyLaw:
    """What the law of a country asks; a country without a text of its own gets the one for any other."""
    laws = _laws()
    return laws.get(country) or laws[countries.OTHER]


@cache
def _laws() -> dict[str, PrivacyLaw]:
    files = sorted((paths.resources() / "privacy").glob("*.toml"))
    tables = (tomllib.loads(file.read_text("utf-8")) for file in files)
    return {entry["code"]: _law(table, entry) for table in tables for entry in table["country"]}


def _law(table: dict[str, Any], country: dict[str, Any]) -> PrivacyLaw:
    return PrivacyLaw(
        country=country["code"],
        notice=tuple(_text(entry) for entry in table["notice"]),
        form=tuple(_text(entry) for entry in table["form"]),
        authority=_wording(country["authority"]),
        years=country.get("years", 0),
        source=country["source"],
        checked=country["checked"],
        verified=country.get("verified", True),
    )


def _text(entry: dict[str, Any]) -> LawText:
    return LawText(
        key=entry["key"],
        heading=_wording(entry.get("heading", {})),
        words=Wording.of({code: "\n".join(entry["text"][code]) for code in LANGUAGES}),
        source=entry["source"],
        checked=entry["checked"],
        verified=entry.get("verified", True),
    )


def _wording(entry: dict[str, str]) -> Wording:
    return Wording.of({code: entry[code] for code in LANGUAGES if code in entry})
