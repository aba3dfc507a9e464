"""`labels` on the command line: labels of goods, people and texts, and the sheets they are printed on."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from app.cli_session import CliSession
from app.domain.label_job import OF_PRODUCTS, LabelJob, LabelKind
from app.domain.label_sheet import FillOrder, LabelSheet
from app.domain.settings import Paper
from app.errors import FormError, InputError, NotFoundError
from app.i18n import N_
from app.services import customers, label_sheets, labels, printing, products
from app.services.labels import MadeLabels

_MANY = re.compile(r"(?P<code>.+?)x(?P<count>\d{1,4})", re.DOTALL)


def run(session: CliSession, options: Namespace) -> object:
    """Make labels, or answer about sheets."""
    session.open()
    if options.what == "sheets":
        return _sheets(options)
    if options.what == "define":
        return _define(session, options)
    if options.what == "remove":
        label_sheets.remove(" ".join(options.of), seller=session.seller, now=session.now())
        return {"removed": " ".join(options.of)} if options.json else " ".join(options.of)
    return _print(session, options)


def _print(session: CliSession, options: Namespace) -> object:
    done = _made(session, options)
    target = Path(options.out or done.made.file_name)
    printing.write(done.made, target)
    if options.what != "test":
        labels.remember(done)
    for warning in done.made.warnings:
        session.tell(warning)
    if not options.json:
        return str(target)
    return {
        "file": str(target),
        "sheet": done.sheet.name,
        "labels": done.count,
        "sheets": done.sheets,
        "next_start": done.next_start,
        "missing": [found.char for found in done.made.missing],
        "told": [session.speech.render(words) for words in done.made.remarks],
    }


def _made(session: CliSession, options: Namespace) -> MadeLabels:
    settings = session.settings
    if options.what == "test":
        return labels.test_sheet(_job(options, LabelKind.TEXT), settings)
    kind = LabelKind(options.what)
    job = _job(options, kind)
    if kind is LabelKind.ADDRESS:
        ids = [_customer(number) for number in options.of for _ in range(options.copies)]
        return labels.of_customers(ids, job, settings, one_per_household=options.per_household)
    goods = [_counted(text) for text in options.of] if kind in OF_PRODUCTS else []
    # The backs of files may be of products, or of any titles.
    if kind in OF_PRODUCTS and (kind is not LabelKind.SPINE or all(found for found, _ in goods)):
        wanted = [
            (_product(found, text), count * options.copies)
            for (found, count), text in zip(goods, options.of, strict=True)
        ]
        return labels.of_products(wanted, job, settings, session.now().date())
    return labels.of_texts([text for text in options.of for _ in range(options.copies)], job, settings)


def _job(options: Namespace, kind: LabelKind) -> LabelJob:
    return LabelJob(
        kind=kind,
        sheet=options.sheet,
        start=options.start,
        order=FillOrder.COLUMNS if options.down else FillOrder.ROWS,
        outlines=options.outlines,
        language=options.doc_lang or "",
    )


def _counted(text: str) -> tuple[int | None, int]:
    """A product and how many labels of it; a code may itself end in x and figures."""
    found = products.by_code(text)
    many = _MANY.fullmatch(text)
    if found is None and many is not None:
        return products.by_code(many["code"]), int(many["count"])
    return found, 1


def _product(found: int | None, text: str) -> int:
    if found is None:
        raise NotFoundError(N_("There is no product with the code {code}.", code=text))
    return found


def _customer(number: str) -> int:
    party = customers.by_number(number)
    if party is None or party.id is None:
        raise NotFoundError(N_("There is no customer with the number {number}.", number=number))
    return party.id


def _sheets(options: Namespace) -> object:
    paper = Paper(options.paper) if options.paper else None
    wanted = " ".join(options.of).casefold()
    found = [one for one in label_sheets.all_sheets(paper) if wanted in one.name.casefold()]
    if options.json:
        return [_as_json(one) for one in found]
    size = "{0.name}\t{0.paper}\t{0.columns}×{0.rows}\t{0.width:g}×{0.height:g} mm"
    return "\n".join(size.format(one) for one in found)


def _as_json(sheet: LabelSheet) -> dict[str, object]:
    names = (
        "name",
        "columns",
        "rows",
        "width",
        "height",
        "left",
        "top",
        "pitch_x",
        "pitch_y",
        "corner",
        "round",
        "tables",
    )
    return {name: getattr(sheet, name) for name in names} | {"paper": sheet.paper.value, "use": sheet.use.value}


def _define(session: CliSession, options: Namespace) -> object:
    sheet = LabelSheet(
        maker="",
        number=" ".join(options.of),
        paper=Paper(options.paper or session.settings.sheet_paper),
        columns=options.columns,
        rows=options.rows,
        width=options.width,
        height=options.height,
        left=options.left,
        top=options.top,
        pitch_x=options.pitch_x or options.width,
        pitch_y=options.pitch_y or options.height,
        corner=options.corner,
        round=options.round,
    )
    try:
        label_sheets.save(sheet, seller=session.seller, now=session.now())
    except FormError as error:
        raise InputError(next(iter(error.problems.values())), N_("Nothing was saved.")) from error
    saved = label_sheets.sheet(sheet.number)
    return _as_json(saved) if options.json else saved.name
