"""What is printed of a mailing, and where to: all of it, or from one piece to another after a jam."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.mailing import FORM_WORDS, Form
from app.domain.printer import Printer
from app.domain.settings import PrintMode
from app.errors import FormError
from app.i18n import N_
from app.services import print_rules, printers
from app.services import settings as settings_service
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form as Fields
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.mailing import Mailing
    from app.domain.print_rule import PrintRule
    from app.i18n import Language
    from app.ui.session import Session

_WIDTH = 560
#: The kind of paper whose printing rule a form follows.
KIND_OF_FORM = {
    Form.LETTER: "letter",
    Form.CARD_A5: "card",
    Form.CARD_A6: "card",
    Form.POSTCARD: "postcard",
    Form.LEAFLET: "leaflet",
    Form.LABELS: "address-label",
    Form.ENVELOPES: "envelope",
}
Places = tuple[tuple[Printer | None, str], ...]


@dataclass(frozen=True, slots=True)
class PrintWish:
    """Which pieces, in which form, and on which printer; without one they are kept as a file."""

    form: Form
    first: int = 1
    last: int = 1
    printer: Printer | None = None


class PrintSheet(Sheet):
    """`wanted` carries a PrintWish. A mailing that is not written yet is written first, whole."""

    wanted = Signal(object)

    def __init__(self, over: QWidget, session: Session, mailing: Mailing, forms: tuple[Form, ...]) -> None:
        language = session.language
        _ = language.gettext
        self._written = mailing.tally.written == mailing.tally.letters and mailing.tally.written > 0
        self._most = mailing.tally.written if self._written else mailing.tally.letters
        self._language = language
        super().__init__(over, _("Print the mailing"), width=_WIDTH)
        if not self._written:
            said = language.ngettext(
                "{n} letter gets its number and goes into the customer’s history.",
                "{n} letters get their numbers and go into the customers’ histories.",
                mailing.tally.letters - mailing.tally.written,
            )
            self.body.addWidget(Label(said, tone="text2", wrap="wrap"))
        places = _places(language)
        rule = print_rules.of_kind(KIND_OF_FORM[mailing.plan.form], settings_service.load())
        first = _likely(places, rule)
        wish = PrintWish(mailing.plan.form, 1, self._most, first)
        self.fields = Fields(_specs(language, forms, places), wish, two_from=400)
        for name in ("first", "last"):
            self.fields.fields[name].setVisible(self._written)
        self.fields.fields["form"].setVisible(len(forms) > 1)
        self.body.addWidget(self.fields)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.deed = Button(self._deed(), "primary", "printer", "Return", run=self.submit)
        self.add_right(self.deed, main=True)
        for field in self.fields.fields.values():
            field.input.edited.connect(lambda: self.deed.set_words(self._deed()))

    def _wish(self) -> PrintWish:
        wish = self.fields.draft()
        first, last = wish.first, wish.last
        if not first or not last or not 1 <= first <= last <= self._most:
            raise FormError({"first": N_("The letters of this mailing go from 1 to {n}.", n=self._most)})
        return wish

    def _deed(self) -> str:
        language = self._language
        try:
            wish = self._wish()
        except FormError:
            return language.gettext("Print")
        count = wish.last - wish.first + 1
        if count == self._most:
            return language.ngettext("Print {n}", "Print all {n}", count)
        return language.gettext("Print {first} to {last}", first=wish.first, last=wish.last)

    def submit(self) -> None:
        """Send the wish; a range that cannot be says so."""
        try:
            wish = self._wish()
        except FormError as error:
            self.fields.show_problems(error.problems)
            return
        self.accept()
        self.wanted.emit(wish)


def _places(language: Language) -> Places:
    """A file, the usual printer, and the others of the shop."""
    _ = language.gettext
    usual = printers.usual(settings_service.load())
    others = tuple(one for one in printers.listed() if one.name != usual.name)
    named = ((one, _("Printer {name}", name=one.name)) for one in others)
    first = _("Printer {name}", name=usual.name) if usual.name else _("The computer’s usual printer")
    return ((None, _("One PDF in the shop’s folder")), (usual, first), *named)


def _likely(places: Places, rule: PrintRule) -> Printer | None:
    """Where this kind of paper usually goes."""
    if rule.mode is not PrintMode.PRINT:
        return None
    return next((one for one, _words in places if one is not None and one.id == rule.printer_id), places[1][0])


def _specs(language: Language, forms: tuple[Form, ...], places: Places) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    choices = tuple((form, language.render(FORM_WORDS[form])) for form in forms)
    return (
        FieldSpec("form", _("What is printed"), "choice", choices=choices, wide=True),
        FieldSpec("first", _("From letter"), "number"),
        FieldSpec("last", _("To letter"), "number"),
        FieldSpec("printer", _("Where to"), "choice", choices=places, wide=True),
    )
