"""From a record's number to the bytes of its paper, and to a file or printer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.documents import printer_page
from app.documents.paper import PAPERS
from app.documents.paper import Paper as Sheet
from app.documents.writing import Missing, missing_in
from app.domain import paper_languages
from app.domain.changes import Changes
from app.domain.print_rule import TEST_PAGE
from app.domain.printer import Printer
from app.domain.settings import Settings
from app.errors import InputError, PrintError
from app.i18n import N_, Language, Message, language
from app.models.database import transaction
from app.services import print_rules
from app.services import settings as settings_service
from app.services.paper_kinds import KINDS, Ask, PaperKind, kind_of
from app.services.shop import Shop, local_now

# Names no size: the sheet the shop has in its printer.
SHEET = "sheet"
# Asks for a paper in one language, whatever country and shop say.
NO_SECOND = "none"
_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as PDF. `missing` are characters it could not show as themselves."""

    kind: str
    number: str
    pdf: bytes
    paper: str
    missing: tuple[Missing, ...] = ()
    remarks: tuple[Message, ...] = ()

    @property
    def file_name(self) -> str:
        """A name any file system takes: document numbers hold only letters, digits and hyphens."""
        return "-".join(filter(None, (self.kind, self.number, self.paper))) + ".pdf"

    @property
    def warnings(self) -> tuple[Message, ...]:
        """What the clerk should know before handing the paper over."""
        return (*self.remarks, *(_warning(found) for found in self.missing))


def make(
    number: str,
    kind: str,
    *,
    paper: str | None = None,
    code: str | None = None,
    second: str | None = None,
    now: datetime | None = None,
) -> Made:
    """The paper of a record. Raises NotFoundError for an unknown number, InputError for a paper it cannot be on.

    A consent form or person report is for the customer with that number, a consent form without one is to be filled in
    by hand; a call list is for the product with that code; a privacy notice needs no number. `second` is the code of a
    second language, NO_SECOND for none; left out, country and shop decide. Making counts nothing: see `count_printed`.
    """
    settings = settings_service.load()
    sort = kind_of(kind)
    chosen = _paper(sort, paper or _usual_paper(kind, sort, settings), settings)
    facts, own = sort.find(Ask(number.strip(), settings, code, now or local_now()))
    speech = language(code or own or settings.language)
    beside = _second(sort, speech, second, settings)
    pdf = sort.render(facts, chosen, speech, beside) if sort.bilingual else sort.render(facts, chosen, speech)
    remarks = sort.remarks(facts, chosen) if sort.remarks is not None else ()
    return Made(kind, number.strip().upper(), pdf, chosen.name, missing_in(facts), remarks)


def _second(kind: PaperKind, own: Language, asked: str | None, settings: Settings) -> Language | None:
    """The language beside the paper's own."""
    if not kind.bilingual:
        if asked not in (None, NO_SECOND):
            raise InputError(N_("This paper is written in one language."))
        return None
    given = "" if asked == NO_SECOND else asked
    if given is None:
        country = settings_service.profile(settings)
        given = paper_languages.second(own.code, country, settings.language, settings.second_language)
    return language(given) if given and given != own.code else None


def _usual_paper(kind: str, sort: PaperKind, settings: Settings) -> str | None:
    """The size the kind's own rule names, if that kind can still be on it."""
    paper = print_rules.of_kind(kind, settings).paper
    return paper if paper in sort.sizes else None


def sizes_of(kind: str) -> tuple[str, ...]:
    """The sizes a kind of paper can be on."""
    return tuple(size.value for size in kind_of(kind).sizes)


def test_page(printer: Printer, paper: str, speech: Language) -> Made:
    """The page that shows whether a printer prints straight; not one of the shop's papers."""
    how, where = printer.adjust, printer.device.where
    facts = printer_page.PrinterPageFacts(
        printer.name,
        "" if where == printer.name else where,
        *(speech.number(value) for value in (how.x, how.y, how.scale)),
    )
    return Made(TEST_PAGE, "", printer_page.render(facts, PAPERS[paper], speech), paper)


def _paper(kind: PaperKind, paper: str | None, settings: Settings) -> Sheet:
    name = settings.sheet_paper.value if paper == SHEET else paper or kind.default_size(settings).value
    if name not in kind.sizes:
        choices = ", ".join(kind.sizes)
        raise InputError(
            N_("This paper cannot be on {size}.", size=name), N_("Choose one of: {choices}.", choices=choices)
        )
    return PAPERS[name]


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
    sort = KINDS.get(kind)
    if sort is None or sort.count is None:
        return Changes()
    with transaction():
        sort.count(number)
    return sort.counted
