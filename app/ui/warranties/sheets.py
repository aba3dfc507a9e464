"""Sheets over the warranty register: one piece in a narrow window, and the correction of its serial number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.services import warranties
from app.ui.warranties.panel import UnitPanel
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.unit import UnitFile
    from app.services.warranties import Corrected
    from app.ui.session import Session
    from app.ui.widgets.actions import Action


class UnitSheet(Sheet):
    """What the panel shows, over the page."""

    def __init__(
        self, over: QWidget, session: Session, unit: UnitFile, soon_days: int, actions: tuple[Action, ...]
    ) -> None:
        super().__init__(over, session.language.gettext("Warranty"), width=480)
        panel = UnitPanel(session)
        panel.show_unit(unit, soon_days, ())
        self.body.addWidget(panel)
        self.add_left(Button(session.language.gettext("Back"), "quiet", key="Esc", run=self.dismiss))
        for place, action in enumerate(reversed(actions)):
            main = place == len(actions) - 1
            button = Button(action.words, "primary" if main else "normal", action.icon, action.key)
            button.clicked.connect(partial(self._do, action))
            self.add_right(button, main=main)

    def _do(self, action: Action, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot's argument
        self.dismiss()
        action.do()


@dataclass(frozen=True, slots=True)
class SerialDraft:
    """The one field."""

    serial: str


class SerialSheet(Sheet):
    """The right serial number in the place of a wrong one."""

    def __init__(self, over: QWidget, session: Session, unit: UnitFile, seller: str) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Serial number"), width=440)
        self._session, self._unit, self._seller = session, unit, seller
        self.body.addWidget(Label(session.language.join((unit.row.product, unit.row.number)), "detail", wrap="wrap"))
        spec = FieldSpec("serial", _("Serial number"), hint=_("The old number stays in the record of changes."))
        self.form = Form((spec,), SerialDraft(unit.row.serial))
        self.body.addWidget(self.form)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("Save"), "primary", "check", "Return", run=self._save), main=True)

    def _save(self) -> None:
        self.form.submit(self._session, self._correct, self._saved)

    def _correct(self, draft: SerialDraft) -> Corrected:
        number = self._unit.row.number
        return warranties.correct_serial(number, draft.serial, seller=self._seller, now=self._session.now())

    def _saved(self, done: Corrected) -> None:
        session, number = self._session, done.unit.row.number
        put_back = partial(warranties.correct_serial, number, done.before, seller=self._seller, now=session.now())
        self.accept()
        if done.changes:
            session.say(session.language.gettext("Serial number changed."), partial(session.write, put_back))
