"""The program's own log: small rotating files in the data folder, no customer data in them."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app import paths

_MEGABYTE = 1 << 20


def start(folder: Path, *, verbose: bool = False) -> Path:
    """Write what happens (everything if verbose) to `log/regulars.log`, five files of 1 MB; returns that file."""
    target = paths.private_folder(folder / "log") / "regulars.log"
    handler = RotatingFileHandler(target, maxBytes=_MEGABYTE, backupCount=4, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("app")
    stop()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    root.addHandler(handler)
    return target


def stop() -> None:
    """Let go of the file."""
    root = logging.getLogger("app")
    for handler in root.handlers[:]:
        if isinstance(handler, RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()
