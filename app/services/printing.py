"""From a record's number to the bytes of its paper, and to a file or printer."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.documents import (
    call_list,
    certificate,
    complaint,
    consent_form,
    letter,
    person_report,
    privacy_notice,
    receipt,
)
from app.documents.paper import PAPERS
from app.documents.paper import Paper as Sheet
from app.documents.writing import Missing, missing_in
from app.domain import warranty
from app.domain.changes import Changes
from app.domain.customer import Address
from app.domain.settings import Paper, Settings
from app.errors import InputError, NotFoundError, PrintError
from app.i18n import N_, Language, Message, language
from app.models import customer as customer_model
from app.models import letter as letter_model
from app.models import sale as sale_model
from app.models.database import transaction
from app.services import complaints, customers, letters, person_reports, products, sales, warranties
from app.services import settings as settings_service
from app.services.papers import call_list as call_papers
from app.services.papers import certificate as certificate_papers
from app.services.papers import complaint as complaint_papers
from app.services.papers import consent_form as consent_papers
from app.services.papers import letter as letter_papers
from app.services.papers import person_report as person_papers
from app.services.papers import privacy_notice as privacy_papers
from app.services.papers import receipt as receipt_papers
from app.services.shop import Shop, local_now

# Names no size: the sheet the shop has in its printer.
SHEET = "sheet"
_ROLLS = (Paper.MM58, Paper.MM80)
_SHEETS_ONLY = ("certificate", "letter", "consent-form", "privacy-notice", "call-list", "person-report")
PRINTER_SECONDS = 20
_PDF = b"%PDF-"
# A receipt's count is for its own copy line; lists show that of letters.
_COUNTED: dict[str, tuple[Callable[[str], None], Changes]] = {
    "receipt": (sale_model.count_printed, Changes()),
    "letter": (letter_model.count_printed, Changes.of("letters")),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as PDF. `missing` are characters it could not show as themselves."""

    kind: str
    number: str
    pdf: bytes
    paper: str
    missing: tuple[Missing, ...] = ()

    @property
    def file_name(self) -> str:
        """A name any file system takes: document numbers hold only letters, digits and hyphens."""
        return "-".join(filter(None, (self.kind, self.number, self.paper))) + ".pdf"

    @property
    def warnings(self) -> tuple[Message, ...]:
        """What the clerk should know before handing the paper over."""
        return tuple(_warning(found) for found in self.missing)


def make(number: str, kind: str, *, paper: str | None = None, code: str | None = None) -> Made:
    """The paper of a record. Raises NotFoundError for an unknown number, InputError for a paper it cannot be on.

    A consent form or person report is for the customer with that number, a consent form without one is to be filled in
    by hand; a call list is for the product with that code; a privacy notice needs no number.
    """
    settings = settings_service.load()
    chosen = _paper(kind, paper, settings)
    facts, own = _facts(kind, number, settings, code)
    speech = language(code or own or settings.language)
    pdf = _render(facts, chosen, speech)
    return Made(kind, number.strip().upper(), pdf, chosen.name, missing_in(facts))


def _paper(kind: str, paper: str | None, settings: Settings) -> Sheet:
    if kind not in KINDS:
        raise InputError(
            N_("“{kind}” is not a paper.", kind=kind), N_("Choose one of: {choices}.", choices=", ".join(KINDS))
        )
    default = settings.receipt_paper if kind == "receipt" else settings.sheet_paper
    name = settings.sheet_paper.value if paper == SHEET else paper or default.value
    if kind in _SHEETS_ONLY and name in _ROLLS:
        raise InputError(N_("This paper does not fit a receipt roll."), N_("Choose A4, A5 or Letter."))
    if kind == "complaint-slip" and name == Paper.MM58:
        raise InputError(N_("A complaint slip does not fit a 58 mm roll."), N_("Choose 80 mm, A4, A5 or Letter."))
    return PAPERS[name]


def _facts(kind: str, number: str, settings: Settings, code: str | None) -> tuple[object, str]:
    """The facts, and the customer's language."""
    return _FACTS[kind](number.strip(), settings, code)


def _receipt(number: str, settings: Settings, code: str | None) -> tuple[object, str]:
    sale = sales.sale_of(number)
    return receipt_papers.facts(sale, settings, code or sale.language), sale.language


def _certificate(number: str, settings: Settings, code: str | None) -> tuple[object, str]:
    unit = warranties.unit(number.upper())
    sale = sales.sale_of(unit.sale_number)
    speech = language(code or sale.language)
    address = _address(unit.customer_id)
    term = warranty.words(unit.term, speech)
    return certificate_papers.facts(unit, sale, settings, speech.code, term=term, address=address), sale.language


def _complaint_slip(number: str, settings: Settings, code: str | None) -> tuple[object, str]:
    file = complaints.complaint(number.upper())
    return complaint_papers.facts(file, settings, code or file.language or settings.language), file.language


def _letter(number: str, settings: Settings, _code: str | None) -> tuple[object, str]:
    written = letters.letter(number.upper())
    if not written.draft.body:
        raise InputError(N_("The text of this letter was erased with its customer."))
    return letter_papers.facts(written, settings), written.draft.language


def _customer(number: str) -> int:
    party = customers.by_number(number)
    if party is None or party.id is None:
        raise NotFoundError(N_("There is no customer with the number {number}.", number=number))
    return party.id


def _person_report(number: str, settings: Settings, code: str | None) -> tuple[object, str]:
    report = person_reports.of_customer(_customer(number), now=local_now())
    own = report.contact.draft.language
    return person_papers.facts(report, settings, code or own or settings.language), own


def _consent_form(number: str, settings: Settings, code: str | None) -> tuple[object, str]:
    if not number:
        return consent_papers.facts(None, settings, code or settings.language), ""
    known = customers.file(_customer(number), today=local_now().date(), settings=settings)
    own = known.draft.language
    return consent_papers.facts(known, settings, code or own or settings.language), own


def _privacy_notice(_number: str, settings: Settings, code: str | None) -> tuple[object, str]:
    return privacy_papers.facts(settings, code or settings.language), ""


def _call_list(number: str, settings: Settings, code: str | None) -> tuple[object, str]:
    product_id = products.by_code(number)
    if product_id is None:
        raise NotFoundError(N_("There is no product with the code {code}.", code=number))
    today = local_now().date()
    return call_papers.facts(products.file(product_id), settings, code or settings.language, today), ""


_FACTS: dict[str, Callable[[str, Settings, str | None], tuple[object, str]]] = {
    "receipt": _receipt,
    "certificate": _certificate,
    "complaint-slip": _complaint_slip,
    "letter": _letter,
    "consent-form": _consent_form,
    "privacy-notice": _privacy_notice,
    "call-list": _call_list,
    "person-report": _person_report,
}
KINDS = tuple(_FACTS)


_RENDER: dict[type, Callable[[Any, Sheet, Language], bytes]] = {
    receipt.ReceiptFacts: receipt.render,
    certificate.CertificateFacts: certificate.render,
    complaint.ComplaintFacts: complaint.render,
    letter.LetterFacts: letter.render,
    consent_form.ConsentFormFacts: consent_form.render,
    privacy_notice.PrivacyNoticeFacts: privacy_notice.render,
    call_list.CallListFacts: call_list.render,
    person_report.PersonReportFacts: person_report.render,
}


def _render(facts: object, paper: Sheet, speech: Language) -> bytes:
    return _RENDER[type(facts)](facts, paper, speech)


def _address(customer_id: int | None) -> Address | None:
    if customer_id is None:
        return None
    known = customer_model.draft_of(customer_id)  # None for a customer who was erased
    return next((address for address in known.addresses if not address.past), None) if known else None


def _warning(found: Missing) -> Message:
    if found.left_out:
        return N_("“{where}” holds an invisible character; it is left out.", where=found.where)
    return N_("No font has {code}, which “{where}” needs; its number is printed.", code=found.code, where=found.where)


def write(made: Made, target: Path) -> None:
    """Put the PDF in a file, whole or not at all. A file that is there and is no PDF stays as it is."""
    part = target.with_name(target.name + ".part")
    try:
        if target.is_file() and not _is_pdf(target):
            raise PrintError(
                N_("“{file}” is there already and is no PDF.", file=str(target)), N_("Choose another file.")
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(made.pdf)
        part.chmod(0o600)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise PrintError(
            N_("“{file}” could not be written: {reason}", file=str(target), reason=os.strerror(error.errno or 0)),
            N_("The record stands. Choose another place, or free some room, and print again."),
        ) from error


def _is_pdf(file: Path) -> bool:
    with file.open("rb") as reader:
        return reader.read(len(_PDF)) == _PDF


def save(shop: Shop, made: Made) -> Path:
    """Keep the PDF in the shop's folder of papers."""
    target = shop.papers / made.file_name
    write(made, target)
    return target


def count_printed(kind: str, number: str) -> Changes:
    """Remember that a receipt or letter was printed once more; other papers are not counted."""
    if kind not in _COUNTED:
        return Changes()
    with transaction():
        _COUNTED[kind][0](number)
    return _COUNTED[kind][1]


def send(file: Path, printer: str) -> None:
    """Hand a PDF to the system's printer; an empty name is the default one. Raises PrintError."""
    command = shutil.which("lp")
    if command is None:
        raise PrintError(
            N_("This computer has no printing system."), N_("The paper is kept as PDF: {file}", file=str(file))
        )
    words = [command, *(("-d", printer) if printer else ()), "--", str(file)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=PRINTER_SECONDS, check=False)  # noqa: S603 - no shell, fixed program
    except subprocess.TimeoutExpired as error:
        raise PrintError(N_("The printer does not answer."), N_("The sale stands. Print again later.")) from error
    if done.returncode:
        raise PrintError(
            N_("The printer refused: {reason}", reason=done.stderr.strip()[:200]),
            N_("The paper is kept as PDF: {file}", file=str(file)),
        )
