"""All papers in all sizes and languages, as PDF, as pictures, and as contact sheets to look at: `make papers`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from app.documents import raster
from app.i18n import LANGUAGES
from tests.papers import pages

if TYPE_CHECKING:
    from tests.papers.pages import Sheet

_DPI, _SHEET_DPI = 110, 60
_GAP, _HEAD, _MOST_PAGES = 16, 22, 4
_GROUND, _INK = "#C9C3B8", "#1E1C19"


def main() -> int:
    """Make everything and say where it is."""
    parser = argparse.ArgumentParser(prog="python -m bench.paper_sheets", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/papers"))
    parser.add_argument("--kind", action="append", help="only these kinds of paper")
    options = parser.parse_args()
    began, count = time.perf_counter(), 0
    for kind in options.kind or pages.kinds():
        shown = [sheet for sheet in pages.sheets() if sheet.kind == kind]
        count += len(shown)
        _write(shown, options.out / kind)
        _contact_sheet(shown).save(options.out / f"{kind}.png")
    print(f"{options.out}: {count} papers in {time.perf_counter() - began:.0f} s")
    return 0


def _write(shown: list[Sheet], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in shown:
        pdf = pages.made(sheet.language)[sheet].pdf
        (folder / f"{sheet}.pdf").write_bytes(pdf)
        for number in range(len(raster.sizes(pdf))):
            page(pdf, number, _DPI).save(folder / f"{sheet}-{number + 1}.png")


def page(pdf: bytes, number: int, dpi: float) -> Image.Image:
    """One page as a picture."""
    shown = raster.picture(pdf, number, dpi)
    return Image.frombuffer("RGB", (shown.width, shown.height), shown.data, "raw", "BGRX", shown.stride, 1)


def _contact_sheet(shown: list[Sheet]) -> Image.Image:
    """A row for each language, in it every size with its pages."""
    rows = [[_tile(sheet) for sheet in shown if sheet.language == language] for language in LANGUAGES]
    width = max(sum(tile.width + _GAP for tile in row) for row in rows) + _GAP
    height = sum(max(tile.height for tile in row) + _GAP for row in rows if row) + _GAP
    whole = Image.new("RGB", (width, height), _GROUND)
    top = _GAP
    for row in filter(None, rows):
        left = _GAP
        for tile in row:
            whole.paste(tile, (left, top))
            left += tile.width + _GAP
        top += max(tile.height for tile in row) + _GAP
    return whole


def _tile(sheet: Sheet) -> Image.Image:
    pdf = pages.made(sheet.language)[sheet].pdf
    count = len(raster.sizes(pdf))
    shown = [page(pdf, number, _SHEET_DPI) for number in range(min(count, _MOST_PAGES))]
    width = sum(one.width + 4 for one in shown) - 4
    tile = Image.new("RGB", (max(width, 170), max(one.height for one in shown) + _HEAD), _GROUND)
    ImageDraw.Draw(tile).text((0, 4), f"{sheet.size} {sheet.language} ({count})", fill=_INK)
    left = 0
    for one in shown:
        tile.paste(one, (left, _HEAD))
        left += one.width + 4
    return tile


if __name__ == "__main__":
    sys.exit(main())
