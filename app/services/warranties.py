"""The warranty register: what was promised, until when, for which piece."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.changes import Changes
from app.domain.page import Cursor, Page
from app.domain.unit import UnitFile, UnitQuery, UnitRow
from app.errors import InputError, NotFoundError
from app.i18n import N_
from app.models import audit
from app.models import unit as units
from app.models.database import transaction

LONGEST_SERIAL = 80


@dataclass(frozen=True, slots=True)
class Corrected:
    """A piece with its new serial number, and the one it had."""

    unit: UnitFile
    before: str
    changes: Changes


def page(query: UnitQuery, cursor: Cursor | None = None, limit: int = 50, *, today: date) -> Page[UnitRow]:
    """One page of promises, soonest end first."""
    return units.page(query, cursor, limit, today)


def unit(number: str) -> UnitFile:
    """One piece with its sale, term and complaints. Raises NotFoundError."""
    found = units.find(number)
    if found is None:
        raise NotFoundError(N_("There is no warranty “{number}”.", number=number))
    return found


def correct_serial(number: str, serial: str, *, seller: str, now: datetime) -> Corrected:
    """Put right a serial number that was typed wrongly at the sale; the old one stays in the record of changes."""
    new = serial.strip()
    if len(new) > LONGEST_SERIAL or not new.isprintable():
        raise InputError(N_("A serial number is one line of at most {n} characters.", n=LONGEST_SERIAL))
    with transaction():
        old = unit(number)
        if old.row.serial == new:
            return Corrected(old, new, Changes())
        units.write_serial(old.row.number, new)
        audit.write(
            at=now,
            staff=seller,
            action="correct-serial",
            kind="unit",
            record=old.row.number,
            before={"serial": old.row.serial},
            after={"serial": new},
        )
    return Corrected(unit(number), old.row.serial, Changes.of("units"))
