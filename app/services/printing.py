"""From a record's number to the bytes of its paper, and to a file or printer."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.documents import certificate, complaint, letter, receipt
from app.documents.paper import PAPERS
from app.documents.paper import Paper as Sheet
from app.documents.writing import Missing, missing_in
from app.domain import warranty
from app.domain.changes import Changes
from app.domain.customer import Address
from app.domain.settings import Paper, Settings
from app.errors import InputError, PrintError
from app.i18n import N_, Language, Message, language
from app.models import customer as customer_model
from app.models import letter as letter_model
from app.models import sale as sale_model
from app.models.database import transaction
from app.services import complaints, letters, sales, warranties
from app.services import settings as settings_service
from app.services.papers import certificate as certificate_papers
from app.services.papers import complaint as complaint_papers
from app.services.papers import letter as letter_papers
from app.services.papers import receipt as receipt_papers
from app.services.shop import Shop

KINDS = ("receipt", "certificate", "complaint-slip", "letter")
# Names no size: the sheet the shop has in its printer.
SHEET = "sheet"
_ROLLS = (Paper.MM58, Paper.MM80)
_SHEETS_ONLY = ("certificate", "letter")
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
        return f"{self.kind}-{self.number}-{self.paper}.pdf"

    @property
    def warnings(self) -> tuple[Message, ...]:
        """What the clerk should know before handing the paper over."""
        return tuple(_warning(found) for found in self.missing)


def make(number: str, kind: str, *, paper: str | None = None, code: str | None = None) -> Made:
    """The paper of a record. Raises NotFoundError for an unknown number, InputError for a paper it cannot be on."""
    settings = settings_service.load()
    chosen = _paper(kind, paper, settings)
    facts, own = _facts(kind, number, settings, code)
    speech = language(code or own or settings.language)
    pdf = _render(kind, facts, chosen, speech)
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
    if kind == "receipt":
        sale = sales.sale_of(number)
        return receipt_papers.facts(sale, settings, code or sale.language), sale.language
    if kind == "certificate":
        unit = warranties.unit(number.strip().upper())
        sale = sales.sale_of(unit.sale_number)
        speech = language(code or sale.language)
        address = _address(unit.customer_id)
        term = warranty.words(unit.term, speech)
        return certificate_papers.facts(unit, sale, settings, speech.code, term=term, address=address), sale.language
    if kind == "complaint-slip":
        file = complaints.complaint(number.strip().upper())
        return complaint_papers.facts(file, settings, code or file.language or settings.language), file.language
    written = letters.letter(number.strip().upper())
    return letter_papers.facts(written, settings), written.draft.language


def _render(kind: str, facts: object, paper: Sheet, speech: Language) -> bytes:
    match facts:
        case receipt.ReceiptFacts():
            return receipt.render(facts, paper, speech)
        case certificate.CertificateFacts():
            return certificate.render(facts, paper, speech)
        case complaint.ComplaintFacts():
            return complaint.render(facts, paper, speech)
        case letter.LetterFacts():
            return letter.render(facts, paper, speech)
    raise TypeError(kind)


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
