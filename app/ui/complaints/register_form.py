"""A new complaint: who complains about what, in what words, and what they ask for."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain import complaint as rules
from app.domain.complaint_file import About, ComplaintDraft
from app.services import complaints, customers
from app.services import settings as settings_service
from app.ui.complaints.pickers import pick_purchase
from app.ui.counter import people
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label
from app.ui.widgets.row_flow import RowFlow

if TYPE_CHECKING:
    from app.domain.cart import Party
    from app.domain.complaint_file import Purchase
    from app.i18n import Language
    from app.services.complaints import Registered
    from app.ui.complaints.target import NewComplaint
    from app.ui.session import Session

_NARROW = 960


class RegisterForm(QWidget):
    """The form with its two pickers. What is typed stays until it is registered or emptied."""

    registered = Signal(object)
    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.form: Form[ComplaintDraft] = Form(_specs(session.language), self._blank())
        self.about = Label("", "strong", wrap="wrap")
        self.about_detail = Label("", "detail", wrap="wrap")
        self.without = Button(session.language.gettext("Without purchase"), "quiet", "x", run=self.forget_purchase)
        self._build()
        self._show_about("")

    def _blank(self) -> ComplaintDraft:
        settings = settings_service.load()
        return ComplaintDraft(
            draft_id=str(uuid.uuid4()), subject="", assigned=settings.seller, language=settings.language
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 8, 8)
        rows.setSpacing(12)
        rows.addWidget(self._about_card())
        card = Card()
        card.add(self.form)
        rows.addWidget(card)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        area.setWidget(inside)
        column.addWidget(area, 1)
        column.addLayout(self._foot())

    def _about_card(self) -> Card:
        card = Card()
        self._about_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._about_row.setSpacing(8)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self.about)
        text.addWidget(self.about_detail)
        self._about_row.addLayout(text, 1)
        buttons = QWidget()
        flow = RowFlow(buttons)
        for button in (self.without, *(action.button() for action in self.pickers())):
            flow.addWidget(button)
        self._about_row.addWidget(buttons)
        card.column.addLayout(self._about_row)
        return card

    def set_width(self, width: int) -> None:
        """In narrow windows the buttons stand below what they choose."""
        narrow = width < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._about_row.setDirection(direction)

    def _foot(self) -> QHBoxLayout:
        _ = self.session.language.gettext
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Button(_("Empty the form"), "quiet", "trash-2", run=self.clear))
        row.addStretch(1)
        row.addWidget(self.save_action().button("primary"))
        return row

    # --- keys

    def pickers(self) -> tuple[Action, ...]:
        """Who and what."""
        _ = self.session.language.gettext
        return (
            Action("who", _("Choose the customer"), "F5", self.pick_customer, short=_("Customer"), icon="users"),
            Action(
                "what", _("Choose the purchase"), "F6", self.pick_purchase, short=_("Purchase"), icon="receipt-text"
            ),
        )

    def save_action(self) -> Action:
        """The main act."""
        _ = self.session.language.gettext
        return Action(
            "register", _("Register and print the slip"), "F12", self.register, short=_("Register"), icon="check"
        )

    # --- who and what

    def begin(self, start: NewComplaint) -> None:
        """Begin anew about a piece or a sale, or for a customer."""
        self.clear()
        if start.unit_number:
            found = complaints.purchase_of_unit(start.unit_number)
            if found is not None:
                self._take_purchase(found)
        elif start.sale_number:
            pieces = complaints.purchases_of_sale(start.sale_number)
            if pieces:
                self._take_purchase(pieces[0])
        if start.customer_id is not None:
            self._take_customer(customers.party(start.customer_id))

    def pick_customer(self) -> None:
        """F5."""
        title = self.session.language.gettext("Who complains?")
        people.pick(self, self.session, title, self._take_customer).open()

    def pick_purchase(self) -> None:
        """F6: from what this customer bought, or by a receipt's or certificate's number."""
        pick_purchase(self, self.session, self._now().customer_id, self._take_purchase).open()

    def _take_customer(self, party: Party) -> None:
        contact = ""
        if party.id is not None:
            known = customers.draft(party.id)
            contact = known.phones[0].typed if known.phones else known.emails[0].address if known.emails else ""
        now = self._now()
        draft = replace(now, customer_id=party.id, customer_name=party.name, contact=contact or now.contact)
        self._put(replace(draft, language=party.language or draft.language))

    def _take_purchase(self, purchase: Purchase) -> None:
        self._put(replace(self._now(), about=purchase.about))
        if purchase.customer_id is not None and self._now().customer_id is None:
            self._take_customer(customers.party(purchase.customer_id))
        language = self.session.language
        day = language.day(purchase.day)
        parts = (purchase.sale_number, day, purchase.serial, purchase.unit_number)
        self._show_about(" · ".join(filter(None, parts)))

    def _put(self, draft: ComplaintDraft) -> None:
        self.form.set_draft(draft)
        self._show_about(self.about_detail.text() if draft.about.line_id else "")
        self.form.fields["subject"].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _now(self) -> ComplaintDraft:
        # No field of this form can hold what cannot be read.
        return self.form.draft()

    def _show_about(self, detail: str) -> None:
        _ = self.session.language.gettext
        about = self._now().about
        self.about.setText(about.text or _("What is it about?"))
        hint = _("Choose a purchase, or go on without one: service, price, delivery, anything.")
        self.about_detail.setText(detail if about.line_id else hint)
        self.without.setVisible(about.line_id is not None)

    def forget_purchase(self) -> None:
        """It is about something else after all."""
        self.form.set_draft(replace(self._now(), about=About()))
        self._show_about("")

    # --- saving

    def clear(self) -> None:
        """Begin with an empty form."""
        self.form.set_draft(self._blank())
        self._show_about("")
        self.focus_start()

    def focus_start(self) -> None:
        """The keyboard to the first field."""
        self.form.fields["subject"].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def register(self) -> None:
        """F12."""
        self.form.submit(self.session, self._register, self._done)

    def _register(self, draft: ComplaintDraft) -> Registered:
        settings = settings_service.load()
        return complaints.register(draft, seller=settings.seller, now=self.session.now(), settings=settings)

    def _done(self, done: Registered) -> None:
        self.clear()
        self.registered.emit(done)


def _specs(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext

    def choices(words: dict) -> tuple[tuple[object, str], ...]:  # type: ignore[type-arg]  # any of the rules' tables
        return tuple((value, language.render(text)) for value, text in words.items())

    nothing: tuple[tuple[object, str], ...] = ((None, _("Not said")),)
    return (
        FieldSpec(
            "subject", _("What is wrong"), required=True, wide=True, hint=_("In a few words: the title on the board.")
        ),
        FieldSpec("description", _("As the customer tells it"), "text", lines=3),
        FieldSpec("customer_name", _("Customer"), hint=_("Choose with F5, or write a name.")),
        FieldSpec("contact", _("Phone or e-mail")),
        FieldSpec("channel", _("How it came"), "choice", choices=choices(rules.CHANNEL_WORDS)),
        FieldSpec("wish", _("What they ask for"), "choice", choices=nothing + choices(rules.WISH_WORDS)),
        FieldSpec("category", _("Kind"), "choice", choices=nothing + choices(rules.CATEGORY_WORDS)),
        FieldSpec("severity", _("Weight"), "choice", choices=choices(rules.SEVERITY_WORDS)),
        FieldSpec("condition", _("Condition as taken in")),
        FieldSpec("accessories", _("Accessories taken in"), hint=_("With commas between them.")),
        FieldSpec("assigned", _("Who takes care")),
        FieldSpec(
            "language",
            _("Language of the slip"),
            "choice",
            choices=tuple(LANGUAGE_NAMES.items()),
        ),
    )
