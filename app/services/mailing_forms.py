"""What draws a piece of a mailing: one entry for each form, with the sizes it can have."""

from __future__ import annotations

from abc import ABC, abstractmethod

from app.documents import letter_sheet
from app.documents.paper import PAPERS
from app.documents.paper import Paper as Sheet
from app.documents.pdf import Pdf
from app.domain.letter_file import LetterFile
from app.domain.mailing import Form, Mailing
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_, language
from app.services.papers import letter as letter_papers


class Drawer(ABC):
    """Draws the pieces of one mailing one after the other."""

    def __init__(self, known: Mailing, settings: Settings, paper: Sheet) -> None:
        self.known = known
        self.settings = settings
        self.paper = paper

    @abstractmethod
    def draw(self, letter: LetterFile, pdf: Pdf) -> None:
        """Add one piece to the document."""


class LetterDrawer(Drawer):
    """A letter on its sheet, its text as it was kept."""

    def draw(self, letter: LetterFile, pdf: Pdf) -> None:
        """Add one letter."""
        facts = letter_papers.facts(letter, self.settings)
        letter_sheet.write(facts, pdf, self.paper, language(letter.draft.language))


_SIZES: dict[Form, tuple[str, ...]] = {Form.LETTER: ("A4", "A5", "Letter")}
_DRAWERS: dict[Form, type[Drawer]] = {Form.LETTER: LetterDrawer}


def sizes(form: Form) -> tuple[str, ...]:
    """The papers a form can be on, the usual one first."""
    return _SIZES.get(form, ())


def drawer(known: Mailing, form: Form, settings: Settings) -> Drawer:
    """What draws the pieces of a mailing in a form. Raises InputError for a paper the form cannot be on."""
    kind = _DRAWERS.get(form)
    if kind is None:
        raise InputError(N_("This form cannot be printed yet."))
    choices = sizes(form)
    own = known.plan.paper if form is known.plan.form else ""
    usual = settings.sheet_paper.value if settings.sheet_paper.value in choices else choices[0]
    name = own or usual
    if name not in choices:
        raise InputError(
            N_("This paper cannot be on {size}.", size=name),
            N_("Choose one of: {choices}.", choices=", ".join(choices)),
        )
    return kind(known, settings, PAPERS[name])
