"""The test page: printed through the queue, measured with a ruler, and what was measured puts the printer straight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.printer import TEST_LENGTH, TEST_MARK, Printer, measured
from app.domain.settings import Paper
from app.errors import AppError, FormError
from app.i18n import N_
from app.services import printers, printing
from app.services import settings as settings_service
from app.ui import speech
from app.ui.preview_sheet import size_words
from app.ui.printing.words import roll_or_sheet, straight
from app.ui.widgets.button import Button
from app.ui.widgets.card import Line
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.inputs import ChoiceInput
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.changes import Changes
    from app.services.print_queue import Sent
    from app.services.printing import Made
    from app.ui.session import Session

_WIDTH, _CHOICE = 720, 180
_LEAST = Decimal(50)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a ruler says of the test page, in millimetres."""

    left: Decimal | None = TEST_MARK
    top: Decimal | None = TEST_MARK
    length: Decimal | None = TEST_LENGTH


class TestSheet(Sheet):
    """F12 prints it; Enter takes what was measured. `put_straight` tells that the printer was changed."""

    __test__ = False
    put_straight = Signal()

    def __init__(self, over: QWidget, session: Session, printer: Printer) -> None:
        self._session, self._printer = session, printer
        _ = session.language.gettext
        super().__init__(over, _("Test page on {name}", name=printer.name), width=_WIDTH)
        self._add_print()
        self.body.addWidget(Line())
        self.body.addWidget(Label(_("What the ruler says"), "section"))
        about = _("Measure from the edges of the paper. Whatever is not as it should be is set right for every paper.")
        self.body.addWidget(Label(about, tone="text2", wrap="wrap"))
        self.form = Form(self._specs(), Measured())
        self.body.addWidget(self.form)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("Print the test page"), icon="printer", key="F12", run=self.print_it))
        self.add_right(Button(_("Put it straight"), "primary", "check", "Return", run=self.adjust), main=True)
        session.papers.ended.connect(self._ended)

    def _add_print(self) -> None:
        _ = self._session.language.gettext
        about = _("The page has two rulers, one line across and one down, and the thin frame of the margins.")
        self.body.addWidget(Label(about, tone="text2", wrap="wrap"))
        settings = settings_service.load()
        self.paper = ChoiceInput(tuple((one.value, size_words(self._session.language, one.value)) for one in Paper))
        self.paper.set_value(roll_or_sheet(self._printer.device, settings))
        self.paper.setAccessibleName(_("Paper size"))
        self.paper.setFixedWidth(self.look.px(_CHOICE))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(_("Paper size"), wrap="whole"))
        row.addWidget(self.paper)
        row.addStretch(1)
        self.body.addLayout(row)
        now = straight(self._session.language, self._printer.adjust)
        self.state = Label(_("In force now: {how}", how=now) if now else "", "detail", wrap="wrap")
        self.state.setVisible(bool(now))
        self.body.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)

    def _specs(self) -> tuple[FieldSpec, ...]:
        _ = self._session.language.gettext
        mark = _("Should be {mm} mm", mm=int(TEST_MARK))
        length = _("Should be {mm} mm", mm=int(TEST_LENGTH))
        return (
            FieldSpec("left", _("Left edge to the upright line"), "decimal", hint=mark),
            FieldSpec("top", _("Upper edge to the level line"), "decimal", hint=mark),
            FieldSpec("length", _("Length of the thick line"), "decimal", hint=length),
        )

    # --- printing

    def print_it(self) -> None:
        """F12: into the queue; what becomes of it is said here."""
        make = partial(printing.test_page, self._printer, str(self.paper.value()), self._session.language)
        self._session.read(make, self._print, self._tell)

    def _print(self, made: Made) -> None:
        self._say("text2", self._session.language.gettext("On its way to the printer."))
        self._session.papers.print_made(made, printer=self._printer, copies=1, failed=self._failed)

    def _failed(self, _number: str, error: AppError) -> None:
        self._tell(error)

    def _ended(self, sent: Sent) -> None:
        if sent.error is None and sent.job.printer_id == self._printer.id:
            self._say("ok", self._session.language.gettext("The printer has taken the page."))

    def _tell(self, error: AppError) -> None:
        self._say("danger", speech.trouble(self._session.language, error))

    def _say(self, tone: str, words: str) -> None:
        self.state.set_tone(tone)
        self.state.setText(words)
        self.state.show()
        self.fit()

    # --- putting straight

    def adjust(self) -> None:
        """Enter: what was measured becomes the printer's offset and size."""
        self.form.submit(self._session, self._save, self._saved)

    def _save(self, found: Measured) -> tuple[Printer, Changes]:
        left, top, length = found.left, found.top, found.length
        missing = {
            name: N_("Measure this.")
            for name, value in (("left", left), ("top", top), ("length", length))
            if value is None
        }
        if missing or left is None or top is None or length is None:
            raise FormError(missing)
        if length < _LEAST:
            raise FormError({"length": N_("That is too short: the line is {mm} mm long.", mm=int(TEST_LENGTH))})
        new = replace(self._printer, adjust=measured(self._printer.adjust, left, top, length))
        try:
            return printers.save(new, seller=settings_service.load().seller, now=self._session.now())
        except FormError as error:
            names = {"x": "left", "y": "top", "scale": "length"}
            raise FormError({names.get(name, name): words for name, words in error.problems.items()}) from error

    def _saved(self, _answer: object) -> None:
        self.accept()
        self.put_straight.emit()
