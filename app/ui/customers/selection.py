"""What can be done with several customers at once: the bar over the list while more than one is marked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.mass_change import Delete, Target
from app.services import exports, mailing_audience, mass_changes
from app.services import settings as settings_service
from app.ui.customers.mass_change_sheet import MassChangeSheet
from app.ui.customers.merge_sheet import open_merge, take_back
from app.ui.labels.print_sheet import LabelsSheet
from app.ui.mailings.target import NewMailing, season
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from app.domain.mass_change import Deed, MassDone
    from app.ui.customers.list import CustomerList
    from app.ui.session import Session

_PAIR = 2
_ROOMY = 640


class CustomerSelection(Painted):
    """Shown while several are marked. `moved` when what can be done has changed."""

    moved = Signal()

    def __init__(self, session: Session, shown: CustomerList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._list, self._table = session, shown, shown.table
        _ = session.language.gettext
        some, pair = self.several, self._is_pair
        self.change_all = Action("many.change", _("Change all of them"), "Ctrl+E", self.change, some,
                                 short=_("Change all"), icon="pencil")  # fmt: skip
        self.merge_two = Action("many.merge", _("Merge the two"), "Ctrl+M", self.merge, pair, icon="merge")
        self.delete_all = Action("many.delete", _("Delete all of them"), "Ctrl+Del", self.delete, some,
                                 icon="trash-2", in_strip=False)  # fmt: skip
        self.write_all = Action("many.write", _("Write to all of them"), "Ctrl+L", self.write, some,
                                short=_("Write"), icon="mail")  # fmt: skip
        self.write_shown = Action("customer.mailing", _("Write to everybody the list shows"), "Ctrl+L", self.write,
                                  icon="mail", in_strip=False)  # fmt: skip
        self.labels = Action("customer.labels", _("Address labels and envelopes"), "Ctrl+P", self.print_labels,
                             self._somebody, short=_("Labels"), icon="printer", in_strip=False)  # fmt: skip
        self._table.allow_many()
        self._table.marked.connect(self._look)
        self._build()

    def _build(self) -> None:
        _ = self._session.language.gettext
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        self.words = Label("", "strong")
        row.addWidget(self.words, 1)
        self.merge_button = Button(_("Merge"), key="Ctrl+M", small=True, run=self.merge_two.do)
        self.only_one = Button(_("Only one"), "quiet", key="Esc", small=True, run=self.clear)
        for button in (
            self.merge_button,
            Button(_("Write"), key="Ctrl+L", small=True, run=self.write_all.do),
            Button(_("Change all"), "primary", key="Ctrl+E", small=True, run=self.change_all.do),
            Button(_("Delete"), "danger", key="Ctrl+Del", small=True, run=self.delete_all.do),
            self.only_one,
        ):
            row.addWidget(button)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Esc works all the same; the number of the marked ones needs the room.
        self.only_one.setVisible(self.width() >= self.look.px(_ROOMY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.look.colour("soft"))
        painter.setBrush(self.look.colour("soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    # --- who is meant

    def several(self) -> bool:
        """Whether more than one is marked."""
        return self._table.all_marked or len(self._table.marked_rows()) > 1

    def _is_pair(self) -> bool:
        return not self._table.all_marked and len(self._table.marked_rows()) == _PAIR

    def target(self) -> Target:
        """Who is marked; everybody the filter shows after Ctrl+A."""
        rows = self._table.marked_rows()
        # With a text the list is one page of the best: those are all there are.
        if self._table.all_marked and not self._table.model.complete:
            return Target(query=self._list.query)
        return Target(ids=tuple(row.id for row in rows))

    def _look(self) -> None:
        several = self.several()
        if several:
            self.words.setText(self._counted())
            self.merge_button.setVisible(self._is_pair())
        if several or not self.isHidden():
            self.setVisible(several)
            self.moved.emit()

    def _counted(self) -> str:
        language = self._session.language
        if self._table.all_marked and not self._table.model.complete:
            return language.gettext("Everybody the list shows")
        many = len(self._table.marked_rows())
        return language.ngettext("{n} customer marked", "{n} customers marked", many)

    def deeds(self) -> tuple[Action, ...]:
        """What can be done with the marked ones, or with everybody the list shows."""
        if self.several():
            return (self.change_all, self.write_all, self.merge_two, self.delete_all, self.labels)
        return (self.write_shown, self.labels)

    def clear(self) -> bool:
        """Only one is marked again; False when it was so."""
        if not self.several():
            return False
        self._table.mark_one()
        return True

    # --- deeds

    def write(self) -> None:
        """Ctrl+L: a mailing to all of them; without marks to everybody the list shows."""
        target = self.target() if self.several() else self._shown()
        audience = mailing_audience.of_target(target, settings_service.load())
        occasion = season(self._session.now().date())
        self._session.go("mailings", NewMailing(occasion, audience=audience))

    def _somebody(self) -> bool:
        return self.several() or self._table.current() is not None

    def print_labels(self) -> None:
        """Ctrl+P: address labels or envelopes of the marked ones, or of the current one."""
        target = self.target()
        if target.query is not None:
            ids = tuple(exports.chosen(target.query, now=self._session.now()))
        else:
            row = self._table.current()
            ids = tuple(target.ids) or ((row.id,) if row is not None else ())
        LabelsSheet(self, self._session, customers=ids).open()

    def _shown(self) -> Target:
        # With a text the list is one page of the best: those are all there are.
        if self._list.query.text:
            return Target(ids=tuple(row.id for row in self._table.rows()))
        return Target(query=self._list.query)

    def change(self) -> None:
        """Ctrl+E: one change for all of them."""
        sheet = MassChangeSheet(self, self._session, self.target())
        sheet.wanted.connect(partial(self._carry_out, self.target()))
        sheet.open()

    def merge(self) -> None:
        """Ctrl+M: the two are one person."""
        if self._is_pair():
            one, other = self._table.marked_rows()
            open_merge(self, self._session, one.id, other.id)

    def delete(self) -> None:
        """Ctrl+Del: all of them go to the bin, with a way back."""
        self._carry_out(self.target(), Delete())

    def _carry_out(self, target: Target, deed: Deed) -> None:
        seller, now = settings_service.load().seller, self._session.now()
        steps = mass_changes.carry_out(target, deed, seller=seller, now=now)
        title = self._session.language.gettext("Changing many customers")
        self.clear()
        self._session.run_job(steps, title, self._done)

    def _done(self, done: MassDone) -> None:
        language = self._session.language
        if done.act is None:
            self._session.say(language.gettext("Nobody had to be changed."))
            return
        words = language.ngettext("{n} customer changed", "{n} customers changed", done.records)
        self._session.say(words, partial(take_back, self._session, done.act, done.records))
