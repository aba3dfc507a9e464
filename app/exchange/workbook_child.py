"""Reads one sheet of a workbook in a process of its own, with little memory, and writes its rows as lines of JSON.

A workbook comes from anybody, and its reader is not ours: what it breaks, it breaks here. Nothing of the program is
imported, so that the process starts fast. `app.exchange.workbook` starts it and reads what it writes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

if sys.platform == "win32":
    resource = None
else:
    import resource

MEMORY = 1 << 30
SECONDS = 20
_ENDINGS = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods")
_WHOLE = 1e15
_DAYS_IN_HOURS = 24


def main(arguments: Sequence[str]) -> int:
    """Write the sheets and the rows of one; a last line `{"error": …}` says what went wrong."""
    path, sheet, most = arguments
    _limit()
    try:
        for line in _read(path, sheet, int(most)):
            sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    except BrokenPipeError:
        return 0
    except PasswordError:
        return _told("password")
    except MemoryError:
        return _told("memory")
    except BaseException as error:  # noqa: BLE001 - the reader's own panics are BaseExceptions; all mean that it cannot be read
        return _told(f"damaged: {error}")
    sys.stdout.buffer.flush()
    return 0


def _limit() -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _told(error: str) -> int:
    sys.stdout.buffer.write(json.dumps({"error": error}).encode() + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _read(path: str, sheet: str, most: int) -> Iterator[object]:
    workbook = _opened(path)
    names = [one.name for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    seen = [
        one.name for one in workbook.sheets_metadata if one.visible == SheetVisibleEnum.Visible and one.name in names
    ]
    found = workbook.get_sheet_by_name(sheet) if sheet in names else _first(workbook, [*seen, *names])
    yield {"sheets": names, "sheet": found.name if found else ""}
    for number, row in enumerate(found.iter_rows() if found else (), 1):
        if most and number > most:
            return
        yield [_text(cell) for cell in row]


def _opened(path: str) -> CalamineWorkbook:
    """By its name, which gives the better words for what is wrong, else by what it holds."""
    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise
    except Exception:  # noqa: BLE001 - any error may come from a name that says something else than the file is
        with open(path, "rb") as file:  # noqa: PTH123 - no need of pathlib here
            return CalamineWorkbook.from_filelike(file)


def _first(workbook: CalamineWorkbook, names: list[str]) -> CalamineSheet | None:
    """The first sheet that holds something."""
    for name in names:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.height:
            return sheet
    return None


def _text(cell: object) -> str:
    """A cell as a person would have typed it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _WHOLE else f"{Decimal(repr(cell)):f}"
    if isinstance(cell, datetime):
        return cell.isoformat(" ") if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, timedelta):
        return _hours(cell)
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _hours(length: timedelta) -> str:
    minutes, seconds = divmod(length.seconds, 60)
    return f"{length.days * _DAYS_IN_HOURS + minutes // 60}:{minutes % 60:02}:{seconds:02}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
