"""What a receipt printer understands: ESC/POS for pages of dots, the cutter and the cash drawer."""

from __future__ import annotations

import importlib
import logging
import os
import shutil
from collections.abc import Iterable
from typing import Any

from PIL.Image import Image

_PICKLES = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_PIN = 2
# A head prints what it has before the next rows come, so long pages go in pieces it can hold.
_ROWS = 256
_FEED = 4


def pages(pictures: Iterable[Image], *, cut: bool) -> bytes:
    """The pages one after the other on the roll, each cut off if the printer can cut."""
    printer = _printer()
    printer.hw("INIT")
    for picture in pictures:
        # Without a width the library says so on standard output, which is ours.
        printer.profile.profile_data |= {"media": {"width": {"pixels": str(picture.width)}}}
        printer.image(picture, impl="bitImageRaster", fragment_height=_ROWS)
        if cut:
            printer.cut()
        else:
            printer.print_and_feed(_FEED)
    return bytes(printer.output)


def drawer() -> bytes:
    """The pulse that opens the cash drawer."""
    printer = _printer()
    printer.cashdraw(_PIN)
    return bytes(printer.output)


def _printer() -> Any:
    """The library's printer that only collects bytes."""
    # Its tables of printers take 0.3 s to load, which only shops with such a printer should pay. It would read them
    # from a pickle that the environment names, leaves one of its own, and puts a handler on everybody's log.
    root, named = logging.getLogger(), os.environ.pop(_PICKLES, None)
    handlers = root.handlers[:]
    try:
        tables = importlib.import_module("escpos.capabilities")
        shutil.rmtree(tables.pickle_dir, ignore_errors=True)
        return importlib.import_module("escpos.printer").Dummy()
    finally:
        root.handlers[:] = handlers
        if named is not None:
            os.environ[_PICKLES] = named
