"""Every variant of a receipt as PDF and as contact sheets to look at: part of `make papers`."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents import raster
from bench.card_sheets import together
from bench.paper_sheets import page
from tests.documents import receipt_samples

if TYPE_CHECKING:
    from PIL import Image

_DPI = {"58mm": 90, "80mm": 90, "A5": 70, "A4": 60}


def main() -> int:
    """Make them and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m bench.receipt_sheets", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/papers"))
    options = parser.parse_args()
    folder = options.out / "receipts"
    folder.mkdir(parents=True, exist_ok=True)
    shown: defaultdict[str, list[Image.Image]] = defaultdict(list)
    for name, pdf in receipt_samples.variants():
        (folder / f"{name}.pdf").write_bytes(pdf)
        size = next(size for size in _DPI if f"-{size}-" in name)
        shown[size] += [page(pdf, number, _DPI[size]) for number in range(len(raster.sizes(pdf)))]
    for size, pictures in shown.items():
        file = options.out / f"receipts-{size}.png"
        together(pictures).save(file)
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
