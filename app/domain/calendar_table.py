"""Our own tables of festivals, seasons and solar terms, read from resources/calendar when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from app import paths
from app.domain.festival import ByMoon, BySolarTerm, Festival, FestivalKind, FixedDay, FromEaster, Rule, WeekdayFrom
from app.domain.wording import Wording
from app.i18n import LANGUAGES

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = 7


@cache
def festivals() -> tuple[Festival, ...]:
    """Every entry of every table."""
    files = sorted((paths.resources() / "calendar").glob("*.toml"))
    tables = (tomllib.loads(file.read_text("utf-8")) for file in files)
    return tuple(_festival(table, entry) for table in tables for entry in table.get("entry", ()))


@cache
def holiday_names() -> dict[str, Wording]:
    """Names of public holidays, by the English name under which the library of holidays knows them."""
    table = tomllib.loads((paths.resources() / "calendar" / "holidays.toml").read_text("utf-8"))
    return {name: wording(texts) for name, texts in table["names"].items()}


def wording(texts: dict[str, str]) -> Wording:
    """The texts of a table in the program's languages."""
    return Wording.of({code: texts[code] for code in LANGUAGES if code in texts})


def rule(table: dict[str, Any]) -> Rule:
    """A rule as the tables write it. Raises KeyError and ValueError for one that is none."""
    plus = table.get("plus", 0)
    if "easter" in table:
        return FromEaster(table["easter"])
    if "term" in table:
        return BySolarTerm(table["term"], plus)
    if "moon" in table:
        month, day = table["moon"]
        return ByMoon(month, day, plus)
    if "weekday" in table:
        first = table.get("from", 1 + _WEEK * (table.get("nth", 1) - 1))
        return WeekdayFrom(table["month"], first, _WEEKDAYS.index(table["weekday"]), plus)
    return FixedDay(table["month"], table["day"], plus)


def _festival(table: dict[str, Any], entry: dict[str, Any]) -> Festival:
    return Festival(
        id=entry["id"],
        kind=FestivalKind(entry.get("kind", "festival")),
        names=wording(entry),
        countries=tuple(entry.get("countries", table["countries"])),
        rule=rule(entry["rule"]),
        days=entry.get("days", 1),
        greet=bool(entry.get("greet", False)),
        occasions=tuple(entry.get("occasions", ())),
        ahead=entry.get("ahead", table.get("ahead", 10)),
        note=wording(entry.get("note", {})),
        source=entry.get("source", table["source"]),
    )
