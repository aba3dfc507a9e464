"""What kind of file somebody chose, by what it holds and not by its name."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Literal

from app.errors import FileError
from app.exchange import text_encoding
from app.i18n import N_, Message

Kind = Literal["csv", "workbook", "vcard"]

LARGEST = 300 << 20
_BEGINNING = 1 << 16
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ODF = "application/vnd.oasis.opendocument.spreadsheet"
_SAVE_AS = N_("Save it as CSV, as an Excel or OpenDocument workbook, or as vCard, and choose that file.")
_OTHERS = (
    ((b"%PDF",), N_("“{name}” is a PDF document.")),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM", b"II*\0", b"MM\0*"), N_("“{name}” is a picture.")),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ"), N_("“{name}” is a packed archive.")),
    ((b"{\\rtf",), N_("“{name}” is a text document.")),
    ((b"SQLite format 3\0",), N_("“{name}” is a database.")),
)
_WEB = (b"<!doctype html", b"<html", b"<table")
_BINARY = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b\0"))


def kind(path: Path) -> Kind:
    """What can be read from the file. Raises FileError for everything else."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if size > LARGEST:
        raise FileError(N_("“{name}” is larger than {n} MB.", name=path.name, n=LARGEST >> 20), _SAVE_AS)
    return _kind(path, beginning)


def _kind(path: Path, beginning: bytes) -> Kind:
    bare = beginning.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not bare:
        raise FileError(N_("“{name}” is empty.", name=path.name))
    if beginning.startswith(_ZIP):
        return _packed(path)
    if beginning.startswith(_OLE):
        return "workbook"
    if bare[:11].upper() == b"BEGIN:VCARD":
        return "vcard"
    _refuse_others(path, beginning, bare)
    return "csv"


def _packed(path: Path) -> Kind:
    """A zip archive is a workbook if it holds the parts of one."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower().replace("\\", "/") for name in archive.namelist()}
            named = archive.getinfo("mimetype").file_size < _BEGINNING if "mimetype" in names else False
            kind = archive.read("mimetype").decode("ascii", "replace") if named else ""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError, RuntimeError) as error:
        raise damaged(path) from error
    office = any(name.endswith(("workbook.xml", "workbook.bin")) for name in names)
    if office or kind.startswith(_ODF) or (not kind and "content.xml" in names):
        return "workbook"
    raise FileError(N_("“{name}” is a packed archive and no workbook.", name=path.name), _SAVE_AS)


def _refuse_others(path: Path, beginning: bytes, bare: bytes) -> None:
    for marks, words in _OTHERS:
        if beginning.startswith(marks):
            raise FileError(Message(words.text, {"name": path.name}), _SAVE_AS)
    lower = bare[:200].lower()
    if lower.startswith(_WEB) or (lower.startswith(b"<?xml") and b"<" in lower[5:]):
        raise FileError(N_("“{name}” is a web page or XML, not a table.", name=path.name), _SAVE_AS)
    if lower.startswith((b"dn:", b"version: 1\ndn:")):
        raise FileError(N_("“{name}” is an LDIF file.", name=path.name), N_("Export the address book as CSV or vCard."))
    if not text_encoding.marked(beginning) and _is_binary(beginning):
        raise FileError(N_("“{name}” is not a text file.", name=path.name), _SAVE_AS)


def _is_binary(beginning: bytes) -> bool:
    odd = len(beginning) - len(beginning.translate(None, _BINARY))
    return odd * 50 > len(beginning) or beginning.count(b"\0") * 4 > len(beginning)


def unreadable(path: Path, error: Exception) -> FileError:
    """The file is not there, or nobody may open it."""
    reason = getattr(error, "strerror", None) or str(error)
    return FileError(
        N_("“{name}” cannot be read: {reason}", name=path.name, reason=reason),
        N_("Check that the file is there and that you may open it."),
    )


def damaged(path: Path) -> FileError:
    """The file says that it is a workbook and is none, or a broken one."""
    return FileError(
        N_("“{name}” is damaged: it cannot be read as a workbook.", name=path.name),
        N_("Open it in the program it comes from, save it again and choose that file."),
    )
