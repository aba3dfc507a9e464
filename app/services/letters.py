"""Greeting letters to one customer: composed from a template, edited, kept word for word as printed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain import letter as rules
from app.domain import letter_values, postal, typed
from app.domain.changes import Changes
from app.domain.consent import Channel, Purpose, State, state_of
from app.domain.customer import CustomerDraft
from app.domain.document_number import Kind
from app.domain.letter import FIELDS, Occasion
from app.domain.letter_file import Composed, LetterDraft, LetterFile, LetterRow
from app.domain.letter_values import Purchases
from app.domain.occasion import asked, is_warning
from app.domain.page import Cursor, Page
from app.domain.settings import Settings
from app.errors import FormError, InputError, NotFoundError
from app.i18n import LANGUAGES, N_, Language, Message, language
from app.models import audit, consent, customer, letter_purchases, series
from app.models import letter as letters
from app.models.database import transaction
from app.services import letter_templates

LONGEST_LINE = 200
LONGEST_BODY = 5000
LONGEST_BLOCK = 1000
_REQUIRED = {
    "salutation": N_("A letter begins with a salutation."),
    "body": N_("A letter needs at least one sentence."),
    "signature": N_("Somebody signs a letter."),
}
_LIMITS = {
    "subject": LONGEST_LINE,
    "salutation": LONGEST_LINE,
    "closing": LONGEST_LINE,
    "wish": LONGEST_LINE,
    "address": LONGEST_BLOCK,
    "signature": LONGEST_BLOCK,
    "body": LONGEST_BODY,
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter that stands. `again` when the same draft was written before."""

    number: str
    changes: Changes
    again: bool = False


def compose(
    customer_id: int, occasion: Occasion, speech: str = "", *, seller: str, now: datetime, settings: Settings
) -> Composed:
    """A letter from the occasion's template, in the given language or the customer's own.

    Raises NotFoundError, and InputError for a customer who does not want letters; a recall goes to them too.
    """
    person = _customer(customer_id)
    answers = consent.of_customer(customer_id)
    answer = state_of(answers, Channel.LETTER, Purpose.GREETING)
    if answer is State.NO and not is_warning(occasion):
        raise _refused(person.display_name)
    words = language(_speech(speech or person.language, settings))
    said = max((one.at for one in answers if one.channel is Channel.LETTER and one.state is State.YES), default=None)
    values = _values(person, words, seller, now.date(), settings)
    values |= letter_values.of_occasion(occasion, words, now.date())
    values |= _to_fill_in(occasion, words)
    draft = replace(
        _draft(person, occasion, words, values, settings),
        small_print=words.gettext("This letter is about your safety. It goes to everybody concerned.")
        if is_warning(occasion)
        else small_print(words, answer, said, settings.shop.phone),
    )
    return Composed(draft, answer, _warnings(person, draft, answer))


def write(draft: LetterDraft, *, seller: str, now: datetime, settings: Settings) -> Kept:
    """Keep a letter as it prints, under a number. The same draft again gives the same number."""
    clean = checked(draft)
    with transaction():
        known = letters.number_of_draft(draft.draft_id)
        if known is not None:
            return Kept(known, Changes(), again=True)
        _customer(draft.customer_id)  # erased while the letter was open, they get none
        answer = consent.latest(draft.customer_id, Channel.LETTER, Purpose.GREETING)
        if answer is State.NO and not is_warning(draft.occasion):
            raise _refused(draft.customer_name)
        number = series.take_number(Kind.LETTER, settings.till)
        letters.insert(clean, number, now, seller)
        after = {"customer": clean.customer_name, "occasion": clean.occasion}
        audit.write(at=now, staff=seller, action="write", kind="letter", record=number, after=after)
    return Kept(number, Changes.of("letters"))


def page(cursor: Cursor | None = None, limit: int = 50) -> Page[LetterRow]:
    """Letters, the latest first."""
    return letters.page(cursor, limit)


def letter(number: str) -> LetterFile:
    """A letter with its text as printed. Raises NotFoundError."""
    found = letters.find(number)
    if found is None:
        raise NotFoundError(N_("There is no letter “{number}”.", number=number))
    return found


def _customer(customer_id: int) -> CustomerDraft:
    found = customer.draft_of(customer_id)
    if found is None:
        raise NotFoundError(N_("There is no such customer."))
    return found


def _speech(wanted: str, settings: Settings) -> str:
    return wanted if wanted in LANGUAGES else settings.language


def _draft(
    person: CustomerDraft, occasion: Occasion, words: Language, values: dict[str, str], settings: Settings
) -> LetterDraft:
    written = rules.write(letter_templates.template(occasion, words.code), values)
    address = next((address for address in person.addresses if not address.past), None)
    lines = postal.lines(person.display_name, address, settings.country) if address else (person.display_name,)
    blank = LetterDraft(
        draft_id=str(uuid.uuid4()),
        customer_id=person.id or 0,
        customer_name=person.display_name,
        occasion=occasion,
        language=words.code,
        address="\n".join(lines),
    )
    return blank.saying(written)


def _values(person: CustomerDraft, words: Language, seller: str, today: date, settings: Settings) -> dict[str, str]:
    """A value for every field a template may hold."""
    bought = letter_purchases.of_customers((person.id or 0,)).get(person.id or 0, Purchases())
    shop = letter_values.of_shop(settings, words, seller, today)
    return shop | letter_values.of_person(person, bought, words, today)


def _to_fill_in(occasion: Occasion, words: Language) -> dict[str, str]:
    """What only the writer knows and the letter cannot do without: its name in brackets, to be written over."""
    return {name: f"[{words.render(FIELDS[name].label)}]" for name in asked(occasion)}


def _left_open(draft: LetterDraft) -> tuple[str, ...]:
    """The brackets nobody wrote over."""
    brackets = _to_fill_in(draft.occasion, language(draft.language)).values()
    return tuple(one for one in brackets if one in draft.subject or one in draft.body)


def small_print(words: Language, answer: State, said: datetime | None, phone: str) -> str:
    """Why this letter comes and how to end it, as the law asks of anyone who writes to customers."""
    if answer is State.YES and said is not None:
        reason = words.gettext("You said yes to letters on {day}.", day=words.long_day(said.date()))
    else:
        reason = words.gettext("You get this letter because you buy from us.")
    if phone:
        whole = phone.replace(" ", "\u00a0")  # a number is not torn apart by the end of a line
        stop = words.gettext("Tell us at the counter or on {phone}, and we stop.", phone=whole)
    else:
        stop = words.gettext("Tell us at the counter, and we stop.")
    return reason + stop if words.code == "zh_CN" else f"{reason} {stop}"


def _warnings(person: CustomerDraft, draft: LetterDraft, answer: State) -> tuple[Message, ...]:
    warnings: list[Message] = []
    if answer is State.NOT_ASKED:
        warnings.append(N_("{name} was not asked about letters yet.", name=draft.customer_name))
    if all(address.past for address in person.addresses):
        warnings.append(N_("There is no postal address on file: hand the letter over at the counter."))
    return tuple(warnings)


def _refused(name: str) -> InputError:
    return InputError(
        N_("{name} does not want letters.", name=name),
        N_("The answer is in the customer’s file; only they can change it."),
    )


def tidied(draft: LetterDraft) -> LetterDraft:
    """The words as they are kept and printed, whatever was typed."""
    return replace(
        draft,
        address=typed.paragraphs(draft.address),
        subject=typed.one_line(draft.subject),
        salutation=typed.one_line(draft.salutation),
        body=typed.paragraphs(draft.body),
        closing=typed.one_line(draft.closing),
        wish=typed.one_line(draft.wish),
        signature=typed.paragraphs(draft.signature),
    )


def checked(draft: LetterDraft) -> LetterDraft:
    """The same letter with bare lines. Raises FormError for one that is none or too long."""
    clean = tidied(draft)
    problems = {name: words for name, words in _REQUIRED.items() if not getattr(clean, name)}
    for name, limit in _LIMITS.items():
        if len(getattr(clean, name)) > limit:
            problems[name] = N_("At most {n} characters.", n=limit)
    if left := _left_open(clean):
        problems.setdefault("body", N_("Write what belongs here first: {fields}.", fields=left))
    if problems:
        raise FormError(problems)
    return clean
