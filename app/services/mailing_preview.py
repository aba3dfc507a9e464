"""One person's piece of a mailing on its paper, before it is written and afterwards."""

from __future__ import annotations

from datetime import datetime

from app.documents.pdf import Pdf
from app.domain.letter_file import LetterFile, unnumbered
from app.domain.mailing import Form, Mailing
from app.domain.mailing_person import PersonState
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_
from app.services import letters, mailing_forms, mailings


def piece(
    mailing_id: int, row: int, *, seller: str, now: datetime, settings: Settings, form: Form | None = None
) -> bytes:
    """The piece as it would be printed now, or as it was; `form` is another one than the mailing's own.

    Raises InputError for one who may not get it, NotFoundError for one who is not in the mailing.
    """
    known = mailings.one(mailing_id)
    shown = mailings.person(mailing_id, row)
    if shown.lead is not None:
        shown = mailings.person(mailing_id, shown.lead)
    if shown.state is PersonState.WRITTEN:
        return _drawn(known, letters.letter(shown.letter), form, settings)
    made = mailings.compose(mailing_id, shown.id, seller=seller, now=now, settings=settings)
    letter = unnumbered(letters.tidied(made.draft), now, known.plan.delivery or now.date())
    return _drawn(known, letter, form, settings)


def first(mailing_id: int, *, seller: str, now: datetime, settings: Settings) -> bytes:
    """The first piece in the order of printing. Raises NotFoundError when nobody gets the mailing."""
    row = mailings.at_place(mailing_id, 1)
    return piece(mailing_id, row.id, seller=seller, now=now, settings=settings)


def forms() -> tuple[Form, ...]:
    """The forms that can be printed."""
    return mailing_forms.forms()


def of_letter(letter: LetterFile, settings: Settings) -> bytes:
    """A card or label of a mailing as it was kept. Raises InputError for one that was erased."""
    if not letter.draft.address:
        raise InputError(N_("The text of this letter was erased with its customer."))
    return _drawn(mailings.one(letter.part.mailing or 0), letter, Form(letter.part.form), settings)


def sizes(form: Form) -> tuple[str, ...]:
    """The papers a form can be on, the usual one first."""
    return mailing_forms.sizes(form)


def paper_name(known: Mailing, form: Form, settings: Settings) -> str:
    """The size of paper that a form of the mailing is on."""
    return mailing_forms.drawer(known, form, settings).paper.name


def _drawn(known: Mailing, letter: LetterFile, form: Form | None, settings: Settings) -> bytes:
    drawer = mailing_forms.drawer(known, form or known.plan.form, settings)
    pdf = Pdf(drawer.paper, title=known.plan.name, author=settings.shop.legal_name, language=settings.language)
    drawer.draw(letter, pdf)
    return pdf.data()
