"""Bringing in what another program knows: a look first, then batch by batch, and all of it back if it was wrong."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from app.domain.changes import Changes
from app.domain.imported import (
    ImportedDocument,
    ImportedLine,
    ImportResult,
    ImportRun,
    Outcome,
    Preview,
    PreviewRow,
    Skip,
    exact,
)
from app.domain.importing import Imported, ImportKind, Look, Order, RunState
from app.domain.progress import Progress
from app.domain.settings import Settings
from app.errors import AppError, InputError, NotFoundError
from app.exchange import csv_writer, online_retail, text_encoding
from app.i18n import N_, Language
from app.models import import_note, import_run, stored
from app.services import import_complaints, import_customers, import_products, import_source, import_undo
from app.services.import_lists import Steps
from app.services.import_source import Source
from app.services.import_work import Job

PRESETS = ("online-retail",)
# A sale at the counter waits for one batch at most.
BATCH_LINES = 4000
NEWEST_RUNS = 20
PREVIEW_ROWS = 50

undo = import_undo.undo
kinds_of = import_source.kinds_of
fields = import_source.fields
preset_keys = import_source.preset_keys
ENCODINGS = text_encoding.ENCODINGS
_BRING = {
    ImportKind.CUSTOMERS: import_customers.bring,
    ImportKind.PRODUCTS: import_products.bring,
    ImportKind.COMPLAINTS: import_complaints.bring,
}
_LOOK = {
    ImportKind.CUSTOMERS: import_customers.look,
    ImportKind.PRODUCTS: import_products.look,
    ImportKind.COMPLAINTS: import_complaints.look,
}


def sales(
    path: Path, preset: str, *, seller: str, now: datetime, settings: Settings, dry_run: bool = False
) -> Generator[Progress, None, ImportResult]:
    """Import a file of sales; each step is a batch that is saved.

    Cancelled or cut off, the same file goes on where it stopped when it is imported again, under the same number. A
    document that is in the shop already is never made twice. A dry run writes nothing and has the number 0.
    Raises InputError for an unknown preset and FileError for a file that is not of its kind.
    """
    began = time.monotonic()
    _check_preset(preset)
    yield Progress(0, 1)
    known = online_retail.survey(path)
    job = Job(preset, known, seller=seller, now=now, settings=settings, dry=dry_run)
    try:
        for batch in _batches(online_retail.documents(known)):
            job.take(batch)
            yield Progress(job.seen, max(known.rows, 1))
    except GeneratorExit:
        job.stop()
        raise
    job.finish()
    return job.result(time.monotonic() - began)


def preview(path: Path, preset: str, limit: int = PREVIEW_ROWS) -> Preview:
    """The first rows of a file as they will be. Reads the file, writes nothing; raises as `sales` does."""
    _check_preset(preset)
    known = online_retail.survey(path)
    rows: list[PreviewRow] = []
    for document in online_retail.documents(known):
        rows += _preview_rows(document)
        if len(rows) >= limit:
            break
    return Preview(known.rows, known.currency, tuple(sorted(rows, key=lambda row: row.row)[:limit]))


def bring(order: Order, *, seller: str, now: datetime, settings: Settings, dry_run: bool = False) -> Steps:
    """Let a list of customers, products or complaints come in; see `import_lists.bring`.

    Raises FileError and InputError for a file that cannot be read so.
    """
    return _BRING[order.kind](order, seller=seller, now=now, settings=settings, dry_run=dry_run)


def look(order: Order, *, now: datetime, settings: Settings) -> tuple[Source, Look]:
    """A list as it would be read, and its first rows as they will be. Writes nothing; raises as `bring` does."""
    source = import_source.opened(order)
    return source, _LOOK[order.kind](source, now=now, settings=settings)


def imported(number: int) -> Imported:
    """What became of a list. Raises NotFoundError."""
    found = run(number)
    return Imported(
        number=number,
        kind=found.kind,
        state=found.state,
        counts=found.counts,
        problems=import_note.of_run(number, left_out=True),
        warnings=import_note.of_run(number, left_out=False),
        seconds=0,
        changes=Changes(),
    )


@dataclass(frozen=True, slots=True)
class Begun:
    """A file as it would come in, if it is taken as the first of `kinds` or as somebody said."""

    order: Order
    kinds: tuple[ImportKind, ...]
    sales: Preview | None = None
    source: Source | None = None
    look: Look | None = None
    problem: AppError | None = None


def begin(path: Path, *, now: datetime, settings: Settings) -> Begun:
    """Look at a file of which nothing is known yet. Raises FileError for what is neither a table nor vCards."""
    kinds = kinds_of(path)
    order = Order(path=path, kind=kinds[0])
    if order.kind is ImportKind.SALES:
        return Begun(order, kinds, sales=preview(path, PRESETS[0]))
    return again(order, kinds, now=now, settings=settings)


def again(order: Order, kinds: tuple[ImportKind, ...], *, now: datetime, settings: Settings) -> Begun:
    """Look at a file another way; what cannot be read so is said in `problem`, and the way can be changed."""
    try:
        source, found = look(order, now=now, settings=settings)
    except InputError as error:
        return Begun(order, kinds, source=import_source.unmapped(order), problem=error)
    return Begun(order, kinds, source=source, look=found)


def save_notes(number: int, path: Path, speech: Language) -> None:
    """Write the rows that were left out, and why, to a CSV file. Raises FileError."""
    with csv_writer.writing(path, (speech.gettext("Row"), speech.gettext("Why it was left out"))) as put:
        for note in import_note.of_run(number, left_out=True):
            put((str(note.row), speech.render(note.words)))


def run(number: int) -> ImportRun:
    """An import by its number. Raises NotFoundError."""
    found = import_run.find(number)
    if found is None:
        raise NotFoundError(N_("There is no import with the number {number}.", number=number))
    return found


def runs(limit: int = NEWEST_RUNS) -> tuple[ImportRun, ...]:
    """The latest imports, newest first."""
    return import_run.newest(limit)


def outcome(number: int) -> Outcome:
    """What became of an import. Rows that were in the shop already are counted, not listed. Raises NotFoundError."""
    found = run(number)
    tally = found.tally
    return Outcome(
        number=number,
        state=found.state,
        created=tally.created,
        already=tally.already,
        matched=tally.matched,
        skipped=import_run.skips(number),
        total_imported=exact(tally.imported),
        total_skipped=exact(tally.skipped),
        rounding=exact(tally.imported - tally.stored),
        currency=online_retail.CURRENCY,
    )


def outcome_of(result: ImportResult) -> Outcome:
    """The same of an import that has just ended, which may have found everything in the shop already."""
    return Outcome(
        number=result.number,
        state=RunState.FINISHED,
        created=result.created,
        already=result.already,
        matched=result.matched,
        skipped=result.skipped,
        total_imported=result.total_imported,
        total_skipped=result.total_skipped,
        rounding=result.rounding,
        currency=result.currency,
    )


def _check_preset(preset: str) -> None:
    if preset not in PRESETS:
        raise InputError(
            N_("“{preset}” is not a kind of file that can be imported.", preset=preset),
            N_("Choose one of: {choices}.", choices=", ".join(PRESETS)),
        )


def _batches(documents: Iterator[ImportedDocument]) -> Iterator[tuple[ImportedDocument, ...]]:
    """Whole documents, so many that they come to a batch's worth of rows."""
    batch: list[ImportedDocument] = []
    rows = 0
    for document in documents:
        batch.append(document)
        rows += document.rows
        if rows >= BATCH_LINES:
            yield tuple(batch)
            batch, rows = [], 0
    if batch:
        yield tuple(batch)


def _preview_rows(document: ImportedDocument) -> list[PreviewRow]:
    lines = [_line_row(document, line) for line in document.lines]
    return lines + [_skip_row(document, skip) for skip in document.skips]


def _line_row(document: ImportedDocument, line: ImportedLine) -> PreviewRow:
    return PreviewRow(
        row=line.row,
        number=document.number,
        at=document.at,
        card=document.card,
        returned=document.returned,
        code=line.code,
        name=line.name,
        quantity=stored.read_milli(line.quantity_milli),
        amount=exact(line.nano),
    )


def _skip_row(document: ImportedDocument, skip: Skip) -> PreviewRow:
    return PreviewRow(
        row=skip.row,
        number=document.number,
        at=document.at,
        card=document.card,
        returned=document.returned,
        code="",
        name="",
        quantity=Decimal(0),
        amount=exact(skip.nano),
        skip=skip,
    )
