"""How fast papers are made, against a bare reportlab canvas that draws the same text with the same fonts.

The measure knows nothing of the program's own drawing code: it reads finished PDFs back, so whatever makes them
can change. Run `python -m bench.papers`.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app import paths
from app.documents import letter, receipt
from app.documents.paper import A4, SLIP_80
from app.i18n import language
from bench import figures
from tests.documents.reading import MM, Print
from tests.documents.samples import LETTER, SALE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.figures import Figure

_LETTERS = 500


@dataclass(frozen=True, slots=True)
class Drawn:
    """One text as it stands on a page, in points."""

    page: int
    face: str
    size: float
    x: float
    y: float
    text: str


def drawn(data: bytes) -> tuple[Drawn, ...]:
    """Every text of a finished PDF, with its page, face, size and place."""
    return tuple(
        Drawn(number, run.face, run.size, run.x * MM, (page.height - run.y) * MM, run.text)
        for number, page in enumerate(Print(data).pages)
        for run in page.runs
    )


def bare(texts: tuple[Drawn, ...]) -> bytes:
    """The same texts drawn by reportlab's canvas alone."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    page = 0
    for text in texts:
        if text.page != page:
            canvas.showPage()
            page = text.page
        canvas.setFont(text.face, text.size)
        canvas.drawString(text.x, text.y, text.text)
    canvas.save()
    return buffer.getvalue()


def seconds(make: Callable[[], object], times: int = 20) -> float:
    """The median time of one call, after one to warm up."""
    make()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        make()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2]


def compare(make: Callable[[], bytes], times: int = 20) -> tuple[float, float]:
    """Seconds for a paper, and for its text on a bare canvas."""
    texts = drawn(make())
    return seconds(make, times), seconds(lambda: bare(texts), times)


def measure(times: int) -> list[Figure]:
    """A receipt at 80 mm, and many letters."""
    for path in sorted((paths.resources() / "fonts").glob("*.ttf")):
        pdfmetrics.registerFont(TTFont(path.stem, str(path)))
    english = language("en")
    ours, theirs = compare(lambda: receipt.render(SALE, SLIP_80, english), times)
    many = [(replace(LETTER, salutation=f"Dear customer {n},"), english) for n in range(_LETTERS)]
    letters, bare_letters = compare(lambda: letter.render_all(many, A4), 3)
    return [
        figures.within("receipt at 80 mm", ours * 1000, theirs * 1000, "ms", 1.5),
        figures.rate("letters", _LETTERS / letters, _LETTERS / bare_letters, "letters/s", 1 / 1.5),
    ]


if __name__ == "__main__":
    sys.stdout.write(figures.table(measure(20)) + "\n")
