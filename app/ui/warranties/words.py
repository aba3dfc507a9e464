"""How a promise is said on the screen: its light, its end, its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import warranty
from app.domain.warranty import TermUnit, WarrantyState
from app.ui import speech
from app.ui.widgets.chip import Tag

if TYPE_CHECKING:
    from datetime import date

    from app.domain.unit import UnitRow
    from app.domain.warranty import Term
    from app.i18n import Language
    from app.ui.tokens import Tone


def light(language: Language, row: UnitRow, today: date, soon: int) -> Tag:
    """The traffic light as a chip: colour, word and icon."""
    _ = language.gettext
    if row.returned:
        return Tag(_("Returned"), "neutral", "undo-2")
    state = row.state(today, soon)
    words = language.render(warranty.STATE_WORDS[state])
    if state is WarrantyState.ACTIVE:
        return Tag(words, "ok", "shield-check")
    if state is WarrantyState.ENDING and row.ends is not None:
        return Tag(speech.left(language, row.ends, today), "warn", "clock")
    return Tag(words, "neutral", "circle-x")


def tone(row: UnitRow, today: date, soon: int) -> Tone:
    """The light's colour where it fills a whole note."""
    if row.returned:
        return "danger"
    tones: dict[WarrantyState, Tone] = {
        WarrantyState.ACTIVE: "ok",
        WarrantyState.ENDING: "warn",
        WarrantyState.ENDED: "danger",
    }
    return tones[row.state(today, soon)]


def until(language: Language, row: UnitRow) -> str:
    """The last day, or for life."""
    return language.day(row.ends) if row.ends else language.gettext("For life")


def verdict(language: Language, row: UnitRow, today: date) -> tuple[str, str]:
    """What to say at the counter, and one line more."""
    _ = language.gettext
    if row.returned:
        return _("The piece came back"), _("Its warranty ended with the return.")
    if row.ends is None:
        return _("Under warranty for life"), _("Since {day}", day=language.day(row.starts))
    if row.ends < today:
        ended = speech.ago(language, row.ends, today)
        return _("The warranty has ended"), _("Last day: {day} ({ago})", day=language.day(row.ends), ago=ended)
    left = speech.left(language, row.ends, today)
    return _("Under warranty"), _("Last day: {day} ({left})", day=language.day(row.ends), left=left)


def length(language: Language, term: Term) -> str:
    """A term in words: 24 months, 14 days, for life."""
    n = term.count
    match term.unit:
        case TermUnit.DAY:
            return language.ngettext("{n} day", "{n} days", n)
        case TermUnit.WEEK:
            return language.ngettext("{n} week", "{n} weeks", n)
        case TermUnit.MONTH:
            return language.ngettext("{n} month", "{n} months", n)
        case TermUnit.YEAR:
            return language.ngettext("{n} year", "{n} years", n)
        case TermUnit.LIFETIME:
            return language.gettext("For life")


def people(language: Language, row: UnitRow) -> str:
    """Who bought it, and for whom."""
    if row.user and row.user != row.customer:
        return language.gettext("for {name}", name=row.user)
    return ""
