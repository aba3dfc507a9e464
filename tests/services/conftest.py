"""A real shop in an empty folder, as a shopkeeper would have it on the first morning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.services import shop as shops

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.services.shop import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """An open shop with nothing in it."""
    opened = shops.open_shop(tmp_path / "shop")
    yield opened
    opened.close()
