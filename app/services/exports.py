"""Files that leave the shop: customers, products and complaints as tables, customers as contacts too."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from app.domain.complaint import ComplaintState
from app.domain.contact import Contact
from app.domain.customer import Address
from app.domain.customer_card import CustomerQuery
from app.domain.own_table import COMPLAINT_COLUMNS, PRODUCT_COLUMNS, Widths, contact_columns
from app.domain.page import Cursor, Sort
from app.domain.product import ProductDraft, ProductQuery
from app.domain.progress import Progress
from app.domain.settings import Settings
from app.errors import FileError, InputError
from app.exchange import (
    address_table,
    complaint_table,
    contact_table,
    csv_writer,
    product_table,
    vcard_writer,
    xlsx_writer,
)
from app.i18n import N_
from app.models import audit, customer_export, product
from app.models import complaint as complaint_model
from app.models.database import transaction
from app.services import customers as customer_service
from app.services import households

KINDS = ("customers", "products", "complaints")
TABLE_ENDINGS = (".csv", ".xlsx")
CONTACT_ENDING = ".vcf"
ENDINGS = (*TABLE_ENDINGS, CONTACT_ENDING)
# What is read at a time; a sale at the counter waits for one page at most.
PAGE = 500
# A search is for a few; who wants more has a filter.
MOST_FOUND = 10_000
_ALL = 2**62


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and how many records it holds."""

    kind: str
    path: Path
    rows: int

    def as_json(self) -> dict[str, object]:
        """What the command line answers."""
        return {"kind": self.kind, "file": str(self.path), "rows": self.rows}


Steps = Generator[Progress, None, Exported]
_Put = Callable[[Sequence[str]], None]


def chosen(query: CustomerQuery, *, now: datetime) -> Sequence[int]:
    """The customers of a list, in its order, to hand to `customers`."""
    # A search comes as one page, however long; a filter as many.
    size = MOST_FOUND if query.text.strip() else PAGE
    found, page = array("q"), customer_service.page(query, None, size, now=now)
    found.extend(row.id for row in page.rows)
    while page.next is not None:
        page = customer_service.page(query, page.next, size, now=now)
        found.extend(row.id for row in page.rows)
    return found


def customers(
    path: Path,
    ids: Sequence[int] | None = None,
    *,
    one_per_household: bool = False,
    seller: str,
    now: datetime,
    settings: Settings,
) -> Steps:
    """Write these customers, or all by number, to a table or to contacts, as the file's ending says.

    `one_per_household` makes an address list instead: one row per envelope, none for those without an address.
    """
    ending = _ending(path, ENDINGS)
    if ending == CONTACT_ENDING:
        steps = _contacts(path, ids, settings)
    elif one_per_household:
        steps = _addresses(path, ids, settings)
    else:
        steps = _customers(path, ids)
    rows = yield from steps
    return _done("customers", path, rows, seller, now)


def listed(
    path: Path,
    query: CustomerQuery | None,
    *,
    one_per_household: bool = False,
    seller: str,
    now: datetime,
    settings: Settings,
) -> Steps:
    """The same for what a list shows; without a query all customers. Who they are is asked in the first step."""
    _ending(path, ENDINGS)
    yield Progress(0, 1)
    ids = chosen(query, now=now) if query is not None else None
    return (
        yield from customers(path, ids, one_per_household=one_per_household, seller=seller, now=now, settings=settings)
    )


def products(path: Path, *, seller: str, now: datetime) -> Steps:
    """Write all products to a table, in the order of their numbers."""
    _ending(path, TABLE_ENDINGS)
    rows, total = 0, product.count(_ALL)
    with _table(path, PRODUCT_COLUMNS, "Products") as put:
        for page in _product_pages():
            for draft in page:
                put(product_table.row(draft))
                rows += 1
            yield Progress(rows, max(rows, total))
    return _done("products", path, rows, seller, now)


def complaints(path: Path, *, seller: str, now: datetime) -> Steps:
    """Write the whole register of complaints to a table, in the order of its numbers."""
    _ending(path, TABLE_ENDINGS)
    rows, total = 0, sum(complaint_model.count_in_state(state, "", _ALL) for state in ComplaintState)
    with _table(path, COMPLAINT_COLUMNS, "Complaints") as put:
        for page in _complaint_pages():
            for cells in page:
                put(cells)
                rows += 1
            yield Progress(rows, max(rows, total))
    return _done("complaints", path, rows, seller, now)


def _customers(path: Path, ids: Sequence[int] | None) -> Generator[Progress, None, int]:
    rows, total, widths = 0, _total(ids), _widths(ids)
    with _table(path, contact_columns(widths), "Customers") as put:
        for page in _pages(ids):
            for contact in customer_export.contacts(page):
                _check_fits(contact, widths)
                put(contact_table.row(contact, widths))
                rows += 1
            yield Progress(rows, max(rows, total))
    return rows


def _contacts(path: Path, ids: Sequence[int] | None, settings: Settings) -> Generator[Progress, None, int]:
    rows, total = 0, _total(ids)
    with vcard_writer.writing(path, settings.shop.legal_name) as put:
        for page in _pages(ids):
            for contact in customer_export.contacts(page, portraits=True):
                put(contact)
                rows += 1
            yield Progress(rows, max(rows, total))
    return rows


def _addresses(path: Path, ids: Sequence[int] | None, settings: Settings) -> Generator[Progress, None, int]:
    """One row per letter, as letters are addressed: `households.recipients` has the rule."""
    letters = households.recipients(chain.from_iterable(_pages(ids)))
    posted = [letter for letter in letters if letter.address]
    with _table(path, address_table.COLUMNS, "Addresses") as put:
        for start in range(0, len(posted), PAGE):
            page = posted[start : start + PAGE]
            numbers = customer_export.numbers([one for letter in page for one in letter.letter_to])
            for letter in page:
                to = [numbers[one] for one in letter.letter_to]
                put(address_table.row(to, letter.names, letter.address or Address(), settings.country, letter.language))
            yield Progress(start + len(page), len(posted))
    return len(posted)


def _pages(ids: Sequence[int] | None) -> Iterator[Sequence[int]]:
    if ids is None:
        yield from customer_export.pages(PAGE)
    else:
        yield from (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))


def _total(ids: Sequence[int] | None) -> int:
    return customer_export.count() if ids is None else len(ids)


def _widths(ids: Sequence[int] | None) -> Widths:
    if ids is None:
        return customer_export.fullest()
    found = [customer_export.fullest(page) for page in _pages(ids)] or [Widths()]
    return Widths(
        max(one.phones for one in found), max(one.emails for one in found), max(one.addresses for one in found)
    )


def _check_fits(contact: Contact, widths: Widths) -> None:
    own = contact_table.widths_of(contact)
    if own.phones > widths.phones or own.emails > widths.emails or own.addresses > widths.addresses:
        raise FileError(
            N_("{name} was changed while the file was being written.", name=contact.draft.display_name),
            N_("Nothing was written. Export again."),
        )


def _product_pages() -> Iterator[tuple[ProductDraft, ...]]:
    query, cursor = ProductQuery(sort=Sort("sku")), None
    while True:
        page = product.ids(query, cursor, PAGE)
        drafts = (product.draft_of(one) for one in page.rows)
        yield tuple(draft for draft in drafts if draft is not None)
        cursor = page.next
        if cursor is None:
            return


def _complaint_pages() -> Iterator[tuple[tuple[str, ...], ...]]:
    cursor: Cursor | None = None
    while True:
        page = complaint_model.numbered_page("", cursor, PAGE)
        found = (complaint_model.find(row.number) for row in page.rows)
        files = tuple(one for one in found if one is not None)
        numbers = customer_export.numbers([one.customer_id for one in files if one.customer_id])
        yield tuple(complaint_table.row(one, str(numbers.get(one.customer_id or 0, ""))) for one in files)
        cursor = page.next
        if cursor is None:
            return


def _ending(path: Path, allowed: tuple[str, ...]) -> str:
    ending = path.suffix.lower()
    if ending not in allowed:
        raise InputError(
            N_("“{file}” does not say what kind of file it is to be.", file=path.name),
            N_("Choose a name that ends in one of: {choices}.", choices=", ".join(allowed)),
        )
    return ending


def _table(path: Path, columns: Sequence[str], title: str) -> AbstractContextManager[_Put]:
    if path.suffix.lower() == ".xlsx":
        return xlsx_writer.writing(path, columns, title)
    return csv_writer.writing(path, columns)


def _done(kind: str, path: Path, rows: int, seller: str, now: datetime) -> Exported:
    """Who took which records out of the shop stands in the audit chain."""
    with transaction():
        audit.write(at=now, staff=seller, action="export", kind=kind, record=path.name, after={"rows": rows})
    return Exported(kind, path, rows)
