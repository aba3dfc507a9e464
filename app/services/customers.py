"""Customers: written down, found in lists, looked at one by one."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta

from app.domain import customer as rules
from app.domain import phones, postal_rules, search_keys
from app.domain.cart import Party
from app.domain.changes import Changes
from app.domain.consent import COUNTER_QUESTION, Answer, Channel, Purpose, State
from app.domain.customer import CustomerDraft
from app.domain.customer_card import CustomerCard, CustomerFile, CustomerFilter, CustomerQuery, CustomerRow
from app.domain.document_number import Kind
from app.domain.names import PersonName
from app.domain.page import Cursor, Page
from app.domain.phones import Phone
from app.domain.settings import Settings
from app.errors import FormError, InputError, NotFoundError
from app.i18n import N_
from app.models import audit, consent, customer, customer_figures, customer_list, search, series, stored
from app.models.customer_figures import Span
from app.models.customer_list import Days
from app.models.database import transaction
from app.services import finding
from app.services import settings as settings_service

PAGE_ROWS = 50
BIRTHDAY_DAYS = 7
AWAY_DAYS = 91
# Counting further would only slow the page; it then says "more than".
MOST_COUNTED = 9_999
MOST_TAGS = 12


@dataclass(frozen=True, slots=True)
class Saved:
    """A customer who is in the file now."""

    id: int
    number: int
    name: str
    changes: Changes


def save(draft: CustomerDraft, *, seller: str, now: datetime, settings: Settings) -> Saved:
    """Write down a new customer (`draft.id` None) or a changed one. Raises FormError with a sentence per field."""
    tidy = rules.tidied(draft)
    tidy = replace(tidy, addresses=tuple(postal_rules.tidied(one, settings.country) for one in tidy.addresses))
    problems = rules.problems(tidy, now.date())
    if problems:
        raise FormError(problems)
    region = settings_service.profile(settings).phone_region
    numbers = tuple(phones.normalise(entry.typed, region) for entry in tidy.phones)
    with transaction():
        _check_card(tidy)
        return _write(tidy, numbers, seller, now, settings)


def remove(customer_id: int, *, seller: str, now: datetime) -> Changes:
    """Take back a customer who was written down by mistake. Raises InputError when something stands in the history."""
    marks, known = _marks(customer_id), _draft(customer_id)
    with transaction():
        if customer.has_history(customer_id):
            raise InputError(N_("{name} has sales or papers and stays in the file.", name=known.display_name))
        customer.delete(customer_id)
        search.remove(search.Kind.CUSTOMER, customer_id)
        before = _differences(known, CustomerDraft())
        audit.write(at=now, staff=seller, action="remove", kind="customer", record=str(marks.number), before=before)
    return Changes.of("customers")


def quick_add(text: str, *, seller: str, now: datetime, settings: Settings) -> Saved:
    """Write down a new customer from the counter's box: a name, a phone, or both."""
    draft = rules.from_box(text)
    if not rules.tidied(draft).display_name:
        raise InputError(N_("Type a name or a phone number first."))
    return save(draft, seller=seller, now=now, settings=settings)


def _check_card(draft: CustomerDraft) -> None:
    holder = customer.with_card(draft.card) if draft.card else None
    if holder is not None and holder[0] != draft.id:
        raise FormError({"card": N_("This card belongs to {name}.", name=holder[1])})


def _write(draft: CustomerDraft, numbers: tuple[Phone, ...], seller: str, now: datetime, settings: Settings) -> Saved:
    before = _draft(draft.id) if draft.id is not None else None
    if draft.id is None:
        number = series.take(Kind.CUSTOMER, settings.till)
        identity = customer.insert(draft, numbers, number, now)
    else:
        number, identity = _marks(draft.id).number, draft.id
        customer.update(identity, draft, numbers, now)
    keys = _keys(draft, numbers, number)
    search.put(search.Kind.CUSTOMER, identity, keys)
    if draft.id is not None and customer.has_bought(identity):
        search.put(search.Kind.BUYER, identity, keys)
    audit.write(
        at=now,
        staff=seller,
        action="change" if before else "add",
        kind="customer",
        record=str(number),
        before=_differences(before, draft) if before else None,
        after=_differences(draft, before or CustomerDraft()),
    )
    return Saved(identity, number, draft.display_name, Changes.of("customers"))


def before_sale(customer_id: int) -> None:
    """A first purchase makes a customer one of those who are found first. Inside the sale's transaction."""
    if not customer.has_bought(customer_id):
        known = _draft(customer_id)
        region = settings_service.profile(settings_service.load()).phone_region
        numbers = tuple(phones.normalise(entry.typed, region) for entry in known.phones)
        search.put(search.Kind.BUYER, customer_id, _keys(known, numbers, _marks(customer_id).number))


def _keys(draft: CustomerDraft, numbers: tuple[Phone, ...], number: int) -> str:
    names = [draft.listed_as]
    if draft.organisation:
        names += [draft.person, PersonName(draft.organisation, "")]
    if draft.former_name:
        names.append(PersonName(draft.former_name, draft.given_name))
    if draft.nickname:
        names.append(PersonName("", draft.nickname))
    return search_keys.customer_keys(
        dict.fromkeys(names),
        phones=numbers,
        number=str(number),
        emails=(email.address for email in draft.emails),
        street=" ".join(address.street for address in draft.addresses if not address.past),
        town=" ".join(address.city for address in draft.addresses if not address.past),
        tags=draft.tags,
    )


def _differences(one: CustomerDraft, other: CustomerDraft) -> dict[str, object]:
    """The fields of one draft that the other has otherwise."""
    theirs = asdict(other)
    return {name: value for name, value in asdict(one).items() if value != theirs[name] and name != "id"}


def draft(customer_id: int) -> CustomerDraft:
    """What a form can change of a customer. Raises NotFoundError."""
    return _draft(customer_id)


def _draft(customer_id: int) -> CustomerDraft:
    found = customer.draft_of(customer_id)
    if found is None:
        raise NotFoundError(N_("This customer is not in the file any more."))
    return found


def _marks(customer_id: int) -> customer.Marks:
    found = customer.marks(customer_id)
    if found is None:
        raise NotFoundError(N_("This customer is not in the file any more."))
    return found


def party(customer_id: int) -> Party:
    """The customer as buyer or user on a sale."""
    found = _draft(customer_id)
    return Party(found.display_name, customer_id, str(_marks(customer_id).number), found.language)


def by_number(number: str) -> Party | None:
    """The customer with that number, as buyer or user on a sale."""
    bare = number.strip()
    found = customer.id_of_number(int(bare)) if bare.isascii() and bare.isdecimal() and len(bare) < 18 else None  # noqa: PLR2004 - what the file can hold
    return party(found) if found is not None else None


def with_phone(typed: str, settings: Settings) -> tuple[tuple[int, str], ...]:
    """Ids and names of customers who have this phone number already."""
    found = phones.normalise(typed, settings_service.profile(settings).phone_region).e164
    return customer.with_phone(found) if found else ()


def page(
    query: CustomerQuery, cursor: Cursor | None = None, limit: int = PAGE_ROWS, *, now: datetime
) -> Page[CustomerRow]:
    """A page of the list. With a text the best come first, and there is one page of them."""
    settings = settings_service.load()
    if query.text.strip():
        found = Page(finding.recent(search_keys.query(query.text), limit))
    else:
        found = customer_list.ids(query, cursor, limit, _days(now, settings))
    return Page(customer_figures.rows(found.rows, _span(now.date(), settings)), found.next)


def counts(now: datetime) -> dict[CustomerFilter, int]:
    """How many customers each filter shows, up to MOST_COUNTED."""
    days = _days(now, settings_service.load())
    wanted = (only for only in CustomerFilter if only is not CustomerFilter.TAG)
    return {only: customer_list.count(only, days, MOST_COUNTED) for only in wanted}


def tags() -> tuple[tuple[str, int], ...]:
    """The tags in use and how many customers carry each."""
    return customer_list.tags(MOST_TAGS, MOST_COUNTED)


def none_yet() -> bool:
    """Whether the shop knows nobody yet."""
    return not customer_list.any_customer()


def card(customer_id: int, *, today: date, settings: Settings) -> CustomerCard:
    """The panel beside the counter and the list. Raises NotFoundError."""
    return _card(_draft(customer_id), customer_id, today, settings)


def _card(known: CustomerDraft, customer_id: int, today: date, settings: Settings) -> CustomerCard:
    marks, span = _marks(customer_id), _span(today, settings)
    last = customer_figures.last_sale(customer_id)
    year = customer_figures.purchases(customer_id, span.year_from, span.currency)
    promised, next_end = customer_figures.promised(customer_id, today)
    region = settings_service.profile(settings).phone_region
    return CustomerCard(
        id=customer_id,
        number=marks.number,
        name=known.display_name,
        person=known.listed_as,
        language=known.language,
        since=marks.created.date(),
        counter_note=known.counter_note,
        phone=phones.normalise(known.phones[0].typed, region) if known.phones else None,
        last_visit=last[0] if last else None,
        last_amount=last[1] if last else None,
        year_spent=year.spent,
        year_visits=year.sales,
        under_warranty=promised,
        next_end=next_end,
        due=customer_figures.dues(customer_id, span),
        consent=consent.latest(customer_id, *COUNTER_QUESTION),
        tags=known.tags,
    )


def file(customer_id: int, *, today: date, settings: Settings) -> CustomerFile:
    """The whole record. Raises NotFoundError."""
    known, marks = _draft(customer_id), _marks(customer_id)
    ever = customer_figures.purchases(customer_id, "", settings.currency)
    shown = _card(known, customer_id, today, settings)
    return CustomerFile(
        draft=known,
        card=shown,
        total_spent=ever.spent,
        sales=ever.sales,
        verified_on=stored.read_day(marks.verified_on),
        consents=consent.of_customer(customer_id),
    )


def answer_consent(
    customer_id: int,
    state: State,
    *,
    channel: Channel = COUNTER_QUESTION[0],
    purpose: Purpose = COUNTER_QUESTION[1],
    source: str,
    wording: str,
    seller: str,
    now: datetime,
) -> Changes:
    """Add a customer's answer; earlier ones stay. `wording` is the question as it was put."""
    marks = _marks(customer_id)
    answer = Answer(channel, purpose, state, now, source, wording, seller)
    with transaction():
        before = consent.latest(customer_id, channel, purpose)
        consent.add(customer_id, answer)
        what = f"{channel.value}/{purpose.value}"
        audit.write(
            at=now,
            staff=seller,
            action="consent",
            kind="customer",
            record=str(marks.number),
            before={what: before.value},
            after={what: state.value},
        )
    return Changes.of("customers")


def _days(now: datetime, settings: Settings) -> Days:
    today = now.date()
    return Days(
        today=today,
        birthdays_until=today + timedelta(days=BIRTHDAY_DAYS),
        endings_until=today + timedelta(days=settings.ending_soon_days),
        away_since=stored.moment(now - timedelta(days=AWAY_DAYS)),
    )


def _span(today: date, settings: Settings) -> Span:
    return Span(
        today=today,
        year_from=stored.moment(datetime(today.year, 1, 1).astimezone()),
        endings_until=today + timedelta(days=settings.ending_soon_days),
        birthday_days=BIRTHDAY_DAYS,
        currency=settings.currency,
    )
