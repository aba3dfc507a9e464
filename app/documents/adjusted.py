"""A finished PDF put straight for one printer: moved and scaled, its content untouched."""

from __future__ import annotations

from ctypes import byref
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.lib.units import mm

from app.documents import raster


def adjusted(pdf: bytes, *, x: float, y: float, scale: float) -> bytes:
    """Every page moved right and down by so many millimetres and scaled from its upper left corner; 1 is its size."""
    with raster.opened(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            _move(page, x * mm, y * mm, scale)
            page.close()
        kept = BytesIO()
        document.save(kept)
    return kept.getvalue()


def _move(page: pypdfium2.PdfPage, right: float, down: float, scale: float) -> None:
    left, bottom, _right, top = page.get_mediabox()
    # The corner that stays is the upper left one, while a PDF counts from the lower left.
    matrix = pdfium.FS_MATRIX(scale, 0, 0, scale, left * (1 - scale) + right, top * (1 - scale) - down)
    clip = pdfium.FS_RECTF(left, top, left + page.get_width(), bottom)
    pdfium.FPDFPage_TransFormWithClip(page, byref(matrix), byref(clip))
