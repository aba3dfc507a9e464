"""Entries of the calendar in words: when, what, how many people, and until when to post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import lunar_day
from app.domain.calendar import Entry, EntryKind
from app.domain.calendar_people import Celebrant, PeopleKind
from app.domain.mailing import STATE_WORDS, MailingState
from app.ui import speech
from app.ui.widgets.avatar import Mark
from app.ui.widgets.chip import Tag

if TYPE_CHECKING:
    from datetime import date

    from app.domain.birthday import Birthday
    from app.i18n import Language
    from app.ui.tokens import Tone

_WEEK = 7
_MARKS: dict[EntryKind, tuple[str, Tone]] = {
    EntryKind.HOLIDAY: ("calendar", "neutral"),
    EntryKind.FESTIVAL: ("sparkles", "info"),
    EntryKind.SEASON: ("tag", "ok"),
    EntryKind.TERM: ("sun", "neutral"),
    EntryKind.BIRTHDAYS: ("cake", "plum"),
    EntryKind.NAME_DAYS: ("user", "plum"),
    EntryKind.ANNIVERSARIES: ("heart", "plum"),
    EntryKind.MAILING: ("mail", "info"),
}


def mark(entry: Entry) -> Mark:
    """The square at the left of a row."""
    icon, tone = _MARKS[entry.kind]
    return Mark(icon=icon, tone=tone, square=True)


def title(language: Language, entry: Entry) -> str:
    """What it is called."""
    _ = language.gettext
    match entry.kind:
        case EntryKind.BIRTHDAYS:
            return _("Birthdays")
        case EntryKind.NAME_DAYS:
            return _("Name days")
        case EntryKind.ANNIVERSARIES:
            return _("Anniversaries of first purchases")
        case EntryKind.MAILING:
            return entry.title or _("Mailing")
        case _:
            return entry.names.in_language(language.code)


def detail(language: Language, entry: Entry) -> str:
    """One line more: what kind of day, and where it is kept."""
    _ = language.gettext
    if entry.people_kind is not None:
        return language.join(entry.who)
    if entry.kind is EntryKind.MAILING:
        state = language.render(STATE_WORDS[MailingState(entry.state)]) if entry.state else ""
        return language.join((_("Mailing"), entry.number, state))
    return language.join((_kind(language, entry), countries(language, entry.countries)))


def _kind(language: Language, entry: Entry) -> str:
    _ = language.gettext
    if entry.free:
        return _("public holiday")
    words = {
        EntryKind.FESTIVAL: _("festival") if entry.greet else _("day of remembrance"),
        EntryKind.SEASON: _("season to sell in"),
        EntryKind.TERM: _("solar term"),
    }
    return words.get(entry.kind, "")


def countries(language: Language, codes: tuple[str, ...]) -> str:
    """The countries by name."""
    named = language.locale.territories
    return language.join(str(named[code]) for code in codes)


def day(language: Language, entry: Entry) -> str:
    """Its day, or from when to when; the year stands above the list."""
    return language.short_days(entry.first, entry.last)


def when(language: Language, entry: Entry, today: date) -> str:
    """The weekday of a day that is near, else how far off it is; of a span whether it goes on."""
    _ = language.gettext
    if entry.first <= today <= entry.last:
        return _("today") if entry.first == entry.last else _("now")
    days = (entry.first - today).days
    if days < 0:
        return speech.ago(language, entry.last, today)
    if entry.first == entry.last and days < _WEEK:
        return language.weekday(entry.first)
    return language.ngettext("in {n} day", "in {n} days", days)


def people(language: Language, entry: Entry) -> str:
    """How many are meant."""
    if entry.people is None:
        return ""
    many = language.number(entry.people.number)
    return language.gettext("more than {n}", n=many) if entry.people.more else many


def post_by(language: Language, entry: Entry, today: date) -> Tag | None:
    """Until when letters are posted, if letters are fitting."""
    _ = language.gettext
    if entry.write_by is None or entry.last < today:
        return None
    days = (entry.write_by - today).days
    if days < 0:
        # Some of a week's people are still to come.
        late = entry.last <= today if entry.people_kind else entry.first <= today
        return Tag(_("too late to post"), "neutral") if late else Tag(_("post now"), "warn", "clock")
    tone: Tone = "warn" if days < _WEEK else "neutral"
    return Tag(_("post by {day}", day=language.short_day(entry.write_by)), tone, "clock" if tone == "warn" else "")


def celebrant(language: Language, kind: PeopleKind, one: Celebrant) -> str:
    """What somebody is congratulated for: the day by the moon, the age, the years."""
    _ = language.gettext
    lunar = by_the_moon(language, one.birthday) if one.lunar and one.birthday is not None else ""
    if one.years is None:
        return lunar
    if kind is PeopleKind.BIRTHDAYS:
        return language.join((_("turns {age}", age=one.years), lunar))
    return language.ngettext("{n} year a customer", "{n} years a customer", one.years)


def by_the_moon(language: Language, birthday: Birthday) -> str:
    """A birthday of the moon's calendar, as each language says it."""
    _ = language.gettext
    if language.code == "zh_CN":
        return "农历" + lunar_day.chinese(birthday.month, birthday.day, leap=birthday.leap)
    if birthday.leap:
        return _("lunar leap month {month}, day {day}", month=birthday.month, day=birthday.day)
    return _("lunar month {month}, day {day}", month=birthday.month, day=birthday.day)
