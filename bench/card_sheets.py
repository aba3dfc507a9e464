"""Cards, postcards and leaflets as PDF and as contact sheets to look at: part of `make papers`."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from PIL import Image

from app.documents import raster
from bench.paper_sheets import page
from tests.documents import card_samples

_DPI, _GAP, _GROUND, _COLUMNS, _MOST_PAGES = 50, 12, "#C9C3B8", 6, 2


def main() -> int:
    """Make them and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m bench.card_sheets", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/papers"))
    options = parser.parse_args()
    folder = options.out / "cards"
    folder.mkdir(parents=True, exist_ok=True)
    shown: defaultdict[str, list[Image.Image]] = defaultdict(list)
    for name, pdf in card_samples.samples():
        (folder / f"{name}.pdf").write_bytes(pdf)
        count = min(len(raster.sizes(pdf)), _MOST_PAGES)
        shown[name.partition("-")[0]] += [page(pdf, number, _DPI) for number in range(count)]
    for kind, pictures in shown.items():
        together(pictures).save(options.out / f"{kind}s.png")
        print(options.out / f"{kind}s.png")
    return 0


def together(pictures: list[Image.Image]) -> Image.Image:
    """The pictures in rows on one sheet."""
    wide = max(one.width for one in pictures) + _GAP
    tall = max(one.height for one in pictures) + _GAP
    rows = -(-len(pictures) // _COLUMNS)
    whole = Image.new("RGB", (wide * _COLUMNS + _GAP, tall * rows + _GAP), _GROUND)
    for place, one in enumerate(pictures):
        whole.paste(one, (_GAP + place % _COLUMNS * wide, _GAP + place // _COLUMNS * tall))
    return whole


if __name__ == "__main__":
    sys.exit(main())
