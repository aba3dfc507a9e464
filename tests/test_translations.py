"""Every sentence is there in every language, with the same values in it."""

from __future__ import annotations

import ast
import string
from pathlib import Path
from typing import TYPE_CHECKING

import messages
import pytest

from app.i18n import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
TRANSLATES_VALUES = "app/i18n.py"  # the one place that hands on a sentence it was given


def sentences(catalogue: Catalog) -> set[tuple[str | None, object]]:
    return {(message.context, message.id) for message in catalogue if message.id}


def forms(words: object) -> tuple[str, ...]:
    """One form, or one for each kind of number."""
    return tuple(words) if isinstance(words, (tuple, list)) else (str(words),)


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in messages.KEYWORDS:
                yield node, name


def texts(call: ast.Call, name: str) -> list[ast.expr]:
    return call.args[: 2 if name in {"ngettext", "pgettext"} else 1]


def sources() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted((ROOT / "app").rglob("*.py")):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def collected() -> set[tuple[str | None, object]]:
    return sentences(messages.extract())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_the_sentences_of_the_code_and_no_others(
    language: str, collected: set[tuple[str | None, object]]
) -> None:
    listed = sentences(messages.read(language))
    assert (collected - listed, listed - collected) == (set(), set()), "`make messages` updates the catalogues"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_lacks_its_translation(language: str) -> None:
    assert [message.id for message in messages.untranslated(messages.read(language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_that_count_have_every_form_of_the_language(language: str) -> None:
    catalogue = messages.read(language)
    assert [m.id for m in catalogue if m.pluralizable and len(forms(m.string)) != catalogue.num_plurals] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_carry_the_same_values(language: str) -> None:
    def differs(message: Message) -> bool:
        wanted = values(forms(message.id)[-1])
        may_go = {"n"} if message.pluralizable else set()  # "one line" may say its number in words
        return any(not wanted - may_go <= values(form) <= wanted for form in forms(message.string))

    assert [(m.id, m.string) for m in messages.read(language) if m.id and differs(m)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_begin_and_end_as_their_sentence_does(language: str) -> None:
    def edges(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    def differs(message: Message) -> bool:
        return any(edges(form) != edges(forms(message.id)[0]) for form in forms(message.string))

    assert [m.id for m in messages.read(language) if m.id and differs(m)] == []


def test_sentences_are_whole_and_known_before_they_are_translated() -> None:
    built = [
        f"{path}:{call.lineno}"
        for path, tree in sources()
        if path != TRANSLATES_VALUES
        for call, name in calls(tree)
        if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts(call, name))
    ]
    assert built == [], "only plain strings can be collected for translation"


def test_no_sentence_hides_where_the_collector_does_not_look(collected: set[tuple[str | None, object]]) -> None:
    known = {form for _, text in collected for form in forms(text)}
    hidden = [
        f"{path}:{call.lineno}"
        for path, tree in sources()
        for call, name in calls(tree)
        for text in texts(call, name)[1 if name == "pgettext" else 0 :]
        if isinstance(text, ast.Constant) and text.value not in known
    ]
    assert hidden == [], "a call inside an f-string is not collected"
