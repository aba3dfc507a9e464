"""The sheets and rows of a workbook, read by a child process that may fail without harm."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from app.errors import FileError
from app.exchange import file_kind
from app.i18n import N_

#: The argument that makes the bundled program read a workbook instead of opening a window.
ARGUMENT = "--read-workbook"
MOST_UNPACKED, MOST_RATIO, MOST_PARTS = 50 << 20, 100, 200
_SMALL = 1 << 20
_SECONDS = 25
_AS_CSV = N_("Open it in the program it comes from, save the sheet as CSV and choose that file.")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its neighbours, and its rows from the first of the sheet on."""

    name: str
    names: tuple[str, ...]
    rows: Iterator[list[str]]


def check(path: Path) -> None:
    """Refuse a workbook that unpacks to more than a list of customers can be, before anybody unpacks it."""
    if not zipfile.is_zipfile(path):
        _refuse_encrypted(path)
        return
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > MOST_UNPACKED:
        raise _too_large(path)
    bomb = any(part.file_size > _SMALL and part.file_size > part.compress_size * MOST_RATIO for part in parts)
    if bomb or unpacked > max(packed, 1) * MOST_RATIO or len(parts) > MOST_PARTS:
        raise FileError(N_("“{name}” is packed like no workbook of a shop: it is not opened.", name=path.name), _AS_CSV)


def _refuse_encrypted(path: Path) -> None:
    if path.stat().st_size > MOST_UNPACKED:
        raise _too_large(path)
    if _ENCRYPTED in path.read_bytes():
        raise _locked(path)


@contextmanager
def opened(path: Path, sheet: str = "", most: int = 0) -> Iterator[Sheet]:
    """The sheet of that name, else the first that holds something; at most so many rows, 0 for all."""
    check(path)
    arguments = [*_program(), str(path), sheet, str(most)]
    with subprocess.Popen(  # noqa: S603 - our own program, and no shell
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        clock = Timer(_SECONDS, child.kill)
        clock.daemon = True
        clock.start()
        try:
            yield _sheet(path, _answers(path, child, clock))
        finally:
            clock.cancel()
            child.kill()


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-I", str(Path(__file__).with_name("workbook_child.py"))]


def _answers(path: Path, child: subprocess.Popen[bytes], clock: Timer) -> Iterator[object]:
    """What the child writes. Whoever takes the rows may take their time: the clock runs only up to the first."""
    assert child.stdout is not None  # noqa: S101 - opened as a pipe above
    for line in child.stdout:
        clock.cancel()
        answer = json.loads(line)
        if isinstance(answer, dict) and "error" in answer:
            raise _refused(path, answer["error"])
        yield answer
    if child.wait() != 0:
        raise _too_large(path)


def _sheet(path: Path, answers: Iterator[object]) -> Sheet:
    first = next(answers, None)
    if not isinstance(first, dict):
        raise file_kind.damaged(path)
    return Sheet(first["sheet"], tuple(first["sheets"]), (row for row in answers if isinstance(row, list)))


def _refused(path: Path, error: str) -> FileError:
    if error == "password":
        return _locked(path)
    too_large = error == "memory" or "limit exceeded" in error
    return _too_large(path) if too_large else file_kind.damaged(path)


def _locked(path: Path) -> FileError:
    return FileError(
        N_("“{name}” is locked with a password.", name=path.name),
        N_("Open it in the program it comes from, save it without a password and choose that file."),
    )


def _too_large(path: Path) -> FileError:
    return FileError(
        N_(
            "“{name}” is too large for a workbook: it would take more than {n} MB.",
            name=path.name,
            n=MOST_UNPACKED >> 20,
        ),
        _AS_CSV,
    )
