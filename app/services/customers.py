"""Customers: written down, found in lists, looked at one by one."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from app.domain import customer as rules
from app.domain import customer_json, phones, postal_rules
from app.domain.act import ActKind, ChangeKind, differing
from app.domain.cart import Party
from app.domain.changes import Changes
from app.domain.consent import COUNTER_QUESTION, Answer, Channel, Purpose, State
from app.domain.customer import CustomerDraft
from app.domain.customer_card import CustomerCard, CustomerFile, CustomerFilter, CustomerQuery, CustomerRow
from app.domain.document_number import Kind
from app.domain.page import Cursor, Page
from app.domain.phones import Phone
from app.domain.segment import Counted
from app.domain.settings import Settings
from app.errors import FormError, InputError, NotFoundError
from app.i18n import N_
from app.models import act, audit, consent, customer, customer_figures, customer_list, series, stored
from app.models.database import transaction
from app.services import consents, customer_keys, customer_lists, freshness
from app.services import settings as settings_service
from app.services.customer_lists import PAGE_ROWS


@dataclass(frozen=True, slots=True)
class Saved:
    """A customer who is in the file now; `act` takes the saving back, None when nothing was changed."""

    id: int
    number: int
    name: str
    changes: Changes
    act: int | None = None


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
    customer_keys.put(identity)
    audit.write(
        at=now,
        staff=seller,
        action="change" if before else "add",
        kind="customer",
        record=str(number),
        before=_differences(before, draft) if before else None,
        after=_differences(draft, before or CustomerDraft()),
    )
    done = _remember(identity, before, _draft(identity), seller, now)
    return Saved(identity, number, draft.display_name, Changes.of("customers"), done)


def _remember(
    customer_id: int, before: CustomerDraft | None, after: CustomerDraft, seller: str, now: datetime
) -> int | None:
    """Write down the act, so that it can be taken back; saving what is there already is none."""
    if before is None:
        done = act.start(ActKind.ADD, N_("Added: {name}", name=after.display_name), staff=seller, at=now)
        act.add_changes(done, ((ChangeKind.CUSTOMER, customer_id, "", json.dumps(customer_json.values(after))),))
        return done
    was, is_now = differing(customer_json.values(before), customer_json.values(after))
    if was == is_now:
        return None
    done = act.start(ActKind.EDIT, N_("Changed: {name}", name=after.display_name), staff=seller, at=now)
    act.add_changes(done, ((ChangeKind.CUSTOMER, customer_id, was, is_now),))
    return done


def rewrite(customer_id: int, draft: CustomerDraft, now: datetime) -> None:
    """Put a checked draft in a customer's place, inside the caller's transaction, which writes down why."""
    region = settings_service.phone_region()
    customer.update(customer_id, draft, tuple(phones.normalise(one.typed, region) for one in draft.phones), now)
    customer_keys.put(customer_id)


def standing(customer_id: int) -> int:
    """Who a customer is now: of a merged one who took the place. Raises NotFoundError for one who is not shown."""
    found = customer.stands_for(customer_id)
    if not customer.is_live(found):
        in_bin = N_("Whoever was deleted is in the bin for 90 days.")
        raise NotFoundError(N_("This customer is not in the file any more."), in_bin)
    return found


def before_sale(customer_id: int) -> None:
    """A first purchase makes a customer one of those who are found first. Inside the sale's transaction."""
    if not customer.has_bought(customer_id):
        customer_keys.put(customer_id, buys=True)


def _differences(one: CustomerDraft, other: CustomerDraft) -> dict[str, object]:
    """The fields of one draft that the other has otherwise."""
    theirs = asdict(other)
    return {name: value for name, value in asdict(one).items() if value != theirs[name] and name != "id"}


def draft(customer_id: int) -> CustomerDraft:
    """What a form can change of a customer. Raises NotFoundError."""
    return _draft(customer_id)


def _draft(customer_id: int) -> CustomerDraft:
    found = customer.draft_of(customer_id)
    if found is None and customer.is_erased(customer_id):
        raise NotFoundError(N_("This customer was erased. Sales and papers stay, without the name."))
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
    return customer_lists.page(query, cursor, limit, now)


def counts(now: datetime) -> dict[CustomerFilter, Counted]:
    """How many customers each built-in filter shows, up to MOST_COUNTED."""
    return customer_lists.counts(now)


def tags() -> tuple[tuple[str, int], ...]:
    """The tags in use and how many customers carry each."""
    return customer_lists.tags()


def none_yet() -> bool:
    """Whether the shop knows nobody yet."""
    return not customer_list.any_customer()


def card(customer_id: int, *, today: date, settings: Settings) -> CustomerCard:
    """The panel beside the counter and the list. Raises NotFoundError."""
    return _card(_draft(customer_id), customer_id, today, settings)


def _card(known: CustomerDraft, customer_id: int, today: date, settings: Settings) -> CustomerCard:
    marks, span = _marks(customer_id), customer_lists.span(today, settings)
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
        verified_on=stored.read_day(marks.verified_on),
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
    answer = Answer(channel, purpose, state, now, source, wording, seller)
    return consents.write(customer_id, (answer,), seller=seller, now=now).changes


def verify(customer_id: int, *, seller: str, now: datetime) -> Changes:
    """The customer has said that what the file holds is still right."""
    return freshness.set_verified(customer_id, now.date(), seller=seller, now=now)
