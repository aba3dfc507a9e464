"""The texts of letters and cards: the program's, and over them the shop's own in versions that are all kept."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from app import paths
from app.domain import template_version as rules
from app.domain.changes import Changes
from app.domain.letter import Occasion, Template, TemplateForm
from app.domain.template_version import PARTS, PROGRAM, TemplateRow, Version
from app.errors import FormError, NotFoundError
from app.i18n import LANGUAGES, N_
from app.models import audit
from app.models import template as kept
from app.models.database import transaction

_CHANGES = Changes.of("templates")


@dataclass(frozen=True, slots=True)
class Saved:
    """The text that is in use now. Nothing changed when it said the same before."""

    template: Template
    changes: Changes


def template(occasion: Occasion, language: str, form: TemplateForm = TemplateForm.LETTER) -> Template:
    """The text in use: the shop's newest version, or the program's own."""
    own = kept.newest(program(occasion, language, form))
    return program(occasion, language, form) if own is None or own.program else own.template


def templates(language: str, form: TemplateForm = TemplateForm.LETTER) -> tuple[Template, ...]:
    """All texts of a language that are in use, in the order of the occasions."""
    return tuple(template(occasion, language, form) for occasion in Occasion)


def rows() -> tuple[TemplateRow, ...]:
    """Every text with its version, in the order of the occasions."""
    own = kept.heads()
    every = [(occasion, code, form) for occasion in Occasion for code in LANGUAGES for form in TemplateForm]
    return tuple(_row(which, own.get(which)) for which in every)


def versions(occasion: Occasion, language: str, form: TemplateForm = TemplateForm.LETTER) -> tuple[Version, ...]:
    """The shop's versions, the latest first, and last the program's own text."""
    own = program(occasion, language, form)
    return (*kept.versions(own), Version(number=PROGRAM, template=own, program=True))


def version(
    occasion: Occasion, language: str, form: TemplateForm = TemplateForm.LETTER, number: int = PROGRAM
) -> Version:
    """One version; 0 is the program's own text. Raises NotFoundError."""
    found = next((one for one in versions(occasion, language, form) if one.number == number), None)
    if found is None:
        raise NotFoundError(N_("There is no version {n} of this text.", n=number))
    return found


def save(draft: Template, *, seller: str, now: datetime) -> Saved:
    """Keep a new version of a text. Raises FormError for a part that cannot print."""
    tidy = rules.tidied(draft)
    if found := rules.problems(tidy):
        raise FormError(found)
    with transaction():
        return _keep(tidy, seller, now)


def restore(occasion: Occasion, language: str, form: TemplateForm, number: int, *, seller: str, now: datetime) -> Saved:
    """Take an earlier version again as the newest; 0 brings back the program's own text. Raises NotFoundError."""
    with transaction():
        return _keep(version(occasion, language, form, number).template, seller, now)


@cache
def program(occasion: Occasion, language: str, form: TemplateForm = TemplateForm.LETTER) -> Template:
    """The program's own text of an occasion in a language."""
    text = _texts(occasion)[language]
    if form is TemplateForm.CARD:
        text = text | text["card"]
    return Template(
        occasion=str(occasion),
        language=language,
        form=form,
        title=text["title"],
        subject=text["subject"],
        subline=text.get("subline", ""),
        opening=text["opening"],
        body=text["body"].strip(),
        closing=text["closing"],
        wish=text.get("wish", ""),
        signature=text["signature"].strip(),
    )


def _keep(wanted: Template, seller: str, now: datetime) -> Saved:
    """The text as the newest version, unless it is in use already."""
    own = program(Occasion(wanted.occasion), wanted.language, wanted.form)
    last = kept.newest(own)
    current = own if last is None or last.program else last.template
    if rules.same_words(wanted, current):
        return Saved(current, Changes())
    new = replace(wanted, title=own.title, version=(last.number if last else PROGRAM) + 1)
    back = rules.same_words(new, own)
    kept.insert(new, at=now, staff=seller, program=back)
    audit.write(
        at=now,
        staff=seller,
        action="restore" if back else "change",
        kind="template",
        record=f"{new.occasion} {new.language} {new.form}",
        before=_said(current, new),
        after=_said(new, current),
    )
    return Saved(own if back else new, _CHANGES)


def _said(text: Template, other: Template) -> dict[str, object]:
    """The parts that differ, and the version."""
    parts = {part: getattr(text, part) for part in PARTS if getattr(text, part) != getattr(other, part)}
    return {"version": text.version, **parts}


def _row(which: tuple[Occasion, str, TemplateForm], own: tuple[int, datetime, str] | None) -> TemplateRow:
    occasion, language, form = which
    title = program(occasion, language, form).title
    number, at, staff = own or (PROGRAM, None, "")
    return TemplateRow(occasion=occasion, language=language, form=form, title=title, version=number, at=at, staff=staff)


@cache
def _texts(occasion: Occasion) -> dict[str, Any]:
    file = paths.resources() / "letters" / f"{occasion}.toml"
    return tomllib.loads(file.read_text("utf-8"))
