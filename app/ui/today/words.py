"""What waits for somebody, in words: title, one line more, when, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.today import NeedKind
from app.ui import speech

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.domain.today import Need, Overview
    from app.i18n import Language
    from app.ui.tokens import Tone

_NOON, _EVENING, _MORNING = 12, 18, 4
_URGENT: tuple[str, Tone] = ("triangle-alert", "danger")
_SOON: tuple[str, Tone] = ("clock", "warn")


@dataclass(frozen=True, slots=True)
class NeedWords:
    """How one thing that waits is shown. `when` is written in the tone."""

    icon: str
    tone: Tone
    title: str
    detail: str
    when: str
    deed: str


def need(language: Language, one: Need, today: date) -> NeedWords:
    """The words for one thing."""
    _ = language.gettext
    day = speech.near_day(language, one.day, today)
    match one.kind:
        case NeedKind.LATE_COMPLAINT | NeedKind.DUE_COMPLAINT:
            late = one.kind is NeedKind.LATE_COMPLAINT
            title = _("Complaint {number}: {subject}", number=one.number, subject=one.text)
            due = _("Answer due {day}", day=day)
            detail = _("{name}. {due}", name=one.person, due=due) if one.person else due
            when = speech.left(language, one.day, today)
            icon, tone = _URGENT if late else _SOON
            return NeedWords(icon, tone, title, detail, when, language.pgettext("deed", "Answer"))
        case NeedKind.PARKED:
            name = one.text or one.person
            title = _("Parked sale: {name}", name=name) if name else _("A parked sale was left over")
            ago = speech.ago(language, one.day, today)
            return NeedWords("pause", "neutral", title, _("Parked {day}", day=day), ago, _("Take it up"))
        case NeedKind.WARRANTY:
            title = _("Warranty ends: {product}", product=one.text)
            detail = _("{name}, last day {day}", name=one.person, day=day)
            return NeedWords("shield-check", "warn", title, detail, speech.left(language, one.day, today), _("Open"))


def greeting(language: Language, now: datetime, name: str) -> str:
    """Good morning, Ruth."""
    _ = language.gettext
    first = name.split(" ", maxsplit=1)[0] if name else ""
    hour = now.hour
    if _MORNING <= hour < _NOON:
        return _("Good morning, {name}.", name=first) if first else _("Good morning.")
    if _NOON <= hour < _EVENING:
        return _("Good afternoon, {name}.", name=first) if first else _("Good afternoon.")
    return _("Good evening, {name}.", name=first) if first else _("Good evening.")


def waiting(language: Language, page: Overview) -> str:
    """How much waits."""
    count = len(page.needs)
    if not count:
        return language.gettext("Nothing is waiting.")
    return language.ngettext("{n} thing is waiting.", "{n} things are waiting.", count)


def comparison(language: Language, page: Overview) -> str:
    """How many sales, and how today stands beside the same hour a week ago."""
    _ = language.gettext
    sales = language.ngettext("{n} sale", "{n} sales", page.figures.sales)
    if not page.week_ago.sales:
        return sales
    difference = page.difference
    if not difference.minor:
        return _("{sales}, as much as a week ago", sales=sales)
    if difference.minor > 0:
        more = speech.money(language, difference)
        return _("{sales}, {amount} more than a week ago", sales=sales, amount=more)
    less = speech.money(language, -difference)
    return _("{sales}, {amount} less than a week ago", sales=sales, amount=less)
