"""Reads a printed paper back as a PDF viewer does: what stands where, by the fonts inside the file alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

MM = 72 / 25.4
_PAIR = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")
_WIDTHS = re.compile(r"-?\d+")


@dataclass(frozen=True)
class Run:
    """A piece of text on the page; x and width in millimetres, y from the top edge."""

    text: str
    x: float
    y: float
    width: float
    size: float
    face: str

    @property
    def end(self) -> float:
        return self.x + self.width


class Font:
    """What a viewer knows of an embedded font."""

    def __init__(self, font: Any) -> None:
        cmap = font["/ToUnicode"].get_object().get_data().decode("ascii")
        body = cmap.partition("endcodespacerange")[2]
        self.texts = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _PAIR.findall(body)}
        inner = font["/DescendantFonts"][0].get_object()
        self.widths = [int(width) for width in inner["/W"][1]]
        self.face = str(font["/BaseFont"]).partition("+")[2]
        self.embedded = "/FontFile2" in inner["/FontDescriptor"].get_object()

    def read(self, codes: bytes) -> tuple[str, int]:
        numbers = [int.from_bytes(codes[place : place + 2], "big") for place in range(0, len(codes), 2)]
        return "".join(self.texts[number] for number in numbers), sum(self.widths[number] for number in numbers)


class Page:
    """One page and the text on it."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.width = float(page.mediabox.width) / MM
        self.height = float(page.mediabox.height) / MM

    @cached_property
    def fonts(self) -> dict[str, Font]:
        return {name: Font(font.get_object()) for name, font in self._page["/Resources"]["/Font"].items()}

    @cached_property
    def runs(self) -> list[Run]:
        runs: list[Run] = []
        font, size, x, y = "", 0.0, 0.0, 0.0
        for operands, operator in ContentStream(self._page["/Contents"].get_object(), None).operations:
            if operator == b"Tf":
                font, size = operands[0], float(operands[1])
            elif operator == b"Tm":
                x, y = float(operands[4]) / MM, -float(operands[5]) / MM
            elif operator == b"Tj":
                text, thousandths = self.fonts[font].read(operands[0].original_bytes)
                runs.append(Run(text, x, y, thousandths * size / 1000 / MM, size, self.fonts[font].face))
                x = runs[-1].end
        return runs

    @property
    def rows(self) -> list[str]:
        """The text row by row, from top to bottom, left to right."""
        rows: dict[float, list[Run]] = {}
        for run in self.runs:
            rows.setdefault(round(run.y, 1), []).append(run)
        return ["".join(_spaced(sorted(row, key=lambda run: run.x))) for _, row in sorted(rows.items())]

    @property
    def boxes(self) -> list[tuple[float, float]]:
        """Left and right edges of filled rectangles, in millimetres; those of the mark have a measure of their own."""
        found, inside = [], 0
        for operands, operator in ContentStream(self._page["/Contents"].get_object(), None).operations:
            inside += {b"q": 1, b"Q": -1}.get(operator, 0)
            if operator == b"re" and not inside:
                found.append((float(operands[0]) / MM, float(operands[0] + operands[2]) / MM))
        return found


def _spaced(row: list[Run]) -> list[str]:
    """Runs that do not touch stand in different columns, shown by a bar."""
    parts = [row[0].text]
    for before, run in pairwise(row):
        parts += [" | " if run.x - before.end > 0.3 else "", run.text]
    return parts


class Print:
    """A whole document."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = PdfReader(BytesIO(data), strict=True)
        self.pages = [Page(page) for page in self.reader.pages]

    @property
    def rows(self) -> list[str]:
        return [row for page in self.pages for row in page.rows]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    @property
    def solid(self) -> str:
        """All text without spaces and line ends, for texts that were broken over lines."""
        return re.sub(r"\s", "", "".join(run.text for page in self.pages for run in page.runs))


def solid(text: str) -> str:
    """A text as `Print.solid` shows it."""
    return re.sub(r"\s", "", text)
