"""A document being written: its pages, its fonts and pictures; the same content gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from app.documents.embedding import EmbeddedFont
from app.documents.fonts import Weight, chain, face, runs
from app.documents.ink import Ink
from app.documents.page_tree import PageTree
from app.documents.pdf_file import PdfFile, ref, text
from app.documents.writing import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from app.documents.paper import Paper
    from app.documents.pdf_file import Shown

PRODUCER = "Regulars"
# Texts whose codes are remembered; labels and addresses recur, names of ten thousand people do not.
_REMEMBERED = 4096


class Done(NamedTuple):
    """A page that is written: its drawing, and its size in points."""

    content: int
    width: float
    height: float


class Pdf:
    """Collects pages of ink. A short document is asked for its `data`.

    A long one is given a file to write to: `flush` after each piece writes the finished pages away, so that memory
    stays flat, and `close` ends the file.
    """

    def __init__(self, paper: Paper, *, title: str, author: str, language: str, out: BinaryIO | None = None) -> None:
        self.paper = paper
        self.pages: list[Ink] = []
        self._about = plain(title), plain(author), language.replace("_", "-")
        self._kept = BytesIO()
        self._file = PdfFile(self._kept if out is None else out)
        self._resources = self._file.reserve()
        self._tree = PageTree(self._file, self._resources)
        self._fonts: dict[str, EmbeddedFont] = {}
        self._pictures: dict[str, int] = {}
        self._shown: dict[tuple[str, Weight], list[tuple[str, str]]] = {}

    def page(self, paper: Paper | None = None) -> Ink:
        """A new page at the end, on another paper if one is named."""
        self.pages.append(Ink(self, paper or self.paper))
        return self.pages[-1]

    def encode(self, text: str, weight: Weight) -> list[tuple[str, str]]:
        """A clean text as (font resource, codes) pairs."""
        key = text, weight
        if key not in self._shown:
            if len(self._shown) >= _REMEMBERED:
                self._shown.clear()
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

    def picture(self, picture: Shown) -> str:
        """The resource that draws a picture; it is in the file once, however many pages show it."""
        if picture.name not in self._pictures:
            self._pictures[picture.name] = picture.add_to(self._file)
        return f"P{list(self._pictures).index(picture.name)}"

    def flush(self) -> tuple[Done, ...]:
        """Write the pages that are done; they cannot be drawn on any more, but shown `again`."""
        done = []
        for ink in self.pages:
            width, height = ink.paper.points
            height = height or ink.height
            drawing = f"1 0 0 1 0 {height:.2f} cm\n" + "\n".join(ink.operations)
            done.append(Done(self._file.stream(drawing.encode("ascii")), width, height))
            self._tree.add(*done[-1])
        self.pages.clear()
        return tuple(done)

    def again(self, pages: Iterable[Done]) -> None:
        """Show pages that are written already once more; however often, their drawing is in the file once."""
        for page in pages:
            self._tree.add(*page)

    def close(self) -> None:
        """End the file: what is left of its pages, then its fonts and pictures."""
        self.flush()
        fonts = " ".join(f"/{font.resource} {ref(font.add_to(self._file))}" for font in self._fonts.values())
        pictures = " ".join(f"/P{place} {ref(number)}" for place, number in enumerate(self._pictures.values()))
        self._file.write(f"<< /Font << {fonts} >> /XObject << {pictures} >> >>", self._resources)
        title, author, language = self._about
        tree = ref(self._tree.close())
        # A viewer that prints must not make the page smaller: windows and labels have their places.
        how = "/ViewerPreferences << /PrintScaling /None >>"
        catalogue = self._file.write(f"<< /Type /Catalog /Pages {tree} /Lang {text(language)} {how} >>")
        maker = f"/Creator {text(PRODUCER)} /Producer {text(PRODUCER)}"
        about = self._file.write(f"<< /Title {text(title)} /Author {text(author)} {maker} >>")
        self._file.close(catalogue, about)

    def data(self) -> bytes:
        """The finished PDF, of a document that was given no file."""
        self.close()
        return self._kept.getvalue()
