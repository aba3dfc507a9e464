"""Label sheets: those that come with the program, and those the shop measured itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from app import paths
from app.domain import label_sheet as rules
from app.domain import typed
from app.domain.changes import Changes
from app.domain.label_sheet import LabelSheet
from app.errors import FormError, InputError, NotFoundError
from app.i18n import N_
from app.models import audit, setting
from app.models.database import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.settings import Paper

_OWN = "labels.own"
_MOST_OWN, _MOST_NAMED = 50, 6


@cache
def known() -> tuple[LabelSheet, ...]:
    """The sheets of the table that comes with the program."""
    table = (paths.resources() / "labels" / "sheets.tsv").read_text("utf-8")
    return tuple(rules.read(line) for line in table.splitlines() if line and not line.startswith("#"))


def own() -> tuple[LabelSheet, ...]:
    """The sheets the shop measured, in the order of their names."""
    found = []
    for line in (setting.read(_OWN) or "").splitlines():
        try:
            found.append(rules.read(line))
        except InputError:
            continue  # a later version wrote it; the others are still good
    return tuple(sorted(found, key=lambda sheet: sheet.name.casefold()))


def all_sheets(paper: Paper | None = None) -> tuple[LabelSheet, ...]:
    """The shop's own first, then the table, of one size of paper if asked."""
    return tuple(sheet for sheet in (*own(), *known()) if paper is None or sheet.paper is paper)


def sheet(name: str) -> LabelSheet:
    """The sheet with that name; its number alone will do. Raises NotFoundError, naming what is alike."""
    wanted = typed.one_line(name).casefold()
    sheets = all_sheets()
    found = [one for one in sheets if one.name.casefold() == wanted]
    found += [one for one in sheets if one.number.casefold() == wanted]
    if found:
        return found[0]
    alike = [one.name for one in sheets if wanted and wanted in one.name.casefold()][:_MOST_NAMED]
    hint = N_("Like it: {names}.", names=", ".join(alike)) if alike else N_("`regulars labels sheets` lists them.")
    raise NotFoundError(N_("There is no label sheet “{name}”.", name=name), hint)


def save(measured: LabelSheet, *, seller: str, now: datetime) -> Changes:
    """Keep a sheet of the shop's own, in the place of one with the same name. Raises FormError by field."""
    tidy = replace(measured, maker="", number=typed.one_line(measured.number).replace("\t", " "), tables=0)
    problems = rules.problems(tidy)
    if not problems and any(one.name.casefold() == tidy.name.casefold() for one in known()):
        problems["number"] = N_("A sheet of the table has this name.")
    others = tuple(one for one in own() if one.name.casefold() != tidy.name.casefold())
    if len(others) >= _MOST_OWN:
        problems["number"] = N_("There are {n} own sheets already: take one away first.", n=_MOST_OWN)
    if problems:
        raise FormError(problems)
    _write((*others, replace(tidy, use=rules.use_of(tidy))), seller, now)
    return Changes.of("settings")


def remove(name: str, *, seller: str, now: datetime) -> Changes:
    """Take away a sheet of the shop's own. Raises NotFoundError."""
    left = tuple(one for one in own() if one.name.casefold() != name.casefold())
    if len(left) == len(own()):
        raise NotFoundError(N_("The shop has no label sheet “{name}” of its own.", name=name))
    _write(left, seller, now)
    return Changes.of("settings")


def _write(sheets: tuple[LabelSheet, ...], seller: str, now: datetime) -> None:
    with transaction():
        setting.write_all({_OWN: "\n".join(map(rules.line, sheets))})
        names = {"sheets": [one.name for one in sheets]}
        audit.write(at=now, staff=seller, action="change", kind="settings", record="labels", after=names)
