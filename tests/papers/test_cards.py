"""No card, postcard or leaflet changes unseen, and nothing on one is printed over something else."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.documents import card_samples
from tests.documents.reading import Print
from tests.papers import golden
from tests.papers.test_layout import SMALLEST, over

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = golden.FOLDER.parent / "cards"


@cache
def made() -> dict[str, bytes]:
    """Each in every language; of leaflets the usual numbers on the usual sheets."""
    return dict(card_samples.samples(only=KEPT))


KEPT = card_samples.names(leaflets=("6-A4", "12-A4", "4-A5", "2-Letter"))


@pytest.mark.parametrize("name", KEPT)
def test_it_says_and_looks_as_it_did(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    updating = bool(request.config.getoption("--update-golden"))
    golden.check(made()[name], name, FOLDER, seen=tmp_path, updating=updating)


@pytest.mark.parametrize("name", KEPT)
def test_nothing_stands_on_something_else(name: str) -> None:
    for page in Print(made()[name]).pages:
        shown = [run for run in page.runs if run.text.strip()]
        assert [run for run in shown if run.size < SMALLEST] == []
        assert [(one.text, other.text) for one, other in combinations(shown, 2) if over(one, other)] == []


def test_no_golden_page_is_left_of_a_card_that_is_gone() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(KEPT)
