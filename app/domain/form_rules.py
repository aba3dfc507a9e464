"""Which fields of the customer form a shop asks for, leaves open or does not show at all.

A name or a phone is always enough at the counter and in an import: the rules hold for the form alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.i18n import N_, Message


class Rule(StrEnum):
    """What a shop wants of a field."""

    SHOWN = "shown"
    REQUIRED = "required"
    HIDDEN = "hidden"


RULE_WORDS: dict[Rule, Message] = {
    Rule.SHOWN: N_("shown"),
    Rule.REQUIRED: N_("always asked"),
    Rule.HIDDEN: N_("not shown"),
}
# Fields a rule may be made for, in the order of the form; the names and the phones are always there.
FIELDS: tuple[str, ...] = (
    "emails",
    "addresses",
    "birthday",
    "counter_note",
    "occupation",
    "hobbies",
    "price_attitude",
    "source",
    "tags",
    "note",
    "organisation",
    "title_before",
    "title_after",
    "middle_name",
    "former_name",
    "nickname",
    "form",
    "salutation",
    "language",
    "card",
)
ASKED = N_("This shop always asks for it.")


def read(text: str) -> dict[str, Rule]:
    """The rules of a setting such as `birthday=required hobbies=hidden`; what is not named, or not known, is shown."""
    pairs = (word.partition("=") for word in text.split())
    return {name: Rule(rule) for name, _, rule in pairs if name in FIELDS and rule in tuple(Rule)}


def written(rules: Mapping[str, Rule]) -> str:
    """The setting that says these rules."""
    kept = ((name, rules.get(name, Rule.SHOWN)) for name in FIELDS)
    return " ".join(f"{name}={rule}" for name, rule in kept if rule is not Rule.SHOWN)
