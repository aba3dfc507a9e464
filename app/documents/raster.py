"""Pages of a finished PDF as pictures: for the preview, for printers that take only dots, and for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

POINTS_PER_INCH = 72
# PDFium keeps state of its own for the whole process and must not be entered twice at once.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page. `data` holds rows from the top, each `stride` bytes: blue, green, red and one unused byte a dot."""

    width: int
    height: int
    stride: int
    data: bytes


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document of a PDF, and nobody else in the library meanwhile."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points."""
    with opened(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def picture(pdf: bytes, number: int, dpi: float) -> PagePicture:
    """The page with that number, counted from 0, on white paper."""
    with opened(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=dpi / POINTS_PER_INCH, prefer_bgrx=True)
        made = PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
    return made


def picture_places(pdf: bytes, number: int, dpi: float) -> tuple[tuple[int, int, int, int], ...]:
    """Where the page has photographs and logos: left, top, right, bottom in dots."""
    scale = dpi / POINTS_PER_INCH
    with opened(pdf) as document:
        page = document[number]
        height = page.get_height()
        bounds = [one.get_bounds() for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,))]
        page.close()
    return tuple(
        (int(left * scale), int((height - top) * scale), ceil(right * scale), ceil((height - bottom) * scale))
        for left, bottom, right, top in bounds
    )
