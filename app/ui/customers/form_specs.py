"""The customer form as it is asked: sections of fields, less those that the shop hides."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.domain import phones
from app.domain.birthday import Calendar
from app.domain.customer import FORM_WORDS, KIND_WORDS
from app.domain.form_rules import Rule
from app.ui import speech as spoken
from app.ui.customers import birthday_text
from app.ui.customers.addresses_input import AddressesInput
from app.ui.form_sections import FormSection
from app.ui.widgets.entries import EntriesInput
from app.ui.widgets.field import FieldSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.i18n import Language

# These say more about another field and go with it.
_WITH = {"birth_calendar": "birthday", "birth_leap": "birthday"}


def sections(speech: Language, rules: Mapping[str, Rule], *, region: str, home: str) -> tuple[FormSection, ...]:
    """The form's sections in this language, in the order of asking.

    `region` is the country whose phone numbers need no code, `home` the one whose addresses need no country.
    """
    _ = speech.gettext
    every = (
        FormSection("", _who(speech, region)),
        FormSection(_("Address"), _where(speech, home)),
        FormSection(_("Birthday"), _born(speech)),
        FormSection(_("Worth remembering"), _about(speech)),
        FormSection(_("Name and papers in full"), _name(speech)),
    )
    ruled = (FormSection(one.title, _ruled(one.specs, rules)) for one in every)
    return tuple(one for one in ruled if one.specs)


def _ruled(specs: tuple[FieldSpec, ...], rules: Mapping[str, Rule]) -> tuple[FieldSpec, ...]:
    """Without the hidden fields, and with a word on those that are always asked."""

    def rule(spec: FieldSpec) -> Rule:
        return rules.get(_WITH.get(spec.name, spec.name), Rule.SHOWN)

    shown = (spec for spec in specs if rule(spec) is not Rule.HIDDEN)
    return tuple(replace(spec, required=rules.get(spec.name) is Rule.REQUIRED) for spec in shown)


def labels(speech: Language) -> dict[str, str]:
    """How the form names its fields."""
    every = (*_who(speech, ""), *_where(speech, ""), *_born(speech), *_about(speech), *_name(speech))
    return {spec.name: spec.label for spec in every}


def _who(speech: Language, region: str) -> tuple[FieldSpec, ...]:
    _ = speech.gettext
    family = FieldSpec("family_name", _("Family name"), hint=_("A name or a phone number is enough."))
    given = FieldSpec("given_name", _("Given name"))
    names = (family, given) if speech.code == "zh_CN" else (given, family)
    read = partial(_understood, speech, region)
    return (
        *names,
        FieldSpec("phones", _("Phones"), wide=True, make=partial(EntriesInput, _("Mobile, home, mum …"), read)),
        FieldSpec("emails", _("E-mails"), wide=True, make=partial(EntriesInput, _("Home, work …"))),
    )


def _understood(speech: Language, region: str, text: str) -> str:
    """A phone as it will be called, or that nobody can be reached there."""
    number = text.replace("，", ",").partition(",")[0]
    known = phones.normalise(number, region)
    if known.e164:
        shown = phones.display(known, region)
        return "" if shown == number.strip() else shown
    return speech.gettext("No phone has such a number. It is kept as it is.") if phones.digits(number) else ""


def _name(speech: Language) -> tuple[FieldSpec, ...]:
    _ = speech.gettext
    kinds = tuple((kind, speech.render(words)) for kind, words in KIND_WORDS.items())
    forms = tuple((form, speech.render(words)) for form, words in FORM_WORDS.items())
    languages = (("", _("As the shop")), *spoken.LANGUAGE_NAMES.items())
    return (
        FieldSpec("kind", _("Person or organisation"), "choice", choices=kinds),
        FieldSpec("organisation", _("Organisation")),
        FieldSpec("title_before", _("Title before the name")),
        FieldSpec("title_after", _("Title after the name")),
        FieldSpec("middle_name", _("Middle name")),
        FieldSpec("former_name", _("Earlier family name"), hint=_("Before a marriage, for example.")),
        FieldSpec("nickname", _("Called")),
        FieldSpec("form", _("Form of address"), "choice", choices=forms),
        FieldSpec("salutation", _("Greeting of their own"), hint=_("Stands first in letters, as it is written here.")),
        FieldSpec("language", _("Language of letters and papers"), "choice", choices=languages),
        FieldSpec("card", _("Customer card"), hint=_("Scan the card or type its number.")),
    )


def _where(speech: Language, home: str) -> tuple[FieldSpec, ...]:
    make = partial(AddressesInput, speech, home)
    return (FieldSpec("addresses", speech.gettext("Where letters go"), wide=True, make=make),)


def _born(speech: Language) -> tuple[FieldSpec, ...]:
    _ = speech.gettext
    calendars = ((Calendar.SOLAR, _("Everyday calendar")), (Calendar.LUNAR, _("Chinese moon calendar")))
    return (
        FieldSpec(
            "birthday",
            _("Day of birth"),
            placeholder=birthday_text.shown_sample(speech),
            hint=_("The year may be left out."),
        ),
        FieldSpec("birth_calendar", speech.pgettext("birthday", "Calendar"), "choice", choices=calendars),
        FieldSpec("birth_leap", _("Born in a leap month"), "check", wide=True),
    )


def _about(speech: Language) -> tuple[FieldSpec, ...]:
    _ = speech.gettext
    return (
        FieldSpec("counter_note", _("Note at the counter"), wide=True, hint=_("Shown as soon as they are picked.")),
        FieldSpec("occupation", _("Occupation")),
        FieldSpec("hobbies", _("Hobbies")),
        FieldSpec("price_attitude", _("What they look for in a price")),
        FieldSpec("source", _("How they found us")),
        FieldSpec("tags", _("Tags"), wide=True, hint=_("Separated by commas.")),
        FieldSpec("note", _("Notes"), "text", lines=4),
    )
