"""The letters of a mailing, composed for each person in their own language and manner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from app.domain import greeting_together, household, letter_values, postal
from app.domain import letter as rules
from app.domain.consent import State
from app.domain.letter import FIELDS, Template, TemplateForm
from app.domain.letter_field import FieldSource
from app.domain.letter_file import LetterDraft
from app.domain.letter_values import Purchases
from app.domain.mailing import ADDRESS_ONLY, CARDS, CLOSING, GIFT, Aim, Mailing, MailingPlan
from app.domain.mailing_person import LeftOut
from app.domain.settings import Settings
from app.errors import PrintError
from app.i18n import LANGUAGES, N_, Language, language
from app.models import letter_purchases, mailing_audience, product
from app.services import households, letter_templates, letters
from app.services.mailing_rules import Reader

# What may be changed for one person alone.
EDITABLE = ("subject", "subline", "salutation", "body", "closing", "wish", "signature")
_ASKED = tuple(field.name for field in FIELDS.values() if field.source is not FieldSource.PERSON)
Group = tuple[Reader, ...]
Values = dict[str, str]


class Scribe:
    """Writes the letters of one mailing. `seller` signs them; `now` is when it happens."""

    def __init__(self, mailing: Mailing, *, seller: str, now: datetime, settings: Settings) -> None:
        self._plan: MailingPlan = mailing.plan
        self._seller = seller
        self._day: date = mailing.plan.delivery or now.date()
        self._settings = settings
        self._template = cache(self._read_template)
        self._common = cache(self._same_for_all)

    def check(self) -> None:
        """Raises PrintError if a template or the shop's own words name a field that does not exist."""
        if self._plan.form in ADDRESS_ONLY:
            return
        for code in (self._plan.language,) if self._plan.language else LANGUAGES:
            problems = rules.check(self._template(code).text)
            if problems:
                raise PrintError(problems[0], N_("Correct the template; nothing was printed."))

    def speech(self, group: Group) -> str:
        """The language of a letter: the mailing's, else the first reader's, else the shop's."""
        own = self._plan.language or group[0].contact.draft.language
        return own if own in LANGUAGES else self._settings.language

    def compose(self, groups: Sequence[Group]) -> list[LetterDraft | LeftOut]:
        """A letter for each group of readers, or the reason why it cannot be written."""
        names = _shared_names([group for group in groups if len(group) > 1])
        values = self._values(groups)
        return [self._letter(group, names.get(group[0].id), values) for group in groups]

    def lacking(self, group: Group) -> tuple[str, ...]:
        """The fields a letter to these readers cannot do without and that are empty for them."""
        code = self.speech(group)
        values = self._of_group(group, language(code), self._values([group]))
        return rules.missing(self._template(code), values)

    def _read_template(self, code: str) -> Template:
        """The occasion's text with the shop's own words for this mailing in it."""
        form = TemplateForm.CARD if self._plan.form in CARDS else TemplateForm.LETTER
        template = letter_templates.template(self._plan.occasion, code, form)
        body = "\n\n".join(filter(None, (template.body.strip(), self._plan.own_words(GIFT, code))))
        return replace(template, body=body, closing=self._plan.own_words(CLOSING, code) or template.closing)

    def _same_for_all(self, code: str) -> Values:
        """What is the same for everybody who is written to in a language."""
        plan, words = self._plan, language(code)
        asked = (*plan.products, *((plan.audience.product,) if plan.audience.product else ()))
        names = {row.id: row.name for row in product.rows(asked)}
        shown = [names[one] for one in plan.products if one in names]
        known = letter_values.of_shop(self._settings, words, self._seller, self._day)
        known["product"] = names.get(plan.audience.product or 0, "")
        known["new_goods"] = letter_values.listed(shown, words)
        known |= letter_values.of_occasion(plan.occasion, words, self._day)
        own = {name: text for name in _ASKED if (text := plan.own_words(name, code))}
        return known | own

    def _letter(self, group: Group, name: str | None, values: Mapping[int, Values]) -> LetterDraft | LeftOut:
        words = language(self.speech(group))
        blank = self._addressed(group, name, words)
        if self._plan.form in ADDRESS_ONLY:
            return blank
        template = self._template(words.code)
        if not template.body:
            return LeftOut.NO_TEMPLATE
        known = self._of_group(group, words, values)
        if rules.missing(template, known):
            return LeftOut.EMPTY_FIELD
        return blank.saying(rules.write(template, known))

    def _addressed(self, group: Group, name: str | None, words: Language) -> LetterDraft:
        """The letter without its text: to whom, where, and why it comes."""
        first = group[0]
        shown = name or household.together([reader.name for reader in group], words.code)
        return LetterDraft(
            draft_id="",
            customer_id=first.id,
            customer_name=shown,
            occasion=self._plan.occasion,
            language=words.code,
            address="\n".join(postal.lines(shown, first.address, self._settings.country)),
            small_print=self._small_print(first, words),
        )

    def _small_print(self, reader: Reader, words: Language) -> str:
        if self._plan.aim is Aim.RECALL:
            return words.gettext("This letter is about your safety. It goes to everybody concerned.")
        said = reader.answer.at if reader.answer else None
        state = reader.answer.state if reader.answer else State.NOT_ASKED
        return letters.small_print(words, state, said, self._settings.shop.phone)

    def _values(self, groups: Sequence[Group]) -> dict[int, Values]:
        """What a letter may say of each reader, by their id."""
        readers = {reader.id: language(self.speech(group)) for group in groups for reader in group}
        people = {reader.id: reader.contact.draft for group in groups for reader in group}
        bought = letter_purchases.of_customers(readers)
        wanted = self._plan.audience.product if self._plan.aim is Aim.RECALL else None
        days = mailing_audience.bought_on(wanted, list(readers)) if wanted else {}
        known: dict[int, Values] = {}
        for one, words in readers.items():
            known[one] = letter_values.of_person(people[one], bought.get(one, Purchases()), words, self._day)
            known[one]["bought_on"] = words.long_day(days[one]) if one in days else ""
        return known

    def _of_group(self, group: Group, words: Language, values: Mapping[int, Values]) -> Values:
        each = [values[reader.id] for reader in group]
        known = self._common(words.code) | each[0]
        if len(each) > 1:
            for name in ("salutation", "warm_salutation"):
                known[name] = greeting_together.salutation([one[name] for one in each], words.code)
            for name in ("full_name", "first_name"):
                known[name] = household.together([one[name] for one in each if one[name]], words.code)
        return known


def _shared_names(groups: Sequence[Group]) -> dict[int, str]:
    """What stands on the envelope of each letter that several share, by each of its readers."""
    found: dict[int, str] = {}
    for recipient in households.recipients(reader.id for group in groups for reader in group):
        if recipient.household is not None and len(recipient.names) == 1 < len(recipient.letter_to):
            found |= dict.fromkeys(recipient.letter_to, recipient.names[0])
    return found


def with_own_words(draft: LetterDraft, words: Mapping[str, str]) -> LetterDraft:
    """The letter with what was changed for this person alone."""
    return replace(draft, **{name: text for name, text in words.items() if name in EDITABLE})  # type: ignore[arg-type]  # fields of the draft by name
