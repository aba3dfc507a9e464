"""The options of `labels`: part of the public contract of docs/command-line.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.label_job import LabelKind
from app.i18n import LANGUAGES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

ACTIONS = (*map(str, LabelKind), "test", "sheets", "define", "remove")
SHEET_PAPERS = ("A4", "A5", "Letter")
MEASURES = ("width", "height", "left", "top", "pitch-x", "pitch-y", "corner")


def add(labels: argparse.ArgumentParser, words: Callable[[str], str], positive: Callable[[str], int]) -> None:
    """Options of labels and of the sheets they are printed on."""
    labels.add_argument("what", choices=ACTIONS, metavar="WHAT", help=", ".join(ACTIONS))
    labels.add_argument(
        "of", nargs="*", type=words, help="codes of products (CODE or CODExN), numbers of customers, texts, or a sheet"
    )
    labels.add_argument("--sheet", type=words, default="", help="such as “Avery L7160” (else the last one used)")
    labels.add_argument(
        "--start", type=positive, default=0, help="the first free label (else where the last one ended)"
    )
    labels.add_argument("--copies", type=positive, default=1, help="so many of each")
    labels.add_argument("--down", action="store_true", help="fill columns before rows")
    labels.add_argument("--outlines", action="store_true", help="draw the edges of the labels")
    labels.add_argument("--per-household", action="store_true", help="one address label for each home")
    labels.add_argument("--doc-lang", choices=LANGUAGES, help="language of the labels (else the shop's)")
    labels.add_argument("--out", metavar="FILE")
    labels.add_argument("--paper", choices=SHEET_PAPERS, help="of `sheets` and `define`")
    for name in ("columns", "rows"):
        labels.add_argument(f"--{name}", type=positive, default=1, help="of `define`")
    for name in MEASURES:
        labels.add_argument(f"--{name}", type=float, default=0.0, metavar="MM", help="of `define`")
    labels.add_argument("--round", action="store_true", help="of `define`: round labels")
