"""The printers of the shop as they lie in the file."""

from __future__ import annotations

from typing import Any

from app.domain import printer as rules
from app.domain.printer import Printer
from app.models.database import db

_COLUMNS = "id, name, device, adjust"
_ALL = f"SELECT {_COLUMNS} FROM printer ORDER BY name COLLATE NOCASE, id"  # noqa: S608 - constants
_BY_ID = f"SELECT {_COLUMNS} FROM printer WHERE id = ?"  # noqa: S608 - constants
_BY_NAME = f"SELECT {_COLUMNS} FROM printer WHERE name = ?"  # noqa: S608 - constants


def every() -> tuple[Printer, ...]:
    """All printers by name."""
    return tuple(_printer(row) for row in db.execute_sql(_ALL))


def by_id(printer_id: int) -> Printer | None:
    """One printer."""
    row = db.execute_sql(_BY_ID, (printer_id,)).fetchone()
    return _printer(row) if row else None


def by_name(name: str) -> Printer | None:
    """The printer with that name; capitals do not matter."""
    row = db.execute_sql(_BY_NAME, (name,)).fetchone()
    return _printer(row) if row else None


def insert(printer: Printer) -> int:
    """Keep a new printer, or one that was taken out, inside the caller's transaction."""
    row = (printer.id, printer.name, rules.device_text(printer.device), rules.adjust_text(printer.adjust))
    return int(db.execute_sql("INSERT INTO printer (id, name, device, adjust) VALUES (?, ?, ?, ?)", row).lastrowid)


def update(printer: Printer) -> None:
    """Keep what changed of a printer inside the caller's transaction."""
    row = (printer.name, rules.device_text(printer.device), rules.adjust_text(printer.adjust), printer.id)
    db.execute_sql("UPDATE printer SET name = ?, device = ?, adjust = ? WHERE id = ?", row)


def delete(printer_id: int) -> None:
    """Forget a printer inside the caller's transaction; rules that name it fall back to the usual one."""
    db.execute_sql("DELETE FROM printer WHERE id = ?", (printer_id,))


def _printer(row: tuple[Any, ...]) -> Printer:
    identity, name, device, adjust = row
    return Printer(id=int(identity), name=str(name), device=rules.read_device(device), adjust=rules.read_adjust(adjust))
