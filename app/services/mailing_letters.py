"""The letters of a mailing, composed for each person in their own language and manner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property

from app.domain import greeting_together, household, postal
from app.domain import letter as rules
from app.domain.consent import State
from app.domain.letter import Occasion, Template
from app.domain.letter_file import LetterDraft
from app.domain.mailing import ADDRESS_ONLY, Aim, Mailing, MailingPlan
from app.domain.mailing_person import LeftOut
from app.domain.settings import Settings
from app.errors import NotFoundError, PrintError
from app.i18n import LANGUAGES, N_, Language, language
from app.models import letter as letters
from app.services import households, letter_templates, letter_values
from app.services.mailing_rules import Reader

# What may be changed for one person alone.
EDITABLE = ("subject", "salutation", "body", "closing", "wish", "signature")
# Without these a letter is none; a paragraph or a line with an empty field is left out instead.
_REQUIRED = ("subject", "opening", "closing", "wish")
Group = tuple[Reader, ...]
Bought = Mapping[int, tuple[str, str]]


class Scribe:
    """Writes the letters of one mailing. `seller` signs them; `now` is when it happens."""

    def __init__(self, mailing: Mailing, *, seller: str, now: datetime, settings: Settings) -> None:
        self._mailing = mailing
        self._plan: MailingPlan = mailing.plan
        self._seller = seller
        self._day: date = mailing.plan.delivery or now.date()
        self._settings = settings

    def check(self) -> None:
        """Raises PrintError if a template or the shop's own words name a field that does not exist."""
        if self._plan.form in ADDRESS_ONLY:
            return
        known = rules.FIELDS.keys()
        for code in LANGUAGES:
            template = self._templates.get(code)
            own = (self._plan.own_words("gift", code), self._plan.own_words("closing", code))
            texts = (template.text if template else "", *own)
            problems = [problem for text in texts for problem in rules.check(text, known)]
            if problems:
                raise PrintError(problems[0], N_("Correct the template; nothing was printed."))

    def speech(self, group: Group) -> str:
        """The language of a letter: the mailing's, else the first reader's, else the shop's."""
        own = self._plan.language or group[0].contact.draft.language
        return own if own in LANGUAGES else self._settings.language

    def compose(self, groups: Sequence[Group]) -> list[LetterDraft | LeftOut]:
        """A letter for each group of readers, or the reason why it cannot be written."""
        bought = letters.last_purchases([reader.id for group in groups for reader in group])
        names = _shared_names([group for group in groups if len(group) > 1])
        return [self._letter(group, names.get(group[0].id), bought) for group in groups]

    def lacking(self, group: Group) -> tuple[str, ...]:
        """The fields a letter to these readers cannot do without and that are empty for them."""
        template = self._templates.get(self.speech(group))
        if template is None or self._plan.form in ADDRESS_ONLY:
            return ()
        bought = letters.last_purchases([reader.id for reader in group])
        values = self._values(group, language(self.speech(group)), bought)
        text = "\n".join(getattr(template, name) for name in _REQUIRED)
        return rules.lacking(text, values)

    @cached_property
    def _templates(self) -> dict[str, Template]:
        found: dict[str, Template] = {}
        for code in LANGUAGES:
            try:
                found[code] = letter_templates.template(Occasion(self._plan.occasion), code)
            except NotFoundError:
                continue
        return found

    def _letter(self, group: Group, name: str | None, bought: Bought) -> LetterDraft | LeftOut:
        words = language(self.speech(group))
        blank = self._addressed(group, name, words)
        if self._plan.form in ADDRESS_ONLY:
            return blank
        template = self._templates.get(words.code)
        if template is None or not template.body.strip():
            return LeftOut.NO_TEMPLATE
        values = self._values(group, words, bought)
        if any(rules.lacking(getattr(template, part), values) for part in _REQUIRED):
            return LeftOut.EMPTY_FIELD
        return self._filled(blank, template, values)

    def _filled(self, blank: LetterDraft, template: Template, values: dict[str, str]) -> LetterDraft:
        gift = self._plan.own_words("gift", blank.language)
        own = self._plan.own_words("closing", blank.language)
        body = "\n\n".join(filter(None, (template.body.strip(), gift)))
        written = rules.write(replace(template, body=body, closing=own or template.closing), values)
        return replace(
            blank,
            subject=written.subject,
            salutation=written.salutation,
            body="\n\n".join(written.paragraphs),
            closing=written.closing,
            wish=written.wish,
            signature="\n".join(written.signature_lines),
        )

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
            salutation="",
            body="",
            closing="",
            signature="",
            small_print=self._small_print(first, words),
        )

    def _small_print(self, reader: Reader, words: Language) -> str:
        if self._plan.aim is Aim.RECALL:
            return words.gettext("You get this letter because of your safety, whatever you answered about letters.")
        said = reader.answer.at if reader.answer else None
        state = reader.answer.state if reader.answer else State.NOT_ASKED
        return letter_values.small_print(words, state, said, self._settings.shop.phone)

    def _values(self, group: Group, words: Language, bought: Bought) -> dict[str, str]:
        each = [
            letter_values.values(
                reader.contact.draft, words, self._seller, self._day, self._settings, bought=bought.get(reader.id)
            )
            for reader in group
        ]
        if len(each) == 1:
            return each[0]
        first = dict(each[0])
        first["salutation"] = greeting_together.salutation([one["salutation"] for one in each], words.code)
        for field in ("full_name", "first_name"):
            first[field] = household.together([one[field] for one in each if one[field]], words.code)
        return first


def _shared_names(groups: Sequence[Group]) -> dict[int, str]:
    """What stands on the envelope of each letter that several share, by the first reader."""
    found: dict[int, str] = {}
    for recipient in households.recipients(reader.id for group in groups for reader in group):
        if recipient.household is not None and len(recipient.names) == 1 < len(recipient.letter_to):
            found |= dict.fromkeys(recipient.letter_to, recipient.names[0])
    return found


def with_own_words(draft: LetterDraft, words: Mapping[str, str]) -> LetterDraft:
    """The letter with what was changed for this person alone."""
    return replace(draft, **{name: text for name, text in words.items() if name in EDITABLE})  # type: ignore[arg-type]  # fields of the draft by name
