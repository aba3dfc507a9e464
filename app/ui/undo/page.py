"""Undo: the last acts with what taking each back would do, and the bin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from app.domain.act import Act, ActKind
from app.domain.page import Page as Rows
from app.errors import AppError
from app.services import acts
from app.services import bin as bins
from app.services import settings as settings_service
from app.ui.beside import Beside
from app.ui.undo.bin_view import BinView
from app.ui.undo.panel import EffectPanel
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.page import Page
from app.ui.widgets.segments import Segment, Segments
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.domain.page import Cursor, Sort
    from app.services.acts import Effect, Undone
    from app.services.bin import BinRow
    from app.ui.session import Session

_ACTS, _BIN = "acts", "bin"
_ROOMY = 960


class UndoPage(Page):
    """Two views: the last acts, and the bin."""

    icon = "undo-2"
    depends_on = frozenset({"acts", "customers", "products", "bin", "imports"})

    def __init__(self, session: Session) -> None:
        _ = session.language.gettext
        super().__init__(session, _("Undo and bin"))
        self._undo = Action(
            "act.undo", _("Take it back"), "F9", self.undo, self._can_undo, short=_("Take back"), icon="undo-2"
        )
        self._restore = Action("bin.restore", _("Take out of the bin"), "F9", self.restore, self._can_restore,
                               short=_("Take out"), icon="undo-2")  # fmt: skip
        self._empty = Action("bin.empty", _("Empty the bin"), "Ctrl+Shift+Del", self.ask_empty, self._can_restore,
                             icon="trash-2", in_strip=False)  # fmt: skip
        self._other = Action("undo.view", _("Acts or bin"), "F4", self.turn, short=_("Acts or bin"), icon="layers")
        self._effect: Effect | None = None
        self._width = 1440
        self._build()

    def _build(self) -> None:
        _ = self.language.gettext
        self.segments = Segments((Segment(_ACTS, _("Last acts")), Segment(_BIN, _("Bin"))), name=_("Undo and bin"))
        self.segments.chosen.connect(self._show)
        self.empty_button = self._empty.button("danger")
        self.restore_button = Button(_("Take out"), "primary", "undo-2", "F9", run=self._restore.do)
        for widget in (self.segments, self.empty_button, self.restore_button):
            self.head.addWidget(widget)
        self.table: Table[Act] = Table(self._columns(), self._fetch, name=_("Last acts"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.undo())
        self.panel = EffectPanel(self.session, self._undo)
        self.beside = Beside(self.table, self.panel)
        self.bin = BinView(self.session)
        self.bin.chosen.connect(self.actions_changed)
        self.nothing = self._no_acts()
        self.stack = QStackedWidget()
        for view in (self.beside, self.bin, self.nothing):
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)
        self._show(_ACTS)

    def _no_acts(self) -> Empty:
        _ = self.language.gettext
        start = Action("undo.customers", _("Customers"), "", partial(self.session.go, "customers"))
        way = Way("users", _("Begin with a customer"), _("Open the list of customers."), start.button("primary"))
        text = _(
            "What is added, changed, merged or deleted appears here. Each of the last {n} can be taken back.",
            n=acts.LAST,
        )
        return Empty(_("Nothing to take back yet"), text, (way,))

    def _columns(self) -> tuple[Column[Act], ...]:
        language = self.language
        _ = language.gettext
        return (
            Column(_("What was done"), lambda row: language.render(row.words), self._about),
            Column(_("By"), lambda row: row.staff, width=140, drop=640, quiet=True),
            Column(_("When"), lambda row: language.moment(row.at), raw=lambda row: row.at, width=180, drop=420),
            Column(
                _("State"),
                lambda _row: "",
                tags=lambda row: (Tag(_("taken back"), "neutral", "undo-2"),) if row.undone else (),
                width=150,
                drop=560,
            ),
        )

    def _about(self, row: Act) -> str:
        """How many, where it was more than the words say."""
        if row.kind is not ActKind.MASS:
            return ""
        return self.language.ngettext("{n} customer", "{n} customers", row.records)

    # --- what is shown

    def refresh(self) -> None:
        self.table.restart()
        self.bin.look_again()
        self._show(self.segments.current())

    def _fetch(self, _cursor: Cursor | None, _sort: Sort | None) -> Rows[Act]:
        return Rows(acts.last())

    def _show(self, view: str) -> None:
        in_bin = view == _BIN
        some = bool(self.table.rows())
        self.stack.setCurrentWidget(self.bin if in_bin else self.beside if some else self.nothing)
        self.empty_button.setVisible(in_bin and self.bin.current() is not None and self._width >= _ROOMY)
        self.restore_button.setVisible(in_bin and self.bin.current() is not None)
        self.table.set_foot(self.language.gettext("Newest first. The last {n} can be taken back.", n=acts.LAST))
        self.actions_changed.emit()

    def _choose(self, row: Act | None) -> None:
        self._effect = acts.effect(row.id) if row is not None else None
        self.panel.show_act(row, self._effect)
        self.actions_changed.emit()

    def open(self, target: object) -> None:
        """The bin for "bin", the acts for anything else."""
        view = _BIN if target == _BIN else _ACTS
        self.segments.choose(view)
        self._show(view)

    def turn(self) -> None:
        """F4: the other view."""
        self.open(_ACTS if self._in_bin else _BIN)
        self.focus_start()

    @property
    def _in_bin(self) -> bool:
        return self.segments.current() == _BIN

    def focus_start(self) -> None:
        (self.bin if self._in_bin else self.table).setFocus()

    def set_width(self, width: int) -> None:
        self._width = width
        self.beside.set_width(width)
        self._show(self.segments.current())

    # --- deeds

    def page_actions(self) -> tuple[Action, ...]:
        return (self._restore, self._other, self._empty) if self._in_bin else (self._undo, self._other)

    def _can_undo(self) -> bool:
        return not self._in_bin and self._effect is not None and (self._effect.possible or self._import() is not None)

    def _import(self) -> int | None:
        row = self.table.current()
        return row.import_number if row is not None and row.undone is None else None

    def undo(self) -> None:
        """F9: take back the act that is shown."""
        row = self.table.current()
        if row is None or not self._can_undo():
            return
        if self._import() is not None:
            self.session.go("imports", self._import())
            return
        settings, now = settings_service.load(), self.session.now()
        if row.records > acts.MOST_AT_ONCE:
            steps = acts.undo_steps(row.id, seller=settings.seller, now=now)
            title = self.language.gettext("Taking back: {what}", what=self.language.render(row.words))
            self.session.run_job(steps, title, self._undone)
        else:
            self.session.write(partial(acts.undo, row.id, seller=settings.seller, now=now), self._undone)

    def _undone(self, done: Undone) -> None:
        language = self.language
        said = language.ngettext("{n} record is as before", "{n} records are as before", done.records)
        if done.kept:
            stay = language.ngettext("{n} changed later stays", "{n} changed later stay", len(done.kept))
            said = language.join((said, stay), "; ")
        self.session.say(said)

    def _can_restore(self) -> bool:
        return self._in_bin and self.bin.current() is not None

    def restore(self) -> None:
        """F9 in the bin: the customer comes back."""
        row = self.bin.current()
        if row is not None:
            settings = settings_service.load()
            call = partial(bins.restore, row.id, seller=settings.seller, now=self.session.now())
            self.session.write(call, partial(self._restored, row))

    def _restored(self, row: BinRow, _changes: object) -> None:
        again = partial(self._put_away, row.id)
        self.session.say(self.language.gettext("Back in the file: {name}", name=row.name), again)

    def _put_away(self, customer_id: int) -> None:
        settings = settings_service.load()
        self.session.write(partial(bins.put_away, customer_id, seller=settings.seller, now=self.session.now()))

    def ask_empty(self) -> None:
        """Everybody in the bin leaves for ever: that is asked once more."""
        self.bin.ask_empty(self._empty_now)

    def _empty_now(self) -> None:
        settings = settings_service.load()
        steps = bins.empty(self.session.shop, seller=settings.seller, now=self.session.now())
        self.session.run_job(steps, self.language.gettext("Emptying the bin"), failed=self._failed)

    def _failed(self, error: AppError) -> None:
        self.refresh()
        self.session.tell(error)
