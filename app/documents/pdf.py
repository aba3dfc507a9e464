"""A document being written: its pages, its fonts, and at the end its bytes, the same for the same content."""

from __future__ import annotations

from copy import copy
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from app.documents.embedding import EmbeddedFont
from app.documents.fonts import Weight, chain, face, runs
from app.documents.ink import Ink
from app.documents.writing import plain

if TYPE_CHECKING:
    from app.documents.logo import Picture
    from app.documents.paper import Paper

# Plain compressed streams: a third smaller and faster than reportlab's default of printable characters around them.
rl_config.useA85 = 0
PRODUCER = "Regulars"


class _BareCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas whose pages do not name the built-in Helvetica: every font used is embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Pdf:
    """Collects pages of ink; `data` turns them into a PDF."""

    def __init__(self, paper: Paper, *, title: str, author: str, language: str) -> None:
        self.paper = paper
        self.pages: list[Ink] = []
        self._about = plain(title), plain(author), language.replace("_", "-")
        self._fonts: dict[str, EmbeddedFont] = {}
        self._shown: dict[tuple[str, Weight], list[tuple[str, str]]] = {}

    def page(self) -> Ink:
        """A new page at the end."""
        self.pages.append(Ink(self))
        return self.pages[-1]

    def encode(self, text: str, weight: Weight) -> list[tuple[str, str]]:
        """A clean text as (font resource, codes) pairs."""
        key = text, weight
        if key not in self._shown:
            self._shown[key] = self._encoded(text, weight)
        return self._shown[key]

    def _encoded(self, text: str, weight: Weight) -> list[tuple[str, str]]:
        if text.isascii():
            font = self._font(chain(weight).faces[0])
            return [(font.resource, "".join(map(font.__getitem__, text)))]
        fonts = [(self._font(name), part) for name, part in runs(text, weight)]
        return [(font.resource, "".join(map(font.__getitem__, part))) for font, part in fonts]

    def _font(self, name: str) -> EmbeddedFont:
        if name not in self._fonts:
            self._fonts[name] = EmbeddedFont(face(name), f"T{len(self._fonts)}")
        return self._fonts[name]

    def data(self) -> bytes:
        """The finished PDF."""
        canvas = _BareCanvas(BytesIO(), pageCompression=1, invariant=1, lang=self._about[2])
        canvas.setTitle(self._about[0])
        canvas.setAuthor(self._about[1])
        canvas.setCreator(PRODUCER)
        canvas.setProducer(PRODUCER)
        document = canvas._doc  # noqa: SLF001 - fonts and shared pictures have no public way in
        document.delayedFonts.append(self)
        resources = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        shared = document.Reference(resources, "resources")
        for ink in self.pages:
            _print_page(canvas, document, ink, self.paper)
            if not ink.pictures:
                document.Pages.pages[-1].Resources = shared
        finished: bytes = canvas.getpdfdata()
        return finished

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 - reportlab calls it by this name
        """Called by reportlab when the pages are done and the fonts are due."""
        for font in self._fonts.values():
            font.add_to(document)


def _print_page(canvas: Canvas, document: pdfdoc.PDFDocument, ink: Ink, paper: Paper) -> None:
    width, height = paper.points
    height = height or ink.height
    canvas.setPageSize((width, height))
    for picture in ink.pictures:
        _share(document, picture)
        canvas._formsinuse.append(picture.name)  # noqa: SLF001 - names the picture among the page's resources
    canvas.addLiteral(f"1 0 0 1 0 {height:.2f} cm")
    canvas.addLiteral("\n".join(ink.operations))
    canvas.showPage()
    document.Pages.pages[-1].MediaBox = f"[0 0 {width:.4f} {height:.4f}]"


def _share(document: pdfdoc.PDFDocument, picture: Picture) -> None:
    """Put a picture into the document, once however many pages show it."""
    name = document.getXObjectName(picture.name)
    if name in document.idToObject:
        return
    image = copy(picture.image)  # reportlab writes the document's own marks into it
    if picture.mask is not None:
        image.smask = document.Reference(copy(picture.mask), f"{name}.mask")
    document.Reference(image, name)
