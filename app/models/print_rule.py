"""The rules of the kinds of paper as they lie in the file."""

from __future__ import annotations

from typing import Any

from app.domain.print_rule import PrintRule
from app.domain.settings import PrintMode
from app.models.database import db

_COLUMNS = "kind, mode, printer_id, paper, copies"
_PUT = (
    "INSERT INTO print_rule (kind, mode, printer_id, paper, copies) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (kind) DO UPDATE SET mode = excluded.mode, printer_id = excluded.printer_id, "
    "paper = excluded.paper, copies = excluded.copies"
)


def every() -> dict[str, PrintRule]:
    """All rules by their kind."""
    rows = db.execute_sql(f"SELECT {_COLUMNS} FROM print_rule")  # noqa: S608 - constants
    return {rule.kind: rule for rule in map(_rule, rows)}


def of_kind(kind: str) -> PrintRule | None:
    """The rule of one kind, if it has one of its own."""
    row = db.execute_sql(f"SELECT {_COLUMNS} FROM print_rule WHERE kind = ?", (kind,)).fetchone()  # noqa: S608 - constants
    return _rule(row) if row else None


def of_printer(printer_id: int) -> tuple[str, ...]:
    """The kinds whose rule names a printer."""
    rows = db.execute_sql("SELECT kind FROM print_rule WHERE printer_id = ? ORDER BY kind", (printer_id,))
    return tuple(str(row[0]) for row in rows)


def set_printer(kind: str, printer_id: int) -> None:
    """Let the rule of a kind, if it names no printer, name this one, inside the caller's transaction."""
    db.execute_sql("UPDATE print_rule SET printer_id = ? WHERE kind = ? AND printer_id IS NULL", (printer_id, kind))


def put(rule: PrintRule) -> None:
    """Keep a rule inside the caller's transaction."""
    db.execute_sql(_PUT, (rule.kind, rule.mode.value, rule.printer_id, rule.paper, rule.copies))


def drop(kind: str) -> None:
    """Forget a rule inside the caller's transaction: the kind follows the shop's general one."""
    db.execute_sql("DELETE FROM print_rule WHERE kind = ?", (kind,))


def _rule(row: tuple[Any, ...]) -> PrintRule:
    kind, mode, printer, paper, copies = row
    return PrintRule(
        kind=str(kind), mode=PrintMode(mode), printer_id=printer, paper=str(paper), copies=int(copies), own=True
    )
