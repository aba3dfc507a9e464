"""Products: written down, found in lists, put into a cart."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from app.domain import barcode, product_json, search_keys
from app.domain import product as rules
from app.domain.act import ActKind, ChangeKind, differing
from app.domain.cart import Ask, CartLine
from app.domain.changes import Changes
from app.domain.country import Country
from app.domain.folding import fold
from app.domain.page import Cursor, Page
from app.domain.product import ProductCode, ProductDraft, ProductFile, ProductQuery, ProductRow
from app.domain.settings import Settings
from app.domain.tax import TaxRate
from app.errors import FormError, InputError, NotFoundError
from app.i18n import N_
from app.models import act, audit, product, search
from app.models.database import transaction
from app.services import settings as settings_service

PAGE_ROWS = 50
MOST_COUNTED = 9_999
MOST_CATEGORIES = 200
MOST_IN_CATEGORY = 999
# How many of the newest sale lines the figure "sold" looks at.
MOST_LINES = 5_000


@dataclass(frozen=True, slots=True)
class Saved:
    """A product that is in the file now; `act` takes the saving back, None when nothing was changed."""

    id: int
    sku: str
    name: str
    changes: Changes
    act: int | None = None


def blank(settings: Settings, today: date | None = None) -> ProductDraft:
    """What the form of a new product starts with: the country's rate and usual warranty, new from `today` on."""
    country = settings_service.profile(settings)
    term = country.warranty
    return ProductDraft(
        tax_code=country.standard_rate.code,
        term_count=term.count if term else None,
        term_unit=term.unit if term else None,
        new_on=today,
    )


def save(draft: ProductDraft, *, seller: str, now: datetime, settings: Settings) -> Saved:
    """Write down a new product (`draft.id` None) or a changed one. Raises FormError with a sentence per field."""
    country = settings_service.profile(settings)
    tidy = rules.tidied(draft)
    problems = rules.problems(tidy, country)
    if problems:
        raise FormError(problems)
    codes = tuple(dict.fromkeys(rules.read_code(code, country.in_store) for code in tidy.codes))
    with transaction():
        _check_taken(tidy, codes)
        return _write(tidy, codes, seller, now)


def _check_taken(draft: ProductDraft, codes: tuple[ProductCode, ...]) -> None:
    """Raise FormError when another product has the same number or code."""
    same = product.id_of_sku(draft.sku) if draft.sku else None
    if same is not None and same != draft.id:
        raise FormError({"sku": N_("“{name}” has this number.", name=_draft(same).name)})
    for code in codes:
        owner = product.owner_of_code(code.code)
        if owner is not None and owner[0] != draft.id:
            raise FormError({"codes": N_("{code} is a code of “{name}”.", code=code.shown, name=owner[1])})


def _write(draft: ProductDraft, codes: tuple[ProductCode, ...], seller: str, now: datetime) -> Saved:
    before = _draft(draft.id) if draft.id is not None else None
    if draft.id is None:
        identity = product.insert(draft, codes, now)
    else:
        identity = draft.id
        product.update(identity, draft, codes, now)
    stands = _draft(identity)
    search.put(search.Kind.PRODUCT, identity, _keys(stands))
    audit.write(
        at=now,
        staff=seller,
        action="change" if before else "add",
        kind="product",
        record=stands.sku,
        before=_differences(before, stands) if before else None,
        after=_differences(stands, before or ProductDraft()),
    )
    return Saved(identity, stands.sku, stands.name, Changes.of("products"), _remember(before, stands, seller, now))


def _remember(before: ProductDraft | None, after: ProductDraft, seller: str, now: datetime) -> int | None:
    """Write down the act, so that it can be taken back; saving what is there already is none."""
    identity, values = after.id or 0, product_json.values(after)
    if before is None:
        done = act.start(ActKind.ADD, N_("Added: {name}", name=after.name), staff=seller, at=now)
        act.add_changes(done, ((ChangeKind.PRODUCT, identity, "", json.dumps(values)),))
        return done
    was, is_now = differing(product_json.values(before), values)
    if was == is_now:
        return None
    done = act.start(ActKind.EDIT, N_("Changed: {name}", name=after.name), staff=seller, at=now)
    act.add_changes(done, ((ChangeKind.PRODUCT, identity, was, is_now),))
    return done


def rewrite(draft: ProductDraft, now: datetime, settings: Settings) -> None:
    """Put a checked draft in a product's place, inside the caller's transaction, which writes down why."""
    rules_in_store = settings_service.profile(settings).in_store
    codes = tuple(dict.fromkeys(rules.read_code(code, rules_in_store) for code in draft.codes))
    _check_taken(draft, codes)
    product.update(draft.id or 0, draft, codes, now)
    search.put(search.Kind.PRODUCT, draft.id or 0, _keys(_draft(draft.id or 0)))


def _keys(draft: ProductDraft) -> str:
    return search_keys.product_keys(
        draft.name, codes=draft.codes, sku=draft.sku, category=draft.category, supplier=draft.supplier
    )


def _differences(one: ProductDraft, other: ProductDraft) -> dict[str, object]:
    theirs = asdict(other)
    return {name: value for name, value in asdict(one).items() if value != theirs[name] and name != "id"}


def remove(product_id: int, *, seller: str, now: datetime) -> Changes:
    """Take back a product that was written down by mistake. Raises InputError when it was ever sold."""
    known = _draft(product_id)
    with transaction():
        if product.was_sold(product_id):
            raise InputError(
                N_("“{name}” was sold and stays in the file.", name=known.name), N_("Mark it as not sold any more.")
            )
        product.delete(product_id)
        search.remove(search.Kind.PRODUCT, product_id)
        before = _differences(known, ProductDraft())
        audit.write(at=now, staff=seller, action="remove", kind="product", record=known.sku, before=before)
    return Changes.of("products")


def draft(product_id: int) -> ProductDraft:
    """What a form can change of a product. Raises NotFoundError."""
    return _draft(product_id)


def _draft(product_id: int) -> ProductDraft:
    found = product.draft_of(product_id)
    if found is None:
        raise NotFoundError(N_("This product is not in the file any more."))
    return found


def page(query: ProductQuery, cursor: Cursor | None = None, limit: int = PAGE_ROWS) -> Page[ProductRow]:
    """A page of the list. With a text the best come first, and there is one page of them."""
    if query.text.strip():
        found = Page(search.product_ids(search_keys.query(query.text), limit))
    else:
        found = product.ids(query, cursor, limit)
    return Page(product.rows(found.rows), found.next)


def categories(limit: int = MOST_CATEGORIES) -> tuple[tuple[str, int], ...]:
    """The first categories in use and how many products each has, up to MOST_IN_CATEGORY."""
    return product.categories(limit, MOST_IN_CATEGORY)


def largest_categories(most: int) -> tuple[tuple[str, int], ...]:
    """The categories with the most products, in the order of their names."""
    by_size = sorted(categories(), key=lambda pair: -pair[1])[:most]
    return tuple(sorted(by_size, key=lambda pair: fold(pair[0])))


def count() -> int:
    """How many products there are, up to MOST_COUNTED."""
    return product.count(MOST_COUNTED)


def count_new(since: date) -> int:
    """How many products are new since that day, up to MOST_IN_CATEGORY."""
    return product.count_new(since, MOST_IN_CATEGORY)


def file(product_id: int) -> ProductFile:
    """The whole record and how it sells. Raises NotFoundError."""
    return ProductFile(
        draft=_draft(product_id),
        row=product.rows((product_id,))[0],
        codes=product.codes(product_id),
        sold=product.sold(product_id, MOST_LINES),
        last_sold=product.last_sold(product_id),
    )


def by_code(code: str) -> int | None:
    """The product with that code, however it is written, or with that number of the shop's own."""
    found = product.id_of_code(barcode.canonical(code))
    return found if found is not None else product.id_of_sku(code)


def cart_line(product_id: int, settings: Settings) -> CartLine:
    """One of it, as the counter sells it now. Raises NotFoundError."""
    found = _draft(product_id)
    asks = [ask for ask, wanted in ((Ask.SERIAL, found.ask_serial), (Ask.BATCH, found.ask_batch)) if wanted]
    return CartLine(
        name=found.name,
        price=found.price or Decimal(0),
        tax=_rate(found, settings_service.profile(settings)),
        unit=found.unit.value,
        product_id=product_id,
        code=found.codes[0] if found.codes else found.sku,
        term=found.term,
        asks=frozenset(asks),
        prompt=found.prompt,
    )


def _rate(found: ProductDraft, country: Country) -> TaxRate:
    # A rate of another country's profile (the shop moved) falls back to the one most goods have.
    return country.rate(found.tax_code) or country.standard_rate
