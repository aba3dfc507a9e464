"""The facts of a consent form: the shop's questions, and what the customer answered before."""

from __future__ import annotations

from app.documents.consent_form import Clause, ConsentFormFacts, Purpose, Question
from app.documents.shop import PersonFacts
from app.domain import phones, postal
from app.domain.consent import PURPOSE_WORDS, QUESTIONS, Answer, Channel, State, latest
from app.domain.consent import Purpose as Subject
from app.domain.customer_card import CustomerFile
from app.domain.settings import Settings
from app.i18n import language
from app.services import privacy_laws
from app.services import settings as settings_service
from app.services.papers.shop import shop_facts


def facts(customer: CustomerFile | None, settings: Settings, code: str) -> ConsentFormFacts:
    """The form for one customer, or with None an empty one. Its questions are the words kept with the answers."""
    law = privacy_laws.law(settings.country)
    authority = law.authority.in_language(code)
    held = latest(customer.consents) if customer else {}
    free, *clauses = (law.form_text(key) for key in ("free", "back", "data"))
    return ConsentFormFacts(
        shop=shop_facts(settings, code),
        person=_person(customer, settings) if customer else None,
        purposes=tuple(
            Purpose(words, tuple(_question(code, channel, subject, held) for channel in Channel))
            for subject, words in PURPOSE_WORDS.items()
        ),
        free=" ".join(free.paragraphs(code, authority, law.years)),
        clauses=tuple(
            Clause(text.heading.in_language(code), " ".join(text.paragraphs(code, authority, law.years)))
            for text in clauses
        ),
    )


def _question(code: str, channel: Channel, subject: Subject, held: dict[tuple[Channel, Subject], Answer]) -> Question:
    words = language(code).render(QUESTIONS[channel, subject])
    known = held.get((channel, subject))
    if known is None or known.state is State.NOT_ASKED:
        return Question(words)
    return Question(words, known.state is State.YES, known.at.date())


def _person(customer: CustomerFile, settings: Settings) -> PersonFacts:
    draft = customer.draft
    address = next((one for one in draft.addresses if not one.past), None)
    region = settings_service.profile(settings).phone_region
    numbers = (phones.display(phones.normalise(phone.typed, region), region) for phone in draft.phones)
    return PersonFacts(
        name=draft.display_name,
        number=str(customer.card.number),
        address_lines=postal.place(address, settings.country) if address else (),
        phone=" · ".join(numbers),
        email=" · ".join(email.address for email in draft.emails),
    )
