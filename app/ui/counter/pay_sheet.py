"""Paying: what was handed over, what to give back, which paper comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPainterPath, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import payment
from app.domain.money import Money, parse
from app.domain.payment import Method, Payment, Settlement
from app.domain.settings import PrintMode
from app.errors import InputError
from app.services import print_rules, sales
from app.services import settings as settings_service
from app.services.sales import Completed
from app.ui import speech
from app.ui.counter.till import Till
from app.ui.widgets.button import Button
from app.ui.widgets.card import Line
from app.ui.widgets.check import Check, Radio
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.inputs import LineInput
from app.ui.widgets.keycap import Keycap
from app.ui.widgets.label import Label
from app.ui.widgets.painted import Painted
from app.ui.widgets.row_flow import RowFlow
from app.ui.widgets.segments import Segment, Segments

_RIGHT = Qt.AlignmentFlag.AlignRight
_SPLIT = "split"
_MOST_PIECES = 6
_PAPER_KEY, _FISCAL_KEY = "Alt+P", "Alt+F"


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What is to come out of the printer for this sale."""

    mode: PrintMode
    certificates: bool


class PaySheet(Sheet):
    """Opened with a method chosen; Enter completes the sale."""

    def __init__(
        self, over: QWidget, till: Till, method: Method | None, then: Callable[[Completed, PaperWish], object]
    ) -> None:
        _ = till.session.language.gettext
        super().__init__(over, "", width=640, name=_("Payment"))
        self._till, self._then = till, then
        self._due = till.totals.due
        self._country = settings_service.profile(till.settings)
        self._build_head()
        self._build_methods(method)
        self._build_given()
        self._build_split()
        self._build_band()
        self._build_paper()
        self.add_left(Button(_("Back to the cart"), "quiet", key="Esc", run=self.dismiss))
        deed = Button(_("Complete the sale"), "primary", "check", "Return", run=self._complete)
        self._deed = self.add_right(deed, main=True)
        self._listen_to_keys()
        self._show_method()

    # --- parts

    def _build_head(self) -> None:
        language, cart = self._till.session.language, self._till.cart
        row = QHBoxLayout()
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(Label(language.gettext("To pay"), tone="text2"))
        self._total = Label("", "title", wrap="whole")
        left.addWidget(self._total)
        if cart.buyer is not None:
            right.addWidget(Label(cart.buyer.name, "strong", align=_RIGHT))
        count = language.ngettext("{n} line", "{n} lines", len(cart.lines))
        items = language.ngettext("{n} item", "{n} items", int(cart.items))
        words = language.gettext("{lines}, {items}", lines=count, items=items)
        right.addWidget(Label(words, "detail", align=_RIGHT))
        right.addStretch(1)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row)

    def _build_methods(self, method: Method | None) -> None:
        _ = self._till.session.language.gettext
        segments = (
            Segment(Method.CASH, _("Cash"), "F12"),
            Segment(Method.CARD, _("Card"), "F11"),
            Segment(Method.TRANSFER, _("Transfer")),
            Segment(_SPLIT, _("Split")),
        )
        self._methods = Segments(segments, name=_("Way of paying"))
        self._methods.choose(method.value if method else _SPLIT)
        self._methods.chosen.connect(lambda _chosen: self._show_method())
        self.body.addWidget(self._methods)

    def _build_given(self) -> None:
        language = self._till.session.language
        self._given_part = QWidget()
        column = QVBoxLayout(self._given_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(Label(language.pgettext("money", "Received"), "section"))
        self.given = LineInput()
        self.given.setProperty("role", "figure")
        self.given.setAlignment(_RIGHT)
        self.given.setAccessibleName(language.pgettext("money", "Received"))
        self.given.textChanged.connect(lambda _text: self._show_settlement())
        row.addWidget(self.given, 1)
        column.addLayout(row)
        quick = QHBoxLayout()
        quick.setSpacing(8)
        sums = payment.proposals(self._due, self._country.denominations, self._till.settings.cash_step)
        words = [speech.amount(language, amount) for amount in sums]
        keys = [Button(said, key=f"Alt+{n}", run=partial(self.given.setText, said)) for n, said in enumerate(words, 1)]
        for button in self._that_fit(keys, quick.spacing()):
            quick.addWidget(button, 1)
        column.addLayout(quick)
        self.body.addWidget(self._given_part)

    def _that_fit(self, buttons: list[Button], gap: int) -> list[Button]:
        """As many of the first as stand side by side."""
        room, kept = self.room, []
        for button in buttons:
            room -= button.sizeHint().width() + gap
            if room + gap < 0:
                break
            kept.append(button)
        return kept

    def _build_split(self) -> None:
        self._split_part = QWidget()
        grid = QGridLayout(self._split_part)
        grid.setContentsMargins(0, 0, 0, 0)
        self._parts: dict[Method, LineInput] = {}
        for place, method in enumerate((Method.CARD, Method.TRANSFER, Method.CASH)):
            words = self._till.session.language.render(method.words)
            field = LineInput()
            field.setAlignment(_RIGHT)
            field.setAccessibleName(words)
            field.textChanged.connect(lambda _text: self._show_settlement())
            grid.addWidget(Label(words), place, 0)
            grid.addWidget(field, place, 1)
            self._parts[method] = field
        grid.setColumnStretch(1, 1)
        self.body.addWidget(self._split_part)

    def _build_band(self) -> None:
        self.band = ChangeBand()
        self.body.addWidget(self.band)

    def _build_paper(self) -> None:
        _ = self._till.session.language.gettext
        settings = self._till.settings
        self.body.addWidget(Line())
        usual = print_rules.of_kind("receipt", settings).mode
        modes = {PrintMode.ASK: _("Ask afterwards")} if usual is PrintMode.ASK else {}
        modes |= {PrintMode.PRINT: _("Print"), PrintMode.PDF: _("Save as PDF"), PrintMode.NONE: _("No paper")}
        self.modes = {mode: Radio(words) for mode, words in modes.items()}
        self.modes[usual].setChecked(True)
        row = QHBoxLayout()
        choices = QWidget()
        flow = RowFlow(choices, gap=16)
        caption = Label(_("Receipt"), tone="text2")
        caption.setMinimumHeight(self.modes[PrintMode.PDF].sizeHint().height())
        flow.addWidget(caption)
        for choice in self.modes.values():
            flow.addWidget(choice)
        row.addWidget(choices, 1)
        row.addWidget(Keycap(_PAPER_KEY), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        promises = sum(1 for line in self._till.cart.lines if line.term is not None)
        self.certificates = Check(_("Warranty certificates too"))
        self.certificates.setChecked(settings.certificates and promises > 0)
        self.certificates.setVisible(promises > 0)
        self.body.addWidget(self.certificates)
        self.fiscal = LineInput(_("number on the fiscal receipt"))
        self.fiscal.setAccessibleName(_("Fiscal receipt"))
        fiscal_row = QHBoxLayout()
        words = self._country.fiscal_id.in_language(self._till.session.language.code) or _("Fiscal receipt")
        fiscal_row.addWidget(Label(words, tone="text2"))
        fiscal_row.addWidget(self.fiscal, 1)
        fiscal_row.addWidget(Keycap(_FISCAL_KEY))
        self.body.addLayout(fiscal_row)

    def _listen_to_keys(self) -> None:
        """Keys of fields, which have no button that says them."""
        deeds: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F12", partial(self.choose, Method.CASH)),
            ("F11", partial(self.choose, Method.CARD)),
            (_PAPER_KEY, self.next_mode),
            (_FISCAL_KEY, self.fiscal.setFocus),
        )
        for key, deed in deeds:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    @property
    def mode(self) -> PrintMode:
        """What is to happen with the receipt."""
        return next(mode for mode, choice in self.modes.items() if choice.isChecked())

    def next_mode(self) -> None:
        """Alt+P: the next kind of paper."""
        modes = list(self.modes)
        self.modes[modes[(modes.index(self.mode) + 1) % len(modes)]].setChecked(True)

    # --- what is typed

    def type_part(self, method: str, text: str) -> None:
        """Fill one of the fields of a split payment."""
        self._parts[Method(method)].setText(text)

    def choose(self, method: Method) -> None:
        """F12 or F11 while the sheet is open."""
        self._methods.choose(method.value)
        self._show_method()

    def _show_method(self) -> None:
        method = self._methods.current()
        self._given_part.setVisible(method == Method.CASH)
        self._split_part.setVisible(method == _SPLIT)
        if method == Method.CASH:
            exact = payment.settle(self._due, (Payment(Method.CASH),), self._till.settings.cash_step)
            self.given.setText(speech.amount(self._till.session.language, exact.total))
            self.given.selectAll()
            self.given.setFocus()
        elif method == _SPLIT:
            self._parts[Method.CARD].setFocus()
        else:
            self._deed.setFocus()
        self._show_settlement()
        self.fit()

    def _payments(self) -> tuple[Payment, ...]:
        method = self._methods.current()
        if method == Method.CASH:
            return (Payment(Method.CASH, self._amount(self.given)),)
        if method == _SPLIT:
            typed = ((part, self._amount(field)) for part, field in self._parts.items() if field.text().strip())
            return tuple(Payment(part, amount) for part, amount in typed)
        return (Payment(Method(method)),)

    def _amount(self, field: LineInput) -> Money:
        return parse(field.text(), self._due.currency)

    def _settlement(self) -> Settlement:
        return sales.settle(self._due, self._payments(), self._till.settings)

    def _show_settlement(self) -> None:
        language = self._till.session.language
        try:
            settled = self._settlement()
        except InputError as error:
            self._total.setText(speech.money(language, self._due))
            self._refuse(error)
            return
        self._total.setText(speech.money(language, settled.total))
        if settled.missing.minor > 0:
            self.band.say("warn", language.gettext("Still missing"), speech.money(language, settled.missing))
        elif settled.change:
            pieces = payment.change_pieces(settled.change, self._country.denominations)
            detail = " + ".join(_coin(language.number(piece.decimal), piece) for piece in pieces)
            shown = detail if len(pieces) <= _MOST_PIECES else ""
            self.band.say("ok", language.gettext("Change"), speech.money(language, settled.change), shown)
        else:
            self.band.say("ok", language.gettext("Paid exactly"), speech.money(language, settled.total))

    def _refuse(self, error: InputError) -> None:
        render = self._till.session.language.render
        self.band.say("danger", render(error.text), "", render(error.hint) if error.hint else "")

    def _complete(self) -> None:
        try:
            payments, settled = self._payments(), self._settlement()
            if settled.missing.minor <= 0:
                payment.check_paid(settled)
        except InputError as error:
            self._refuse(error)
            return
        if settled.missing.minor > 0:
            self._show_settlement()
            return
        wish = PaperWish(self.mode, self.certificates.isChecked())
        self._deed.setEnabled(False)
        self.dismiss()
        self._till.complete(payments, self.fiscal.text(), partial(self._completed, self._then, wish))

    @staticmethod
    def _completed(then: Callable[[Completed, PaperWish], object], wish: PaperWish, done: Completed) -> None:
        then(done, wish)


def _coin(number: str, piece: Money) -> str:
    return number if piece.minor else ""


class ChangeBand(Painted):
    """The figure that matters while paying: change, what is missing, or what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "ok"
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._words = Label("", "section", wrap="wrap")
        self._detail = Label("", "detail", wrap="wrap")
        words.addWidget(self._words)
        words.addWidget(self._detail)
        row.addLayout(words, 1)
        self._figure = Label("", "change", wrap="whole", align=_RIGHT)
        row.addWidget(self._figure)

    @property
    def figure(self) -> str:
        """The amount shown."""
        return self._figure.text()

    def say(self, tone: str, words: str, figure: str, detail: str = "") -> None:
        """Show another figure."""
        self._tone = tone
        for label, text in ((self._words, words), (self._figure, figure), (self._detail, detail)):
            label.setText(text)
        self._words.set_tone(tone)
        self._figure.set_tone(tone)
        self._detail.setVisible(bool(detail))
        self._figure.setVisible(bool(figure))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.fillPath(shape, self.look.colour(f"{self._tone}_bg"))
