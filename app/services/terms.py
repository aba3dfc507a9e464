"""The check of what a shop prints for unfair terms, by the rules of its country."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from app import paths
from app.domain import terms as rules
from app.domain.terms import CountryRule, Finding, Kind, Kinds
from app.domain.wording import Wording
from app.i18n import LANGUAGES
from app.services import countries

LONGEST = 100_000


def check(text: str, country: str = "") -> tuple[Finding, ...]:
    """The unfair terms of a text. It warns and never forbids. Raises NotFoundError for a country without a profile."""
    if not text.strip():
        return ()
    code = country or countries.OTHER
    countries.country(code)
    return rules.find(text[:LONGEST], _kinds(), country_rules(code))


@cache
def country_rules(country: str) -> tuple[CountryRule, ...]:
    """What the law of a country says, with its sources."""
    return tuple(_rule(entry) for entry in _read(country)["rule"])


@cache
def _kinds() -> Kinds:
    table = _read("kinds")
    about = table["speaking_about"]
    found = (
        Kind(
            entry["key"],
            _wording(entry["reason"]),
            _wording(entry["instead"]),
            _patterns(entry["match"]),
            _patterns(entry.get("unless", ())),
        )
        for entry in table["kind"]
    )
    return Kinds(tuple(found), _patterns(about["before"]), _patterns(about["after"]))


def _rule(entry: dict[str, Any]) -> CountryRule:
    return CountryRule(
        kinds=tuple(entry["kinds"]),
        text=_wording(entry),
        source=entry["source"],
        checked=entry["checked"],
        verified=entry.get("verified", True),
        least_days=entry.get("least_days", 0),
    )


def _patterns(texts: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text) for text in texts)


def _wording(entry: dict[str, Any]) -> Wording:
    return Wording.of({code: entry[code] for code in LANGUAGES})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "terms" / f"{name}.toml").read_text("utf-8"))
