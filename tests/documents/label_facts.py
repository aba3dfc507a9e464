"""Two public tables of label sheets: a small sample in the repository, or the whole of them where LABEL_FACTS points.

`LABEL_FACTS=DIR make test` compares every sheet of the program with `derived-label-sheets.csv` (gLabels) and
`derived-libreoffice-labels.csv` in that folder. Without it the sample is compared: never nothing.
"""

from __future__ import annotations

import csv
import os
import re
from dataclasses import dataclass
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "data" / "label_sheets.tsv"
_BRANDS = {
    "Avery": ("Avery", "Avery A4", "Avery Letter Size", "Avery A4/Asia"),
    "Avery Zweckform": ("Zweckform", "Avery Zweckform"),
    "HERMA": ("Herma", "Herma A4", "Herma A5"),
    "Rayfilm": ("Rayfilm",),
}
_MAKER = {brand: maker for maker, brands in _BRANDS.items() for brand in brands}


@dataclass(frozen=True, slots=True)
class Fact:
    """What one table says of one sheet: columns, rows, then width, height, left, top, pitch across and down."""

    table: str
    maker: str
    number: str
    grid: tuple[int, int]
    measures: tuple[float, ...]


def folder() -> Path | None:
    """Where the whole tables are, if the environment says so."""
    named = os.environ.get("LABEL_FACTS")
    return Path(named) if named else None


def facts() -> list[Fact]:
    """What the tables say."""
    named = folder()
    return _sample() if named is None else [*_glabels(named), *_libreoffice(named)]


def _sample() -> list[Fact]:
    rows = [line.split("\t") for line in SAMPLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [Fact(row[0], row[1], row[2], (int(row[3]), int(row[4])), tuple(map(float, row[5:]))) for row in rows]


def _glabels(tables: Path) -> list[Fact]:
    found = []
    with (tables / "derived-label-sheets.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["brand"] in _MAKER and row["layouts"] == "1":
                across = 2 * float(row["corner_mm"] or 0) if row["shape"] == "Label-round" else 0.0
                size = (float(row["label_w_mm"] or across), float(row["label_h_mm"] or across))
                rest = (float(row[name] or 0) for name in ("x0_mm", "y0_mm", "dx_mm", "dy_mm"))
                grid = (int(row["nx"]), int(row["ny"]))
                found.append(Fact("glabels", _MAKER[row["brand"]], row["part"], grid, (*size, *rest)))
    return found


def _libreoffice(tables: Path) -> list[Fact]:
    found = []
    names = ("width_mm", "height_mm", "left_mm", "top_mm", "hpitch_mm", "vpitch_mm")
    with (tables / "derived-libreoffice-labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["brand"] in _MAKER:
                number = re.split(r"[ ,/]", row["name"])[0]
                grid = (int(row["cols"]), int(row["rows"]))
                measures = tuple(float(row[name]) for name in names)
                found.append(Fact("libreoffice", _MAKER[row["brand"]], number, grid, measures))
    return found
