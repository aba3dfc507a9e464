"""No label or envelope changes unseen, and nothing on one is printed over something else."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.documents import label_samples
from tests.documents.reading import Print
from tests.papers import golden
from tests.papers.test_layout import over

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = golden.FOLDER.parent / "labels"
# The decimals of a price on the smallest tags.
SMALLEST = 5.5


@cache
def made() -> dict[str, bytes]:
    """Every kind on its sheets, in every language."""
    return dict(label_samples.samples())


@pytest.mark.parametrize("name", label_samples.names())
def test_it_says_and_looks_as_it_did(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    updating = bool(request.config.getoption("--update-golden"))
    golden.check(made()[name], name, FOLDER, seen=tmp_path, updating=updating)


@pytest.mark.parametrize("name", [name for name in label_samples.names() if not name.startswith("spine")])
def test_nothing_stands_on_something_else(name: str) -> None:
    for page in Print(made()[name]).pages:
        shown = [run for run in page.runs if run.text.strip()]
        assert [run for run in shown if run.size < SMALLEST] == []
        assert [(one.text, other.text) for one, other in combinations(shown, 2) if over(one, other)] == []


def test_no_golden_page_is_left_of_a_label_that_is_gone() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(label_samples.names())
