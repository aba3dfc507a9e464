"""Letters the post brought back: scan or type their numbers, one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import AppError
from app.services import returned_mail
from app.services import settings as settings_service
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import Field, FieldSpec
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon

if TYPE_CHECKING:
    from app.services.returned_mail import Returned
    from app.ui.session import Session

_WIDTH = 560
_MOST_LINES = 8


class ReturnedSheet(Sheet):
    """Each number marks its letter and the address at once; every line can be taken back."""

    def __init__(self, over: QWidget, session: Session) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Letters that came back"), width=_WIDTH)
        self._session = session
        told = _("Nobody is written to at an address from which a letter came back, until it is put right.")
        self.body.addWidget(Label(told, tone="text2", wrap="wrap"))
        hint = _("It stands at the foot of the letter or on the back of the card: open the envelope.")
        self.number = Field(FieldSpec("number", _("Number of the letter"), hint=hint, placeholder="L1-000001"))
        self.number.input.edited.connect(lambda: self.number.show_problem(""))
        self._box = cast("QLineEdit", self.number.control)
        self._box.textChanged.connect(self._filled)
        self.body.addWidget(self.number)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.body.addLayout(self._lines)
        self.lines: dict[str, QWidget] = {}
        self.add_left(Button(_("Done"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("Came back"), "primary", "mail-x", "Return", run=self.submit), main=True)

    def _filled(self, text: str) -> None:
        """A scan puts its code in whole and needs no Enter; what is typed does."""
        if text and not self._box.isModified():
            self.submit()

    def submit(self) -> None:
        """Enter, or the end of a scan."""
        number = str(self.number.input.value()).strip().upper()
        if not number:
            self.number.show_problem(self._session.language.gettext("Scan or type the number of a letter."))
            return
        settings, now = settings_service.load(), self._session.now()
        seller, day = settings.seller, now.date()
        call = partial(returned_mail.returned, number, day, seller=seller, now=now, settings=settings)
        self._session.write(call, self._came, self._refused)

    def _refused(self, error: AppError) -> None:
        self.number.show_problem(self._session.language.render(error.text))

    def _came(self, returned: Returned) -> None:
        self.number.input.set_value("")
        self.number.show_problem("")
        self.number.control.setFocus()
        self._drop(returned.number)
        line = self._line(returned)
        self.lines[returned.number] = line
        self._lines.insertWidget(0, line)
        line.show()  # only what is shown counts when the sheet is measured
        for old in list(self.lines)[:-_MOST_LINES]:
            self._drop(old)
        self.fit()

    def _line(self, returned: Returned) -> QWidget:
        _ = self._session.language.gettext
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon("mail-x", "warn", 18))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(f"{returned.name} · {returned.number}"))
        told = _("The address is marked.") if returned.customers else _("They have moved since: no address is marked.")
        column.addWidget(Label(told, "detail"))
        row.addLayout(column, 1)
        back = Button(_("Undo"), "quiet", "undo-2", small=True, run=partial(self._take_back, returned.number))
        back.setAccessibleName(_("Undo: {number}", number=returned.number))
        row.addWidget(back)
        return line

    def _take_back(self, number: str) -> None:
        settings, now = settings_service.load(), self._session.now()
        call = partial(returned_mail.take_back, number, seller=settings.seller, now=now, settings=settings)
        self._session.write(call, lambda _returned: self._drop(number))

    def _drop(self, number: str) -> None:
        line = self.lines.pop(number, None)
        if line is not None:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
            self.number.control.setFocus()
            self.fit()
