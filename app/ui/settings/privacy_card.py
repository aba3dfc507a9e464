"""The retention rule in the settings: what it means, and whom it would forget before anybody is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.retention import CONTACT_WORDS
from app.services import retention
from app.services import settings as settings_service
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.column import Column
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import Field, FieldSpec
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note
from app.ui.widgets.table import ONE_LINE, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.domain.page import Cursor, Page, Sort
    from app.domain.privacy import Erased
    from app.domain.retention import Forgettable
    from app.domain.settings import Settings
    from app.i18n import Language
    from app.ui.session import Session

_LIST_HEIGHT = 320


class PrivacyCard(Card):
    """One sentence, the source of the suggestion, and the button that shows the list."""

    def __init__(self, session: Session, settings: Settings, show: Callable[[], object]) -> None:
        language = session.language
        _ = language.gettext
        super().__init__()
        self.add(Label(_("Customers not heard of for years"), "section"))
        self.add(Label(rule(language, settings), wrap="wrap"))
        self.add(Label(reason(language, settings), "detail", wrap="wrap"))
        row = QHBoxLayout()
        button = Button(_("Whom the rule would forget"), icon="users", key="F6", run=show)
        button.allow(settings.retention_years > 0, _("Set the years above and save first."))
        row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)


def rule(language: Language, settings: Settings) -> str:
    """What the shop has decided."""
    years = settings.retention_years
    if not years:
        return language.gettext("Nobody is forgotten: the shop has no rule.")
    return language.ngettext(
        "Who has not been heard of for {n} year may be erased. Nothing happens until you look at the list and say so.",
        "Who has not been heard of for {n} years may be erased. Nothing happens until you look at the list and say so.",
        years,
    )


def reason(language: Language, settings: Settings) -> str:
    """How many years shops of this country may want to take, and why."""
    found = retention.suggestion(settings)
    words = language.ngettext(
        "Suggested: {n} year. {source}", "Suggested: {n} years. {source}", found.years, source=found.source
    )
    doubt = "" if found.verified else language.gettext("Nobody has checked this at its source.")
    return language.join((words, doubt), ". ")


def columns(language: Language) -> tuple[Column[Forgettable], ...]:
    """Who, and when and why they were last heard of."""
    _ = language.gettext

    def day(value: date) -> str:
        return language.day(value)

    return (
        Column(_("Customer"), lambda row: row.name),
        Column(_("No."), lambda row: str(row.number), align="right", width=80),
        Column(_("Last heard of"), lambda row: day(row.day), width=128),
        Column(_("By"), lambda row: language.render(CONTACT_WORDS[row.last]), width=160),
        Column(_("Sales"), lambda row: language.number(row.sales), align="right", width=80, drop=520),
    )


class RetentionSheet(Sheet):
    """The list first; then how many they are, typed, erases them all."""

    def __init__(self, over: QWidget, session: Session) -> None:
        language = session.language
        _ = language.gettext
        super().__init__(over, _("Whom the rule would forget"), width=760)
        self.session, self._years = session, settings_service.load().retention_years
        self._now = session.now()
        self._count = 0
        spared = _("Left out: who has a warranty that runs, an open complaint or need, relations, a household, or an "
                   "unpaid sale, and whoever was written to, asked or checked since.")  # fmt: skip
        self.body.addWidget(Label(spared, "detail", wrap="wrap"))
        self.table: Table[Forgettable] = Table(
            columns(language), self._fetch, name=_("Whom the rule would forget"), height=ONE_LINE
        )
        self.table.setFixedHeight(self.look.px(_LIST_HEIGHT))
        self.body.addWidget(self.table)
        self.table.set_foot(_("Looking through the file …"))
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        # A look at everybody who has not bought for long: among very many that takes a breath.
        session.read(partial(retention.count, years=self._years, now=self._now), self._found)

    def _found(self, count: int) -> None:
        self._count = count
        self.table.set_foot(self._counted(), self.session.language.gettext("longest ago first") if count else "")
        if count:
            self.table.restart()
            self._ask()

    def _counted(self) -> str:
        if not self._count:
            return self.session.language.gettext("Nobody.")
        if self._count >= retention.MOST_COUNTED:
            number = self.session.language.number(retention.MOST_COUNTED)
            return self.session.language.gettext("more than {n} customers", n=number)
        shown = self.session.language.number(self._count)
        return self.session.language.ngettext("{shown} customer", "{shown} customers", self._count, shown=shown)

    def _ask(self) -> None:
        _ = self.session.language.gettext
        text = _("Their names, contacts and notes go for ever; sales and amounts stay. Backups hold them until you "
                 "throw the backups away.")  # fmt: skip
        self.body.addWidget(Note(_("There is no way back"), text, "warn", icon="triangle-alert"))
        words = _("Type how many they are, {n}, to erase them", n=self._count)
        self.number = Field(FieldSpec("number", words))
        self.number.input.edited.connect(self._typed)
        self.body.addWidget(self.number)
        self._erase = Button(_("Erase all of them"), "danger", "trash-2", "Return", run=self.erase)
        self.add_right(self._erase, main=True)
        self._typed()

    def _typed(self) -> None:
        right = self.number.input.value() == str(self._count)
        self._erase.allow(right, self.session.language.gettext("Type the number first."))

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Page[Forgettable]:
        return retention.page(cursor, years=self._years, now=self._now)

    def erase(self) -> None:
        """Enter, with the right number: one after the other, and what was done before a stop stays done."""
        seller = settings_service.load().seller
        steps = retention.run(self.session.shop, years=self._years, seller=seller, now=self._now)
        self.accept()
        self.session.run_job(steps, self.session.language.gettext("Erasing customers"), self._erased)

    def _erased(self, erased: Erased) -> None:
        number = len(erased.numbers)
        self.session.say(self.session.language.ngettext("{n} customer is erased.", "{n} customers are erased.", number))
