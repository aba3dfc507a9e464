"""The same cards drawn by reportlab's canvas alone: their texts read back from our file, and the product pictures."""

from __future__ import annotations

import time
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app import paths
from bench.papers import drawn
from tests.documents.reading import MM

if TYPE_CHECKING:
    from pathlib import Path

    from bench.papers import Drawn

# Where four pictures stand on the inside of a card, from its lower left corner, and how large they are.
_PLACES = ((12, 95), (54, 95), (12, 45), (54, 45))
_WIDE, _TALL = 38.5, 27.7
_SIZE = (210 * MM, 148 * MM)


def cards_a_second(sample: Path, photos: tuple[bytes, ...], many: int) -> float:
    """How many cards like those of the sample the canvas draws in a second; both sides of each."""
    for path in sorted((paths.resources() / "fonts").glob("*.ttf")):
        pdfmetrics.registerFont(TTFont(path.stem, str(path)))
    pages = [tuple(texts) for _, texts in groupby(drawn(sample.read_bytes()), key=lambda one: one.page)]
    # By their names the canvas embeds a picture once; it would look at every pixel of one in memory each time.
    files = [sample.with_name(f"photo-{place}.jpg") for place in range(len(photos))]
    for file, photo in zip(files, photos, strict=True):
        file.write_bytes(photo)
    began = time.perf_counter()
    _draw(pages, files, many)
    return many / (time.perf_counter() - began)


def _draw(pages: list[tuple[Drawn, ...]], photos: list[Path], many: int) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=_SIZE, pageCompression=1, invariant=1)
    for number in range(2 * many):
        for text in pages[number % len(pages)]:
            canvas.setFont(text.face, text.size)
            canvas.drawString(text.x, text.y, text.text)
        if number % 2:
            for (x, y), photo in zip(_PLACES, photos, strict=True):
                canvas.drawImage(str(photo), x * MM, y * MM, _WIDE * MM, _TALL * MM)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
