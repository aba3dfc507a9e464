"""How the window speaks of mailings: states as chips, people, and names for new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.letter import OCCASION_WORDS, TemplateForm
from app.domain.mailing import CARDS, STATE_WORDS, MailingState
from app.domain.mailing_audience import AUDIENCE_WORDS, AudienceKind
from app.domain.mailing_person import LEFT_OUT_WORDS, PersonState, why
from app.services import letter_templates
from app.ui import speech
from app.ui.customers.filter_sheet import in_words
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.chip import Tag

if TYPE_CHECKING:
    from datetime import date

    from app.domain.letter import Occasion
    from app.domain.mailing import MailingPlan, MailingRow, Tally
    from app.domain.mailing_audience import Audience
    from app.domain.mailing_person import LeftOut, PersonRow
    from app.i18n import Language
    from app.ui.tokens import Tone

_TONES: dict[MailingState, Tone] = {
    MailingState.DRAFT: "neutral",
    MailingState.GATHERED: "neutral",
    MailingState.WRITING: "warn",
    MailingState.WRITTEN: "info",
    MailingState.SENT: "ok",
    MailingState.CANCELLED: "neutral",
}
# What was typed for another kind of audience stays with it, but is not said.
_WITH_DAYS = (
    AudienceKind.PRODUCT,
    AudienceKind.BIRTHDAYS,
    AudienceKind.NAME_DAYS,
    AudienceKind.ANNIVERSARIES,
)
_ICONS = {MailingState.WRITING: "triangle-alert", MailingState.SENT: "check"}


def state_tag(language: Language, state: MailingState) -> Tag:
    """How far a mailing is."""
    return Tag(language.render(STATE_WORDS[state]), _TONES[state], _ICONS.get(state, ""))


def new_name(language: Language, occasion: Occasion, day: date) -> str:
    """What a new mailing is called until somebody says better."""
    occasion_words = language.render(OCCASION_WORDS[occasion])
    return language.gettext("{occasion}, {day}", occasion=occasion_words, day=language.day(day))


def people(language: Language, count: int) -> str:
    """So many people."""
    return language.ngettext("{n} person", "{n} people", count)


def letters(language: Language, count: int) -> str:
    """So many letters, whatever form they have."""
    return language.ngettext("{n} letter", "{n} letters", count)


def audience(language: Language, row: MailingRow) -> str:
    """How many it is for; a draft whose people are not settled says so."""
    if row.state is MailingState.DRAFT:
        return language.gettext("not counted yet")
    if row.state is MailingState.CANCELLED:
        return ""
    return people(language, row.people)


def audience_line(language: Language, row: MailingRow) -> str:
    """The second line below how many get it."""
    counted = row.out and row.state is not MailingState.CANCELLED
    return language.ngettext("{n} left out", "{n} left out", row.out) if counted else ""


def to_whom(language: Language, tally: Tally) -> str:
    """Beside the number of letters: `letters to 159 people`."""
    if tally.letters == 1:
        return language.ngettext("letter to {n} person", "letter to {n} people", tally.people)
    return language.ngettext("letters to {n} person", "letters to {n} people", tally.people)


def reason(language: Language, found: LeftOut) -> str:
    """Why somebody gets nothing."""
    return language.render(LEFT_OUT_WORDS[found])


def why_not(language: Language, row: PersonRow) -> str:
    """The same of one person, with what keeps them out."""
    said = why(row)
    return language.render(said) if said is not None else ""


def person_tags(language: Language, row: PersonRow) -> tuple[Tag, ...]:
    """What is special about somebody in the list."""
    _ = language.gettext
    if row.lead is not None:
        return (Tag(_("same letter"), "plum"),)
    if row.state is PersonState.SKIPPED:
        return (Tag(_("skipped"), "warn", "pause"),)
    if row.edited:
        return (Tag(_("own words"), "info", "pencil"),)
    return ()


def language_tag(language: Language, code: str, count: int) -> Tag:
    """How many are written to in a language, called by its own name."""
    return Tag(f"{LANGUAGE_NAMES[code]} {language.number(count)}", "info")


def meant(language: Language, audience: Audience) -> str:
    """Who was meant, in one line: the kind, what it was told, and the conditions."""
    kind = language.render(AUDIENCE_WORDS[audience.kind])
    told = {
        AudienceKind.SEGMENT: language.gettext("“{name}”", name=audience.segment),
        AudienceKind.TAGS: language.join(audience.tags),
    }.get(audience.kind, "")
    days = ""
    if audience.first and audience.last and audience.kind in _WITH_DAYS:
        days = f"{language.short_day(audience.first)} – {language.short_day(audience.last)}"
    return language.join((told or kind, days, in_words(language, audience.conditions) if audience.conditions else ""))


def paper(language: Language, size: str) -> str:
    """How people call a size of paper."""
    _ = language.gettext
    said = {
        "card-a5": _("A5 sheet, folded to A6"),
        "card-a6": _("A6 sheet, folded to A7"),
        "card-us": _("Half a Letter sheet, folded"),
        "postcard": _("148 × 105 mm"),
        "postcard-6x4": _("6 × 4 inches"),
    }
    return said.get(size, size)


def text_form(plan: MailingPlan) -> TemplateForm:
    """Whether the plan has the words of a letter or of a card."""
    return TemplateForm.CARD if plan.form in CARDS else TemplateForm.LETTER


def text_in_use(language: Language, plan: MailingPlan, today: date) -> tuple[str, str]:
    """The title of the plan's text in the screen's language, and whose words it is."""
    which = (plan.occasion, plan.language or language.code, text_form(plan))
    row = next(one for one in letter_templates.rows() if (one.occasion, one.language, one.form) == which)
    if not row.own or row.at is None:
        return row.title, language.gettext("The program’s own text")
    day = speech.near_day(language, row.at.date(), today)
    said = language.gettext("Version {n}, changed {day}", n=row.version, day=day)
    return row.title, language.join((said, row.staff))
