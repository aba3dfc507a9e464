"""Labels on sheets: addresses, price tags, shelf labels, backs of files and free text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from reportlab.lib.units import mm

from app.documents import label_area, label_text, price_tag
from app.documents import style as colours
from app.documents.label_facts import AddressLabel, LabelsFacts, PriceTag, SpineLabel
from app.documents.paper import PAPERS
from app.documents.pdf import Pdf
from app.documents.style import Style
from app.documents.words import Words
from app.i18n import N_, Message

if TYPE_CHECKING:
    from app.documents.ink import Ink
    from app.documents.label_area import Area
    from app.documents.label_facts import Label
    from app.documents.paper import Paper
    from app.domain.label_sheet import LabelSheet
    from app.i18n import Language

# Backs of files are read upwards where the shelves of the language are so.
_UPWARDS = frozenset(("sk",))
_EMPTY = Style(7.0, colour=colours.THIRD)


@dataclass(frozen=True, slots=True)
class Unfit:
    """A label that cannot be printed on its sheet, or not all of it: its place in the list, and why in words."""

    place: int
    words: Message
    left_out: bool = True


class _Drawn(Protocol):
    def draw(self, ink: Ink, area: Area) -> None:
        """Draw it into its area."""


@dataclass(frozen=True, slots=True)
class _Back:
    """The back of a file, in the direction of a language."""

    spine: label_text.Spine
    down: bool

    def draw(self, ink: Ink, area: Area) -> None:
        """Draw it into its area."""
        self.spine.draw(ink, area, down=self.down)


def _arranged(label: Label, area: Area, words: Words) -> _Drawn | None:
    if isinstance(label, AddressLabel):
        return label_text.address(label, area)
    if isinstance(label, PriceTag):
        return price_tag.arrange(label, area, words)
    if isinstance(label, SpineLabel):
        found = label_text.spine(label, area)
        return None if found is None else _Back(found, words.language.code not in _UPWARDS)
    return label_text.free(label, area)


def unfit(labels: tuple[Label, ...], sheet: LabelSheet, language: Language) -> tuple[Unfit, ...]:
    """What of these cannot be printed on that sheet as it should be, to be told before printing."""
    area, words = label_area.tightest(sheet), Words(language)
    found = []
    for place, label in enumerate(labels):
        drawn = _arranged(label, area, words)
        if drawn is None:
            said = N_("“{about}” does not fit on {sheet}; it is left out.", about=label.about, sheet=sheet.name)
            found.append(Unfit(place, said))
        elif isinstance(drawn, price_tag.Tag) and drawn.remark is not None:
            found.append(Unfit(place, drawn.remark, left_out=False))
    return tuple(found)


class LabelWriter:
    """Writes labels one after the other onto as many sheets as they take."""

    def __init__(self, facts: LabelsFacts, pdf: Pdf, language: Language) -> None:
        self._facts = facts
        self._pdf = pdf
        self._words = Words(language)
        self._slot = facts.start - 1
        self._page = -1
        self._ink: Ink | None = None

    def add(self, label: Label) -> bool:
        """Print the next label; False, and nothing printed, if it does not fit."""
        sheet = self._facts.sheet
        place = sheet.place(self._slot, self._facts.order)
        area = label_area.inside(sheet, place)
        drawn = _arranged(label, area, self._words)
        if drawn is None:
            return False
        ink = self._on(place.page)
        drawn.draw(ink, area)
        self._slot += 1
        return True

    def _on(self, page: int) -> Ink:
        """The sheet with that number, a new one if the last is full."""
        if self._ink is None or page != self._page:
            self._page, self._ink = page, self._pdf.page()
            if self._facts.outlines:
                _draw_outlines(self._ink, self._facts)
        return self._ink

    def finish(self) -> None:
        """A test of outlines alone is a sheet, too."""
        if self._ink is None:
            self._on(0)


def _draw_outlines(ink: Ink, facts: LabelsFacts) -> None:
    """The edges of every label, and its number in the corner: where it is cut, and from where to begin."""
    sheet = facts.sheet
    for slot in range(sheet.count):
        area = label_area.outline(sheet, sheet.place(slot, facts.order))
        radius = area.width / 2 if sheet.round else sheet.corner * mm
        ink.frame(area.x, area.y, area.width, area.height, thick=0.15 * mm, colour=colours.LINE, radius=radius)
        if not facts.labels:
            ink.centre(area.x + area.width / 2, area.y + area.height / 2 + 2.5, str(slot + 1), _EMPTY)


def paper_of(sheet: LabelSheet) -> Paper:
    """The paper a sheet is cut from."""
    return PAPERS[sheet.paper.value]


def write(facts: LabelsFacts, pdf: Pdf, language: Language) -> None:
    """Add the labels to a document whose pages are the sheet's paper; what does not fit is left out."""
    writer = LabelWriter(facts, pdf, language)
    for label in facts.labels:
        writer.add(label)
    writer.finish()


def render(facts: LabelsFacts, language: Language) -> bytes:
    """The sheets as PDF."""
    title = language.render(N_("Labels on {sheet}", sheet=facts.sheet.name))
    pdf = Pdf(paper_of(facts.sheet), title=title, author=facts.shop, language=language.code)
    write(facts, pdf, language)
    return pdf.data()
