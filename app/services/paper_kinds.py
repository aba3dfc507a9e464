"""The kinds of paper: where the facts of each come from, what draws them, and the sizes it can be on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.documents import (
    call_list,
    certificate,
    complaint,
    consent_form,
    day_report,
    envelope,
    letter,
    letter_address,
    person_report,
    privacy_notice,
    receipt,
)
from app.documents.paper import Paper as Sheet
from app.domain import document_number, warranty
from app.domain.changes import Changes
from app.domain.customer import Address
from app.domain.envelope import EnvelopeSize
from app.domain.envelope import usual as usual_envelope
from app.domain.mailing import ADDRESS_ONLY
from app.domain.settings import Paper, Settings
from app.errors import InputError, NotFoundError
from app.i18n import N_, Message, language
from app.models import customer as customer_model
from app.models import letter as letter_model
from app.models import sale as sale_model
from app.services import (
    addressees,
    complaints,
    customers,
    day_reports,
    drafts,
    letters,
    needs,
    person_reports,
    products,
    sales,
    warranties,
)
from app.services.papers import call_list as call_papers
from app.services.papers import certificate as certificate_papers
from app.services.papers import complaint as complaint_papers
from app.services.papers import consent_form as consent_papers
from app.services.papers import day_report as day_papers
from app.services.papers import envelope as envelope_papers
from app.services.papers import letter as letter_papers
from app.services.papers import order as order_papers
from app.services.papers import person_report as person_papers
from app.services.papers import privacy_notice as privacy_papers
from app.services.papers import receipt as receipt_papers

# The facts of one paper and the customer's language, empty if there is no customer.
Found = tuple[object, str]

_NOTHING = Changes()
SHEETS = (Paper.A4, Paper.A5, Paper.LETTER)


@dataclass(frozen=True, slots=True)
class Ask:
    """Which paper is wanted: a record's number, the language asked for (None: its own), and the moment it is made."""

    number: str
    settings: Settings
    code: str | None
    now: datetime

    @property
    def spoken(self) -> str:
        """The language of a paper that is nobody's own."""
        return self.code or self.settings.language


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper: where its facts are found, what draws them, and the sizes it can be on.

    `render` takes facts, size, language and, where the kind is `bilingual`, a second language or None.
    `remarks` are what of the facts the paper will not show as it should, to be told before it is printed.
    `count` remembers that it was printed once more, inside a transaction, and `counted` is what that changes.
    """

    find: Callable[[Ask], Found]
    render: Callable[..., bytes]
    sizes: tuple[StrEnum, ...] = SHEETS
    slip: bool = False
    bilingual: bool = False
    remarks: Callable[[Any, Sheet], tuple[Message, ...]] | None = None
    usual: Callable[[Settings], StrEnum] | None = None
    count: Callable[[str], None] | None = None
    counted: Changes = _NOTHING

    def default_size(self, settings: Settings) -> StrEnum:
        """The size it has if nobody chooses one."""
        if self.usual is not None:
            return self.usual(settings)
        return settings.receipt_paper if self.slip else settings.sheet_paper


def _receipt(ask: Ask) -> Found:
    sale = sales.sale_of(ask.number)
    return receipt_papers.facts(sale, ask.settings, ask.code or sale.language, copy=sale.printed), sale.language


def _gift_receipt(ask: Ask) -> Found:
    sale = sales.sale_of(ask.number)
    if all(line.quantity < 0 for line in sale.lines):
        raise InputError(N_("Nothing was bought with this paper."), N_("A gift receipt goes with a sale."))
    return receipt_papers.gift_facts(sale, ask.settings, ask.code or sale.language), sale.language


def _certificate(ask: Ask) -> Found:
    unit = warranties.unit(ask.number.upper())
    sale = sales.sale_of(unit.sale_number)
    speech = language(ask.code or sale.language)
    address = _address(unit.customer_id)
    term = warranty.words(unit.term, speech)
    return certificate_papers.facts(unit, sale, ask.settings, speech.code, term=term, address=address), sale.language


def _complaint_slip(ask: Ask) -> Found:
    file = complaints.complaint(ask.number.upper())
    return complaint_papers.facts(file, ask.settings, ask.code or file.language or ask.settings.language), file.language


def _intake_slip(ask: Ask) -> Found:
    file = complaints.complaint(ask.number.upper())
    code = ask.code or file.language or ask.settings.language
    return complaint_papers.intake_facts(file, ask.settings, code), file.language


def _order_slip(ask: Ask) -> Found:
    need_id = order_papers.need_of(ask.number)
    if need_id is not None:
        need = needs.one(need_id)
        party = customers.party(need.draft.customer_id)
        phones = customers.draft(need.draft.customer_id).phones
        phone = next((phone.typed for phone in phones), "")
        return order_papers.need_facts(need, party, phone, ask.settings, ask.code or party.language), party.language
    parked = drafts.parked_under(ask.number.removeprefix(order_papers.PARKED), ask.settings)
    own = parked.cart.buyer.language if parked.cart.buyer else ""
    return order_papers.parked_facts(parked, ask.settings, ask.code or own or ask.settings.language), own


def _day_report(ask: Ask) -> Found:
    day = day_reports.read_day(ask.number, ask.now)
    report = day_reports.of_day(day, now=ask.now, settings=ask.settings)
    return day_papers.facts(report, ask.settings, ask.spoken), ""


def _letter(ask: Ask) -> Found:
    written = letters.letter(ask.number.upper())
    if written.part.form in ADDRESS_ONLY:
        raise InputError(N_("Only an address was printed for this number."), N_("Its mailing prints it again."))
    if not written.draft.body:
        raise InputError(N_("The text of this letter was erased with its customer."))
    return letter_papers.facts(written, ask.settings), written.draft.language


def _envelope(ask: Ask) -> Found:
    found = addressees.of_customers((_customer(ask.number),), ask.settings)
    if not found.people:
        raise InputError(found.without[0], N_("Write an address into the customer’s file."))
    return envelope_papers.facts(found.people[0].lines, ask.settings), ask.settings.language


def _customer(number: str) -> int:
    if not number:
        raise InputError(N_("This paper is for a customer: name their number."))
    party = customers.by_number(number)
    if party is None or party.id is None:
        raise NotFoundError(N_("There is no customer with the number {number}.", number=number))
    return party.id


def _person_report(ask: Ask) -> Found:
    report = person_reports.of_customer(_customer(ask.number), now=ask.now)
    own = report.contact.draft.language
    return person_papers.facts(report, ask.settings, ask.code or own or ask.settings.language), own


def _consent_form(ask: Ask) -> Found:
    if not ask.number:
        return consent_papers.facts(None, ask.settings, ask.spoken), ""
    known = customers.file(_customer(ask.number), today=ask.now.date(), settings=ask.settings)
    own = known.draft.language
    return consent_papers.facts(known, ask.settings, ask.code or own or ask.settings.language), own


def _privacy_notice(ask: Ask) -> Found:
    return privacy_papers.facts(ask.settings, ask.spoken), ""


def _call_list(ask: Ask) -> Found:
    product_id = products.by_code(ask.number)
    if product_id is None:
        raise NotFoundError(N_("There is no product with the code {code}.", code=ask.number))
    return call_papers.facts(products.file(product_id), ask.settings, ask.spoken, ask.now.date()), ""


def _address(customer_id: int | None) -> Address | None:
    if customer_id is None:
        return None
    known = customer_model.draft_of(customer_id)  # None for a customer who was erased
    return next((address for address in known.addresses if not address.past), None) if known else None


def _count_receipt(number: str) -> None:
    sale_model.count_printed(document_number.opened_by(number))


# A receipt's count is for its own copy line; lists show that of letters. Other papers are not counted.
KINDS: dict[str, PaperKind] = {
    "receipt": PaperKind(_receipt, receipt.render, tuple(Paper), slip=True, bilingual=True, count=_count_receipt),
    "gift-receipt": PaperKind(_gift_receipt, receipt.render, tuple(Paper), slip=True, bilingual=True),
    "certificate": PaperKind(_certificate, certificate.render),
    "complaint-slip": PaperKind(_complaint_slip, complaint.render, tuple(Paper)),
    "intake-slip": PaperKind(_intake_slip, complaint.render, tuple(Paper), slip=True, bilingual=True),
    "order-slip": PaperKind(_order_slip, receipt.render, tuple(Paper), slip=True, bilingual=True),
    "letter": PaperKind(
        _letter,
        letter.render,
        remarks=letter_address.unseen,
        count=letter_model.count_printed,
        counted=Changes.of("letters"),
    ),
    "envelope": PaperKind(
        _envelope,
        envelope.render,
        tuple(EnvelopeSize),
        remarks=envelope.problems,
        usual=lambda settings: usual_envelope(settings.country),
    ),
    "day-report": PaperKind(_day_report, day_report.render, tuple(Paper), slip=True),
    "consent-form": PaperKind(_consent_form, consent_form.render),
    "privacy-notice": PaperKind(_privacy_notice, privacy_notice.render),
    "call-list": PaperKind(_call_list, call_list.render),
    "person-report": PaperKind(_person_report, person_report.render),
}


def kind_of(name: str) -> PaperKind:
    """The kind with that name. Raises InputError for one there is not."""
    if name not in KINDS:
        choices = ", ".join(KINDS)
        raise InputError(N_("“{kind}” is not a paper.", kind=name), N_("Choose one of: {choices}.", choices=choices))
    return KINDS[name]
