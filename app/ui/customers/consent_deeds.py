"""What is done about a customer's consent and mail from their page, each with its undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.consent import COUNTER_QUESTION, Reply, Source, State
from app.i18n import language as spoken
from app.services import acts, consents, freshness
from app.services import settings as settings_service

if TYPE_CHECKING:
    from app.domain.customer_card import CustomerFile
    from app.services.consents import Written
    from app.ui.session import Session


def answer(session: Session, file: CustomerFile, state: State) -> None:
    """The answer to the one question that is asked in passing, in the words of the screen."""
    call = partial(
        consents.answer,
        file.card.id,
        (Reply(*COUNTER_QUESTION, state),),
        source=Source.COUNTER,
        speech=session.language,
        seller=settings_service.load().seller,
        now=session.now(),
    )
    session.write(call, partial(say, session, file.card.name))


def say(session: Session, name: str, written: Written) -> None:
    """Tell that answers stand, with the way back."""
    if written.act is None:
        return
    undo = partial(acts.undo, written.act, seller=settings_service.load().seller, now=session.now())
    session.say(session.language.gettext("Consent of {name} is written down.", name=name), partial(session.write, undo))


def take_back(session: Session, file: CustomerFile) -> None:
    """Nothing more at all: every answer is no."""
    settings = settings_service.load()
    call = partial(
        consents.take_back,
        file.card.id,
        source=Source.COUNTER,
        speech=spoken(file.draft.language or settings.language),
        seller=settings.seller,
        now=session.now(),
    )
    session.write(call, partial(say, session, file.card.name))


def returned(session: Session, file: CustomerFile) -> None:
    """A letter to the first present address came back; said once more, it arrives again."""
    place = next((place for place, address in enumerate(file.draft.addresses) if not address.past), None)
    if place is None:
        session.say(session.language.gettext("{name} has no address.", name=file.card.name))
    else:
        mail_returned(session, file, place)


def mail_returned(session: Session, file: CustomerFile, place: int) -> None:
    """A letter to that address came back today; said once more, it arrives again."""
    _ = session.language.gettext
    seller, now = settings_service.load().seller, session.now()
    before = file.draft.addresses[place].returned
    mark = partial(freshness.mail_returned, file.card.id, place, seller=seller, now=now)
    words = _("Mail to {name} arrives again.", name=file.card.name)
    if before is None:
        words = _("Mail to {name} came back: the address is marked.", name=file.card.name)
    day = None if before else now.date()
    undo = partial(session.write, partial(mark, before))
    session.write(partial(mark, day), lambda _changes: session.say(words, undo))
