"""The sheet in which a customer is written down or changed, with an offer instead of a second record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal

from app.domain import customer as rules
from app.domain import form_rules
from app.domain.likeness import Verdict
from app.errors import AppError, FormError
from app.services import customers, duplicates, offers
from app.services import settings as settings_service
from app.ui.customers import form_specs
from app.ui.customers.fields import CustomerFields, draft_of, fields_of, missing
from app.ui.customers.offer_sheet import Decision, OfferSheet, why
from app.ui.form_sections import SectionedForm
from app.ui.form_sheet import FormSheet
from app.ui.widgets.button import Button
from app.ui.widgets.note import Note

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.customer import CustomerDraft
    from app.domain.duplicate import Offer
    from app.services.customers import Saved
    from app.ui.session import Session

# What a person is known by; a change in any of these asks whether they are in the file already.
_TELLING = ("given_name", "family_name", "organisation", "phones", "emails", "addresses", "birthday", "card")
_BREATH_MS = 300
_STRONG = (Verdict.SAME, Verdict.LIKELY)
_WORTH_A_WORD = (*_STRONG, Verdict.RELATIVE)


class CustomerForm(FormSheet[CustomerFields]):
    """`used(id)` when the person is one of the file, `filled(Saved)` when what is new was added to that one.

    `related(id, id)` says, after `saved`, that the new one is a relative of another.
    """

    used = Signal(int)
    filled = Signal(object)
    related = Signal(int, int)

    def __init__(self, over: QWidget, session: Session, draft: CustomerDraft) -> None:
        _ = session.language.gettext
        new = draft.id is None
        title = _("New customer") if new else _("Change {name}", name=draft.display_name)
        words = _("Save customer") if new else _("Save changes")
        super().__init__(over, session, title, _form(session, draft), partial(_save, session), words=words)
        self._new = new
        self._offers: tuple[Offer, ...] = ()
        self._answer: tuple[Decision, int] | None = None
        self._build_offer()

    def _build_offer(self) -> None:
        _ = self._session.language.gettext
        self.look_button = Button(_("Look"), key="Alt+D", small=True, run=self.decide)
        self.offer = Note("", tone="info", icon="users", button=self.look_button)
        self.offer.hide()
        self.body.insertWidget(0, self.offer)
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._breath.timeout.connect(self.ask)
        if self._new:
            fields = self.form.fields
            for name in _TELLING:
                if name in fields:
                    fields[name].input.edited.connect(self._breath.start)
            if self.form.kept().phones or self.form.kept().family_name:
                self._breath.start()

    # --- the offer

    def ask(self) -> None:
        """Is this somebody of the file? Asked beside the window."""
        typed = self._typed()
        if typed is not None:
            self._session.read(
                partial(duplicates.similar, typed, settings_service.load()), self._offered, lambda _error: None
            )

    def _typed(self) -> CustomerDraft | None:
        try:
            draft = rules.tidied(draft_of(self.form.kept(), self._session.language))
        except AppError:
            return None
        return draft if draft.display_name else None

    def _offered(self, found: tuple[Offer, ...]) -> None:
        self._offers = tuple(offer for offer in found if offer.likeness.verdict in _WORTH_A_WORD)
        _ = self._session.language.gettext
        if self._offers:
            best = self._offers[0]
            name = best.customer.name
            related = best.likeness.verdict is Verdict.RELATIVE
            said = _("This may be a relative of {name}", name=name) if related else _("This may be {name}", name=name)
            self.offer.say(said, why(self._session, best))
        self.offer.setVisible(bool(self._offers))

    @property
    def _stops(self) -> bool:
        """Whether somebody is so alike that saving waits for an answer; for a relative it does not."""
        return any(offer.likeness.verdict in _STRONG for offer in self._offers)

    def decide(self) -> None:
        """Alt+D, and Save while the offer stands: ask what shall become of it."""
        typed = self._typed()
        sheet = OfferSheet(self, self._session, typed.display_name if typed else "", self._offers)
        sheet.decided.connect(self._decided)
        sheet.open()

    def submit(self) -> None:
        """Save; who may be in the file already is asked about first."""
        self._breath.stop()
        if self._new and self._answer is None:
            typed = self._typed()
            if typed is not None:
                self._offered(duplicates.similar(typed, settings_service.load()))
            if self._stops:
                self.decide()
                return
        super().submit()

    def _decided(self, decision: Decision, offer: Offer) -> None:
        if decision is Decision.USE:
            self._end()
            self.used.emit(offer.id)
        elif decision is Decision.ADD:
            self._add_to(offer)
        else:
            self._answer = (decision, offer.id)
            super().submit()
            self._answer = None if self.isVisible() else self._answer

    def _add_to(self, offer: Offer) -> None:
        typed = self._typed()
        if typed is None:
            return
        settings = settings_service.load()
        call = partial(
            offers.add_to, offer.id, typed, seller=settings.seller, now=self._session.now(), settings=settings
        )
        self._session.write(call, self._added_to)

    def _added_to(self, answer: Saved) -> None:
        self._end()
        self.filled.emit(answer)

    def _saved(self, answer: Any) -> None:
        super()._saved(answer)
        if self._answer is None:
            return
        decision, other = self._answer
        if decision is Decision.RELATIVE:
            self.related.emit(answer.id, other)
        others = tuple(offer.id for offer in self._offers)
        seller = settings_service.load().seller
        self._session.write(partial(offers.keep_apart, answer.id, others, seller=seller, now=self._session.now()))

    def _end(self) -> None:
        """Nothing of what was typed is wanted."""
        self._done = True
        self.dismiss()


def open_form(
    over: QWidget, session: Session, draft: CustomerDraft, kept: CustomerFields | None = None
) -> CustomerForm:
    """Open the form over a window; `kept` is what was typed there last time and not saved."""
    sheet = CustomerForm(over, session, draft)
    if kept is not None:
        sheet.form.restore(kept)
    sheet.open()
    return sheet


def _form(session: Session, draft: CustomerDraft) -> SectionedForm[CustomerFields]:
    settings = settings_service.load()
    asked = form_rules.read(settings.customer_form)
    region = settings_service.profile(settings).phone_region
    sections = form_specs.sections(session.language, asked, region=region, home=settings.country)
    return SectionedForm(sections, fields_of(draft, session.language))


def _save(session: Session, fields: CustomerFields) -> Saved:
    settings = settings_service.load()
    draft = draft_of(fields, session.language)
    unasked = missing(fields, form_rules.read(settings.customer_form))
    if unasked:
        raise FormError(unasked)
    try:
        return customers.save(draft, seller=settings.seller, now=session.now(), settings=settings)
    except FormError as error:
        raise FormError({_FIELD_NAMES.get(name, name): text for name, text in error.problems.items()}) from error


_FIELD_NAMES = {"birth_day": "birthday"}
