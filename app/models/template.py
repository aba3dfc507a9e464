"""The shop's own words for letters and cards: every version is kept, none is changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.domain.letter import Occasion, Template, TemplateForm
from app.domain.template_version import PARTS, Version
from app.models import stored
from app.models.database import db

_WHICH = "occasion = ? AND language = ? AND form = ?"
_COLUMNS = "version, program, at, staff, subject, subline, opening, body, closing, wish, signature"
_NEWEST = f"SELECT {_COLUMNS} FROM template WHERE {_WHICH} ORDER BY version DESC LIMIT 1"  # noqa: S608 - constants
_ALL = f"SELECT {_COLUMNS} FROM template WHERE {_WHICH} ORDER BY version DESC"  # noqa: S608 - constants
_HEADS = (
    "SELECT occasion, language, form, max(version), at, staff FROM template GROUP BY occasion, language, form "
    "HAVING program = 0"
)
_INSERT = (
    "INSERT INTO template (occasion, language, form, version, program, at, staff, "
    "subject, subline, opening, body, closing, wish, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def newest(program: Template) -> Version | None:
    """The latest version beside the program's text of the same occasion, language and form."""
    row = db.execute_sql(_NEWEST, _which(program)).fetchone()
    return None if row is None else _version(row, program)


def versions(program: Template) -> tuple[Version, ...]:
    """Every version, the latest first."""
    return tuple(_version(row, program) for row in db.execute_sql(_ALL, _which(program)).fetchall())


def heads() -> dict[tuple[Occasion, str, TemplateForm], tuple[int, datetime, str]]:
    """Version, moment and author of each text that is the shop's own now."""
    return {
        (Occasion(occasion), language, TemplateForm(form)): (int(version), stored.read_moment(at), staff)
        for occasion, language, form, version, at, staff in db.execute_sql(_HEADS).fetchall()
    }


def insert(template: Template, *, at: datetime, staff: str, program: bool) -> None:
    """Keep a version inside the caller's transaction."""
    head = (*_which(template), template.version, int(program), stored.moment(at), staff)
    db.execute_sql(_INSERT, (*head, *(getattr(template, part) for part in PARTS)))


def _which(template: Template) -> tuple[str, str, str]:
    return (template.occasion, template.language, template.form.value)


def _version(row: tuple[Any, ...], program: Template) -> Version:
    number, is_program, at, staff, *parts = row
    words = Template(
        occasion=program.occasion,
        language=program.language,
        form=program.form,
        title=program.title,
        version=number,
        **dict(zip(PARTS, parts, strict=True)),
    )
    return Version(number=number, template=words, at=stored.read_moment(at), staff=staff, program=bool(is_program))
