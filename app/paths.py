"""Where the program's own files and the user's files are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

APP_NAME = "regulars"


def resources() -> Path:
    """Folder of fonts, icons, catalogues and country profiles, in a checkout and in a bundle alike."""
    bundled = getattr(sys, "_MEIPASS", None)
    return (Path(bundled) if bundled else Path(__file__).resolve().parent.parent) / "resources"


def default_data_folder() -> Path:
    """The shop's folder when none is named: REGULARS_DATA, else the platform's own place."""
    chosen = os.environ.get("REGULARS_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def private_folder(folder: Path) -> Path:
    """Create folder (and parents) readable by its owner alone, and return it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
