"""Labels made: price tags, shelf labels, backs of files, addresses and free text on any sheet, from any label on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.documents import label
from app.documents.label_facts import AddressLabel, Label, LabelsFacts, SpineLabel, TextLabel
from app.documents.writing import missing_in
from app.domain.label_job import LabelJob, LabelKind
from app.domain.label_sheet import LabelSheet
from app.domain.settings import Paper, Settings
from app.errors import InputError, NotFoundError
from app.i18n import N_, Message, language
from app.models import setting
from app.models.database import transaction
from app.services import addressees, label_sheets, price_tags, products
from app.services.printing import Made

MOST = 20_000
_LAST = "labels.last."
_USUAL = {
    Paper.LETTER: {LabelKind.SHELF: "Avery 5161", LabelKind.SPINE: "Avery 5161", LabelKind.ADDRESS: "Avery 5160"},
    Paper.A4: {LabelKind.SHELF: "Avery L7163", LabelKind.SPINE: "HERMA 5092", LabelKind.ADDRESS: "Avery L7160"},
}
# The kinds of paper under which the shop's rules of printing know them.
_PAPER_KINDS = {
    LabelKind.PRICE_TAGS: "price-tag",
    LabelKind.SHELF: "shelf-label",
    LabelKind.SPINE: "spine-label",
    LabelKind.ADDRESS: "address-label",
    LabelKind.TEXT: "address-label",
}
_OTHER = {Paper.LETTER: "Avery 5163", Paper.A4: "Avery L7160"}


@dataclass(frozen=True, slots=True)
class MadeLabels:
    """Labels as PDF: how many are on how many sheets, and on which label the next ones can begin."""

    made: Made
    kind: LabelKind
    sheet: LabelSheet
    count: int
    sheets: int
    next_start: int


def of_products(wanted: Sequence[tuple[int, int]], job: LabelJob, settings: Settings, today: date) -> MadeLabels:
    """Labels of products, each as often as is said beside its id."""
    code = job.language or settings.language
    made: list[Label] = []
    for product_id, count in wanted:
        if count > 0:
            made += [_of_product(product_id, job, settings, code, today)] * count
    return _made(made, job, settings)


def _of_product(product_id: int, job: LabelJob, settings: Settings, code: str, today: date) -> Label:
    if job.kind is LabelKind.SPINE:
        draft = products.draft(product_id)
        return SpineLabel(
            draft.category or draft.name, " · ".join(filter(None, (draft.sku, draft.category and draft.name)))
        )
    return price_tags.tag(product_id, settings, code, today, shelf=job.kind is LabelKind.SHELF)


def of_customers(ids: Sequence[int], job: LabelJob, settings: Settings, *, one_per_household: bool) -> MadeLabels:
    """Address labels; who has no address is named."""
    found = addressees.of_customers(ids, settings, one_per_household=one_per_household)
    return _made([AddressLabel(one.lines, one.name) for one in found.people], job, settings, found.without)


def of_texts(texts: Sequence[str], job: LabelJob, settings: Settings) -> MadeLabels:
    """Free text, or backs of files: title, a stroke, and what is in it."""
    if job.kind is not LabelKind.SPINE:
        return _made([TextLabel(text) for text in texts if text.strip()], job, settings)
    parts = (text.partition("|") for text in texts if text.strip())
    return _made([SpineLabel(title.strip(), detail.strip()) for title, _, detail in parts], job, settings)


def test_sheet(job: LabelJob, settings: Settings) -> MadeLabels:
    """The outlines alone with the number of each label, to be held against a sheet."""
    sheet, _ = settled(job, settings)
    speech = language(job.language or settings.language)
    facts = LabelsFacts(sheet=sheet, labels=(), outlines=True, shop=settings.shop.legal_name)
    made = Made(_PAPER_KINDS[job.kind], "", label.render(facts, speech), sheet.paper.value)
    return MadeLabels(made, job.kind, sheet, 0, 1, 1)


def _made(labels: list[Label], job: LabelJob, settings: Settings, told: Sequence[Message] = ()) -> MadeLabels:
    """The labels that fit as PDF, and what is to be said of the others."""
    if len(labels) > MOST:
        raise InputError(N_("At most {n} labels are printed at once.", n=MOST))
    sheet, start = settled(job, settings)
    speech = language(job.language or settings.language)
    distinct = tuple(dict.fromkeys(labels))
    unfit = label.unfit(distinct, sheet, speech)
    out = {distinct[one.place] for one in unfit if one.left_out}
    kept = tuple(one for one in labels if one not in out)
    if not kept:
        said = [*told, *(one.words for one in unfit)]
        raise InputError(said[0] if said else N_("There is nothing to print."), N_("Choose a larger label or others."))
    facts = LabelsFacts(
        sheet=sheet, labels=kept, start=start, order=job.order, outlines=job.outlines, shop=settings.shop.legal_name
    )
    remarks = (*told, *(one.words for one in unfit))
    made = Made(_PAPER_KINDS[job.kind], "", label.render(facts, speech), sheet.paper.value, missing_in(kept), remarks)
    end = start - 1 + len(kept)
    return MadeLabels(made, job.kind, sheet, len(kept), -(-end // sheet.count), end % sheet.count + 1)


def settled(job: LabelJob, settings: Settings) -> tuple[LabelSheet, int]:
    """The sheet and the first label that are meant. Raises NotFoundError and InputError."""
    if job.sheet:
        sheet, last = label_sheets.sheet(job.sheet), 1
        known, ended = last_used(job.kind, settings)
        last = ended if known == sheet else 1
    else:
        sheet, last = last_used(job.kind, settings)
    start = job.start or last
    if not 1 <= start <= sheet.count:
        raise InputError(N_("{sheet} has labels from 1 to {n}.", sheet=sheet.name, n=sheet.count))
    return sheet, start


def last_used(kind: LabelKind, settings: Settings) -> tuple[LabelSheet, int]:
    """The sheet a kind was printed on last, and its first free label; the usual sheet and 1 for the first time."""
    name, _, start = (setting.read(_LAST + kind.value) or "").partition("\t")
    try:
        sheet = label_sheets.sheet(name) if name else None
    except NotFoundError:
        sheet = None
    if sheet is None:
        paper = Paper.LETTER if settings.sheet_paper is Paper.LETTER else Paper.A4
        return label_sheets.sheet(_USUAL[paper].get(kind, _OTHER[paper])), 1
    number = int(start) if start.isdecimal() else 1
    return sheet, number if 1 <= number <= sheet.count else 1


def remember(done: MadeLabels) -> None:
    """Keep the sheet and where its free labels begin, once they are printed."""
    with transaction():
        setting.write_all({_LAST + done.kind.value: f"{done.sheet.name}\t{done.next_start}"})
