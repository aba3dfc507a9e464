"""Every paper in every size and language, made once: what golden pages and the contact sheets are made from."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.services import printing
from app.services import settings as settings_service
from app.services.paper_kinds import KINDS, Ask
from tests import verbs
from tests.papers import shops
from tests.papers.story import STORIES

if TYPE_CHECKING:
    from collections.abc import Iterator

# Moments on paper are the shop's local time.
ZONE = "Europe/Bratislava"


@dataclass(frozen=True, slots=True, order=True)
class Sheet:
    """One paper: its kind, its size and its language."""

    kind: str
    size: str
    language: str

    def __str__(self) -> str:
        return f"{self.kind}-{self.size}-{self.language}"


def kinds() -> tuple[str, ...]:
    """All kinds of paper."""
    return tuple(dict.fromkeys(sheet.kind for sheet in sheets()))


def sheets() -> Iterator[Sheet]:
    """All of them; a new kind of paper comes along by itself."""
    for story in STORIES:
        for kind, one in KINDS.items():
            yield from (Sheet(kind, size.value, story.language) for size in one.sizes)


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper and the facts it was made from."""

    facts: object
    pdf: bytes


@cache
def made(language: str) -> dict[Sheet, Paper]:
    """The papers of one language, from a shop that lived through its day."""
    story = next(story for story in STORIES if story.language == language)
    with verbs.zone(ZONE), tempfile.TemporaryDirectory(prefix="regulars-papers-") as folder:
        shop = shops.open_shop(story, Path(folder) / "shop")
        numbers = shops.live(story, shop)
        wanted = [sheet for sheet in sheets() if sheet.language == language]
        papers = {sheet: _made(sheet, numbers[sheet.kind]) for sheet in wanted}
        shop.close()
    return papers


def _made(sheet: Sheet, number: str) -> Paper:
    made_now = printing.make(number, sheet.kind, paper=sheet.size, code=sheet.language, now=shops.NOW)
    assert made_now.missing == (), f"{sheet}: {made_now.missing}"
    facts, _ = KINDS[sheet.kind].find(Ask(number, settings_service.load(), sheet.language, shops.NOW))
    return Paper(facts, made_now.pdf)
