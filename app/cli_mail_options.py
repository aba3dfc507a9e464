"""The options of `mail`: part of the public contract of docs/command-line.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.mailing import Form, Order
from app.domain.occasion import Occasion
from app.i18n import LANGUAGES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

DEEDS = ("list", "resume", "reprint", "returned")


def add(mail: argparse.ArgumentParser, words: Callable[[str], str], number: Callable[[str], int]) -> None:
    """Add them; `words` and `number` check what is typed."""
    mail.add_argument("what", choices=(*map(str, Occasion), *DEEDS), metavar="OCCASION|list|resume|reprint|returned")
    mail.add_argument("number", nargs="?", type=words, default="", help="of the mailing or letter")
    _add_audience(mail, words)
    _add_paper(mail, words, number)
    mail.add_argument("--name", type=words, help="what the mailing is called (else by its occasion and day)")
    mail.add_argument(
        "--every-days", type=int, metavar="N", help="leave out who was written to in the last N days (30)"
    )
    mail.add_argument("--per-household", action="store_true", help="one for each household")
    mail.add_argument("--order", choices=tuple(map(str, Order)), default=Order.POSTCODE)
    mail.add_argument("--doc-lang", choices=LANGUAGES, help="one language for all (else to each their own)")
    mail.add_argument("--set", type=words, action="append", default=[], metavar="FIELD[:LANG]=TEXT")
    mail.add_argument("--delivery", type=words, metavar="DAY", help="the day it is read: the date of the letters")
    mail.add_argument("--dry-run", action="store_true", help="say who would get it, keep nothing")
    mail.add_argument("--from", type=number, dest="first", metavar="N", help="reprint: the first piece")
    mail.add_argument("--undo", action="store_true", help="returned: it did not come back after all")


def _add_audience(mail: argparse.ArgumentParser, words: Callable[[str], str]) -> None:
    mail.add_argument("--to", type=words, metavar="SEGMENT", help="a saved filter; reprint: the last piece")
    mail.add_argument("--tag", type=words, action="append", default=[], help="who carries it, or one of several")
    mail.add_argument("--bought", type=words, metavar="CODE", help="who bought or uses this product")
    mail.add_argument("--since", type=words, metavar="DAY", help="with --bought: from this day on")
    mail.add_argument("--until", type=words, metavar="DAY", help="with --bought: up to this day")
    for name in ("birthdays", "name-days", "anniversaries"):
        mail.add_argument(f"--{name}", type=words, nargs=2, metavar=("FIRST", "LAST"), help="on these days")


def _add_paper(mail: argparse.ArgumentParser, words: Callable[[str], str], number: Callable[[str], int]) -> None:
    mail.add_argument("--out", metavar="FILE")
    mail.add_argument("--form", choices=tuple(map(str, Form)), default=Form.LETTER)
    mail.add_argument("--paper", type=words, metavar="NAME", help="a size of the form (else the shop's)")
    mail.add_argument("--sheet", type=words, metavar="NAME", help="the label sheet")
    mail.add_argument("--first-label", type=number, metavar="N", help="begin at this label (else 1, or as planned)")
    mail.add_argument("--picture", type=words, metavar="NAME", help="on cards: a file, or whose occasion it is")
    mail.add_argument(
        "--goods", type=words, action="append", default=[], metavar="CODE", help="a product that is shown"
    )
