"""A customer as a row of our own table, in the order of `own_table.contact_columns`."""

from __future__ import annotations

from itertools import chain

from app.domain import cells
from app.domain.birthday import Calendar
from app.domain.consent import Answer
from app.domain.contact import Contact
from app.domain.customer import Address, CustomerDraft
from app.domain.own_table import ADDRESS_PARTS, CONSENTS, CONTACT_TEXTS, LUNAR_LEAP, Widths

_NO_ANSWERS = ("",) * (2 * len(CONSENTS))


def row(contact: Contact, widths: Widths) -> tuple[str, ...]:
    """Every fact of a customer as text."""
    draft = contact.draft
    verified = contact.verified_on.isoformat() if contact.verified_on else ""
    return (
        str(contact.number),
        *(str(getattr(draft, field)) for field in CONTACT_TEXTS.values()),
        cells.join(draft.tags),
        *birthday(draft),
        verified,
        *_household(contact),
        *_padded([(phone.typed, phone.label) for phone in draft.phones], widths.phones, 2),
        *_padded([(email.address, email.label) for email in draft.emails], widths.emails, 2),
        *_padded([_address(address) for address in draft.addresses], widths.addresses, len(ADDRESS_PARTS)),
        *_consents(contact.consents),
    )


def widths_of(contact: Contact) -> Widths:
    """How many columns this customer alone needs."""
    draft = contact.draft
    return Widths(max(1, len(draft.phones)), max(1, len(draft.emails)), max(1, len(draft.addresses)))


def birthday(draft: CustomerDraft) -> tuple[str, str]:
    """The day as `1986-04-12`, or `--04-12` without a year, and the calendar it is counted in."""
    if draft.birth_month is None or draft.birth_day is None:
        return "", ""
    year = "-" if draft.birth_year is None else f"{draft.birth_year:04}"
    day = f"{year}-{draft.birth_month:02}-{draft.birth_day:02}"
    leap = draft.birth_leap and draft.birth_calendar is Calendar.LUNAR
    return day, LUNAR_LEAP if leap else draft.birth_calendar.value


def evidence(answer: Answer) -> str:
    """When, how, by whom and with which words: `2026-11-22T09:43:12.345Z; counter; Ruth; May we …?`."""
    return cells.join((cells.moment(answer.at), answer.source, answer.staff, answer.wording))


def _household(contact: Contact) -> tuple[str, str, str]:
    household = contact.household
    return (str(household.number), household.name, cells.yes(household.letters)) if household else ("", "", "")


def _address(address: Address) -> tuple[str, ...]:
    past, returned = cells.yes(address.past), address.returned.isoformat() if address.returned else ""
    return (
        address.street,
        address.city,
        address.region,
        address.postcode,
        address.country,
        address.label,
        past,
        returned,
    )


def _padded(entries: list[tuple[str, ...]], places: int, size: int) -> tuple[str, ...]:
    """The entries one after the other, and empty cells where there are fewer than places."""
    if len(entries) > places:
        raise ValueError("the header has too few columns for this row")
    filled = tuple(chain.from_iterable(entries))
    return filled + ("",) * (places * size - len(filled))


def _consents(answers: tuple[Answer, ...]) -> tuple[str, ...]:
    if not answers:
        return _NO_ANSWERS
    known = {(answer.channel, answer.purpose): answer for answer in answers}
    found = (known.get(question) for question in CONSENTS)
    return tuple(chain.from_iterable((one.state.value, evidence(one)) if one else ("", "") for one in found))
