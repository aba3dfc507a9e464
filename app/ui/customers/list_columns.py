"""The columns of the list of customers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.freshness import REASON_WORDS, Reason
from app.ui import speech
from app.ui.customers import words
from app.ui.widgets.avatar import person_mark
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column

if TYPE_CHECKING:
    from datetime import date

    from app.domain.customer_card import CustomerRow
    from app.i18n import Language
    from app.ui.session import Session
    from app.ui.tokens import Tone

_REASON_LOOKS: dict[Reason, tuple[Tone, str]] = {
    Reason.RETURNED: ("warn", "mail-x"),
    Reason.UNREACHABLE: ("warn", "circle-alert"),
    Reason.PHONE: ("warn", "phone"),
    Reason.POSTCODE: ("warn", "map-pin"),
    Reason.NAMELESS: ("warn", "user"),
    Reason.NEVER_VERIFIED: ("neutral", "clock"),
    Reason.OLD: ("neutral", "clock"),
    Reason.NOT_ASKED: ("neutral", "info"),
}


def columns(
    session: Session, region: str, *, sortable: bool, checking: bool = False
) -> tuple[Column[CustomerRow], ...]:
    """What the list shows of a customer; `region` is whose way of writing phones is left out.

    While records are checked the reasons stay where other columns have no room.
    """
    language, today = session.language, session.now().date()
    _ = language.gettext
    return (
        Column(
            _("Customer"),
            lambda row: row.name,
            partial(words.second_line, language),
            mark=lambda row: person_mark(row.person),
            sort="name" if sortable else None,
        ),
        Column(
            _("No."),
            lambda row: str(row.number),
            raw=lambda row: row.number,
            align="right",
            width=72,
            quiet=True,
            drop=900,
            sort="number" if sortable else None,
        ),
        Column(_("Phone"), lambda row: words.phone(row.phone, region), width=128, drop=760 if checking else 520),
        *_purchases(language, today, sortable=sortable, checking=checking),
        Column(
            _("Marks"),
            lambda _row: "",
            tags=lambda row: _reasons(language, row) or words.marks(language, row, today),
            width=180,
            drop=320 if checking else 760,
        ),
    )


def _purchases(language: Language, today: date, *, sortable: bool, checking: bool) -> tuple[Column[CustomerRow], ...]:
    _ = language.gettext
    return (
        Column(
            _("Last visit"),
            lambda row: words.last_visit(language, row, today),
            raw=lambda row: row.last_sale_at,
            width=132,
            drop=640 if checking else 420,
            sort="visit" if sortable else None,
        ),
        Column(
            _("This year"),
            lambda row: speech.money(language, row.year_spent) if row.year_spent else "",
            raw=lambda row: row.year_spent.decimal,
            align="right",
            width=104,
            bold=True,
            drop=900 if checking else 640,
        ),
    )


def _reasons(language: Language, row: CustomerRow) -> tuple[Tag, ...]:
    """Why the record is to be checked, the weightiest first."""
    return tuple(Tag(language.render(REASON_WORDS[why]), *_REASON_LOOKS[why]) for why in row.reasons[:2])
