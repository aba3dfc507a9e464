"""The texts of letters and cards on the command line: listed, shown, changed, and taken back."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.letter import FORM_WORDS, OCCASION_WORDS, Occasion, TemplateForm
from app.domain.template_version import PARTS, PROGRAM, TemplateRow, Version
from app.errors import FileError, InputError
from app.i18n import N_
from app.services import letter_templates

if TYPE_CHECKING:
    from app.cli_session import CliSession
    from app.domain.letter import Template
    from app.services.letter_templates import Saved

LARGEST_FILE = 100_000


def templates(session: CliSession, options: Namespace) -> object:
    """`templates list|show|set|versions|restore`."""
    session.open()
    if options.action == "list":
        return _list(session, options)
    if options.occasion is None:
        raise InputError(N_("Say for which occasion."), N_("The occasions are: {choice}.", choice=", ".join(Occasion)))
    deeds = {"show": _show, "set": _set, "versions": _versions, "restore": _restore}
    return deeds[options.action](session, options)


def _list(session: CliSession, options: Namespace) -> object:
    rows = letter_templates.rows()
    if options.json:
        return [_row(row) for row in rows]
    speech = session.speech
    return "\n".join(
        "\t".join(
            (
                row.occasion,
                row.language,
                row.form,
                speech.render(OCCASION_WORDS[row.occasion]),
                speech.render(FORM_WORDS[row.form]),
                speech.moment(row.at) if row.at else speech.gettext("The program’s text"),
            )
        )
        for row in rows
    )


def _show(session: CliSession, options: Namespace) -> object:
    number = options.version
    found = (
        _current(session, options)
        if number is None
        else letter_templates.version(*_which(session, options), number).template
    )
    if options.json:
        return _text(found)
    return "\n\n".join(filter(None, (getattr(found, part) for part in PARTS)))


def _set(session: CliSession, options: Namespace) -> object:
    parts = _from_file(options.file) if options.file else {}
    parts |= {part: getattr(options, part) for part in PARTS if getattr(options, part) is not None}
    if not parts:
        raise InputError(N_("Say what the text is to be."), N_("Give a file, or parts such as --body TEXT."))
    draft = replace(_current(session, options), **parts)  # type: ignore[arg-type]  # the parts are texts
    return _answer(letter_templates.save(draft, seller=session.seller, now=session.now()), session, options)


def _versions(session: CliSession, options: Namespace) -> object:
    found = letter_templates.versions(*_which(session, options))
    if options.json:
        return [_version(one) for one in found]
    speech = session.speech
    own = speech.gettext("The program’s text")
    return "\n".join(
        f"{one.number}\t{speech.moment(one.at) if one.at else ''}\t{own if one.program else one.staff}" for one in found
    )


def _restore(session: CliSession, options: Namespace) -> object:
    number = PROGRAM if options.version is None else options.version
    which = _which(session, options)
    saved = letter_templates.restore(*which, number, seller=session.seller, now=session.now())
    return _answer(saved, session, options)


def _answer(saved: Saved, session: CliSession, options: Namespace) -> object:
    if options.json:
        return {**_text(saved.template), "changed": bool(saved.changes)}
    if not saved.changes:
        return session.speech.gettext("The text says this already.")
    return session.speech.gettext("The text is kept.")


def _which(session: CliSession, options: Namespace) -> tuple[Occasion, str, TemplateForm]:
    return Occasion(options.occasion), options.doc_lang or session.settings.language, TemplateForm(options.form)


def _current(session: CliSession, options: Namespace) -> Template:
    return letter_templates.template(*_which(session, options))


def _from_file(name: str) -> dict[str, str]:
    """The parts of a text from a file such as `templates show --json` writes; `-` is standard input."""
    try:
        text = sys.stdin.read(LARGEST_FILE + 1) if name == "-" else Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(N_("“{file}” cannot be read: {reason}", file=name, reason=str(error))) from error
    try:
        found = json.loads(text) if len(text) <= LARGEST_FILE else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(found.get(part, ""), str) for part in PARTS):
        raise FileError(
            N_("“{file}” does not hold the parts of a text.", file=name),
            N_("It is JSON such as “templates show --json” writes."),
        )
    return {part: found[part] for part in PARTS if part in found}


def _row(row: TemplateRow) -> dict[str, object]:
    at = row.at.isoformat() if row.at else None
    return {
        "occasion": row.occasion,
        "language": row.language,
        "form": row.form,
        "title": row.title,
        "version": row.version,
        "changed_at": at,
        "staff": row.staff,
    }


def _text(template: Template) -> dict[str, object]:
    head = {"occasion": template.occasion, "language": template.language, "form": template.form}
    return {**head, "version": template.version, **{part: getattr(template, part) for part in PARTS}}


def _version(one: Version) -> dict[str, object]:
    at = one.at.isoformat() if one.at else None
    return {**_text(one.template), "version": one.number, "program": one.program, "at": at, "staff": one.staff}
