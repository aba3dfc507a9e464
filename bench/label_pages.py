"""Labels and envelopes as PDF and as a contact sheet to look at: part of `make papers`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.card_sheets import together
from bench.paper_sheets import page
from tests.documents import label_samples

_DPI = 50


def main() -> int:
    """Make them and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m bench.label_pages", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/papers"))
    folder = parser.parse_args().out / "labels"
    folder.mkdir(parents=True, exist_ok=True)
    shown = []
    for name, pdf in label_samples.samples():
        (folder / f"{name}.pdf").write_bytes(pdf)
        shown.append(page(pdf, 0, _DPI))
    together(shown).save(folder.with_suffix(".png"))
    print(folder.with_suffix(".png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
