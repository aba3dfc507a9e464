"""What a paper knows it says: every text of its facts is found in the finished PDF, in every size and language."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING

import pytest

from app.documents.writing import plain
from app.domain.wording import Wording
from app.i18n import Language, Message, language
from tests.documents.reading import Print, solid
from tests.papers import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.papers.pages import Sheet

# Codes that a paper shows as words or signs of its own.
CODES = {"action", "after", "before", "channel", "code", "currency", "kind", "method", "occasion", "role"}
CODES |= {"source", "state", "unit", "windows", "wish"}
# Labels of what a gift receipt and an order slip do not show.
NOT_WITHOUT_TAX = {"tax_name", "fiscal_label"}
# Words side by side that the end of a page may part.
_PARTED = 2


def texts(value: object, speech: Language, left_out: set[str], name: str = "") -> Iterator[str]:
    """Every text of a paper's facts as its language says it."""
    if name in left_out:
        return
    if isinstance(value, Message):
        yield speech.render(value)
    elif isinstance(value, Wording):
        yield value.in_language(speech.code)
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, speech, left_out, name)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name), speech, left_out, field.name)


@pytest.mark.parametrize("sheet", tuple(pages.sheets()), ids=str)
def test_every_text_of_the_facts_stands_on_the_paper(sheet: Sheet) -> None:
    paper = pages.made(sheet.language)[sheet]
    said = Print(paper.pdf).solid
    left_out = CODES | NOT_WITHOUT_TAX if sheet.kind in {"gift-receipt", "order-slip"} else CODES
    wanted = {line for text in texts(paper.facts, language(sheet.language), left_out) for line in plain_lines(text)}
    assert {text for text in wanted if not stands(text, said)} == set()


def plain_lines(text: str) -> Iterator[str]:
    yield from filter(None, (plain(line).strip() for line in text.split("\n")))


def stands(text: str, said: str) -> bool:
    """A label may have its figure between its lines, and a paragraph the end of a page between two of its words."""
    words = text.split()
    if not all(solid(word) in said for word in words):
        return False
    together = [solid("".join(words[place : place + 3])) for place in range(len(words) - 2)]
    return sum(part not in said for part in together) <= _PARTED
