"""Printing: the shop's printers, and what becomes of each kind of paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget

from app.ui.printing.printer_list import PrinterList
from app.ui.printing.rule_list import RuleList
from app.ui.session import Session
from app.ui.widgets.actions import Action
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.page import Page
from app.ui.widgets.segments import Segment, Segments

_PRINTERS, _RULES = "printers", "rules"
# In narrower windows the keys below say what these buttons say.
_MIDDLE, _ROOMY = 720, 960


class PrintingPage(Page):
    """Two views: the printers, and the rules."""

    icon = "printer"
    depends_on = frozenset({"printers", "settings"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.language.gettext("Printing"))
        self._width = 1440
        self.printers = PrinterList(session)
        self.rules = RuleList(session)
        self._make_actions()
        self._build()

    def _make_actions(self) -> None:
        _ = self.language.gettext
        self._new = Action("printer.new", _("New printer"), "F3", self.add, icon="plus")
        self._edit = Action("printer.edit", _("Change the printer"), "F2", self.printers.change, self._some,
                            short=_("Edit"), icon="pencil")  # fmt: skip
        self._usual = Action("printer.usual", _("Make it the usual printer"), "F6", self.printers.make_usual,
                             self._some, short=_("Usual one"), icon="star")  # fmt: skip
        self._test = Action("printer.test", _("Test page"), "F9", self.printers.try_out, self._some, icon="file-text")
        self._remove = Action("printer.remove", _("Remove the printer"), "Del", self.printers.remove, self._some,
                              short=_("Remove"), icon="trash-2")  # fmt: skip
        self._rule = Action("rule.edit", _("Change the rule"), "F2", self.rules.change, short=_("Edit"),
                            icon="pencil")  # fmt: skip
        self._follow = Action("rule.follow", _("As all papers"), "Del", self.rules.follow, self.rules.can_follow,
                              icon="rotate-ccw")  # fmt: skip
        self._queue = Action("printing.queue", _("Print queue"), "F8", partial(self.session.go, "print-queue"),
                             icon="layers")  # fmt: skip
        self._other = Action("printing.view", _("Printers or rules"), "F4", self.turn, short=_("Other view"),
                             icon="layers")  # fmt: skip

    def _build(self) -> None:
        _ = self.language.gettext
        views = (Segment(_PRINTERS, _("Printers")), Segment(_RULES, _("What is printed")))
        self.segments = Segments(views, name=_("Printing"))
        self.segments.chosen.connect(self._show)
        self.new_button = self._new.button("primary")
        self.test_button = self._test.button()
        for widget in (self.segments, self.test_button, self.new_button):
            self.head.addWidget(widget)
        self.nothing = self._no_printer()
        self.stack = QStackedWidget()
        for view in (self.printers, self.rules, self.nothing):
            view_changed = getattr(view, "chosen", None)
            if view_changed is not None:
                view_changed.connect(lambda _row: self.actions_changed.emit())
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)

    def _no_printer(self) -> Empty:
        _ = self.language.gettext
        rules = Action("printing.rules", _("What is printed"), "F4", self.turn)
        ways = (
            Way("printer", _("Add a printer"), _("A receipt printer, one of this computer’s, or a folder."),
                self._new.button("primary")),
            Way("receipt-text", _("Choose what is printed"), _("For each kind of paper: ask, print, PDF or none."),
                rules.button()),
        )  # fmt: skip
        text = _("Until then papers go to the printer this computer has chosen, or stay PDFs in the shop’s folder.")
        return Empty(_("The shop has no printer yet"), text, ways)

    # --- what is shown

    def refresh(self) -> None:
        self.printers.restart()
        self.printers.show_usual()
        self.rules.restart()
        self._show(self.segments.current())

    def _show(self, view: str) -> None:
        some = bool(self.printers.rows())
        shown = self.rules if view == _RULES else self.printers if some else self.nothing
        self.stack.setCurrentWidget(shown)
        at_printers = view == _PRINTERS and some
        self.new_button.setVisible(at_printers and self._width >= _MIDDLE)
        self.test_button.setVisible(at_printers and self._width >= _ROOMY)
        self.actions_changed.emit()

    def set_width(self, width: int) -> None:
        self._width = width
        self._show(self.segments.current())

    def open(self, target: object) -> None:
        """The rules for "rules", the printers for anything else."""
        view = _RULES if target == _RULES else _PRINTERS
        self.segments.choose(view)
        self._show(view)

    def turn(self) -> None:
        """F4: the other view."""
        self.open(_PRINTERS if self._in_rules else _RULES)
        self.focus_start()

    @property
    def _in_rules(self) -> bool:
        return self.segments.current() == _RULES

    def focus_start(self) -> None:
        shown = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def page_actions(self) -> tuple[Action, ...]:
        if self._in_rules:
            return (self._rule, self._follow, self._other, self._queue)
        return (self._new, self._edit, self._usual, self._test, self._remove, self._other, self._queue)

    def _some(self) -> bool:
        return self.printers.current() is not None

    # --- deeds

    def add(self) -> None:
        """F3: a new printer."""
        self.printers.add_printer()
