"""The catalogues of translated words: collect them from the code, update them, compile them."""

from __future__ import annotations

import os
import sys
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from app import __version__
from app.i18n import DOMAIN, LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
KEYWORDS = {
    "_": None,
    "N_": None,
    "NN_": (1, 2),
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
# A fixed date: catalogues change when words change, and only then.
_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def catalogue_path(language: str) -> Path:
    """The catalogue people edit."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def extract() -> Catalog:
    """Every sentence of the code that waits for a translation, with the files it stands in."""
    template = _empty(None)
    for path in sorted((ROOT / "app").rglob("*.py")):
        for line, text, comments, context in extract_from_file("python", path, KEYWORDS, ["Translators:"]):
            template.add(text, None, [(str(path.relative_to(ROOT)), line)], (), comments, context=context)
    for message in template:
        message.flags.discard("python-format")  # our sentences have {names}; a percent sign is a percent sign
    return template


def read(language: str) -> Catalog:
    """A language's catalogue, or an empty one for a language that has none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def _empty(language: str | None) -> Catalog:
    return Catalog(
        locale=language,
        domain=DOMAIN,
        header_comment="# The words of Regulars.",
        project="Regulars",
        version=__version__,
        msgid_bugs_address="Regulars",
        last_translator="Regulars",
        language_team="Regulars",
        creation_date=_DATE,
        revision_date=_DATE,
        fuzzy=False,
    )


def untranslated(catalogue: Catalog) -> list[Message]:
    """Entries that lack words, or whose words are only a guess."""
    return [message for message in catalogue if message.id and (message.fuzzy or not _complete(message))]


def _complete(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def _write(path: Path, catalogue: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)


def _speak_as_written(catalogue: Catalog) -> None:
    """The source is English, so the English catalogue repeats it."""
    for message in untranslated(catalogue):
        message.string = message.id


def update() -> None:
    """Bring the template and all catalogues up to date with the code; say what is left to translate."""
    template = extract()
    _write(TEMPLATE, template)
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(deepcopy(template), no_fuzzy_matching=True)
        if language == "en":
            _speak_as_written(catalogue)
        _write(catalogue_path(language), catalogue)
        _say(f"{language}: {len(catalogue)} sentences, {len(untranslated(catalogue))} to translate")


def compile_all() -> None:
    """Make the binary catalogues the program reads; a running program keeps the ones it has open."""
    for language in LANGUAGES:
        source = catalogue_path(language)
        if source.exists():
            target = source.with_suffix(".mo")
            unfinished = target.with_suffix(f".{os.getpid()}.new")
            with unfinished.open("wb") as file:
                write_mo(file, read(language))
            unfinished.replace(target)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def main(arguments: list[str]) -> int:
    """Run `update` or `compile`."""
    commands = {"update": update, "compile": compile_all}
    if len(arguments) != 1 or arguments[0] not in commands:
        _say("usage: messages.py update|compile")
        return 2
    commands[arguments[0]]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
