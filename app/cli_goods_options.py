"""The options of `leaflet`, `picture` and `pictures`: part of the public contract of docs/command-line.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.leaflet import PER_PAGE, USUAL_PER_PAGE
from app.domain.occasion import Occasion
from app.i18n import LANGUAGES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def add_leaflet(leaflet: argparse.ArgumentParser, words: Callable[[str], str]) -> None:
    """Options of a leaflet."""
    leaflet.add_argument("code", nargs="*", type=words, help="of a product, in the order in which they are shown")
    leaflet.add_argument("--new-since", type=words, metavar="DAY", help="instead: what is new since that day")
    leaflet.add_argument("--per-page", type=int, choices=PER_PAGE, default=USUAL_PER_PAGE)
    leaflet.add_argument("--paper", choices=("A4", "A5", "Letter"), help="else the shop's sheet")
    leaflet.add_argument("--title", type=words, default="")
    leaflet.add_argument("--subtitle", type=words, default="")
    leaflet.add_argument(
        "--occasion",
        choices=tuple(map(str, Occasion)),
        default=Occasion.NEW_GOODS,
        metavar="OCCASION",
        help="chooses the picture and colours",
    )
    leaflet.add_argument("--doc-lang", choices=LANGUAGES, help="language of the paper (else the shop's)")
    leaflet.add_argument("--out", metavar="FILE")


def add_pictures(pictures: argparse.ArgumentParser) -> None:
    """Options of many pictures."""
    pictures.add_argument("file", nargs="+", help="a picture named by its product's code, or a folder of such")


def add_picture(picture: argparse.ArgumentParser, words: Callable[[str], str]) -> None:
    """Options of a product's picture."""
    picture.add_argument("code", type=words, help="of the product")
    picture.add_argument("file", nargs="?", help="PNG, JPEG or WebP; without one, say what picture there is")
    picture.add_argument("--remove", action="store_true")
    picture.add_argument("--out", metavar="FILE", help="write the picture out")
