"""Looking a text through for unfair terms on the command line."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import FileError
from app.i18n import N_
from app.services import terms as terms_service

if TYPE_CHECKING:
    from app.cli_session import CliSession
    from app.domain.terms import Finding

_LONGEST_NAME = 1000
_ENDS = (".txt", ".md", ".html", ".json")


def terms(session: CliSession, options: Namespace) -> object:
    """`terms check TEXT|FILE`: what is found is an answer, not a fault."""
    session.open()
    text = _text(options.text)
    found = terms_service.check(text, options.country or session.settings.country)
    if options.json:
        return [_found(one, text, session.language_code) for one in found]
    if not found:
        return session.speech.gettext("No unfair term was found.")
    return "\n\n".join(_words(one, session) for one in found)


def remark(session: CliSession, text: str) -> None:
    """Say on standard error what of a text that was set may be unfair; it is set all the same."""
    for one in terms_service.check(text, session.settings.country) if text else ():
        print(_words(one, session), file=sys.stderr)  # noqa: T201 - this is the command line's face


def _text(given: str) -> str:
    """The text itself, the file it names, or standard input for `-`."""
    if given == "-":
        return sys.stdin.read(terms_service.LONGEST)
    file = Path(given)
    try:
        if len(given) > _LONGEST_NAME or not (file.is_file() or _names_a_file(given)):
            return given
        return file.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise FileError(N_("“{file}” cannot be read: {reason}", file=given, reason=_reason(error))) from error


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def _names_a_file(given: str) -> bool:
    """One word with the end of a text file: nobody prints that, and a slip in a name must not read as praise."""
    return len(given.split()) == 1 and Path(given).suffix.lower() in _ENDS


def _words(one: Finding, session: CliSession) -> str:
    code, _ = session.language_code, session.speech.gettext
    lines = (
        _("“{phrase}”", phrase=one.phrase),
        one.kind.reason.in_language(code),
        f"{one.rule.text.in_language(code)} ({one.rule.source})",
        one.kind.instead.in_language(code),
        "" if one.rule.verified else _("Nobody has read this rule at its source yet."),
    )
    return "\n".join(filter(None, lines))


def _found(one: Finding, text: str, code: str) -> dict[str, object]:
    return {
        "phrase": one.phrase,
        "start": one.start,
        "end": one.end,
        "line": text.count("\n", 0, one.start) + 1,
        "kind": one.kind.key,
        "reason": one.kind.reason.in_language(code),
        "instead": one.kind.instead.in_language(code),
        "rule": one.rule.text.in_language(code),
        "source": one.rule.source,
        "checked": one.rule.checked.isoformat(),
        "verified": one.rule.verified,
    }
