"""What becomes of each kind of paper: the list, and changing a line of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.page import Page as Rows
from app.domain.print_rule import PrintRule, kind_words
from app.services import print_rules, printers
from app.services import settings as settings_service
from app.ui.preview_sheet import size_words
from app.ui.printing.by import by
from app.ui.printing.rule_sheet import GeneralFields, GeneralSheet, RuleSheet, save_general
from app.ui.printing.words import MODE_WORDS, usual_name
from app.ui.widgets.column import Column
from app.ui.widgets.table import ONE_LINE, Table

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.page import Cursor, Sort
    from app.i18n import Language
    from app.ui.session import Session

#: The line of what holds for all kinds without a rule of their own.
ALL = ""


class RuleList(Table[PrintRule]):
    """The first line holds for all kinds that have none of their own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: dict[int | None, str] = {}
        _ = session.language.gettext
        super().__init__(self._columns(session.language), self._fetch, name=_("What is printed"), height=ONE_LINE)
        self.set_foot(_("Kinds without a rule of their own do as the first line says."))
        self.opened.connect(lambda _row: self.change())

    def _columns(self, language: Language) -> tuple[Column[PrintRule], ...]:
        _ = language.gettext
        return (
            Column(_("Paper"), self._paper, tone=_faint),
            Column(_("What becomes of it"), lambda row: language.render(MODE_WORDS[row.mode]), width=200, tone=_faint),
            Column(_("Printer"), lambda row: self._names.get(row.printer_id, ""), width=240, tone=_faint, drop=560),
            Column(_("Size"), self._size, width=120, tone=_faint,
                   drop=700),
            Column(_("Copies"), self._copies, align="right", width=90, tone=_faint,
                   drop=700),
        )  # fmt: skip

    def _paper(self, row: PrintRule) -> str:
        language = self._session.language
        return language.render(kind_words(row.kind)) if row.kind != ALL else language.gettext("All papers")

    def _size(self, row: PrintRule) -> str:
        language = self._session.language
        return (size_words(language, row.paper) or language.gettext("as usual")) if row.kind != ALL else ""

    def _copies(self, row: PrintRule) -> str:
        return self._session.language.number(row.copies) if row.kind != ALL else ""

    def _fetch(self, _cursor: Cursor | None, _sort: Sort | None) -> Rows[PrintRule]:
        settings = settings_service.load()
        usual = usual_name(self._session.language, printers.usual(settings))
        self._names = {None: usual, **{one.id: one.name for one in printers.listed()}}
        general = PrintRule(kind=ALL, mode=settings.print_mode, own=True)
        return Rows((general, *print_rules.listed(settings)))

    # --- deeds

    def change(self) -> None:
        """Enter: another rule for this kind."""
        row = self.current()
        if row is None:
            return
        if row.kind == ALL:
            settings = settings_service.load()
            before = GeneralFields(settings.print_mode, settings.printer)
            general = GeneralSheet(self, self._session)
            general.saved.connect(lambda _answer: self._say(row, partial(save_general, self._session, before)))
            general.open()
        else:
            sheet = RuleSheet(self, self._session, row)
            sheet.saved.connect(lambda _answer: self._say(row, self._back_to(row)))
            sheet.open()

    def can_follow(self) -> bool:
        """Whether the kind has a rule of its own."""
        row = self.current()
        return row is not None and row.kind != ALL and row.own

    def follow(self) -> None:
        """Del: as all papers again."""
        row = self.current()
        if row is not None and self.can_follow():
            drop = partial(print_rules.drop, row.kind, **by(self._session))
            self._session.write(drop, lambda _changes: self._say(row, self._back_to(row)))

    def _back_to(self, row: PrintRule) -> partial[Changes]:
        if row.own:
            return partial(print_rules.save, row, **by(self._session))
        return partial(print_rules.drop, row.kind, **by(self._session))

    def _say(self, row: PrintRule, back: partial[Changes]) -> None:
        words = self._session.language.gettext("{paper}: the rule is changed", paper=self._paper(row))
        self._session.say(words, partial(self._session.write, back))


def _faint(row: PrintRule) -> str:
    return "text" if row.own else "text3"
