"""No variant of a receipt changes unseen: short, copy, return, exchange, gift, in one language and in two."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.documents import receipt_samples
from tests.documents.reading import Print
from tests.papers import golden
from tests.papers.test_layout import SMALLEST, over

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = golden.FOLDER.parent / "receipts"


@cache
def made() -> dict[str, bytes]:
    return dict(receipt_samples.variants())


NAMES = receipt_samples.names()


@pytest.mark.parametrize("name", NAMES)
def test_it_says_and_looks_as_it_did(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text, picture = golden.text(made()[name]), golden.picture(made()[name])
    words, image = FOLDER / f"{name}.txt", FOLDER / f"{name}.png"
    if request.config.getoption("--update-golden"):
        FOLDER.mkdir(exist_ok=True)
        words.write_text(text, "utf-8")
        if not image.exists() or golden.differ(golden.kept(image), picture):
            image.write_bytes(golden.encoded(picture))
    assert text == words.read_text("utf-8")
    seen = tmp_path / image.name
    picture.save(seen)
    assert not golden.differ(golden.kept(image), picture), f"compare {image} with {seen}"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_on_something_else(name: str) -> None:
    for page in Print(made()[name]).pages:
        shown = [run for run in page.runs if run.text.strip()]
        assert [run for run in shown if run.size < SMALLEST] == []
        assert [(one.text, other.text) for one, other in combinations(shown, 2) if over(one, other)] == []


def test_no_golden_page_is_left_of_a_variant_that_is_gone() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(NAMES)
