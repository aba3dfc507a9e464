"""The sentences of a complaint slip that every paper shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.shop import say
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.complaint_facts import ComplaintFacts
    from app.documents.shop import Text
    from app.documents.words import Words


def received(facts: ComplaintFacts, words: Words) -> tuple[str, ...]:
    """When it was taken in, in which way and by whom."""
    by = words.say(N_("received by {name}", name=facts.received_by)) if facts.received_by else ""
    return tuple(filter(None, (words.language.moment(facts.received), words.say(facts.channel), by)))


def about_person(facts: ComplaintFacts) -> tuple[str, ...]:
    """Number and ways to reach the person."""
    person = facts.person
    if person is None:
        return ()
    return tuple(filter(None, (person.number, ", ".join(person.address_lines), person.phone, person.email)))


def about_product(facts: ComplaintFacts, words: Words) -> tuple[str, ...]:
    """Which piece, from which sale."""
    day = words.language.day(facts.sold) if facts.sold else ""
    receipt = facts.receipt_number
    bought = N_("Receipt {number} of {day}", number=receipt, day=day) if day else N_("Receipt {number}", number=receipt)
    rows = (
        N_("Quantity {quantity}", quantity=facts.quantity) if facts.quantity else "",
        N_("Serial number {serial}", serial=facts.serial) if facts.serial else "",
        N_("Batch {batch}", batch=facts.batch) if facts.batch else "",
        bought if receipt else N_("Bought on {day}", day=day) if day else "",
        N_("Price {price}", price=words.money(facts.price)) if facts.price is not None else "",
    )
    return tuple(words.say(row) for row in rows if row)


def sections(facts: ComplaintFacts, words: Words) -> tuple[tuple[Text, str], ...]:
    """Heading and text of everything that was told, agreed and taken in."""
    rows: tuple[tuple[Text, str], ...] = (
        (N_("What is wrong, as you told us"), facts.defect),
        (N_("Condition when received"), facts.condition),
        (N_("Received with it"), words.language.join(facts.accessories)),
        (N_("Lent to you meanwhile"), facts.loan),
        (facts.handling_label or N_("How we handle it"), say(words.language, facts.handling)),
    )
    return tuple((heading, text) for heading, text in rows if text)
