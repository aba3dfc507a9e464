"""A text of the shop as somebody would get it: with the facts of a customer, or with samples."""

from __future__ import annotations

from datetime import datetime

from app.documents import card
from app.documents.card import CardFacts, card_problems
from app.documents.paper import CARD_A5, CARD_A6, POSTCARD
from app.documents.postcard import postcard_problems
from app.domain import letter as rules
from app.domain import letter_values, postal
from app.domain.letter import FIELDS, Occasion, Template, TemplateForm
from app.domain.letter_field import FieldSource
from app.domain.letter_file import LetterDraft, unnumbered
from app.domain.letter_values import Purchases
from app.domain.mailing import Form
from app.domain.settings import Settings
from app.errors import NotFoundError
from app.i18n import N_, Language, language
from app.models import customer, letter_purchases
from app.services import letter_preview, letters
from app.services import settings as settings_service
from app.services.papers import letter as papers


def values(template: Template, customer_id: int | None, *, now: datetime) -> dict[str, str]:
    """A value for every field: of that customer, or of the sample person; what a mailing would ask for is a sample."""
    words, settings = language(template.language), settings_service.load()
    known = rules.samples(words.code)
    today = now.date()
    shop = letter_values.of_shop(settings, words, settings.seller, today)
    known |= {name: text for name, text in shop.items() if text}
    known |= letter_values.of_occasion(Occasion(template.occasion), words, today)
    return known if customer_id is None else known | _of_customer(customer_id, words, now)


def draft(template: Template, customer_id: int | None, *, now: datetime) -> LetterDraft:
    """The letter this text becomes; a field that does not exist stays as it was typed. Raises NotFoundError."""
    known = values(template, customer_id, now=now)
    unknown = {name: f"{{{name}}}" for name in rules.fields_in(template.text) if name not in known}
    name, address = _addressed(template, customer_id, settings_service.load())
    blank = LetterDraft(
        draft_id="",
        customer_id=customer_id or 0,
        customer_name=name,
        occasion=Occasion(template.occasion),
        language=template.language,
        address=address,
    )
    return blank.saying(rules.write(template, known | unknown))


def pdf(template: Template, customer_id: int | None, *, now: datetime) -> bytes:
    """The paper this text becomes. Raises NotFoundError, and PrintError for a text too long for a card."""
    written = draft(template, customer_id, now=now)
    if template.form is TemplateForm.LETTER:
        return letter_preview.of_draft(written, now=now)
    return card.render(_card(written, now), CARD_A5, language(template.language))


def too_long_for(template: Template, customer_id: int | None, *, now: datetime) -> tuple[Form, ...]:
    """The cards on which the text of a card has no room."""
    if template.form is TemplateForm.LETTER:
        return ()
    facts, words = _card(draft(template, customer_id, now=now), now), language(template.language)
    found = {
        Form.CARD_A5: card_problems(facts, CARD_A5, words),
        Form.CARD_A6: card_problems(facts, CARD_A6, words),
        Form.POSTCARD: postcard_problems(facts, POSTCARD, words),
    }
    return tuple(form for form, problems in found.items() if problems)


def _card(written: LetterDraft, now: datetime) -> CardFacts:
    letter = papers.facts(unnumbered(letters.tidied(written), now, now.date()), settings_service.load())
    return CardFacts(letter=letter, occasion=written.occasion, title=written.subject, subtitle=written.subline)


def _of_customer(customer_id: int, words: Language, now: datetime) -> dict[str, str]:
    person = customer.draft_of(customer_id)
    if person is None:
        raise NotFoundError(N_("There is no such customer."))
    bought = letter_purchases.of_customers((customer_id,)).get(customer_id, Purchases())
    empty = {field.name: "" for field in FIELDS.values() if field.source is FieldSource.PERSON}
    return empty | letter_values.of_person(person, bought, words, now.date())


def _addressed(template: Template, customer_id: int | None, settings: Settings) -> tuple[str, str]:
    """Name and address on the letter."""
    person = customer.draft_of(customer_id) if customer_id is not None else None
    if person is None:
        name = FIELDS["full_name"].sample.in_language(template.language)
        return name, name
    address = next((address for address in person.addresses if not address.past), None)
    lines = postal.lines(person.display_name, address, settings.country) if address else (person.display_name,)
    return person.display_name, "\n".join(lines)
