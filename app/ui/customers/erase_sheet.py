"""The one real confirmation: what stays, what goes, what is still open, and the customer's number typed once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import privacy
from app.services import settings as settings_service
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import Field, FieldSpec
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.privacy import Backups, Erased, Standing
    from app.i18n import Language
    from app.ui.session import Session


class EraseSheet(Sheet):
    """Enter does nothing before the number is right."""

    def __init__(self, over: QWidget, session: Session, customer_id: int, stands: Standing) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Erase {name}?", name=stands.name), width=560)
        self.session, self._customer, self._stands = session, customer_id, stands
        for line in open_matters(session.language, stands):
            self.body.addWidget(Note(line, tone="warn", icon="triangle-alert"))
        self.body.addWidget(Label(_("Goes for ever"), "strong"))
        gone = _("Name, phones, e-mails, addresses, birthday, notes, consent, relations, wishes and files; the name on "
                 "receipts and letters, the text of letters, and the printed papers in the shop’s folder.")  # fmt: skip
        self.body.addWidget(Label(gone, wrap="wrap"))
        self.body.addWidget(Label(_("Stays without the person"), "strong"))
        self.body.addWidget(Label(kept(session.language, stands), wrap="wrap"))
        if stands.backups.count:
            self.body.addWidget(
                Note(_("Backups still hold the person"), in_backups(session.language, stands.backups), "info")
            )
        words = _("Type the customer’s number, {number}, to erase them", number=stands.number)
        self.number = Field(FieldSpec("number", words, hint=_("There is no way back.")))
        self.number.input.edited.connect(self._typed)
        self.body.addWidget(self.number)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self._erase = Button(_("Erase for ever"), "danger", "trash-2", "Return", run=self.erase)
        self.add_right(self._erase, main=True)
        self._typed()

    def _typed(self) -> None:
        right = self.number.input.value() == str(self._stands.number)
        self._erase.allow(right, self.session.language.gettext("Type the number first."))

    def erase(self) -> None:
        """Enter, with the right number: nobody brings them back."""
        seller = settings_service.load().seller
        steps = privacy.erase(self.session.shop, self._customer, seller=seller, now=self.session.now())
        self.accept()
        self.session.run_job(steps, self.session.language.gettext("Erasing a customer"), self._erased)

    def _erased(self, erased: Erased) -> None:
        _ = self.session.language.gettext
        self.session.go("customers")
        self.session.say(_("Customer {number} is erased.", number=erased.numbers[0]))


def open_matters(language: Language, stands: Standing) -> tuple[str, ...]:
    """What the owner should settle first, or knowingly leave."""
    _ = language.gettext
    said = []
    if stands.open_complaints:
        numbers = language.join(stands.open_complaints)
        said.append(language.ngettext(
            "An open complaint loses its person: {numbers}", "{n} open complaints lose their person: {numbers}",
            len(stands.open_complaints), numbers=numbers,
        ))  # fmt: skip
    if stands.running_warranties:
        until = _("for life") if stands.lifelong or stands.running_until is None else language.day(stands.running_until)
        said.append(language.ngettext(
            "A warranty still runs ({until}): only the number on its paper will prove it.",
            "{n} warranties still run (the longest: {until}): only the numbers on their papers will prove them.",
            stands.running_warranties, until=until,
        ))  # fmt: skip
    if stands.unpaid:
        said.append(language.ngettext(
            "A parked sale goes on without its buyer.", "{n} parked sales go on without their buyer.", stands.unpaid
        ))  # fmt: skip
    return tuple(said)


def kept(language: Language, stands: Standing) -> str:
    """What stays, counted."""
    parts = (
        language.ngettext("{n} sale", "{n} sales", stands.sales) if stands.sales else "",
        language.ngettext("{n} warranty", "{n} warranties", stands.warranties) if stands.warranties else "",
        language.ngettext("{n} complaint", "{n} complaints", stands.complaints) if stands.complaints else "",
        language.ngettext("{n} letter", "{n} letters", stands.letters) if stands.letters else "",
    )
    numbers = language.gettext("with their numbers, days and amounts")
    shown = language.join(parts)
    return language.join((shown, numbers)) if shown else language.gettext("Only the number {number}, which nobody gets "
                                                                         "again.", number=stands.number)  # fmt: skip


def in_backups(language: Language, backups: Backups) -> str:
    """Copies of the file hold the person until they are thrown away."""
    newest = language.day(backups.newest.date()) if backups.newest else ""
    oldest = language.day(backups.oldest.date()) if backups.oldest else ""
    _ = language.gettext
    if backups.count == 1:
        return _(
            "The one of {newest} in the shop’s folder, until you throw it away; and copies you keep elsewhere.",
            newest=newest,
        )
    return _(
        "{n} in the shop’s folder, of {oldest} to {newest}, until you throw them away; and copies you keep elsewhere.",
        n=backups.count,
        oldest=oldest,
        newest=newest,
    )
