"""Duplicates: pairs of records that may be one person, to be answered one by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget

from app.domain import likeness
from app.domain.likeness import Verdict
from app.domain.relation import RelationDraft
from app.services import duplicates
from app.services import settings as settings_service
from app.ui.beside import Beside
from app.ui.customers.desk import CustomerDesk
from app.ui.customers.merge_sheet import open_merge
from app.ui.duplicates.panel import PairPanel
from app.ui.widgets.actions import Action
from app.ui.widgets.avatar import person_mark
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.page import Page
from app.ui.widgets.segments import Segment, Segments
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.domain.duplicate import Pair, ScanResult
    from app.domain.page import Cursor, Sort
    from app.domain.page import Page as Rows
    from app.errors import AppError
    from app.ui.session import Session

_OPEN, _APART = "open", "apart"


class DuplicatesPage(Page):
    """Open pairs first, the most alike on top; the other view shows who was said to be two people."""

    icon = "layers"
    depends_on = frozenset({"customers", "duplicates"})

    def __init__(self, session: Session) -> None:
        _ = session.language.gettext
        super().__init__(session, _("Duplicates"))
        self._running = False
        some = self._some
        self._merge = Action(
            "pair.merge", _("The same: merge"), "F12", self.merge, some, short=_("Merge"), icon="merge"
        )
        self._two = Action("pair.two", _("Not the same"), "F8", self.tell_apart, some, icon="split")
        self._kin = Action("pair.kin", _("They are related"), "F7", self.relate, some, short=_("Related"), icon="users")
        self._back = Action("pair.back", _("Ask about them again"), "F9", self.take_back, self._apart_some,
                            short=_("Ask again"), icon="undo-2")  # fmt: skip
        self._scan = Action("pair.scan", _("Look for duplicates"), "F3", self.scan, self._idle, icon="search")
        self._other = Action("pair.view", _("The other view"), "F4", self.turn, short=_("Answered"), icon="layers")
        self._build()

    def _build(self) -> None:
        _ = self.language.gettext
        self.segments = Segments(self._segments(), name=_("Duplicates"))
        self.segments.chosen.connect(lambda _view: self.refresh())
        self.scan_button = self._scan.button()
        self.head.addWidget(self.segments)
        self.head.addWidget(self.scan_button)
        self.table: Table[Pair] = Table(self._columns(), self._fetch, name=_("Duplicates"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _pair: self.merge())
        self._buttons = {
            action.id: action.button("primary" if action in (self._merge, self._back) else "normal")
            for action in (self._merge, self._two, self._kin, self._back)
        }
        self.panel = PairPanel(self.session, tuple(self._buttons.values()))
        self.beside = Beside(self.table, self.panel)
        self.nothing = self._nothing()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.beside)
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)

    def _nothing(self) -> Empty:
        _ = self.language.gettext
        text = _("Everybody in the file is compared: name in any order and script, phone, e-mail, address, birthday.")
        way = Way(
            "search",
            _("Look through the whole file"),
            _("The counter can be used meanwhile. Nothing is merged by itself."),
            self._scan.button("primary"),
        )
        return Empty(_("No pairs to answer"), text, (way,))

    def _segments(self) -> tuple[Segment, ...]:
        _ = self.language.gettext
        many = duplicates.count_open()
        count = self.language.number(many) + ("+" if many >= duplicates.MOST_COUNTED else "") if many else ""
        return Segment(_OPEN, _("To answer"), count), Segment(_APART, _("Not the same"))

    def _columns(self) -> tuple[Column[Pair], ...]:
        _ = self.language.gettext
        return (
            Column(_("One"), lambda pair: pair.one.name, self._why, mark=lambda pair: person_mark(pair.one.person)),
            Column(
                _("The other"),
                lambda pair: pair.other.name,
                lambda pair: _("No. {number}", number=pair.other.number),
                mark=lambda pair: person_mark(pair.other.person),
                drop=420,
            ),
            Column(_("Likeness"), lambda _pair: "", tags=lambda pair: (self._sure(pair),), width=150, drop=560),
        )

    def _why(self, pair: Pair) -> str:
        told = (self.language.render(likeness.REASON_WORDS[reason]) for reason in pair.likeness.reasons)
        return self.language.join(told)

    def _sure(self, pair: Pair) -> Tag:
        _ = self.language.gettext
        match pair.likeness.verdict:
            case Verdict.SAME:
                return Tag(_("surely one"), "ok", "check")
            case Verdict.LIKELY:
                return Tag(_("likely one"), "info")
            case Verdict.RELATIVE:
                return Tag(_("a family"), "plum", "users")
            case _:
                return Tag(_("maybe"), "neutral")

    # --- what is shown

    def refresh(self) -> None:
        self.segments.set_segments(self._segments())
        self.table.restart()
        empty = not self.table.rows() and not self._apart
        self.stack.setCurrentWidget(self.nothing if empty else self.beside)
        self.scan_button.setVisible(not empty)
        _ = self.language.gettext
        told = _("The surest first")
        if self._apart:
            some = _("Who said so is kept. Neither offers nor searches ask again.")
            told = some if self.table.rows() else _("Nobody has been told apart yet.")
        self.table.set_foot(told)
        for action in (self._merge, self._two, self._kin, self._back):
            self._buttons[action.id].setVisible(action.enabled())
        self.actions_changed.emit()

    @property
    def _apart(self) -> bool:
        return self.segments.current() == _APART

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Rows[Pair]:
        return duplicates.told_apart(cursor) if self._apart else duplicates.open_pairs(cursor)

    def _choose(self, pair: Pair | None) -> None:
        self.panel.show_pair(pair, settings_service.phone_region())
        self.actions_changed.emit()

    def turn(self) -> None:
        """F4: the other view."""
        self.segments.choose(_OPEN if self._apart else _APART)
        self.refresh()

    def focus_start(self) -> None:
        (self.nothing if self.stack.currentWidget() is self.nothing else self.table).setFocus()

    def set_width(self, width: int) -> None:
        self.beside.set_width(width)

    # --- deeds

    def page_actions(self) -> tuple[Action, ...]:
        if self._apart:
            return (self._back, self._merge, self._other)
        return (self._merge, self._two, self._kin, self._scan, self._other)

    def _idle(self) -> bool:
        return not self._running

    def _some(self) -> bool:
        return self.table.current() is not None

    def _apart_some(self) -> bool:
        return self._apart and self._some()

    def merge(self) -> None:
        """F12 or Enter: the two side by side."""
        pair = self.table.current()
        if pair is not None:
            open_merge(self, self.session, pair.one.id, pair.other.id)

    def tell_apart(self) -> None:
        """F8: they are two people; that is remembered."""
        pair = self.table.current()
        if pair is None or self._apart:
            return
        self._answer(duplicates.not_same, pair, partial(self._told_apart, pair))

    def _told_apart(self, pair: Pair, _changes: object) -> None:
        words = self.language.gettext("Two people: {one} and {other}", one=pair.one.name, other=pair.other.name)
        self.session.say(words, partial(self._answer, duplicates.forget_not_same, pair, None))

    def take_back(self) -> None:
        """F9 among the answered: they are asked about again."""
        pair = self.table.current()
        if pair is not None and self._apart:
            self._answer(duplicates.forget_not_same, pair, None)

    def relate(self) -> None:
        """F7: they are two people who belong together."""
        pair = self.table.current()
        if pair is None or self._apart:
            return
        desk = CustomerDesk(self, self.session)
        sheet = desk.open_relation(RelationDraft(one_id=pair.one.id, other_id=pair.other.id))
        sheet.kept.connect(lambda _kept: self._answer(duplicates.not_same, pair, None))

    def _answer(self, call: Callable[..., Changes], pair: Pair, then: Callable[[Any], object] | None) -> None:
        seller, now = settings_service.load().seller, self.session.now()
        self.session.write(partial(call, pair.one.id, pair.other.id, seller=seller, now=now), then)

    # --- the search

    def scan(self) -> None:
        """F3: compare everybody with everybody who may be the same."""
        self._running = True
        self.actions_changed.emit()
        steps = duplicates.scan(now=self.session.now())
        title = self.language.gettext("Looking for duplicates")
        self.session.run_job(steps, title, self._scanned, self._failed, stopped=self._stopped)

    def _scanned(self, result: ScanResult) -> None:
        self._stopped()
        found = self.language.ngettext("{n} pair to look at", "{n} pairs to look at", result.pairs)
        self.session.say(found)

    def _failed(self, error: AppError) -> None:
        self._stopped()
        self.session.tell(error)

    def _stopped(self) -> None:
        self._running = False
        self.refresh()
