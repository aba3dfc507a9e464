"""Privacy: what is open with a person before they are erased, and erasing them so that nothing names them any more."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable
from contextlib import suppress
from datetime import date, datetime
from functools import reduce
from operator import or_

from app.domain import names as person_names
from app.domain import privacy as rules
from app.domain.act import ActKind
from app.domain.changes import Changes
from app.domain.customer import CustomerDraft
from app.domain.person_report import PersonReport
from app.domain.privacy import Backups, Blotter, Erased, PersonWords, Standing
from app.errors import NotFoundError
from app.i18n import N_
from app.models import act, audit, customer, database, print_job, search
from app.models import erase as erasing
from app.models import standing as open_matters
from app.models.database import transaction
from app.models.erase import Trace
from app.services import backups, person_reports
from app.services.shop import Shop

ERASED = Changes.of("customers", "sales", "units", "complaints", "letters", "drafts", "imports")
# So much of the search index is written in one step: a sale waits a tenth of a second at most.
_INDEX_PAGES = 500
# `receipt-B1-000123-80mm.pdf`; what is printed about a person carries their own number.
_PAPER = re.compile(r"([a-z-]+)-([A-Z]+\d*-\d+|\d+)-[^-]+\.pdf")
_DOCUMENT_NUMBER = re.compile(r"[A-Z]+\d*-\d+")

Steps = Generator[tuple[int, int], None, Erased]


def standing(shop: Shop, customer_id: int, *, today: date) -> Standing:
    """What the shop keeps of a customer and what is still open, to be told before erasing. Raises NotFoundError."""
    known, marks = customer.draft_of(customer_id), customer.marks(customer_id)
    if known is None or marks is None or not known.display_name:
        raise _nobody()
    ids = erasing.records(customer_id)
    matters = open_matters.open_with(ids, today)
    return Standing(
        number=marks.number,
        name=known.display_name,
        **open_matters.counts(ids),
        open_complaints=matters.complaints,
        running_warranties=matters.running,
        running_until=matters.until,
        lifelong=matters.lifelong,
        unpaid=matters.unpaid,
        merged=len(ids) - 1,
        backups=_backups(shop),
    )


def _nobody() -> NotFoundError:
    return NotFoundError(N_("This customer is not in the file any more."))


def _backups(shop: Shop) -> Backups:
    known = backups.known(shop)
    return Backups(len(known), known[-1].at, known[0].at) if known else Backups()


def person_report(customer_id: int, *, now: datetime) -> PersonReport:
    """Everything the shop knows about a person, for the person who asks. Raises NotFoundError."""
    return person_reports.of_customer(customer_id, now=now)


def erase(shop: Shop, customer_id: int, *, seller: str, now: datetime) -> Steps:
    """Take a person out of everything the shop keeps; sales, warranties, complaints and amounts stay. Cannot be undone.

    The first step is the person, all of them or nothing; the others clear what the search index, the folder of papers
    and the log of the file still hold. Raises NotFoundError.
    """
    return erase_all(shop, (customer_id,), 1, seller=seller, now=now)


def erase_all(shop: Shop, customer_ids: Iterable[int], expected: int, *, seller: str, now: datetime) -> Steps:
    """Erase about so many people one after the other; who was erased before a stop stays erased."""
    total = expected + 1
    gone: list[Trace] = []
    yield 0, total
    try:
        for done, customer_id in enumerate(customer_ids, 1):
            gone.append(_erase(customer_id, seller, now))
            yield min(done, expected), total
        for _step in search.forget_removed(_INDEX_PAGES):
            yield expected, total
    finally:
        papers = _drop_papers(shop, gone)
        database.fold_log()
    numbers = tuple(number for one in gone for number in one.numbers)
    return Erased(numbers=numbers, papers=papers, backups=_backups(shop), changes=ERASED)


def _erase(customer_id: int, seller: str, now: datetime) -> Trace:
    with transaction():
        ids = erasing.records(customer_id)
        if customer.is_erased(customer_id) is not False:
            raise _nobody()
        drafts = tuple(known for known in map(customer.draft_of, ids) if known)
        trace, words = erasing.trace(ids), _words(ids, drafts)
        blotter = Blotter(words)
        names = {(known.display_name, person_names.sort_key(known.listed_as)) for known in drafts}
        erasing.clear(ids, now, words, blotter.blotted)
        print_job.cancel_numbers((*map(str, trace.numbers), *(document for document, _kind in trace.documents)))
        entries = erasing.entries(trace, names, blotter.knows)
        audit.empty(entries)
        number = str(trace.numbers[0])
        after = {"entries": list(entries), "numbers": list(trace.numbers)}
        audit.write(at=now, staff=seller, action=audit.ERASE, kind="customer", record=number, after=after)
        act.start(ActKind.ERASE, N_("Customer {number} erased", number=number), staff=seller, at=now)
    return trace


def _words(ids: tuple[int, ...], drafts: tuple[CustomerDraft, ...]) -> PersonWords:
    held = (rules.words_in(state) for state in erasing.snapshots(ids))
    return reduce(or_, (*map(rules.words_of, drafts), *held), rules.NO_WORDS)


def _drop_papers(shop: Shop, traces: list[Trace]) -> int:
    """Throw away the printed documents that name them; a receipt can be printed again without the name."""
    documents = {number for one in traces for number, _kind in one.documents}
    people = {str(number) for one in traces for number in one.numbers}
    dropped = 0
    for file in shop.papers.glob("*.pdf"):
        named = _PAPER.fullmatch(file.name)
        if named and named[2] in (documents if _DOCUMENT_NUMBER.fullmatch(named[2]) else people):
            with suppress(OSError):
                file.unlink()
                dropped += 1
    return dropped
