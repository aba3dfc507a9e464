"""What draws a piece of a mailing: one entry for each form, with the papers it can be on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from functools import cache, cached_property

from app.documents import card, envelope, label, leaflet, letter_address, letter_sheet, postcard
from app.documents.card_facts import CardFacts
from app.documents.envelope_facts import EnvelopeFacts
from app.documents.label import LabelWriter
from app.documents.label_facts import AddressLabel, LabelsFacts
from app.documents.leaflet_facts import ItemFacts
from app.documents.letter_facts import LetterFacts
from app.documents.paper import CARDS, ENVELOPES, PAPERS, POSTCARDS
from app.documents.paper import Paper as Sheet
from app.documents.pdf import Done, Pdf
from app.domain.envelope import usual as usual_envelope
from app.domain.label_sheet import LabelSheet
from app.domain.leaflet import LeafletPlan
from app.domain.letter_file import LetterFile
from app.domain.mailing import Form, Mailing
from app.domain.occasion import Occasion
from app.domain.settings import Paper, Settings
from app.errors import InputError, PrintError
from app.i18n import N_, Message, language
from app.services import label_sheets, leaflets, pictures
from app.services.papers import envelope as envelope_papers
from app.services.papers import leaflet as leaflet_papers
from app.services.papers import letter as letter_papers
from app.services.papers.shop import shop_facts

_SHEETS = (Paper.A4.value, Paper.A5.value, Paper.LETTER.value)
_LABELS = {Paper.LETTER: "Avery 5160"}
_USUAL_LABELS = "Avery L7160"
# Every size of paper a piece can be on, by its name.
_PAPERS: dict[str, Sheet] = {**PAPERS, **CARDS, **POSTCARDS}


class Drawer(ABC):
    """Draws the pieces of one mailing one after the other; finished pages go to the file at once."""

    def __init__(self, known: Mailing, settings: Settings, paper: Sheet) -> None:
        self.known = known
        self.settings = settings
        self.paper = paper
        self._shop = cache(lambda code: shop_facts(settings, code))

    @property
    def day(self) -> date:
        """The day whose prices and new goods are shown."""
        return self.known.plan.delivery or self.known.created.date()

    @abstractmethod
    def draw(self, letter: LetterFile, pdf: Pdf) -> None:
        """Add one piece to the document. Raises PrintError, and adds nothing, for one that has no room."""

    def too_long(self, letter: LetterFile) -> Message | None:  # noqa: ARG002 - a sheet always has a next page
        """What of this piece has no room on its paper."""
        return None

    def unseen(self, letter: LetterFile) -> bool:  # noqa: ARG002 - most papers have no window
        """Whether the window of an envelope may hide a part of the address."""
        return False

    def facts(self, letter: LetterFile) -> LetterFacts:
        """What the letter says."""
        return letter_papers.facts(letter, self.settings, self._shop(letter.draft.language))


class LeafletDrawer(Drawer):
    """A leaflet of the chosen goods in each person's language; their names stand on labels or envelopes."""

    def __init__(self, known: Mailing, settings: Settings, paper: Sheet) -> None:
        super().__init__(known, settings, paper)
        leaflets.checked(known.plan.products)
        self._drawn: dict[str, tuple[Done, ...]] = {}

    def draw(self, letter: LetterFile, pdf: Pdf) -> None:
        """Add one leaflet; it is drawn once for each language."""
        code = letter.draft.language
        pdf.flush()
        if code in self._drawn:
            pdf.again(self._drawn[code])
            return
        plan = LeafletPlan(products=self.known.plan.products, occasion=self.known.plan.occasion, language=code)
        speech = language(code)
        leaflet.write(leaflet_papers.facts(plan, self.settings, speech, self.day), pdf, self.paper, speech)
        self._drawn[code] = pdf.flush()


class LetterDrawer(Drawer):
    """A letter on its sheet, its text as it was kept; behind it the leaflet, if goods were chosen."""

    def __init__(self, known: Mailing, settings: Settings, paper: Sheet) -> None:
        super().__init__(known, settings, paper)
        self._leaflet = LeafletDrawer(known, settings, paper) if known.plan.products else None

    def draw(self, letter: LetterFile, pdf: Pdf) -> None:
        """Add one letter."""
        letter_sheet.write(self.facts(letter), pdf, self.paper, language(letter.draft.language))
        pdf.flush()
        if self._leaflet is not None:
            self._leaflet.draw(letter, pdf)

    def unseen(self, letter: LetterFile) -> bool:
        """Whether the window of an envelope may hide a part of the address."""
        return bool(letter_address.unseen(self.facts(letter), self.paper))


class CardDrawer(Drawer):
    """A folded card: outside and inside."""

    def card(self, letter: LetterFile) -> CardFacts:
        """What stands on the card."""
        return CardFacts(
            letter=self.facts(letter),
            occasion=self._season or letter.draft.occasion.value,
            title=letter.draft.subject,
            subtitle=letter.draft.subline,
            picture=self._picture,
            items=self._items,
            items_title=self._title(letter) if self._items else "",
        )

    def _title(self, letter: LetterFile) -> str:
        """What stands over the goods on a card."""
        return language(letter.draft.language).gettext("New in our shop")

    def draw(self, letter: LetterFile, pdf: Pdf) -> None:
        """Add both sides of one card."""
        card.write(self.card(letter), pdf, self.paper, language(letter.draft.language))
        pdf.flush()

    def too_long(self, letter: LetterFile) -> Message | None:
        """Whether the text has more lines than the card has room for."""
        return next(iter(card.card_problems(self.card(letter), self.paper, language(letter.draft.language))), None)

    @property
    def _season(self) -> str:
        """The occasion whose picture was chosen instead of the card's own."""
        return self.known.plan.picture if self.known.plan.picture in tuple(Occasion) else ""

    @cached_property
    def _picture(self) -> bytes | None:
        return pictures.content(self.known.plan.picture)

    @cached_property
    def _items(self) -> tuple[ItemFacts, ...]:
        chosen = self.known.plan.products
        return leaflet_papers.items(chosen, self.settings, today=self.day) if chosen else ()


class PostcardDrawer(CardDrawer):
    """A postcard: its picture, then the side with the address."""

    def draw(self, letter: LetterFile, pdf: Pdf) -> None:
        """Add both sides of one postcard."""
        postcard.write(self.card(letter), pdf, self.paper, language(letter.draft.language))
        pdf.flush()

    def too_long(self, letter: LetterFile) -> Message | None:
        """Whether message or address have no room."""
        found = postcard.postcard_problems(self.card(letter), self.paper, language(letter.draft.language))
        return next(iter(found), None)


class LabelDrawer(Drawer):
    """Addresses on a sheet of labels, from the first free one on."""

    def __init__(self, known: Mailing, settings: Settings, paper: Sheet) -> None:
        super().__init__(known, settings, paper)
        self._sheet = label_sheet(known, settings)
        self._start = known.plan.first_label
        self._slot = self._start - 1
        self._writer: LabelWriter | None = None

    def draw(self, letter: LetterFile, pdf: Pdf) -> None:
        """Add one label; a full sheet goes to the file."""
        if self._writer is None:
            facts = LabelsFacts(sheet=self._sheet, labels=(), start=self._start, shop=self.settings.shop.legal_name)
            self._writer = LabelWriter(facts, pdf, language(self.settings.language))
        if self._slot % self._sheet.count == 0:
            pdf.flush()
        if not self._writer.add(_label(letter)):
            raise PrintError(self.too_long(letter) or N_("This address does not fit on a label."))
        self._slot += 1

    def too_long(self, letter: LetterFile) -> Message | None:
        """Whether the address does not fit on a label."""
        found = label.unfit((_label(letter),), self._sheet, language(self.settings.language))
        return found[0].words if found else None


def _label(letter: LetterFile) -> AddressLabel:
    lines = tuple(filter(None, letter.draft.address.split("\n")))
    return AddressLabel(lines, about=letter.draft.customer_name)


def label_sheet(known: Mailing, settings: Settings) -> LabelSheet:
    """The sheet of labels of a mailing: its own, else a common one for the shop's paper. Raises NotFoundError."""
    usual = _LABELS.get(settings.sheet_paper, _USUAL_LABELS)
    return label_sheets.sheet(known.plan.sheet or usual)


class EnvelopeDrawer(Drawer):
    """The face of an envelope."""

    def draw(self, letter: LetterFile, pdf: Pdf) -> None:
        """Add one envelope."""
        envelope.write(self._envelope(letter), pdf, self.paper, language(self.settings.language))
        pdf.flush()

    def too_long(self, letter: LetterFile) -> Message | None:
        """Whether the address has no room."""
        return next(iter(envelope.problems(self._envelope(letter), self.paper)), None)

    def _envelope(self, letter: LetterFile) -> EnvelopeFacts:
        return envelope_papers.facts(tuple(filter(None, letter.draft.address.split("\n"))), self.settings)


_SIZES: dict[Form, tuple[str, ...]] = {
    Form.LETTER: _SHEETS,
    Form.CARD_A5: ("card-a5", "card-us"),
    Form.CARD_A6: ("card-a6",),
    Form.POSTCARD: tuple(POSTCARDS),
    Form.LEAFLET: _SHEETS,
    Form.LABELS: (Paper.A4.value, Paper.LETTER.value),
    Form.ENVELOPES: tuple(ENVELOPES),
}
_DRAWERS: dict[Form, type[Drawer]] = {
    Form.LETTER: LetterDrawer,
    Form.CARD_A5: CardDrawer,
    Form.CARD_A6: CardDrawer,
    Form.POSTCARD: PostcardDrawer,
    Form.LEAFLET: LeafletDrawer,
    Form.LABELS: LabelDrawer,
    Form.ENVELOPES: EnvelopeDrawer,
}


def sizes(form: Form) -> tuple[str, ...]:
    """The papers a form can be on, the usual one first; that of labels follows from their sheet."""
    return _SIZES.get(form, ())


def forms() -> tuple[Form, ...]:
    """The forms that can be printed."""
    return tuple(_DRAWERS)


def drawer(known: Mailing, form: Form, settings: Settings) -> Drawer:
    """What draws the pieces of a mailing in a form. Raises InputError for a paper the form cannot be on."""
    kind = _DRAWERS.get(form)
    if kind is None:
        raise InputError(N_("This form cannot be printed yet."))
    if form is Form.LABELS:
        return kind(known, settings, label.paper_of(label_sheet(known, settings)))
    choices = sizes(form)
    own = known.plan.paper if form is known.plan.form else ""
    usual = settings.sheet_paper.value if settings.sheet_paper.value in choices else choices[0]
    if form is Form.ENVELOPES:
        usual = usual_envelope(settings.country).value
    name = own or usual
    if name not in choices:
        raise InputError(
            N_("This paper cannot be on {size}.", size=name),
            N_("Choose one of: {choices}.", choices=", ".join(choices)),
        )
    return kind(known, settings, _PAPERS[name])
