"""What becomes of each kind of paper in this shop, and on which printer."""

from __future__ import annotations

from datetime import datetime

from app.domain import print_rule as rules
from app.domain.changes import Changes
from app.domain.print_rule import KIND_WORDS, MOST_COPIES, PrintRule
from app.domain.settings import PrintMode, Settings
from app.errors import InputError
from app.i18n import N_
from app.models import audit, print_rule
from app.models.database import transaction


def of_kind(kind: str, settings: Settings) -> PrintRule:
    """The rule in force for a kind of paper: its own, else the shop's general one."""
    return print_rule.of_kind(kind) or _usual(kind, settings)


def listed(settings: Settings) -> tuple[PrintRule, ...]:
    """The rules in force for every kind, in the order people think of them."""
    own = print_rule.every()
    return tuple(own.get(kind) or _usual(kind, settings) for kind in KIND_WORDS)


def _usual(kind: str, settings: Settings) -> PrintRule:
    return PrintRule(kind=kind, mode=rules.usual_mode(kind, settings.print_mode))


def wanted(kind: str, settings: Settings) -> PrintMode:
    """What becomes of a paper somebody asks for with a key."""
    rule = of_kind(kind, settings)
    return rules.wanted_mode(rule, named_printer=rule.printer_id is not None or bool(settings.printer))


def save(rule: PrintRule, *, seller: str, now: datetime) -> Changes:
    """Give a kind a rule of its own. Raises InputError for a kind there is not or copies out of bounds."""
    _check_kind(rule.kind)
    if not 1 <= rule.copies <= MOST_COPIES:
        raise InputError(N_("From 1 to {most} copies.", most=MOST_COPIES))
    with transaction():
        print_rule.put(rule)
        after = {"mode": rule.mode.value, "paper": rule.paper, "copies": rule.copies, "printer": rule.printer_id}
        audit.write(
            at=now, staff=seller, action="change", kind="settings", record=f"print-rule {rule.kind}", after=after
        )
    return Changes.of("settings", "printers")


def drop(kind: str, *, seller: str, now: datetime) -> Changes:
    """Let a kind follow the shop's general rule again."""
    _check_kind(kind)
    with transaction():
        print_rule.drop(kind)
        audit.write(at=now, staff=seller, action="delete", kind="settings", record=f"print-rule {kind}")
    return Changes.of("settings", "printers")


def _check_kind(kind: str) -> None:
    if kind not in KIND_WORDS:
        choices = ", ".join(KIND_WORDS)
        raise InputError(N_("“{kind}” is not a paper.", kind=kind), N_("Choose one of: {choices}.", choices=choices))
