"""A finished PDF put straight for one printer: moved and scaled, its content untouched."""

from __future__ import annotations

from ctypes import byref
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.lib.units import mm

from app.documents import raster


def adjusted(pdf: bytes, *, x: float, y: float, scale: float, roll: bool = False) -> bytes:
    """Every page moved right and down by so many millimetres and scaled from its upper left corner; 1 is its size.

    A page for the head of a roll becomes wider, evenly, and longer where something would else be cut off.
    """
    with raster.opened(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            # The corner that stays is the upper left one, while a PDF counts from the lower left.
            left, _bottom, _right, top = page.get_mediabox()
            if roll:
                _enlarge(page, x * mm, page.get_height() * (scale - 1) + y * mm)
            _move(page, left * (1 - scale) + x * mm, top * (1 - scale) - y * mm, scale)
            page.close()
        kept = BytesIO()
        document.save(kept)
    return kept.getvalue()


def _enlarge(page: pypdfium2.PdfPage, aside: float, down: float) -> None:
    left, bottom, right, top = page.get_mediabox()
    page.set_mediabox(left - abs(aside), bottom - max(down, 0), right + abs(aside), top)


def _move(page: pypdfium2.PdfPage, right: float, up: float, scale: float) -> None:
    clip = pdfium.FS_RECTF(*(page.get_mediabox()[at] for at in (0, 3, 2, 1)))
    matrix = pdfium.FS_MATRIX(scale, 0, 0, scale, right, up)
    pdfium.FPDFPage_TransFormWithClip(page, byref(matrix), byref(clip))
