"""How the pages of imports say what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.imported import ImportRun, PreviewRow
from app.domain.importing import KIND_WORDS, ImportKind, RunState
from app.i18n import N_, Message
from app.ui import speech
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.empty import Empty, Way

if TYPE_CHECKING:
    from decimal import Decimal

    from app.domain.imported import Skip
    from app.i18n import Language
    from app.ui.tokens import Tone
    from app.ui.widgets.actions import Action

_STATES: dict[RunState, tuple[Message, Tone]] = {
    RunState.RUNNING: (N_("Not finished"), "warn"),
    RunState.CANCELLED: (N_("Stopped"), "warn"),
    RunState.FINISHED: (N_("Complete"), "ok"),
    RunState.UNDOING: (N_("Half taken back"), "warn"),
    RunState.UNDONE: (N_("Taken back"), "neutral"),
}


def state(language: Language, run: ImportRun) -> Tag:
    """Where an import stands."""
    words, tone = _STATES[run.state]
    return Tag(language.render(words), tone)


def money(language: Language, value: Decimal, currency: str) -> str:
    """An exact amount of a file, which may be finer than the currency's smallest coin."""
    return f"{speech.price(language, value)}\u00a0{currency}"


def run_columns(language: Language) -> tuple[Column[ImportRun], ...]:
    """Earlier imports."""
    _ = language.gettext
    return (
        Column(
            _("File"),
            lambda run: run.file_name,
            lambda run: _("Import {number}, {moment}", number=run.number, moment=language.moment(run.started)),
        ),
        Column(_("State"), lambda _run: "", tags=lambda run: (state(language, run),), width=170),
        Column(_("What"), lambda run: language.render(KIND_WORDS[run.kind]), width=130, drop=620),
        Column(
            _("New"),
            lambda run: language.number(came_in(run)),
            raw=came_in,
            align="right",
            width=110,
        ),
        Column(
            _("Left out"),
            lambda run: language.number(run.counts.problems) if run.kind is not ImportKind.SALES else "",
            raw=lambda run: run.counts.problems,
            align="right",
            width=110,
            drop=720,
        ),
    )


def came_in(run: ImportRun) -> int:
    """How many records an import made: of sales the documents, of a list the rows."""
    made = run.tally.created
    return made.sales + made.returns if run.kind is ImportKind.SALES else run.counts.created


def stays(language: Language, count: int) -> str:
    """What an undo leaves."""
    return language.ngettext(
        "{n} record stays: somebody has worked with it.", "{n} records stay: somebody has worked with them.", count
    )


def empty(language: Language, choose: Action) -> Empty:
    """What can be brought, before anything was."""
    _ = language.gettext
    ways = (
        Way(
            "users",
            _("Customers"),
            _(
                "Contacts of Google, Outlook, Thunderbird, an iPhone or Android phone, Square, Shopify or Loyverse, "
                "as vCard, CSV or workbook. Any other table: you say what its columns hold."
            ),
            choose.button("primary"),
        ),
        Way(
            "package",
            _("Products and complaints"),
            _("Items of Loyverse, Shopify, WooCommerce or Square, or a table of your own with bar codes and prices."),
            choose.button(),
        ),
        Way(
            "receipt-text",
            _("Sales"),
            _("A CSV file in the layout of “Online Retail”: one row per line of an invoice."),
            choose.button(),
        ),
    )
    return Empty(
        _("Bring your lists with you"),
        _("You see the rows before anything is saved. Every import can be taken back."),
        ways,
        foot=_("A file can also be dropped here."),
    )


def preview_columns(language: Language) -> tuple[Column[PreviewRow], ...]:
    """The rows of a file as they will be."""
    _ = language.gettext
    return (
        Column(
            _("Row"), lambda row: language.number(row.row), raw=lambda row: row.row, align="right", width=70, quiet=True
        ),
        Column(
            _("Document"),
            lambda row: row.number,
            lambda row: language.moment(row.at) if row.at else "",
            tags=lambda row: (Tag(_("Return"), "warn"),) if row.returned and row.skip is None else (),
            width=230,
        ),
        Column(
            _("What"),
            lambda row: language.render(row.skip.words) if row.skip else row.name,
            lambda row: _("Left out") if row.skip else row.code,
            tone=lambda row: "text3" if row.skip else "text",
        ),
        Column(_("Customer"), lambda row: row.card, width=110, quiet=True, drop=760),
        Column(
            _("Quantity"),
            lambda row: "" if row.skip else language.number(row.quantity),
            raw=lambda row: row.quantity,
            align="right",
            width=100,
        ),
        Column(
            _("Amount"),
            lambda row: speech.price(language, row.amount),
            raw=lambda row: row.amount,
            align="right",
            width=120,
            bold=True,
        ),
    )


def skip_columns(language: Language) -> tuple[Column[Skip], ...]:
    """The rows left out, each with its reason."""
    _ = language.gettext
    return (
        Column(_("Row"), lambda skip: language.number(skip.row), raw=lambda skip: skip.row, align="right", width=90),
        Column(_("Why it was left out"), lambda skip: language.render(skip.words)),
        Column(
            _("Amount"),
            lambda skip: speech.price(language, skip.amount),
            raw=lambda skip: skip.amount,
            align="right",
            width=140,
        ),
    )
