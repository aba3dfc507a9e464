"""What customers look for: written down, found again when goods arrive, told, met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from app.domain import money, search_keys
from app.domain import need as rules
from app.domain.changes import Changes
from app.domain.money import Money
from app.domain.need import WAITING, Answer, Fit, Goods, Need, NeedDraft, NeedState, Wanted
from app.domain.settings import Settings
from app.errors import NotFoundError
from app.i18n import N_
from app.models import audit, customer, need, search
from app.models.database import transaction
from app.models.need import Asker, Stocked
from app.services import settings as settings_service

MOST_OF_CUSTOMER = 100
MOST_WANTED = 500
_MOST_GOODS = 200
_CHANGES = Changes.of("needs")


@dataclass(frozen=True, slots=True)
class Saved:
    """A need that stands."""

    id: int
    what: str
    changes: Changes


def save(draft: NeedDraft, *, seller: str, now: datetime) -> Saved:
    """Write down a new need (`draft.id` None) or a changed one. Raises FormError."""
    tidy = rules.tidied(draft)
    rules.check(tidy)
    with transaction():
        before = _find(tidy.id) if tidy.id is not None else None
        identity = need.insert(tidy, seller, now) if before is None else before.id
        if before is not None:
            need.update(tidy)
        stands = _find(identity)
        _index(stands)
        _write_down(now, seller, "change" if before else "add", stands, before)
    return Saved(identity, tidy.what, _CHANGES)


def remove(need_id: int, *, seller: str, now: datetime) -> Changes:
    """Take back a need that was written down by mistake."""
    with transaction():
        known = _find(need_id)
        need.delete(need_id)
        search.remove(search.Kind.NEED, need_id)
        _write_down(now, seller, "remove", None, known)
    return _CHANGES


def move(need_id: int, state: NeedState, *, seller: str, now: datetime) -> Changes:
    """Say how far it is: told, met, given up, or open again."""
    with transaction():
        known = _find(need_id)
        told = now if state is NeedState.TOLD else None if state is NeedState.OPEN else known.told_at
        need.move(need_id, state, told)
        stands = _find(need_id)
        _index(stands)
        _write_down(now, seller, "move", stands, known)
    return _CHANGES


def draft(need_id: int) -> NeedDraft:
    """What a form can change of a need. Raises NotFoundError."""
    return _find(need_id).draft


def one(need_id: int) -> Need:
    """One need as it stands. Raises NotFoundError."""
    return _find(need_id)


def of_customer(customer_id: int) -> tuple[Need, ...]:
    """What a customer looks for, and what they looked for: those that wait first, then the newest."""
    found = need.of_customer(customer_id, MOST_OF_CUSTOMER)
    return tuple(sorted(found, key=lambda one: one.state not in WAITING))


def wanting(product_id: int, settings: Settings, most: int = MOST_WANTED) -> tuple[Wanted, ...]:
    """Who looks for a product: for the very one, in words that fit it, or in its category; the best first."""
    stocked = need.goods((product_id,))
    if not stocked:
        return ()
    goods = _goods(stocked[0], settings)
    by_words = need.by_words(rules.asked_by(f"{goods.name} {goods.category}"), most)
    waiting = (*need.for_product(product_id, most), *by_words)
    found = ((asker, rules.fit(asker.need.draft, goods)) for asker in need.askers(dict.fromkeys(waiting)))
    return rules.best_first([_wanted(asker, fit) for asker, fit in found if fit is not None])


def arrived(product_id: int, settings: Settings) -> tuple[Wanted, ...]:
    """Who is still to be told that a product is here."""
    return tuple(one for one in wanting(product_id, settings) if one.need.state is NeedState.OPEN)


def answers(customer_id: int, settings: Settings) -> tuple[Answer, ...]:
    """Products that came in after this customer had asked for such a thing, one for each need not told of yet."""
    found = (_answer(one, settings) for one in need.waiting_of((customer_id,)) if one.state is NeedState.OPEN)
    return tuple(one for one in found if one is not None)


def bought(people: Iterable[int], products: dict[int, str], sale: str, *, seller: str, now: datetime) -> bool:
    """Needs that a sale met are met, inside the sale's transaction; whether there were any.

    `products` are ids and names. A category alone is no proof that this was it.
    """
    met = False
    for one in need.waiting_of(people):
        sold = (Goods(identity, name, "", None) for identity, name in products.items())
        if any((rules.fit(one.draft, goods) or 0) >= Fit.WORDS for goods in sold):
            need.move(one.id, NeedState.MET, one.told_at)
            search.remove(search.Kind.NEED, one.id)
            after = {"state": NeedState.MET.value, "sale": sale}
            before = {"state": one.state.value}
            audit.write(
                at=now, staff=seller, action="move", kind="need", record=str(one.id), before=before, after=after
            )
            met = True
    return met


def _answer(asked: Need, settings: Settings) -> Answer | None:
    draft = asked.draft
    if draft.product_id is not None:
        return None
    ids = need.goods_by_words(rules.asked_by(f"{draft.what} {draft.category}"), _MOST_GOODS)
    best: Answer | None = None
    surest = 0
    for stocked in need.goods(ids):
        goods = _goods(stocked, settings)
        fits = rules.fit(draft, goods) if stocked.since > asked.since else None
        if fits is not None and fits > surest:
            best, surest = Answer(asked, goods, stocked.since), fits
    return best


def _goods(stocked: Stocked, settings: Settings) -> Goods:
    price = _with_tax(stocked, settings) if stocked.price else None
    return Goods(stocked.id, stocked.name, stocked.category, price)


def _with_tax(stocked: Stocked, settings: Settings) -> Money:
    """What the customer pays for one."""
    if settings.prices_include_tax:
        return money.rounded(stocked.price, settings.currency)
    country = settings_service.profile(settings)
    rate = country.rate(stocked.tax_code) or country.standard_rate
    return money.rounded(stocked.price * (1 + rate.percent / Decimal(100)), settings.currency)


def _wanted(asker: Asker, fit: Fit) -> Wanted:
    return Wanted(
        need=asker.need,
        fit=fit,
        number=asker.number,
        name=asker.name,
        person=asker.person,
        phone=asker.phone,
        language=asker.language,
    )


def _index(stands: Need) -> None:
    """Only those who wait are looked for when goods arrive."""
    if stands.state not in WAITING:
        search.remove(search.Kind.NEED, stands.id)
        return
    draft = stands.draft
    keys = search_keys.product_keys(f"{draft.what} {draft.features}", category=draft.category)
    search.put(search.Kind.NEED, stands.id, keys)


def _find(need_id: int) -> Need:
    found = need.find(need_id)
    if found is None:
        raise NotFoundError(N_("This is not in the file any more."))
    return found


def _write_down(now: datetime, seller: str, action: str, after: Need | None, before: Need | None) -> None:
    one = after or before
    marks = customer.marks(one.draft.customer_id) if one else None
    audit.write(
        at=now,
        staff=seller,
        action=action,
        kind="need",
        record=f"{marks.number if marks else ''}-{one.id if one else ''}",
        before=_values(before) if before else None,
        after=_values(after) if after else None,
    )


def _values(one: Need) -> dict[str, object]:
    return asdict(one.draft) | {"state": one.state.value}
