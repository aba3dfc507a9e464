"""The commands that bring lists in and take them out."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.cli_session import CliSession
from app.domain.importing import Imported, ImportKind, Order, Rule
from app.errors import InputError
from app.i18n import N_
from app.services import exports, imports

SALES_PRESET = imports.PRESETS[0]


def import_file(session: CliSession, options: Namespace) -> object:
    """Import a file."""
    session.open()
    if options.kind == ImportKind.SALES:
        return _import_sales(session, options)
    steps = imports.bring(
        _order(options),
        seller=session.seller,
        now=session.now(),
        settings=session.settings,
        dry_run=options.dry_run,
    )
    result = session.worked(steps)
    return result.as_json(session.speech.render) if options.json else _told(session, result)


def _order(options: Namespace) -> Order:
    kind = ImportKind(options.kind)
    rule = Rule(options.duplicates) if options.duplicates else None
    if kind is ImportKind.COMPLAINTS and rule is not None:
        raise InputError(N_("A complaint is registered once: --duplicates is for customers and products."))
    return Order(
        path=Path(options.file),
        kind=kind,
        encoding=options.encoding,
        delimiter="\t" if options.delimiter in ("tab", "\\t") else options.delimiter,
        sheet=options.sheet,
        preset=options.preset or "",
        renamed=tuple(map(_renamed, options.map)),
        rule=rule or (Rule.FILL if kind is ImportKind.CUSTOMERS else None),
    )


def _renamed(text: str) -> tuple[str, str]:
    column, mark, key = text.rpartition("=")
    if not mark or not column:
        raise InputError(N_("“{text}” does not say COLUMN=FIELD.", text=text))
    return column, key


def _told(session: CliSession, result: Imported) -> str:
    """The outcome in a few lines, with every row that was left out."""
    counts, speech = result.counts, session.speech
    head = speech.gettext(
        "Import {n}: {rows} rows, {created} new, {updated} changed, {already} here already, {waiting} to decide, "
        "{problems} left out",
        n=result.number,
        rows=counts.rows,
        created=counts.created,
        updated=counts.updated,
        already=counts.already,
        waiting=counts.waiting,
        problems=counts.problems,
    )
    rows = [speech.gettext("Row {row}: {why}", row=n.row, why=speech.render(n.words)) for n in result.problems]
    return "\n".join([head, *rows])


def _import_sales(session: CliSession, options: Namespace) -> object:
    steps = imports.sales(
        Path(options.file),
        options.preset or SALES_PRESET,
        seller=session.seller,
        now=session.now(),
        settings=session.settings,
        dry_run=options.dry_run,
    )
    result = session.worked(steps)
    if options.json:
        return result.as_json(session.speech.render)
    return session.speech.gettext(
        "Import {n}: {sales} sales and {returns} returns, {skipped} rows left out",
        n=result.number,
        sales=result.created.sales,
        returns=result.created.returns,
        skipped=len(result.skipped),
    )


def undo_import(session: CliSession, options: Namespace) -> object:
    """Take an import back."""
    session.open()
    undone = session.worked(imports.undo(options.number, seller=session.seller, now=session.now()))
    return undone.as_json() if options.json else session.speech.gettext("Import {n} is taken back", n=options.number)


def export_file(session: CliSession, options: Namespace) -> object:
    """Write customers, products or complaints to a file."""
    session.open()
    path, seller, now = Path(options.file), session.seller, session.now()
    if options.kind == ImportKind.CUSTOMERS:
        steps = exports.customers(path, seller=seller, now=now, settings=session.settings)
    elif options.kind == ImportKind.PRODUCTS:
        steps = exports.products(path, seller=seller, now=now)
    else:
        steps = exports.complaints(path, seller=seller, now=now)
    done = session.worked(steps)
    return done.as_json() if options.json else str(done.path)
