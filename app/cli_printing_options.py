"""The options of printers, print rules, queue and printing: part of the public contract of docs/command-line.md."""

from __future__ import annotations

from argparse import BooleanOptionalAction
from typing import TYPE_CHECKING

from app.domain.print_rule import KIND_WORDS
from app.domain.printer import Connection
from app.domain.settings import Paper, PrintMode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    Check = Callable[[str], str]
    Count = Callable[[str], int]

PRINTER_DEEDS = ("list", "found", "add", "change", "remove", "test-page")
QUEUE_DEEDS = ("list", "retry", "cancel", "run")
#: Lets a kind follow the shop's general rule again.
USUAL = "usual"
_PLACES = "system [QUEUE], network HOST[:PORT], usb VENDOR:PRODUCT, file PATH or folder PATH"


def add_printers(printers: argparse.ArgumentParser, words: Check, positive: Count) -> None:
    """Options of the shop's printers."""
    printers.add_argument("action", nargs="?", choices=PRINTER_DEEDS, default="list", metavar="|".join(PRINTER_DEEDS))
    printers.add_argument("name", nargs="?", type=words, help="of the printer")
    printers.add_argument("connection", nargs="?", choices=tuple(Connection), metavar="CONNECTION", help=_PLACES)
    printers.add_argument("place", nargs="?", type=words, help="where it is")
    printers.add_argument("--rename", type=words, metavar="NAME", help="of `change`: its new name")
    printers.add_argument("--offset", type=words, metavar="X,Y", help="moved right and down, in mm: --offset=-1.5,2")
    printers.add_argument("--scale", type=words, metavar="PERCENT", help="larger or smaller: 90 to 110")
    printers.add_argument("--dots", type=positive, metavar="N", help="of a receipt printer's head: 384 for 58 mm, 576")
    for name, help_text in (
        ("cut", "it cuts the paper off"),
        ("drawer", "a cash drawer hangs on it"),
        ("as-picture", "a system's printer gets pages as pictures at 203 dpi"),
    ):
        printers.add_argument(f"--{name}", action=BooleanOptionalAction, help=help_text)
    printers.add_argument("--paper", choices=tuple(Paper), help="of the test page")


def add_rules(rules: argparse.ArgumentParser, words: Check, positive: Count) -> None:
    """Options of what becomes of each kind of paper."""
    rules.add_argument("kind", nargs="?", choices=tuple(KIND_WORDS), metavar="KIND", help=", ".join(KIND_WORDS))
    rules.add_argument("mode", nargs="?", choices=(*PrintMode, USUAL), help="usual: as the shop does with the others")
    rules.add_argument("--printer", type=words, metavar="NAME", help="else the shop's usual one")
    rules.add_argument("--paper", choices=tuple(Paper), help="else the usual size")
    rules.add_argument("--copies", type=positive, metavar="N")


def add_queue(queue: argparse.ArgumentParser, positive: Count) -> None:
    """Options of the print queue."""
    queue.add_argument("action", nargs="?", choices=QUEUE_DEEDS, default="list", metavar="|".join(QUEUE_DEEDS))
    queue.add_argument("number", nargs="?", type=positive, help="of the job, for `retry` and `cancel`")
    queue.add_argument("--all", action="store_true", help="of `list`: what is printed or cancelled too")


def add_print(paper: argparse.ArgumentParser, words: Check, positive: Count) -> None:
    """Options of `print` that bring a paper to a printer."""
    paper.add_argument("--printer", type=words, metavar="NAME", help="print it there, through the queue")
    paper.add_argument("--copies", type=positive, metavar="N", help="with --printer (else as its rule says)")
